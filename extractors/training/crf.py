"""Fitting a tagger with CRFsuite, and its weights as arrays."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from extractors.tagger import Tagger

Sequence = tuple[list[list[str]], list[str]]
"""Attributes of each character of a sentence, and its labels (``O``, ``B-<kind>``, ``I-<kind>``)."""

_OPTIONS = {"c1": 0.05, "c2": 0.3, "max_iterations": 60}


def fit_tagger(sequences: Iterable[Sequence], kinds: tuple[str, ...], **options: float) -> Tagger:
    """Fit a linear-chain CRF by L-BFGS with elastic-net penalty.

    Parameters
    ----------
    options
        CRFsuite's parameters (``c1``, ``c2``, ``max_iterations``, ``feature.minfreq``) where they differ from ours.
    """
    import pycrfsuite

    trainer = pycrfsuite.Trainer("lbfgs", {**_OPTIONS, **options}, verbose=False)
    for observed, labels in sequences:
        trainer.append(pycrfsuite.ItemSequence(observed), labels)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "tagger.crfsuite")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        with tagger.open(path):
            return _tagger(tagger.info(), kinds)


def _tagger(info: Any, kinds: tuple[str, ...]) -> Tagger:
    labels = ["O", *(f"{place}-{kind}" for kind in kinds for place in "BI")]
    column = {label: n for n, label in enumerate(labels)}
    rows: dict[str, int] = {}
    for attribute, _ in sorted(info.state_features):
        rows.setdefault(attribute, len(rows))
    weights = np.zeros((len(rows) + 1, len(labels)), dtype=np.float32)
    for (attribute, label), weight in info.state_features.items():
        weights[rows[attribute], column[label]] = weight
    transitions = np.zeros((len(labels), len(labels)))
    for (before, after), weight in info.transitions.items():
        transitions[column[before], column[after]] = weight
    return Tagger(kinds, rows, weights, transitions)
