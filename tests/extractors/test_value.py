"""The contract of the value grammars, over the whole shelf."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.value import Calendar, ValueKind
from extractors.values import GRAMMARS, find_values

WORDS = ("总投资", "16.25", "亿元", "万美元", "2024年", "6月20日", "年产", "万片", "/月", "占地", "平方米", "(688999)")
SIGNS = ("23%", "员工", "300人", "〔2023〕", "17号", "A轮", "、", "，", "。", "\n", "约", "数", "-", "三十", " ", "\t")
PIECES = st.sampled_from([*WORDS, *SIGNS])


def test_every_kind_has_a_grammar() -> None:
    assert set(GRAMMARS) == set(ValueKind)


@pytest.mark.parametrize("kind", ValueKind)
@given(text=st.lists(PIECES, max_size=25).map("".join))
def test_values_stand_inside_the_text_in_order(kind: ValueKind, text: str) -> None:
    end = 0
    for value in find_values(kind, text, Calendar(2024, 6, 1)):
        assert value.kind is kind
        assert value.value
        assert end <= value.start < value.end <= len(text)
        end = value.end


@pytest.mark.parametrize(
    ("iso", "calendar"),
    [
        ("2025-06-20", Calendar(2025, 6, 20)),
        ("2025-06", Calendar(2025, 6)),
        ("2025", Calendar(2025)),
        (None, Calendar()),
        ("June", Calendar()),
    ],
)
def test_a_calendar_has_the_precision_of_its_date(iso: str | None, calendar: Calendar) -> None:
    assert Calendar.parse(iso) == calendar
