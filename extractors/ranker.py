"""The ranker: a linear model that gives each candidate, for each relation type, the probability that a reader would say it.

Logistic regression over the hashed binary features of `extractors.features`, one row of weights for each feature and one
column for each relation type, then a logistic calibration fitted on held-out documents (Platt 1999).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from extractors.features import SIZE
from ontology.errors import ArtefactError

FILE = "relations.npz"


@dataclass(frozen=True)
class Ranker:
    """Weights and thresholds of all relation types.

    Parameters
    ----------
    relations
        Names of the relation types, in column order.
    weights
        ``(SIZE, len(relations))``.
    bias
        ``(len(relations),)``.
    calibration
        ``(2, len(relations))``: slope and intercept of the logistic calibration.
    thresholds
        Calibrated probability from which a statement is made, by relation type.
    """

    relations: tuple[str, ...]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    calibration: NDArray[np.float32]
    thresholds: NDArray[np.float32]

    def margins(self, features: NDArray[np.int64]) -> NDArray[np.float32]:
        """Uncalibrated scores of one candidate for every relation type."""
        total: NDArray[np.float32] = self.weights[features].sum(axis=0)
        return total + self.bias

    def probabilities(self, margins: NDArray[np.float32]) -> NDArray[np.float32]:
        """Calibrated probabilities for margins of shape ``(…, len(relations))``."""
        slope, intercept = self.calibration
        result: NDArray[np.float32] = 1 / (1 + np.exp(-(margins * slope + intercept)))
        return result

    def save(self, folder: Path) -> None:
        """Write the non-zero weights, rounded to half precision, to ``folder``."""
        used = np.flatnonzero(np.abs(self.weights).max(axis=1) > 0)
        folder.mkdir(parents=True, exist_ok=True)
        np.savez_compressed(
            folder / FILE,
            relations=np.array(self.relations),
            used=used.astype(np.uint32),
            weights=self.weights[used].astype(np.float16),
            bias=self.bias,
            calibration=self.calibration,
            thresholds=self.thresholds,
        )

    @classmethod
    def load(cls, folder: Path) -> Ranker:
        """Read what `save` wrote.

        Raises
        ------
        ArtefactError
            The file is missing or damaged.
        """
        path = folder / FILE
        try:
            with np.load(path) as stored:
                weights = np.zeros((SIZE, len(stored["relations"])), dtype=np.float32)
                weights[stored["used"]] = stored["weights"]
                relations = tuple(str(r) for r in stored["relations"])
                return cls(relations, weights, stored["bias"], stored["calibration"], stored["thresholds"])
        except (OSError, ValueError, KeyError) as error:
            raise ArtefactError(f"the relation model {path} cannot be read: {error}") from error
