"""Boosted trees, run with numpy: all trees step down at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from extractors.npz import read_npz, write_npz
from ontology.errors import ArtefactError


@dataclass(frozen=True, slots=True)
class Forest:
    """Gradient-boosted regression trees on the logit scale.

    Parameters
    ----------
    columns, thresholds
        Of each node: which column of the table is compared, and with what; what is not greater goes left. A leaf
        compares with infinity.
    children
        Shape (nodes, 2): numbers of the left and the right child; a leaf is its own child.
    values
        What a leaf adds to the logit.
    roots
        First node of each tree.
    base
        Logit before any tree.
    """

    columns: NDArray[np.int16]
    thresholds: NDArray[np.float64]
    children: NDArray[np.int32]
    values: NDArray[np.float32]
    roots: NDArray[np.int32]
    base: float
    depth: int

    def probabilities(self, table: NDArray[np.float64]) -> NDArray[np.float64]:
        """Probability for each row of ``table``."""
        nodes = np.broadcast_to(self.roots, (len(table), len(self.roots)))
        rows = np.arange(len(table))[:, None]
        table = table.astype(np.float32).astype(np.float64)  # as in training: a value may lie on a threshold
        for _ in range(self.depth):
            right = table[rows, self.columns[nodes]] > self.thresholds[nodes]
            nodes = self.children[nodes, right.astype(np.intp)]
        logits = self.base + self.values[nodes].sum(axis=1)
        odds: NDArray[np.float64] = np.exp(-np.clip(logits, -30, 30))
        return 1.0 / (1.0 + odds)

    def save(self, path: Path) -> None:
        """Write the trees; equal trees give equal bytes."""
        write_npz(
            path,
            {
                "columns": self.columns,
                "thresholds": self.thresholds,
                "children": self.children,
                "values": self.values,
                "roots": self.roots,
                "base": np.array([self.base, self.depth]),
            },
        )

    @classmethod
    def load(cls, path: Path) -> Forest:
        """Read what `save` wrote.

        Raises
        ------
        ArtefactError
            When the file is missing or damaged.
        """
        parts = read_npz(path)
        try:
            base, depth = parts.pop("base").tolist()
            return cls(**parts, base=base, depth=int(depth))
        except (KeyError, TypeError, ValueError) as error:
            raise ArtefactError(f"{path.name}: is damaged ({error}); install xinmai again.") from error
