from __future__ import annotations

from extractors.article import Document
from extractors.footnotes import references


def left_out(text: str) -> list[str]:
    lines = text.split("\n")
    spans = references(Document("x", text))
    return [lines[number - 1][start:end] for number in sorted(spans) for start, end in spans[number]]


NOTES = "\n\n1 https://example.com/a\n2 https://example.com/b\n"


def test_numbers_of_footnotes_are_found_behind_words_and_brackets() -> None:
    assert left_out(f"获得资助1。北辰（苏州）2，另有扩产计划。{NOTES}") == ["1", "2"]


def test_several_numbers_in_a_row() -> None:
    assert left_out(f"保障资源分配1-2。提供方案12。{NOTES}") == ["1-2", "12"]


def test_numbers_with_a_unit_or_a_space_before_them_belong_to_the_sentence() -> None:
    assert left_out(f"投资2亿元，位列第1，共 2。产线图1，另见表2。{NOTES}") == []


def test_numbers_without_a_footnote_belong_to_the_sentence() -> None:
    assert left_out(f"获得资助7。{NOTES}") == []
    assert left_out("获得资助1。\n\n1\n") == []


def test_a_footnote_belongs_to_its_page() -> None:
    assert left_out(f"第一页资助1。{NOTES}\f第二页资助1。") == ["1"]


def test_a_number_at_the_beginning_of_a_line() -> None:
    assert left_out(f"北辰半导体提供解决方案\n\n2。公司还将扩产。{NOTES}") == ["2"]


def test_a_number_alone_above_its_address() -> None:
    assert left_out("获得资助3。\n\n3\n\nhttps://example.com/c\n") == ["3"]
