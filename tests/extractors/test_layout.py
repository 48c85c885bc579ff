from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.article import Article, Document
from extractors.characters import fold
from extractors.layout import lay_out
from ontology.normal import simplify

MAGAZINE = """## 北辰半导体：投资 15 亿元建厂


6月20日，北辰半导体在江北新区举行 8 英寸产线开工仪式。该项目总投资 15 亿元，建成后年产 36 万片，带动上下游企业

\f集聚发展。

△ 开工仪式现场

### 融资历程

| 时间 | 投资方 |
|------|--------|
| 2024年 | 海纳创投 |

股东\t比例\t
北辰控股\t\t23.15%

- **海纳创投**：领投
1. 支持流片

（来源：芯事观察）
"""

POLICY = """江海市人民政府文件

江政发〔2025〕8号

江海市关于支持集成电路产业的通知

各区人民政府：

一、支持范围

流片企业。

江海市人民政府

2025年6月3日
"""


def view(text: str, **known: str) -> Article:
    document = Document("x", text)
    return lay_out(document, 1, len(document.line_starts), **known)


def blocks(article: Article) -> list[tuple[str, str]]:
    return [(block.kind.value, article.text[block.start : block.end]) for block in article.blocks]


def test_a_magazine_article() -> None:
    assert blocks(view(MAGAZINE)) == [
        ("title", "北辰半导体：投资15亿元建厂"),
        (
            "paragraph",
            "6月20日，北辰半导体在江北新区举行8英寸产线开工仪式。该项目总投资15亿元，建成后年产36万片，带动上下游企业集聚发展。",
        ),
        ("caption", "开工仪式现场"),
        ("heading", "融资历程"),
        ("table_row", "时间\t投资方"),
        ("table_row", "2024年\t海纳创投"),
        ("table_row", "股东\t比例"),
        ("table_row", "北辰控股\t\t23.15%"),
        ("item", "海纳创投：领投"),
        ("heading", "1.支持流片"),
        ("note", "(来源：芯事观察)"),
    ]


def test_an_official_document_keeps_its_letterhead_as_notes() -> None:
    article = view(POLICY, title="江海市关于支持集成电路产业的通知")
    assert blocks(article)[:4] == [
        ("note", "江海市人民政府文件"),
        ("note", "江政发〔2025〕8号"),
        ("title", "江海市关于支持集成电路产业的通知"),
        ("paragraph", "各区人民政府："),
    ]
    assert blocks(article)[-2:] == [("note", "江海市人民政府"), ("note", "2025年6月3日")]


def test_a_title_on_two_lines_is_one_block() -> None:
    article = view("北辰半导体在江北新区投资建设八\n英寸产线\n\n正文。", title="北辰半导体在江北新区投资建设八英寸产线")
    assert blocks(article)[0] == ("title", "北辰半导体在江北新区投资建设八英寸产线")


def test_a_text_without_title_is_called_by_its_first_sentence() -> None:
    article = view("据悉，北辰半导体完成B轮融资。公司位于苏州。")
    assert article.title == "据悉，北辰半导体完成B轮融资。"
    assert blocks(article) == [("paragraph", "据悉，北辰半导体完成B轮融资。公司位于苏州。")]


def test_nothing_gives_an_empty_view() -> None:
    article = view("\n \n")
    assert (article.text, article.blocks, article.title) == ("", (), "")


def test_footnotes_and_their_numbers_are_left_out() -> None:
    article = view("标题\n\n获得资助1。下一步扩产。\n\n1 https://example.com/a\n")
    assert blocks(article) == [("title", "标题"), ("paragraph", "获得资助。下一步扩产。")]


def test_numbers_that_a_line_end_cut_are_whole() -> None:
    lines = "\n".join(
        ["北辰半导体在江北新区的八英寸产线今天投产总投资1", "2亿元建成后年产三十六万片用于新能源汽车等领域的"] * 5
    )
    assert "总投资12亿元" in view(lines + "\n客户。").text


