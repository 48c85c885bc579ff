"""The ranker: a linear model that gives each candidate a margin for each relation type.

Logistic regression over the hashed binary features of `extractors.features`, one row of weights for each feature and
one column for each relation type. What the margins are worth beside each other, the arbiter decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from extractors.features import SIZE
from extractors.npz import read_npz, write_npz
from ontology.errors import ArtefactError

FILE = "relations.npz"


@dataclass(frozen=True)
class Ranker:
    """Weights of all relation types.

    Parameters
    ----------
    relations
        Names of the relation types, in column order.
    weights
        ``(SIZE, len(relations))``.
    bias
        ``(len(relations),)``.
    """

    relations: tuple[str, ...]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]

    def margins(self, features: NDArray[np.int64]) -> NDArray[np.float32]:
        """Scores of one candidate for every relation type, on the logit scale."""
        total: NDArray[np.float32] = self.weights.take(features, axis=0).sum(axis=0)
        return total + self.bias

    def save(self, folder: Path) -> None:
        """Write the non-zero weights, rounded to half precision, to ``folder``."""
        used = np.flatnonzero(np.abs(self.weights).max(axis=1) > 0)
        folder.mkdir(parents=True, exist_ok=True)
        arrays = {
            "relations": np.array(self.relations),
            "used": used.astype(np.uint32),
            "weights": self.weights[used].astype(np.float16),
            "bias": self.bias,
        }
        write_npz(folder / FILE, arrays)

    @classmethod
    def load(cls, folder: Path) -> Ranker:
        """Read what `save` wrote.

        Raises
        ------
        ArtefactError
            The file is missing or damaged.
        """
        stored = read_npz(folder / FILE)
        try:
            relations = tuple(str(r) for r in stored["relations"])
            weights = np.zeros((SIZE, len(relations)), dtype=np.float32)
            weights[stored["used"]] = stored["weights"]
            return cls(relations, weights, stored["bias"])
        except (ValueError, KeyError, IndexError) as error:
            raise ArtefactError(f"{FILE}: holds no relation model ({error}); install xinmai again.") from error
