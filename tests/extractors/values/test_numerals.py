"""Numerals, Chinese and Arabic."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.values.numerals import chinese, number, plain, scale


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三", 3),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("三百零五", 305),
        ("两千", 2000),
        ("一万二千", 12_000),
        ("三亿五千万", 350_000_000),
        ("千亿", 100_000_000_000),
        ("亿", 100_000_000),
        ("五万亿", 5_000_000_000_000),
        ("二〇二五", 2025),
        ("二○二三", 2023),
    ],
)
def test_chinese_numerals_are_read(text: str, value: int) -> None:
    assert chinese(text) == value


@pytest.mark.parametrize("text", ["", "三星", "元", "3"])
def test_other_words_are_no_numerals(text: str) -> None:
    assert chinese(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("16.25亿", "1625000000"),
        ("3,871.204万", "38712040"),
        ("1亿2000万", "120000000"),
        ("1.15万亿", "1150000000000"),
        ("3千万", "30000000"),
        ("三千万", "30000000"),
        ("88", "88"),
    ],
)
def test_numbers_carry_their_scale(text: str, value: str) -> None:
    assert number(text) == Decimal(value)


def test_what_is_no_number_is_none() -> None:
    assert number("三星") is None


@pytest.mark.parametrize(
    ("word", "factor"), [("", 1), ("千万", 10**7), ("万亿", 10**12), ("billion", 10**9), ("M", 10**6)]
)
def test_scales(word: str, factor: int) -> None:
    assert scale(word) == factor


@given(st.integers(min_value=0, max_value=10**15))
def test_whole_numbers_are_written_and_read_back(value: int) -> None:
    assert number(f"{value:,}") == value
    assert plain(Decimal(value)) == str(value)


@given(st.decimals(min_value=0, max_value=10**9, places=3))
def test_idle_zeros_are_dropped(value: Decimal) -> None:
    text = plain(value)
    assert Decimal(text) == value
    assert "E" not in text
    assert "." not in text or text[-1] not in "0."
