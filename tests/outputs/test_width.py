"""Widths of texts on a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outputs.width import fitted, one_line, shortened, width


@pytest.mark.parametrize(
    ("text", "cells"), [("", 0), ("abc", 3), ("晶圆", 4), ("8英寸SiC", 8), ("（计划）", 8), ("é", 1), ("e\u0301", 1)]
)
def test_width_counts_wide_characters_twice_and_combining_ones_not(text: str, cells: int) -> None:
    assert width(text) == cells


def test_fitted_pads_left_or_right() -> None:
    assert fitted("晶圆", 6) == "晶圆  "
    assert fitted("42", 6, right=True) == "    42"


def test_shortened_cuts_before_a_wide_character_that_does_not_fit() -> None:
    assert shortened("云帆半导体", 10) == "云帆半导体"
    assert shortened("云帆半导体", 9) == "云帆半导…"
    assert shortened("云帆半导体", 8) == "云帆半…"


@given(st.text(max_size=30), st.integers(min_value=1, max_value=40))
def test_fitted_text_never_takes_more_than_its_cells(text: str, size: int) -> None:
    assert width(fitted(one_line(text), size)) == size


@pytest.mark.parametrize(
    ("cell", "line"),
    [
        (None, ""),
        (0, "0"),
        (0.5, "0.5"),
        (1511000000.0, "1511000000"),
        ("甲\n乙\t丙", "甲 乙 丙"),
        ("a\u202eb\u0007", "ab"),
    ],
)
def test_one_line_shows_what_is_visible(cell: object, line: str) -> None:
    assert one_line(cell) == line
