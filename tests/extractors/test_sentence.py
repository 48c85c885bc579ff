"""Sentences and their symbols."""

from __future__ import annotations

from array import array
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.article import Article, Block, BlockKind, Document
from extractors.sentence import Sentence, sentences
from extractors.thing import Thing

Marked = Callable[..., tuple[Article, list[Thing]]]


def cut(marked: Marked, text: str, *, title: bool = False) -> list[Sentence]:
    return sentences(*marked(text, title=title))


def plain(text: str, things: list[Thing]) -> list[Sentence]:
    blocks = (Block(BlockKind.PARAGRAPH, 0, len(text)),)
    return sentences(Article(Document("made", text), (1, 1), "", text, array("q", range(len(text))), blocks), things)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("海岭开工。云汀签约。", ["海岭开工。", "云汀签约。"]),
        ("真的？！是的", ["真的？！", "是的"]),
        ("他说：“开工了。”随后离场。", ["他说：“开工了。”", "随后离场。"]),
        ("「投产。」海岭", ["「投产。」", "海岭"]),
        ("出货12.5万片，良率98.2%。", ["出货12.5万片，良率98.2%。"]),
        ("海岭科技Inc. 开工", ["海岭科技Inc. 开工"]),
        ("标题\n正文。", ["标题", "正文。"]),
        ("。", ["。"]),
        ("", []),
    ],
)
def test_sentences_end_at_their_marks_and_at_blocks(marked: Marked, text: str, pieces: list[str]) -> None:
    assert [text[s.start : s.end] for s in cut(marked, text)] == pieces


def test_a_sentence_knows_its_block(marked: Marked) -> None:
    found = cut(marked, "云汀签约\n海岭开工。海岭投产。\n海岭\t一期", title=True)
    assert [(s.block, s.kind) for s in found] == [
        (0, BlockKind.TITLE),
        (1, BlockKind.PARAGRAPH),
        (1, BlockKind.PARAGRAPH),
        (2, BlockKind.TABLE_ROW),
    ]


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("总投资15.11亿", ["总", "投", "资", "#", "亿"]),
        ("1,500万", ["#", "万"]),
        ("占12.5%股", ["占", "#%", "股"]),
        ("SiC MOSFET器件", ["sic", "mosfet", "器", "件"]),
        ("AI+RISC-V", ["ai+risc-v"]),
        ("R&D/EDA", ["r&d/eda"]),
        ("8英寸\t6英寸", ["#", "英", "寸", "\t", "#", "英", "寸"]),
        ("DDR5内存", ["ddr", "#", "内", "存"]),
    ],
)
def test_symbols(marked: Marked, text: str, symbols: list[str]) -> None:
    (sentence,) = cut(marked, text)
    assert list(sentence.symbols) == symbols


def test_sums_of_money_look_alike(marked: Marked) -> None:
    (one,) = cut(marked, "{Project:雷鸣项目}总投资15.11亿元")
    (other,) = cut(marked, "{Project:云汀封测项目}总投资2,000亿元")
    assert one.symbols == other.symbols == ("‹Project›", "总", "投", "资", "#", "亿", "元")


def test_a_mention_is_one_symbol_with_its_place(marked: Marked) -> None:
    article, things = marked("近日，{Company:海岭科技}向{Company:Yunting Inc}供货。{=海岭科技:公司}称")
    first, second = sentences(article, things)
    assert first.symbols == ("近", "日", "，", "‹Company›", "向", "‹Company›", "供", "货", "。")
    assert [(o.thing, o.at, o.reference, article.text[o.start : o.end]) for o in first.occurrences] == [
        (0, 3, False, "海岭科技"),
        (1, 5, False, "Yunting Inc"),
    ]
    assert [(o.thing, o.at, o.reference, article.text[o.start : o.end]) for o in second.occurrences] == [
        (0, 0, True, "公司"),
    ]


def test_nested_mentions_share_the_symbol_of_the_outer_one() -> None:
    text = "海岭碳化硅项目开工"
    things = [
        Thing(0, "Segment", "碳化硅", mentions=((2, 5),)),
        Thing(1, "Project", "海岭碳化硅项目", mentions=((0, 7),)),
        Thing(2, "Company", "海岭", mentions=((0, 2),)),
    ]
    (sentence,) = plain(text, things)
    assert sentence.symbols == ("‹Project›", "开", "工")
    assert [(o.kind, o.at, text[o.start : o.end]) for o in sentence.occurrences] == [
        ("Project", 0, "海岭碳化硅项目"),
        ("Company", 0, "海岭"),
        ("Segment", 0, "碳化硅"),
    ]


def test_a_mention_that_cuts_another_is_left_out() -> None:
    things = [
        Thing(0, "Company", "海岭科技", mentions=((0, 4),)),
        Thing(1, "Company", "科技园区", mentions=((2, 6),)),
    ]
    (sentence,) = plain("海岭科技园区开工", things)
    assert sentence.symbols == ("‹Company›", "园", "区", "开", "工")
    assert [o.thing for o in sentence.occurrences] == [0]


def test_a_place_and_its_government_share_a_symbol() -> None:
    things = [Thing(0, "Place", "甲国", mentions=((0, 2),)), Thing(1, "Government", "甲国", mentions=((0, 2),))]
    (sentence,) = plain("甲国宣布限制", things)
    assert {(o.thing, o.at) for o in sentence.occurrences} == {(0, 0), (1, 0)}
    assert sentence.symbols[1:] == ("宣", "布", "限", "制")


def test_clauses_are_numbered(marked: Marked) -> None:
    (sentence,) = cut(marked, "{Company:海岭}签约，总投资1,200万元；开工：是")
    by_clause: dict[int, str] = {}
    for symbol, clause in zip(sentence.symbols, sentence.clause, strict=True):
        by_clause[clause] = by_clause.get(clause, "") + symbol
    assert by_clause == {0: "‹Company›签约，", 1: "总投资#万元；", 2: "开工：", 3: "是"}


PARTS = st.lists(st.sampled_from(["海岭", "。", "！”", "\n", "12.5", "AMD", " ", "，", "\t", "项目", "，1,000", "？"]))


@given(PARTS, st.data())
def test_sentences_cover_the_blocks_and_occurrences_their_names(parts: list[str], data: st.DataObject) -> None:
    text = "".join(parts)
    spans = [(i, i + 2) for i in range(len(text)) if text.startswith(("海岭", "项目"), i)]
    chosen = [span for span in spans if data.draw(st.booleans())]
    lines = text.split("\n")
    ends = [sum(len(line) + 1 for line in lines[: i + 1]) - 1 for i in range(len(lines))]
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, end - len(line), end) for line, end in zip(lines, ends, strict=True) if line
    )
    article = Article(Document("made", text), (1, 1), "", text, array("q", range(len(text))), blocks)
    found = sentences(article, [Thing(0, "Company", "海岭", mentions=tuple(chosen))])
    assert "".join(text[s.start : s.end] for s in found) == text.replace("\n", "")
    assert [(o.start, o.end) for s in found for o in s.occurrences] == chosen
    for sentence in found:
        assert len(sentence.symbols) == len(sentence.clause)
        assert all(sentence.symbols[o.at] == "‹Company›" for o in sentence.occurrences)
        assert sentence.symbols.count("‹Company›") == len(sentence.occurrences)
