"""The best flat set of proposals."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.recognizers.fusion import bucket, flat

SPANS = st.tuples(st.integers(0, 12), st.integers(1, 6)).map(lambda p: (p[0], p[0] + p[1], "Company"))


@pytest.mark.parametrize(
    ("spans", "scores", "kept"),
    [
        ([(0, 4), (2, 6)], [0.9, 0.8], [0]),
        ([(0, 2), (2, 4), (0, 4)], [0.7, 0.7, 0.8], [0, 1]),
        ([(0, 2), (2, 4), (0, 4)], [0.6, 0.6, 0.9], [2]),
        ([(0, 2)], [0.4], []),
        ([], [], []),
    ],
)
def test_gains_are_weighed_against_each_other(
    spans: list[tuple[int, int]], scores: list[float], kept: list[int]
) -> None:
    assert flat([(a, b, "Company") for a, b in spans], [score - 0.4 for score in scores]) == kept


@given(st.lists(st.tuples(SPANS, st.floats(0, 1)), max_size=9))
def test_no_other_flat_set_is_better(pairs: list[tuple[tuple[int, int, str], float]]) -> None:
    spans, scores = [span for span, _ in pairs], [score for _, score in pairs]
    kept = flat(spans, [score - 0.3 for score in scores])

    def is_flat(numbers: tuple[int, ...]) -> bool:
        return all(
            spans[a][1] <= spans[b][0] or spans[b][1] <= spans[a][0] for a, b in itertools.combinations(numbers, 2)
        )

    def gain(numbers: tuple[int, ...]) -> float:
        return sum(scores[n] - 0.3 for n in numbers)

    assert is_flat(tuple(kept))
    sets = (s for size in range(len(spans) + 1) for s in itertools.combinations(range(len(spans)), size))
    assert gain(tuple(kept)) == pytest.approx(max(gain(s) for s in sets if is_flat(s)))


def test_buckets_grow_with_the_belief() -> None:
    steps = [bucket(belief / 100) for belief in range(101)]
    assert steps == sorted(steps)
    assert len(set(steps)) > 8
