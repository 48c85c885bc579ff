"""Fitting boosted trees with scikit-learn, and turning them into arrays."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractors.recognizers.forest import Forest


def fit_forest(
    table: NDArray[np.float64], labels: NDArray[np.bool_], *, trees: int = 120, leaves: int = 12, seed: int = 0
) -> Forest:
    """Fit gradient-boosted trees (histogram method, log loss); deterministic."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    model = HistGradientBoostingClassifier(
        learning_rate=0.06,
        max_iter=trees,
        max_leaf_nodes=leaves,
        min_samples_leaf=20,
        l2_regularization=1.0,
        early_stopping=False,
        random_state=seed,
    )
    model.fit(table.astype(np.float32), labels)
    return _forest([stage[0].nodes for stage in model._predictors], float(model._baseline_prediction[0, 0]))


def _forest(trees: list[Any], base: float) -> Forest:
    counts = [len(nodes) for nodes in trees]
    roots = np.concatenate([[0], np.cumsum(counts)[:-1]]).astype(np.int32)
    nodes = np.concatenate(trees)
    shift = np.repeat(roots, counts)
    leaf = nodes["is_leaf"].astype(bool)
    own = np.arange(len(nodes))
    left = np.where(leaf, own, nodes["left"] + shift)
    right = np.where(leaf, own, nodes["right"] + shift)
    return Forest(
        columns=np.where(leaf, 0, nodes["feature_idx"]).astype(np.int16),
        thresholds=np.where(leaf, np.inf, nodes["num_threshold"]).astype(np.float64),
        children=np.stack([left, right], axis=1).astype(np.int32),
        values=np.where(leaf, nodes["value"], 0.0).astype(np.float32),
        roots=roots,
        base=base,
        depth=int(nodes["depth"].max()),
    )
