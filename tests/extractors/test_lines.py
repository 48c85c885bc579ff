from __future__ import annotations

import pytest

from extractors.article import Document
from extractors.lines import Line, LineKind, read_lines


def kinds(text: str) -> list[str]:
    return [line.kind.value for line in read_lines(Document("x", text))]


def line(raw: str) -> Line:
    return read_lines(Document("x", raw))[0]


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("", LineKind.BLANK),
        ("  ", LineKind.BLANK),
        ("北辰半导体今天投产。", LineKind.TEXT),
        ("12.5亿元的项目", LineKind.TEXT),
        ("2024年，公司收入增长。", LineKind.TEXT),
        ("3D封装进展", LineKind.TEXT),
        ("## 一、公司", LineKind.HEADING),
        ("#标签", LineKind.TEXT),
        ("- 产线投产", LineKind.ITEM),
        ("● 产线投产", LineKind.ITEM),
        ("1. 支持流片", LineKind.ITEM),
        ("（一）支持流片", LineKind.ITEM),
        ("一、总则", LineKind.ITEM),
        ("第三条 补助", LineKind.ITEM),
        ("——强化创新", LineKind.ITEM),
        ("股东\t比例", LineKind.ROW),
        ("| 股东 | 比例 |", LineKind.ROW),
        ("△ 签约现场", LineKind.CAPTION),
        ("图1 产能变化", LineKind.CAPTION),
        ("表 2：扩产项目", LineKind.CAPTION),
        ("資料來源：某某研究", LineKind.CAPTION),
        ("（来源：芯事观察）", LineKind.NOTE),
        ("(来源:芯事观察（苏州）)", LineKind.NOTE),
        ("（执笔：李明）", LineKind.NOTE),
        ("来源：芯事观察  2025-06-21", LineKind.NOTE),
        ("原创 芯事观察 2025-06-20 18:30 苏州", LineKind.NOTE),
        ("集成线报 | 2025年10月21日", LineKind.NOTE),
        ("2025年12月8日 记者 李明", LineKind.NOTE),
        ("江政发〔2025〕8号", LineKind.NOTE),
        ("公司宣布产线将于2025年3月4日", LineKind.TEXT),
        ("备案日期：2025年06月20日", LineKind.TEXT),
        ("声明：本文仅代表作者观点，转载请联系授权。", LineKind.NOTE),
        ("https://www.example.com/news/1", LineKind.FURNITURE),
        ("- 12 -", LineKind.FURNITURE),
        ("第 3 页", LineKind.FURNITURE),
        ("（上接第1版）", LineKind.FURNITURE),
        ("公众号·芯事观察", LineKind.FURNITURE),
    ],
)
def test_a_line_is_seen_for_what_it_is(raw: str, kind: LineKind) -> None:
    assert line(raw).kind is kind


def test_a_broken_address_belongs_to_its_footnote() -> None:
    assert kinds("正文。\n\n1 https://www.example.com/a-very-long-\nname\n2 https://example.com\n\n下一页的正文。") == [
        "text",
        "blank",
        "furniture",
        "furniture",
        "furniture",
        "blank",
        "text",
    ]


def test_a_remark_among_footnotes_is_a_note() -> None:
    assert kinds("正文。\n\n1 https://example.com\n2 其中一部分另行公布\n")[2:4] == ["furniture", "note"]


def test_chinese_text_below_an_address_is_text() -> None:
    assert kinds("1 https://example.com\n北辰半导体投产。")[1] == "text"


def test_lines_that_pages_repeat_are_furniture() -> None:
    pages = [f"芯事观察 第{n}页\n第{n}段的内容各不相同。{'略' * n}" for n in range(1, 5)]
    assert kinds("\n\f".join(pages)) == ["furniture", "text"] * 4


def test_a_line_beside_the_number_of_each_page_is_a_running_head() -> None:
    assert (
        kinds("芯事观察\n第 1 页\n甲公司投产。\n\f芯事观察\n第 2 页\n乙公司扩产。")
        == ["furniture", "furniture", "text"] * 2
    )


def test_two_pages_are_too_few_for_a_running_head() -> None:
    assert kinds("芯事观察\n甲公司投产。\n\f芯事观察\n乙公司扩产。") == ["text"] * 4


def test_a_form_feed_or_a_lone_space_begins_a_page() -> None:
    lines = read_lines(Document("x", "甲\n\f乙\n丙\n \n丁"))
    assert [entry.new_page for entry in lines if entry.kind is LineKind.TEXT] == [False, True, False, True]


@pytest.mark.parametrize(
    ("raw", "closed", "ends"),
    [
        ("公司投产。", True, True),
        ("他说：“投产了。”", True, True),
        ("获得资助1。", True, True),
        ("获得资助。12", True, True),
        ("包括以下方面：", True, True),
        ("公司（北辰）", True, False),
        ("公司投资", False, False),
        ("产品有芯片、", False, False),
    ],
)
def test_ends_of_lines(raw: str, closed: bool, ends: bool) -> None:
    assert (line(raw).is_closed, line(raw).ends_sentence) == (closed, ends)


def test_levels_of_headings_and_numbers_of_chapters() -> None:
    assert [line(raw).level for raw in ("# 甲", "### 甲", "甲")] == [1, 3, 0]
    assert [line(raw).is_chapter for raw in ("一、总则", "（二）支持", "1. 流片")] == [True, True, False]


def test_lines_know_their_places() -> None:
    assert [(entry.number, entry.start, entry.raw) for entry in read_lines(Document("x", "甲\r\n乙"))] == [
        (1, 0, "甲"),
        (2, 3, "乙"),
    ]
