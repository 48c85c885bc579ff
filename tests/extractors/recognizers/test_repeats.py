"""Repeated strings that no dictionary knows."""

from __future__ import annotations

from extractors.recognizers.repeats import find_repeated, repeated
from extractors.words import words

TEXTS = ("青岚芯投资建厂，", "今年青岚芯与客户签约。", "客户称青岚芯守信。")


def test_unknown_strings_that_come_back_are_found() -> None:
    found = repeated(TEXTS, words())
    assert found["青岚芯"] == 3


def test_a_string_once_printed_is_none() -> None:
    assert "青岚芯" not in repeated(TEXTS[:1], words())


def test_a_part_that_never_stands_alone_is_left_out() -> None:
    assert "岚芯" not in repeated(TEXTS, words())


def test_places_carry_the_count() -> None:
    assert list(find_repeated("青岚芯、青岚芯", {"青岚芯": 5})) == [(0, 3, "5"), (4, 7, "5")]
    assert [label for _, _, label in find_repeated("甲乙丙丁", {"甲乙": 2, "丙丁": 4})] == ["2", "3"]
