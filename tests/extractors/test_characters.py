from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.characters import clean, clean_text, fold, has_cjk, is_cjk, is_wide, squash

CASES = {
    "总投资 12.5 亿元": "总投资12.5亿元",
    "采用 SiC MOSFET 的 28 nm 芯片": "采用SiC MOSFET的28 nm芯片",
    "北辰科技（ＢＣ）：获融资": "北辰科技(BC)：获融资",
    "北辰:投产,销售!": "北辰：投产，销售！",
    "EDA, IP 和 15:12": "EDA, IP和15:12",
    "收入4,292.1万元": "收入4,292.1万元",
    "HBM,猛增": "HBM，猛增",
    "SiC (碳化硅)器件": "SiC(碳化硅)器件",
    "Beichen Micro (BCM) 公司": "Beichen Micro (BCM)公司",
    "**加粗**与#标记>": "加粗与标记",
    "北辰<sup>(1)</sup>与<b>青禾</b>": "北辰与青禾",
    "见[股东信息](#)": "见[股东信息]",
    "![图](http://a.b/c.png)正文": "正文",
    "网址https://www.example.com/a?b=c。后文": "网址。后文",
    "存储芯片 . . . . .": "存储芯片",
    "已投产.下一步扩产": "已投产。下一步扩产",
    "面积100m²": "面积100m2",
    "第①项": "第①项",
    "\\*注": "注",
    "蘇州北辰半導體": "苏州北辰半导体",
    "\u200b北辰\ufeff科技": "北辰科技",
    "“北辰” 与 「青禾」": "“北辰”与「青禾」",
}


@pytest.mark.parametrize(("raw", "view"), CASES.items())
def test_the_clean_view_of_a_line(raw: str, view: str) -> None:
    assert clean_text(raw) == view


def test_every_character_has_its_place() -> None:
    chars, places = clean("  北辰 ABC 公司", start=10)
    assert list(zip(chars, places, strict=True))[:3] == [("北", 12), ("辰", 13), ("A", 15)]


def test_spans_can_be_left_out() -> None:
    assert "".join(clean("资助1。制造", skipped=[(2, 3)])[0]) == "资助。制造"


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("北辰芯片ABc 12.,:;!?（）()*#>\t“”。，、[]<b>/\\-h²㎡①ｱ蘇於乾")))
def test_cleaning_keeps_order_and_adds_nothing(raw: str) -> None:
    chars, places = clean(raw)
    assert len(chars) == len(places)
    assert places == sorted(set(places))
    assert all(len(char) == 1 for char in chars)
    assert all(raw[place].isspace() == (char == " ") for char, place in zip(chars, places, strict=True))


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("北辰芯片ABc12.,:;（）()“”。，、")))
def test_cleaning_twice_changes_nothing(raw: str) -> None:
    once = clean_text(raw)
    assert clean_text(once) == once


def test_folding_keeps_sentence_marks_and_what_would_grow() -> None:
    assert [fold(char) for char in "（Ａ１％，。：㎡…"] == ["(", "A", "1", "%", "，", "。", "：", "㎡", "…"]


def test_chinese_characters_are_no_punctuation() -> None:
    assert is_cjk("芯")
    assert not is_cjk("。")
    assert is_wide("。")
    assert not is_wide("A")
    assert has_cjk("SiC 衬底")
    assert not has_cjk("SiC")


def test_titles_are_compared_without_marks_spaces_and_case() -> None:
    assert squash("## SIC：投资 15 亿元！") == squash("SiC:投资15亿元")
