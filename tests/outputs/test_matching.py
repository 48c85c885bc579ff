"""The rules by which predicted and annotated things, values and lists are matched."""

from __future__ import annotations

from collections import Counter
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outputs.matching import Alignment, Thing, normalised, one_to_one, same_qualifier, same_value, soft_equal


def thing(kind: str, name: str, *aliases: str, **more: Any) -> Thing:
    return Thing.of({"type": kind, "name": name, "aliases": list(aliases), **more})


def test_normalised_folds_width_case_script_and_punctuation() -> None:
    assert normalised("《雲帆 電子》（ＡＢ-1）") == "云帆电子ab1"


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ("8英寸碳化硅衬底", "碳化硅衬底", True),
        ("碳化", "碳化硅衬底", False),
        ("年产六十万片外延片项目", "年产六十万片外延项目", True),
        ("光刻胶项目", "封装基地", False),
    ],
)
def test_soft_equal_takes_containment_and_bigram_overlap(one: str, other: str, equal: bool) -> None:
    assert soft_equal(one, other) is equal
    assert soft_equal(other, one) is equal


@pytest.mark.parametrize(
    ("attribute", "mine", "gold", "same"),
    [
        ("investment", {"v": "CNY 1000000000"}, {"v": "CNY 1009000000"}, True),
        ("investment", {"v": "CNY 1000000000"}, {"v": "CNY 1020000000"}, False),
        ("investment", {"v": "USD 1000000000"}, {"v": "CNY 1000000000"}, False),
        ("revenue", {"v": "CNY 5", "period": "2024"}, {"v": "CNY 5", "period": "2023"}, False),
        ("founded", {"v": "2014"}, {"v": "2014-05-01"}, True),
        ("founded", {"v": "201"}, {"v": "2014"}, False),
        ("capacity", {"v": "年产 60 万片衬底"}, {"v": "年产60万片"}, True),
        ("stock_code", {"v": "600000"}, {"v": "600001"}, False),
    ],
)
def test_same_value(attribute: str, mine: dict[str, str], gold: dict[str, str], same: bool) -> None:
    assert same_value(attribute, mine, gold) is same


def test_same_qualifier_compares_dates_by_prefix() -> None:
    assert same_qualifier("date", "2025-06", "2025-06-20")
    assert not same_qualifier("round", "2025-06", "2025-06-20")
    assert not same_qualifier("date", None, "2025")


@pytest.mark.parametrize(
    ("mine", "gold", "same"),
    [
        (thing("Company", "云帆电子"), thing("Fund", "云帆", "云帆电子"), True),
        (thing("Company", "云帆电子"), thing("Place", "云帆电子"), False),
        (thing("Segment", "甲", code="ip"), thing("Segment", "乙", code="ip"), True),
        (thing("Segment", "甲", code="ip"), thing("Segment", "甲", code="eda"), False),
        (thing("Place", "海州市"), thing("Place", "海州"), True),
        (thing("Place", "海州市"), thing("Place", "东港园区", within=["海州市", "临江省"]), True),
        (thing("Place", "临江省"), thing("Place", "东港园区", within=["海州市", "临江省"]), False),
        (thing("Product", "云帆V8处理器"), thing("Project", "V8处理器"), True),
        (thing("Person", "王一"), thing("Person", "王二"), False),
    ],
)
def test_stands_for(mine: Thing, gold: Thing, same: bool) -> None:
    assert mine.stands_for(gold) is same


def test_one_predicted_thing_earns_the_statements_of_one_annotated_thing() -> None:
    greedy = thing("Company", "云帆电子", "海岳电子")
    first, second = thing("Company", "云帆电子"), thing("Company", "海岳电子")
    aligned = Alignment([greedy], [first, second], Counter({(greedy, second): 1}))
    assert aligned.same(greedy, second)
    assert not aligned.same(greedy, first)


def test_a_thing_that_two_articles_name_is_aligned_as_one() -> None:
    twice = [thing("Company", "云帆电子"), thing("Company", "云帆", "云帆电子")]
    gold = thing("Company", "云帆电子")
    aligned = Alignment(twice, [gold], Counter())
    assert all(aligned.same(one, gold) for one in twice)


def best(edges: list[set[int]], size: int) -> int:
    """Size of the largest matching, by trying all orders."""
    rows = len(edges)
    padded = list(range(size)) + [-1] * rows
    return max(sum(j in edges[i] for i, j in enumerate(order)) for order in set(permutations(padded, rows)))


@given(st.lists(st.sets(st.integers(0, 2)), max_size=3))
def test_one_to_one_is_a_maximum_matching(edges: list[set[int]]) -> None:
    pairs, wrong, missed = one_to_one(list(range(len(edges))), list(range(3)), lambda i, j: j in edges[i])
    assert len(pairs) == best(edges, 3)
    assert all(j in edges[i] for i, j in pairs)
    assert sorted([i for i, _ in pairs] + wrong) == list(range(len(edges)))
    assert sorted([j for _, j in pairs] + missed) == [0, 1, 2]


def test_one_to_one_follows_long_chains_without_recursion() -> None:
    size = 1200
    pairs, _, _ = one_to_one(range(size + 1), range(size + 1), lambda i, j: j == 0 if i == size else j in (i, i + 1))
    assert len(pairs) == size + 1
