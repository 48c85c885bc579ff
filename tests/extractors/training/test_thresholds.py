"""Thresholds put precision first."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.training.thresholds import choose

CLEAN = [(0.9, True), (0.8, True), (0.7, True), (0.3, False), (0.2, False)]
MUDDLED = [(0.95, True), (0.6, False), (0.6, False), (0.6, True), (0.55, False), (0.5, False)]


def chosen(*rows: list[tuple[float, bool]], said: list[int] | None = None) -> list[float]:
    counts = said if said is not None else [sum(right for _, right in row) for row in rows]
    found = choose(rows, np.array(counts))
    assert found.shape == (len(rows),)
    return [round(float(one), 3) for one in found]


def test_a_type_alone_has_its_own_best_threshold() -> None:
    assert chosen(CLEAN) == [0.7]


def test_wrong_ones_among_the_right_raise_it() -> None:
    (threshold,) = chosen(MUDDLED * 30)
    assert 0.6 < threshold <= 0.8


def test_thresholds_stay_within_bounds() -> None:
    assert chosen([(0.99, True), (0.98, False)] * 50) == [0.8]
    assert chosen([(0.05, True)] * 50) == [0.25]


def test_what_no_candidate_holds_counts_as_missed() -> None:
    rows = [(0.9, True)] * 20 + [(0.4, True)] * 10 + [(0.4, False)] * 15
    (few,), (many,) = chosen(rows, said=[30]), chosen(rows, said=[300])
    assert (few, many) == (0.8, 0.4)


def test_a_rare_type_follows_the_common_threshold() -> None:
    frequent = CLEAN * 100
    rare = [(0.3, True), (0.29, False)]
    alone, common = chosen(rare)[0], chosen(frequent)[0]
    with_others = chosen(frequent, rare)[1]
    assert alone == pytest.approx(0.3)
    assert abs(with_others - common) < abs(with_others - alone)


def test_a_type_that_nothing_said_has_a_threshold() -> None:
    found = chosen(CLEAN * 20, [], said=[60, 0])
    assert found[1] == found[0] == 0.7


def test_without_anything_the_threshold_is_even() -> None:
    assert chosen([], []) == [0.5, 0.5]
