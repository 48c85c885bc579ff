"""Known names in the text: longest matches with respect for Latin words and numbers."""

from __future__ import annotations

import pytest

from extractors.recognizers.gazetteer import Gazetteer, cuts_word

NAMES = (
    ("云启半导体", "Company"),
    ("云启半导体材料", "Company"),
    ("QDX", "Company"),
    ("青岚", "Place"),
    ("青岚", "Government"),
    ("MX300", "Product"),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("云启半导体宣布扩产", [(0, 5, "Company")]),
        ("云启半导体材料公司", [(0, 7, "Company")]),
        ("客户包括QDX、RAQDXM", [(4, 7, "Company")]),
        ("青岚", [(0, 2, "Place"), (0, 2, "Government")]),
        ("型号MX3000和MX300", [(9, 14, "Product")]),
        ("没有名字", []),
        ("", []),
    ],
)
def test_longest_whole_names_are_found(text: str, expected: list[tuple[int, int, str]]) -> None:
    assert list(Gazetteer(NAMES).find(text)) == expected


def test_names_are_folded_as_the_clean_view_is() -> None:
    assert list(Gazetteer([("雲啟ＡＢ", "Company")]).find("云启AB投产")) == [(0, 4, "Company")]


@pytest.mark.parametrize(
    ("text", "at", "cut"),
    [
        ("ABC", 1, True),
        ("A1", 1, True),
        ("12", 1, True),
        ("芯A", 1, False),
        ("é f", 1, False),
        ("AB", 0, False),
        ("AB", 2, False),
    ],
)
def test_borders_that_cut_a_latin_word(text: str, at: int, cut: bool) -> None:
    assert cuts_word(text, at) is cut
