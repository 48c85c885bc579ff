"""What an article says of pairs of things, with a small model made here."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from extractors.arbiter import Arbiter
from extractors.article import Article
from extractors.pairs import relation_names
from extractors.ranker import Ranker
from extractors.relater import Relater, Relation
from extractors.thing import Thing
from ontology.errors import ArtefactError

Marked = Callable[..., tuple[Article, list[Thing]]]
Learned = Callable[..., Ranker]
Row = tuple[str, str, str]

GIVES = {"filled=supplies:{s}向{o}供货": {"supplies": 5.0}}


def rows(found: list[Relation], things: list[Thing]) -> list[Row]:
    return [(things[r.subject].name, r.predicate, things[r.object].name) for r in found]


def test_a_relation_has_its_sentence_and_its_probability(marked: Marked, learned: Learned, arbiter: Arbiter) -> None:
    article, things = marked("今天很好。{Company:海岭}向{Company:云汀}供货。")
    (found,) = Relater(learned(GIVES), arbiter).relate(article, things)
    assert (found.subject, found.predicate, found.object) == (0, "supplies", 1)
    assert article.text[found.sentence.start : found.sentence.end] == "海岭向云汀供货。"
    assert found.candidate.subject.occurrence is not None
    assert found.probability == pytest.approx(1 / (1 + np.exp(-1.5)), abs=0.02)


def test_below_its_threshold_nothing_is_said(marked: Marked, learned: Learned, arbiter: Arbiter) -> None:
    article, things = marked("{Company:海岭}向{Company:云汀}供货。")
    strict = dataclasses.replace(arbiter, thresholds={**arbiter.thresholds, "supplies": 0.95})
    assert Relater(learned(GIVES), strict).relate(article, things) == []
    refused = Relater(learned(GIVES), strict).judge(article, things)
    assert ("海岭", "supplies", "云汀") in rows(refused, things)


def test_a_relation_is_said_once(marked: Marked, learned: Learned, arbiter: Arbiter) -> None:
    article, things = marked("{Company:海岭}见{Company:云汀}。{Company:海岭}向{Company:云汀}供货。" * 2)
    (found,) = Relater(learned(GIVES), arbiter).relate(article, things)
    assert found.sentence.start == len("海岭见云汀。")


def test_a_symmetric_relation_is_written_once(marked: Marked, learned: Learned, arbiter: Arbiter) -> None:
    article, things = marked("{Company:海岭}与{Company:云汀}合作，{Company:云汀}与{Company:海岭}合作。")
    relater = Relater(learned({"kinds=Company,Company": {"partners_with": 6.0}}), arbiter)
    assert rows(relater.relate(article, things), things) == [("海岭", "partners_with", "云汀")]


@pytest.mark.parametrize("name", ["acquires", "holds", "subsidiary_of", "supplies"])
def test_what_goes_one_way_is_said_one_way(marked: Marked, learned: Learned, arbiter: Arbiter, name: str) -> None:
    article, things = marked("{Company:海岭}给{Company:云汀}。")
    ranker = learned({"kinds=Company,Company": {name: 4.0}, "exact=True给": {name: 1.0}})
    judged = {row for row in rows(Relater(ranker, arbiter).judge(article, things), things) if row[1] == name}
    assert judged == {("海岭", name, "云汀"), ("云汀", name, "海岭")}
    assert rows(Relater(ranker, arbiter).relate(article, things), things) == [("海岭", name, "云汀")]


def coded(things: list[Thing], codes: dict[str, str]) -> list[Thing]:
    return [dataclasses.replace(t, code=codes.get(t.name)) for t in things]


def test_the_whole_industry_is_left_out_beside_a_field(marked: Marked, learned: Learned, arbiter: Arbiter) -> None:
    article, things = marked(
        "{Company:海岭}从事{Segment:半导体}、{Segment:集成电路}和{Segment:碳化硅}。\n\n\n\n\n{Company:云汀}从事{Segment:半导体}。"
    )
    things = coded(things, {"半导体": "semiconductor", "集成电路": "ic", "碳化硅": "compound"})
    relater = Relater(learned({"reach=own,own": {"operates_in": 5.0}}), arbiter)
    assert rows(relater.relate(article, things), things) == [
        ("海岭", "operates_in", "碳化硅"),
        ("云汀", "operates_in", "半导体"),
    ]


def test_a_province_is_left_out_beside_its_town(marked: Marked, learned: Learned, arbiter: Arbiter) -> None:
    article, things = marked("{Company:海岭}在{Place:浙江}{Place:绍兴市}。{Company:云汀}在{Place:浙江}。")
    within = {"绍兴市": ("浙江省", "中国")}
    aliases = {"浙江": ("浙江省",)}
    things = [dataclasses.replace(t, within=within.get(t.name, ()), aliases=aliases.get(t.name, ())) for t in things]
    relater = Relater(learned({"reach=own,own": {"located_in": 5.0}}), arbiter)
    assert rows(relater.relate(article, things), things) == [
        ("海岭", "located_in", "绍兴市"),
        ("云汀", "located_in", "浙江"),
    ]


def test_relations_stand_in_the_order_of_the_text(marked: Marked, learned: Learned, arbiter: Arbiter) -> None:
    text = (
        "{Company:云汀}向{Company:启穹}供货。{Company:海岭}向{Company:云汀}供货。{Company:启穹}向{Company:蓝鲸}供货。"
    )
    article, things = marked(text)
    found = Relater(learned(GIVES), arbiter).relate(article, list(things))
    assert [r.sentence.start for r in found] == sorted(r.sentence.start for r in found)
    assert len(found) == 3


def test_two_runs_say_the_same(marked: Marked, learned: Learned, arbiter: Arbiter) -> None:
    text = "{Company:云汀}、{Company:海岭}向{Company:启穹}和{Company:蓝鲸}供货。公司在{Place:绍兴市}。"
    article, things = marked(text)
    ranker = learned(GIVES | {"kinds=Company,Place": {"located_in": 4.0}})
    one, other = (Relater(ranker, arbiter).judge(article, things) for _ in range(2))
    assert one == other
    assert len(one) > 4


def test_an_article_without_things_says_nothing(marked: Marked, learned: Learned, arbiter: Arbiter) -> None:
    article, _ = marked("今天很好。")
    assert Relater(learned({}), arbiter).relate(article, []) == []


def test_both_parts_are_loaded(marked: Marked, learned: Learned, arbiter: Arbiter, tmp_path: Path) -> None:
    learned(GIVES).save(tmp_path)
    arbiter.save(tmp_path)
    article, things = marked("{Company:海岭}向{Company:云汀}供货。")
    assert rows(Relater.load(tmp_path).relate(article, things), things) == [("海岭", "supplies", "云汀")]


def test_a_model_of_another_vocabulary_is_refused(learned: Learned, arbiter: Arbiter, tmp_path: Path) -> None:
    dataclasses.replace(learned({}), relations=(*relation_names()[:-1], "zests")).save(tmp_path)
    arbiter.save(tmp_path)
    with pytest.raises(ArtefactError, match="train it again"):
        Relater.load(tmp_path)
