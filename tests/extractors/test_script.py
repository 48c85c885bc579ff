from __future__ import annotations

import pytest

from extractors.script import simplify


@pytest.mark.parametrize(
    ("traditional", "simple"),
    [
        ("於蘇州設廠", "于苏州设厂"),
        ("半導體產業", "半导体产业"),
        ("後來發展", "后来发展"),
        ("plain text", "plain text"),
    ],
)
def test_traditional_lines_become_simplified(traditional: str, simple: str) -> None:
    assert simplify(traditional) == simple


@pytest.mark.parametrize("text", ["乾坤光电落户", "於陵路八号", "徵羽科技"])
def test_characters_of_both_scripts_stay_in_simplified_lines(text: str) -> None:
    assert simplify(text) == text
