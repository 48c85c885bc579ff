"""Counts of right, found and wanted spans."""

from __future__ import annotations

import pytest

from extractors.training.scores import Scores


def test_scores_by_label_and_in_all() -> None:
    scores = Scores()
    scores.add([(0, 2, "A"), (3, 4, "A")], [(0, 2, "A"), (3, 4, "B")])
    scores.add([(0, 2, "B")], [(0, 2, "B"), (5, 6, "B")])
    assert (scores.of("A").precision, scores.of("A").recall) == (0.5, 1.0)
    assert scores.of("B").f1 == pytest.approx(0.5)
    assert scores.total().f1 == pytest.approx(4 / 7)
    assert scores.of("C").f1 == 0.0
    assert scores.table().splitlines()[0].startswith("B")
