"""Attributes, qualifiers and how their values are written."""

from __future__ import annotations

import re

import pytest

from ontology.attribute import ValueType, value_types
from ontology.turtle import HERE, read_blocks
from ontology.vocabulary import vocabulary

TYPES = value_types(read_blocks(HERE / "attributes.ttl"))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Date", "2025"),
        ("Date", "2025-06"),
        ("Date", "2025-06-20"),
        ("Money", "CNY 1511000000"),
        ("Money", "USD 3.5"),
        ("Percent", "23.15%"),
        ("Percent", "100%"),
        ("Percent", "0.5%"),
        ("Integer", "2300"),
        ("StockCode", "600000"),
        ("StockCode", "ABC"),
        ("Period", "2023H1"),
        ("Period", "2024Q3"),
        ("ProjectStatus", "topped_out"),
        ("ListingStatus", "applying"),
        ("Text", "年产60万片"),
    ],
)
def test_accepted(name: str, value: str) -> None:
    assert TYPES[name].accepts(value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Date", "2025年"),
        ("Date", "2025-13"),
        ("Date", "2025-06-32"),
        ("Date", "25-06-20"),
        ("Money", "15亿元"),
        ("Money", "CNY 近20亿"),
        ("Money", "RMB"),
        ("Percent", "100.5%"),
        ("Percent", "120%"),
        ("Percent", "23.15"),
        ("Integer", "约2300"),
        ("StockCode", "股票代码"),
        ("Period", "去年"),
        ("ProjectStatus", "listed"),
        ("ListingStatus", "planned"),
        ("Text", ""),
    ],
)
def test_refused(name: str, value: str) -> None:
    assert not TYPES[name].accepts(value)


@pytest.mark.parametrize("datatype", TYPES.values(), ids=lambda one: one.name)
def test_patterns_need_no_backslash(datatype: ValueType) -> None:
    assert "\\" not in datatype.pattern
    assert '"' not in datatype.pattern
    re.compile(datatype.pattern)


def test_the_choices_are_what_the_pattern_allows() -> None:
    closed = [datatype for datatype in TYPES.values() if datatype.choices]
    assert {datatype.name for datatype in closed} == {"ProjectStatus", "ListingStatus"}
    for datatype in closed:
        assert datatype.pattern == f"^({'|'.join(datatype.choices)})$"
        for choice in datatype.choices.values():
            assert choice.label_zh
            assert len(choice.patterns) >= 5


def test_attributes_are_described() -> None:
    found = vocabulary().attributes.values()
    assert len(found) == 11
    for attribute in found:
        assert attribute.kinds
        assert attribute.definition.endswith("。")
        assert attribute.patterns or attribute.datatype.choices


def test_a_qualifier_is_apart_from_the_attribute_of_its_name() -> None:
    words = vocabulary()
    assert set(words.qualifiers) == {"round", "amount", "share", "date", "title", "status", "period", "phase"}
    assert words.qualifiers["status"].iri != words.attributes["status"].iri
    assert words.qualifiers["status"].datatype.name == "ListingStatus"
    assert words.attributes["status"].datatype.name == "ProjectStatus"
