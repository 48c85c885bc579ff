"""What the tagger sees of each character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.recognizers.model import source
from extractors.tagger_features import observe, shape


@pytest.mark.parametrize(("char", "expected"), [("芯", "H"), ("S", "A"), ("i", "a"), ("8", "9"), ("，", "，")])
def test_shape(char: str, expected: str) -> None:
    assert shape(char) == expected


def test_a_layer_and_the_title_change_what_is_seen_where_they_stand_and_nowhere_else() -> None:
    text = "海岭微电子在合肥开工"
    words = source().words
    plain = observe(text, words=words)
    marked = observe(text, words=words, layers=[("z", [(6, 8, "Place")])])
    titled = observe(text, words=words, title="海岭微电子开工")
    assert [n for n in range(len(text)) if set(plain[n]) != set(marked[n])][:2] == [6, 7]
    assert set(plain[0]) == set(marked[0])
    assert set(plain[0]) != set(titled[0])
    assert set(plain[6]) == set(titled[6])


@given(st.text(alphabet="海岭微电子在合肥AMD8英寸，。《》()", max_size=30))
def test_one_row_for_each_character_and_the_same_again(text: str) -> None:
    rows = observe(text, words=source().words)
    assert len(rows) == len(text)
    assert all(rows)
    assert rows == observe(text, words=source().words)