def test_crumbs_of_figures_are_captions() -> None:
    assert blocks(view("标题行\n\n正文一。\n\n345,000\n\nXINYUN GROUP\n\n正文二。"))[2:4] == [
        ("caption", "345,000"),
        ("caption", "XINYUN GROUP"),
    ]


def test_a_heading_of_two_characters_stands_above_a_paragraph() -> None:
    assert blocks(view("标题行\n\n结语\n\n正文一。\n\n量\n\n表\n\n图表"))[1:] == [
        ("heading", "结语"),
        ("paragraph", "正文一。"),
        ("caption", "量"),
        ("caption", "表"),
        ("caption", "图表"),
    ]


def test_english_articles_have_paragraphs() -> None:
    article = view("Beichen raises Series B\n\nBeichen, a fabless company, raised 30 million dollars.\n\nMore money.")
    assert [kind for kind, _ in blocks(article)][:1] == ["title"]
    assert "caption" not in [kind for kind, _ in blocks(article)]


def test_what_is_known_is_passed_on() -> None:
    article = view("标题\n\n正文。", section="芯企业", source="芯事观察", date="2025-06-20", issue_date="2025-06")
    assert (article.section, article.source, article.date, article.issue_date) == (
        "芯企业",
        "芯事观察",
        "2025-06-20",
        "2025-06",
    )


def test_lines_of_an_article_only() -> None:
    document = Document("x", "甲公司\n\n甲投产。\n\n乙公司\n\n乙投产。")
    assert blocks(lay_out(document, 5, 7)) == [("title", "乙公司"), ("paragraph", "乙投产。")]


PIECES = st.sampled_from(
    [
        *(
            "北辰半导体",
            "投资",
            "15 亿元",
            "，",
            "。",
            "：",
            "（",
            "）",
            "(AMD) ",
            "SiC MOSFET",
            "蘇州設廠",
            "乾坤",
            "m²",
        ),
        *(" ", "  ", "\n", "\n\n", "\n \n", "\f", "\t", "\r\n", "**", "## ", "- ", "1. ", "△ ", "图1 ", "（来源：报）"),
        *(
            "1 https://example.com/a\n",
            "1。",
            "<b>",
            "</b>",
            "| a | b |",
            "2025年6月3日",
            ",",
            ":",
            ".",
            "㎡",
            "①",
            "…",
        ),
    ]
)
_WIDENED = str.maketrans(",:;!?.", "，：；！？。")


def same(char: str, raw: str) -> bool:
    """Whether a character of the view stands for a character of the document."""
    plain = simplify(fold(raw))
    return simplify(char) in (plain, plain.translate(_WIDENED), " " if raw.isspace() else plain) or (
        char == "\t" and raw == "|"
    )


@settings(deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_every_character_has_its_place_in_the_document(text: str) -> None:
    article = view(text)
    offsets = article.offsets
    assert len(offsets) == len(article.text)
    assert all(before <= after for before, after in pairwise(offsets))
    for i, (char, place) in enumerate(zip(article.text, offsets, strict=True)):
        put_in = i > 0 and place == offsets[i - 1] and char in "\n ，"
        assert put_in or same(char, text[place]), (char, text[place])


@settings(deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_blocks_cover_the_view_in_order(text: str) -> None:
    article = view(text)
    assert "\n".join(article.text[block.start : block.end] for block in article.blocks) == article.text
    assert all(block.start < block.end for block in article.blocks)
    assert not any("\n" in article.text[block.start : block.end] for block in article.blocks)
    assert sum(block.kind == "title" for block in article.blocks) <= 1


@settings(deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join), st.data())
def test_spans_lie_in_the_document(text: str, data: st.DataObject) -> None:
    article = view(text)
    if article.text:
        start = data.draw(st.integers(0, len(article.text) - 1))
        end = data.draw(st.integers(start + 1, len(article.text)))
        first, last = article.span(start, end)
        assert 0 <= first < last <= len(text)


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_line_ends_make_no_difference(ending: str) -> None:
    assert blocks(view(MAGAZINE.replace("\n", ending))) == blocks(view(MAGAZINE))
