"""Boosted trees: the arrays say what scikit-learn's trees say."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from extractors.recognizers.forest import Forest
from extractors.training.forest import fit_forest
from ontology.errors import ArtefactError

pytest.importorskip("sklearn")


def make_data() -> tuple[np.ndarray, np.ndarray]:
    table = np.random.default_rng(3).normal(size=(400, 4))
    return table, (table[:, 0] > 0.2) ^ (table[:, 1] > 0)


def test_trees_learn_what_no_line_separates() -> None:
    table, labels = make_data()
    right = (fit_forest(table, labels).probabilities(table) > 0.5) == labels
    assert right.mean() > 0.95


def test_arrays_agree_with_the_library() -> None:
    from sklearn.ensemble import HistGradientBoostingClassifier

    table, labels = make_data()
    theirs = HistGradientBoostingClassifier(
        learning_rate=0.06, max_iter=10, max_leaf_nodes=5, min_samples_leaf=20, l2_regularization=1.0,
        early_stopping=False, random_state=0,
    ).fit(table.astype(np.float32), labels)  # fmt: skip
    expected = theirs.predict_proba(table.astype(np.float32))[:, 1]
    np.testing.assert_allclose(fit_forest(table, labels, trees=10, leaves=5).probabilities(table), expected, atol=1e-4)


def test_stored_trees_come_back(tmp_path: Path) -> None:
    table, labels = make_data()
    forest = fit_forest(table, labels, trees=5)
    forest.save(tmp_path / "forest.npz")
    np.testing.assert_array_equal(
        Forest.load(tmp_path / "forest.npz").probabilities(table), forest.probabilities(table)
    )


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArtefactError, match=r"forest\.npz"):
        Forest.load(tmp_path / "forest.npz")
