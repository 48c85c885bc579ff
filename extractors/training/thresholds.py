"""From which probability a relation is said: chosen on held-out articles, so that precision comes first."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

BETA = 0.7
"""Weight of recall against precision in the F measure that is maximised: a wrong edge costs more than a missing one."""

_LEAST, _MOST = 0.25, 0.8
_SHRINK = 40
"""A relation type with so many gold statements trusts its own best threshold and the common one in equal parts."""

Held = Sequence[Sequence[tuple[float, bool]]]


def choose(held_out: Held, said: NDArray[np.int64]) -> NDArray[np.float32]:
    """Thresholds of all relation types.

    Parameters
    ----------
    held_out
        For each relation type the probability of each held-out claim, and whether the gold says it.
    said
        Number of gold statements of each relation type, found by a candidate or not.
    """
    rows = [_columns(held) for held in held_out]
    common = _best(np.concatenate([p for p, _ in rows]), np.concatenate([r for _, r in rows]), int(said.sum()))
    own = [_best(p, r, int(n)) for (p, r), n in zip(rows, said, strict=True)]
    weight = said / (said + _SHRINK)
    mixed: NDArray[np.float32] = (weight * np.array(own) + (1 - weight) * common).astype(np.float32)
    return np.clip(mixed, _LEAST, _MOST)


def _columns(held: Sequence[tuple[float, bool]]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    probabilities = np.array([p for p, _ in held], dtype=np.float64)
    return probabilities, np.array([r for _, r in held], dtype=np.bool_)


def _best(probabilities: NDArray[np.float64], right: NDArray[np.bool_], said: int) -> float:
    """The threshold with the best F measure."""
    order = np.argsort(-probabilities, kind="stable")
    if not len(order) or not said:
        return 0.5
    hits = np.cumsum(right[order])
    f = (1 + BETA**2) * hits / (np.arange(1, len(order) + 1) + BETA**2 * said)
    ranked = probabilities[order]
    f[:-1][ranked[:-1] == ranked[1:]] = 0  # equal probabilities are said together or not at all
    return float(ranked[int(np.argmax(f))])
