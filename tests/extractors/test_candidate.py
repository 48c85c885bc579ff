"""Candidates and how their arguments are reached."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.article import Article
from extractors.candidate import FAR, Candidate, Context, Reach, candidates, context
from extractors.sentence import sentences
from extractors.thing import Thing

Marked = Callable[..., tuple[Article, list[Thing]]]
Row = tuple[int, str, str, str, str]

OWN, REFERENCE, CARRIED, TITLE, MAIN = Reach.OWN, Reach.REFERENCE, Reach.CARRIED, Reach.TITLE, Reach.MAIN
BUILDS = frozenset({("Company", "Project")})


def of(
    marked: Marked, text: str, pairs: frozenset[tuple[str, str]] = BUILDS, *, title: bool = False
) -> tuple[list[Candidate], list[Thing], Context]:
    article, things = marked(text, title=title)
    found = sentences(article, things)
    shared = context(things, found)
    return list(candidates(things, found, shared, pairs)), things, shared


def rows(marked: Marked, text: str, pairs: frozenset[tuple[str, str]] = BUILDS, *, title: bool = False) -> list[Row]:
    """Sentence, subject, its reach, object, its reach."""
    found, things, _ = of(marked, text, pairs, title=title)
    return [
        (c.sentence, things[c.subject.thing].name, c.subject.reach, things[c.object.thing].name, c.object.reach)
        for c in found
    ]


def test_both_named_in_the_sentence(marked: Marked) -> None:
    assert rows(marked, "{Company:海岭}建设{Project:雷鸣项目}。") == [(0, "海岭", OWN, "雷鸣项目", OWN)]


def test_both_directions_where_the_kinds_allow_them(marked: Marked) -> None:
    found = rows(marked, "{Company:海岭}、{Company:云汀}合作。", frozenset({("Company", "Company")}))
    assert found == [(0, "海岭", OWN, "云汀", OWN), (0, "云汀", OWN, "海岭", OWN)]


def test_kinds_that_nothing_relates_are_no_candidates(marked: Marked) -> None:
    assert rows(marked, "{Place:云汀市}与{Person:陆知行}。") == []
    assert rows(marked, "{Project:雷鸣项目}在{Place:云汀市}。") == []


def test_each_mention_is_a_candidate_of_its_own(marked: Marked) -> None:
    found, _, _ = of(marked, "{Company:海岭}说，{Company:海岭}建设{Project:雷鸣项目}。")
    assert [c.subject.occurrence.at for c in found if c.subject.occurrence is not None] == [0, 3]


def test_a_thing_is_no_candidate_with_itself(marked: Marked) -> None:
    assert rows(marked, "{Company:海岭}收购{Company:海岭}。", frozenset({("Company", "Company")})) == []


def test_role_words_are_told_from_names(marked: Marked) -> None:
    found = rows(marked, "{Company:海岭}签约。{=海岭:公司}建设{Project:雷鸣项目}。")
    assert found == [(1, "海岭", REFERENCE, "雷鸣项目", OWN)]


def test_the_first_thing_of_the_sentence_before_is_carried_on(marked: Marked) -> None:
    assert rows(marked, "{Company:海岭}会见{Company:云汀}。将建设{Project:雷鸣项目}。") == [
        (1, "海岭", CARRIED, "雷鸣项目", OWN)
    ]


def test_the_nearest_sentence_before_wins(marked: Marked) -> None:
    found = rows(marked, "{Company:海岭}成立。{Company:云汀}成立。建设{Project:雷鸣项目}。")
    assert found == [(2, "云汀", CARRIED, "雷鸣项目", OWN)]


def test_things_are_not_carried_far(marked: Marked) -> None:
    assert len(rows(marked, "{Company:海岭}成立。一。二。建设{Project:雷鸣项目}。")) == 1
    assert rows(marked, "{Company:海岭}成立。一。二。三。建设{Project:雷鸣项目}。") == []


def test_a_thing_of_the_title_reaches_every_sentence(marked: Marked) -> None:
    found = rows(marked, "{Company:海岭}签约\n一。二。三。四。建设{Project:雷鸣项目}。", title=True)
    assert found == [(5, "海岭", TITLE, "雷鸣项目", OWN)]


def test_what_the_title_names_is_not_carried_but_of_the_title(marked: Marked) -> None:
    found = rows(marked, "{Company:海岭}签约\n建设{Project:雷鸣项目}。", title=True)
    assert found == [(1, "海岭", TITLE, "雷鸣项目", OWN)]


def test_the_main_thing_is_the_most_mentioned_of_its_kind(marked: Marked) -> None:
    text = "{Company:云汀}、{Company:云汀}和{Company:海岭}。一。二。三。四。建设{Project:雷鸣项目}。"
    assert rows(marked, text) == [(5, "云汀", MAIN, "雷鸣项目", OWN)]
    assert of(marked, text)[2].main == {"Company": 0}


def test_a_thing_of_the_title_is_the_main_one_before_others(marked: Marked) -> None:
    text = "{Company:海岭}签约\n{Company:海岭}与{Company:云汀}、{Company:云汀}、{Company:云汀}。"
    shared = of(marked, text, title=True)[2]
    assert shared.title == {0}
    assert shared.main == {"Company": 0}
    assert (shared.counts[0], shared.counts[1]) == (2, 3)


def test_what_is_named_once_is_no_main_thing(marked: Marked) -> None:
    assert of(marked, "{Company:海岭}。{Company:云汀}。")[2].main == {}


def test_role_words_count_as_mentions(marked: Marked) -> None:
    assert of(marked, "{Company:海岭}。{=海岭:公司}。{Company:云汀}。")[2].counts[0] == 2


def test_one_of_the_two_is_named_in_the_sentence(marked: Marked) -> None:
    found, _, _ = of(marked, "{Company:海岭}与{Project:雷鸣项目}签约\n一。\n将由{Company:海岭}建设。\n二。", title=True)
    assert found
    assert all(c.subject.occurrence or c.object.occurrence for c in found)
    assert {c.sentence for c in found} == {0, 2}


def test_a_thing_stands_once_among_those_that_a_sentence_does_not_name(marked: Marked) -> None:
    text = "{Company:海岭}签约\n{Company:海岭}成立。建设{Project:雷鸣项目}。{Company:海岭}说。"
    last = [row for row in rows(marked, text, title=True) if row[0] == 2]
    assert last == [(2, "海岭", CARRIED, "雷鸣项目", OWN)]


def test_places_and_segments_must_be_named(marked: Marked) -> None:
    seats = frozenset({("Company", "Place"), ("Company", "Segment")})
    text = "{Place:云汀市}{Segment:封测}\n{Place:云汀市}{Segment:封测}。{Company:海岭}成立。"
    assert rows(marked, text, seats, title=True) == []


@pytest.mark.parametrize(("gap", "count"), [(FAR - 1, 1), (FAR, 0)])
def test_mentions_far_apart_are_no_candidates(marked: Marked, gap: int, count: int) -> None:
    assert len(rows(marked, "{Company:海岭}" + "的" * gap + "{Project:雷鸣项目}。")) == count
