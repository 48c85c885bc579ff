"""Borders of sentences and clauses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.bounds import clause_end, clause_start, sentence_end, sentence_start

TEXT = "标题\n海岭投资3,871万元，建厂。“很好！”王五说：“对”；后来"


@pytest.mark.parametrize(
    ("word", "sentence", "clause"),
    [
        ("标题", "标题", "标题"),
        ("871", "海岭投资3,871万元，建厂", "海岭投资3,871万元"),
        ("建厂", "海岭投资3,871万元，建厂", "建厂"),
        ("王五", "王五说：“对”；后来", "王五说"),
        ("后来", "王五说：“对”；后来", "后来"),
    ],
)
def test_borders(word: str, sentence: str, clause: str) -> None:
    at = TEXT.index(word)
    assert TEXT[sentence_start(TEXT, at) : sentence_end(TEXT, at)] == sentence
    assert TEXT[clause_start(TEXT, at) : clause_end(TEXT, at)] == clause


@given(st.text(alphabet="海岭4,，。；！\n\t”：", max_size=40), st.integers(min_value=0, max_value=40))
def test_a_clause_lies_in_its_sentence(text: str, at: int) -> None:
    at = min(at, len(text))
    assert 0 <= sentence_start(text, at) <= clause_start(text, at) <= at
    assert at <= clause_end(text, at) <= sentence_end(text, at) <= len(text)
