"""The table of words and the cut of a text into them."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.words import Words, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公司表示", ["公司", "表示"]),
        ("投资12.5亿元", ["投资", "12.5", "亿元"]),
        ("ABC公司", ["ABC", "公司"]),
        ("", []),
    ],
)
def test_text_is_cut_into_words(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in words().cut(text)] == expected


@given(st.text(alphabet="芯片公司 A1,.。\n浙江省", max_size=40))
def test_words_cover_the_text_without_gaps(text: str) -> None:
    assert "".join(text[a:b] for a, b in words().cut(text)) == text


def test_the_most_probable_cut_wins(tmp_path: Path) -> None:
    table = tmp_path / "words.tsv.gz"
    rows = ["甲乙\t40\tn\t1\t2", "乙丙\t4\tn\t\t", "甲\t8\tn\t\t", "丙\t40\tn\t\t"]
    with gzip.open(table, "wt", encoding="utf-8") as out:
        out.write("".join(row + "\n" for row in rows))
    own = Words(table)
    assert list(own.cut("甲乙丙")) == [(0, 2), (2, 3)]
    assert own.get("甲乙").fine == "2"
    assert own.get("丁丁").fine == ""
