from __future__ import annotations

from extractors.article import Document
from extractors.lines import LineKind, read_lines
from extractors.paragraphs import columns, joined, layout_style

LONG = "北辰半导体今天宣布位于江北新区的八英寸晶圆产线正式投产项目总投资十二亿元建成后年产晶圆三十六万片并将带动"


def groups(text: str) -> list[str]:
    document = Document("x", text)
    lines = [line for line in read_lines(document) if line.kind is not LineKind.BLANK]
    return ["".join(line.text for line in group) for group in joined(lines, layout_style(document))]


def wrapped(text: str, width: int = 20) -> str:
    return "\n\n".join(text[i : i + width] for i in range(0, len(text), width))


def test_a_page_break_in_a_sentence_is_healed() -> None:
    assert groups(f"{LONG}\n\n \n上下游企业集聚。\n\n下一段。") == [f"{LONG}上下游企业集聚。", "下一段。"]


def test_a_caption_that_interrupts_a_sentence_is_left_out() -> None:
    assert groups(f"{LONG}\n\n△ 投产仪式\n\n上下游企业集聚。") == [f"{LONG}上下游企业集聚。"]


def test_a_caption_behind_a_sentence_stays() -> None:
    assert groups("北辰投产。\n\n△ 投产仪式\n\n青禾扩产。") == ["北辰投产。", "△投产仪式", "青禾扩产。"]


def test_a_heading_without_mark_is_not_joined() -> None:
    assert groups("核心优势明显\n\n北辰半导体成立于2018年，专注功率器件。") == [
        "核心优势明显",
        "北辰半导体成立于2018年，专注功率器件。",
    ]


def test_the_rest_of_a_torn_sentence_is_joined_where_headings_are_marked() -> None:
    text = "## 甲\n\n北辰在市场\n\n上领先。\n\n## 乙\n\n公司在本地设计、制造和销\n\n售芯片，客户很多。\n\n## 丙\n\n完。"
    assert "公司在本地设计、制造和销售芯片，客户很多。" in groups(text)


def test_a_date_begins_a_sentence_of_its_own() -> None:
    assert groups(f"{LONG}\n\n5月28日，青禾递表。") == [LONG, "5月28日，青禾递表。"]


def test_broken_lines_are_joined_to_paragraphs() -> None:
    first = "北辰半导体今天宣布位于江北新区的八英寸晶圆产线正式投产项目总投资十二亿元。" * 3 + "完。"
    second = "青禾汽车将采购其功率器件用于新能源汽车并与其联合开发下一代模块产品平台。" * 3 + "好。"
    assert groups(f"{wrapped(first)}\n\n{wrapped(second)}") == [first, second]


def test_chapters_stand_alone_among_broken_lines() -> None:
    body = "北辰半导体今天宣布位于江北新区的八英寸晶圆产线正式投产项目总投资十二亿元，" * 4 + "完。"
    assert groups(f"一、北辰半导体的产线与投资情况\n\n{wrapped(body)}")[0] == "一、北辰半导体的产线与投资情况"


def test_lines_of_a_list_item_that_break_hard_belong_together() -> None:
    assert groups("- 2022-07-26 融资  \nC轮 海纳创投、远望资本\n- 2021-02-22 融资") == [
        "- 2022-07-26融资C轮海纳创投、远望资本",
        "- 2021-02-22融资",
    ]


def test_a_sentence_goes_on_behind_a_line_that_breaks_hard() -> None:
    assert groups(f"{LONG}  \n\n \n上下游企业集聚。") == [f"{LONG}上下游企业集聚。"]
    assert groups("江海市半导体协会  \n江海市产业研究院") == ["江海市半导体协会", "江海市产业研究院"]


def test_the_style_tells_broken_lines_and_marked_headings() -> None:
    assert layout_style(Document("x", wrapped(LONG * 8))).width == 40
    assert layout_style(Document("x", f"{LONG}。\n\n" * 12)).width is None
    assert layout_style(Document("x", "# 甲\n\n文。\n\n## 乙\n\n文。\n\n## 丙\n\n文。")).marks_headings
    assert not layout_style(Document("x", "甲\n\n文。")).marks_headings


def test_chinese_characters_are_two_columns_wide() -> None:
    assert columns("芯片SiC，") == 9
