"""Mentions and their places."""

from __future__ import annotations

import pytest

from extractors.mention import Mention


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ((0, 4), (2, 6), True),
        ((0, 4), (1, 2), True),
        ((0, 4), (0, 4), True),
        ((0, 4), (4, 6), False),
        ((5, 6), (0, 4), False),
    ],
)
def test_overlap_is_mutual(one: tuple[int, int], other: tuple[int, int], *, shared: bool) -> None:
    a, b = Mention(*one, "Company"), Mention(*other, "Fund")
    assert a.overlaps(b) is b.overlaps(a) is shared


def test_mentions_are_ordered_by_their_place() -> None:
    late, long, short = Mention(5, 6, "Company"), Mention(1, 4, "Company"), Mention(1, 2, "Place")
    assert sorted([late, long, short]) == [short, long, late]
