"""Features of candidates: in range, reproducible, and sensitive to what matters."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest

from extractors.article import Article
from extractors.candidate import candidates, context
from extractors.features import SIZE, features, number, prepare
from extractors.pairs import kind_pairs
from extractors.sentence import sentences
from extractors.thing import Thing

Marked = Callable[..., tuple[Article, list[Thing]]]

TEXT = (
    "{Company:海岭科技}扩产\n{Company:海岭科技}、{Company:云汀半导体}和{Company:启穹电子}等企业向{Company:蓝鲸汽车}供应MCU，"
    "{=海岭科技:公司}投资15亿元在{Place:云汀市}建设{Project:雷鸣项目}。由{Person:陆知行}负责，总投资12.5亿元。\n"
    "{Fund:远帆资本}持有{Company:海岭科技}23.5%的股份；位于{Place:云汀市}。"
)


def all_features(marked: Marked, text: str, *, title: bool = False) -> list[np.ndarray]:
    article, things = marked(text, title=title)
    found = sentences(article, things)
    shared = context(things, found)
    prepared = [prepare(s) for s in found]
    return [
        features(c, article, things, prepared[c.sentence], shared)
        for c in candidates(things, found, shared, frozenset(kind_pairs()))
    ]


def first(marked: Marked, text: str) -> set[int]:
    """Features of the first candidate."""
    return {int(n) for n in all_features(marked, text)[0]}


def holds(name: str) -> int:
    return number(name) & (SIZE - 1)


def test_features_are_sorted_numbers_in_range(marked: Marked) -> None:
    rows = all_features(marked, TEXT, title=True)
    assert len(rows) > 20
    for row in rows:
        assert row.dtype == np.int64
        assert 0 <= row[0] <= row[-1] < SIZE
        assert all(a < b for a, b in pairwise(row))


def test_features_do_not_change_from_run_to_run(marked: Marked) -> None:
    one, other = all_features(marked, TEXT), all_features(marked, TEXT)
    assert all((a == b).all() for a, b in zip(one, other, strict=True))


def test_hashes_do_not_change_from_version_to_version() -> None:
    """The weights of a stored model stand at these numbers."""
    assert number("kinds=Company,Project") == 0xCA0262C0
    assert number("held=supplies:供货,between,so") == 0xB6E55E0F


def test_candidates_are_told_apart(marked: Marked) -> None:
    rows = all_features(marked, TEXT, title=True)
    assert len({row.tobytes() for row in rows}) == len(rows)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("{Company:海岭}投资15.11亿元建设{Project:雷鸣项目}。", "{Company:海岭}投资2,000亿元建设{Project:雷鸣项目}。"),
        ("{Company:海岭}用AI建设{Project:雷鸣项目}。", "{Company:海岭}用ai建设{Project:雷鸣项目}。"),
        ("{Company:海岭}建设{Project:雷鸣项目}。由某某", "{Company:海岭} 建设 {Project:雷鸣项目} 。由某某"),
    ],
)
def test_what_makes_no_difference(marked: Marked, one: str, other: str) -> None:
    assert first(marked, one) == first(marked, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("{Company:海岭}建设{Project:雷鸣项目}。", "{Company:海岭}参观{Project:雷鸣项目}。"),
        ("{Company:海岭}建设{Project:雷鸣项目}。", "{Project:雷鸣项目}由{Company:海岭}建设。"),
        ("{Company:海岭}建设{Project:雷鸣项目}。", "{Fund:海岭}建设{Project:雷鸣项目}。"),
        ("{Company:海岭}在建{Project:雷鸣项目}。", "{Company:海岭}在建{Project:雷鸣项目}，{Company:海岭}"),
        ("{Company:海岭}签{Project:雷鸣项目}约。", "{Company:海岭}，签{Project:雷鸣项目}约。"),
        ("{Company:海岭}建设{Project:雷鸣项目}。", "{Company:海岭}、{Company:云汀}建设{Project:雷鸣项目}。"),
    ],
)
def test_what_makes_a_difference(marked: Marked, one: str, other: str) -> None:
    assert first(marked, one) != first(marked, other)


def test_templates_and_triggers_are_features(marked: Marked) -> None:
    found = first(marked, "{Company:海岭}向{Company:云汀}供货。")
    assert {holds("filled=supplies"), holds("filled=supplies:{s}向{o}供货")} <= found
    assert holds("held=supplies:供货,beside,so") in found
    assert holds("filled=supplies") not in first(marked, "{Company:海岭}与{Company:云汀}聚餐。")


def test_a_trigger_in_another_clause_does_not_count(marked: Marked) -> None:
    assert holds("held=supplies:供货,between,so") in first(marked, "{Company:海岭}供货给{Company:云汀}。")
    away = first(marked, "{Company:海岭}与{Company:云汀}聚餐，谈到供货。")
    assert not {holds(f"held=supplies:供货,{where},so") for where in ("between", "beside", "by-s", "by-o")} & away


def test_the_kind_of_block_and_the_title_are_features(marked: Marked) -> None:
    text = "{Company:海岭}建设{Project:雷鸣项目}"
    article = all_features(marked, text + "\n" + text, title=True)
    in_title, in_body = ({int(n) for n in row} for row in article)
    assert holds("block=title") in in_title - in_body
    assert holds("block=paragraph") in in_body - in_title
    assert holds("stitle=True,Company") in in_title & in_body


def test_a_coordination_is_known_to_all_its_members(marked: Marked) -> None:
    (sentence,) = sentences(*marked("{Company:甲}、{Company:乙}以及{Company:丙}向{Company:丁}供货，{Company:戊}"))
    assert prepare(sentence).lists == {0: (0, 5), 2: (0, 5), 5: (0, 5), 7: (7, 7), 11: (11, 11)}


def test_the_middle_of_a_long_stretch_is_left_out(marked: Marked) -> None:
    def text(middle: str) -> str:
        return "{Company:海岭}" + "甲" * 15 + middle + "乙" * 15 + "，{Project:雷鸣项目}。"

    assert first(marked, text("丙丁" * 10)) == first(marked, text("戊己" * 10))
    assert first(marked, text("丙丁" * 10)) != first(marked, text("戊己" * 6))


def test_the_wording_of_a_segment_is_a_feature(marked: Marked) -> None:
    article, things = marked("{Company:海岭}深耕{Segment:碳化硅}。")
    things[1] = Thing(1, "Segment", "碳化硅", mentions=things[1].mentions, code="compound")
    found = sentences(article, things)
    shared = context(things, found)
    (one,) = candidates(things, found, shared, frozenset({("Company", "Segment")}))
    numbers = set(features(one, article, things, prepare(found[0]), shared).tolist())
    assert {holds("ocode=compound"), holds("owording=碳化硅")} <= numbers
