"""Learning the arbiter: on the claims of articles whose margins come from a ranker that had not seen them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extractors.arbiter import Arbiter, table
from extractors.claim import Claim, claims
from extractors.pairs import relation_names
from extractors.ranker import Ranker
from extractors.recognizers.forest import Forest
from extractors.training.forest import fit_forest
from extractors.training.relations import Instances, fit_ranker
from extractors.training.thresholds import choose

FOLDS = 4
_TREES, _LEAVES = 120, 10


@dataclass(frozen=True, slots=True)
class Judged:
    """The claims of one article with their columns, and which of them are right."""

    found: Sequence[Claim]
    columns: NDArray[np.float64]
    right: NDArray[np.bool_]


def judged(system: Sequence[Instances], perfect: Sequence[Instances], seed: int) -> list[Judged]:
    """Claims of all articles, held out in `FOLDS` folds.

    Parameters
    ----------
    system, perfect
        The same articles with names as the reader finds them, and with all gold names; only the first are judged.
    """
    found: list[Judged] = []
    order = [i for fold in range(FOLDS) for i in range(len(system)) if i % FOLDS == fold]
    for fold in range(FOLDS):
        ranker = fit_ranker([x for view in (system, perfect) for i, x in enumerate(view) if i % FOLDS != fold], seed)
        found.extend(_judged(x, ranker) for i, x in enumerate(system) if i % FOLDS == fold)
    return [one for _, one in sorted(zip(order, found, strict=True), key=lambda pair: pair[0])]


def _judged(one: Instances, ranker: Ranker) -> Judged:
    said = claims(one.chosen, one.margins(ranker))
    stated = one.right()
    right = np.array([claim.key in stated for claim in said], dtype=np.bool_)
    return Judged(said, table(said, one.chosen, one.things, one.cut, one.shared), right)


def fit_arbiter(examples: Sequence[Judged], said: NDArray[np.int64]) -> Arbiter:
    """The trees on all claims, and thresholds on probabilities of held-out ones.

    Parameters
    ----------
    said
        Number of gold statements of each relation type.
    """
    held_out: list[list[tuple[float, bool]]] = [[] for _ in relation_names()]
    for fold in range(FOLDS):
        forest = _forest([e for i, e in enumerate(examples) if i % FOLDS != fold])
        for one in (e for i, e in enumerate(examples) if i % FOLDS == fold and len(e.found)):
            for claim, p, right in zip(one.found, forest.probabilities(one.columns), one.right, strict=True):
                held_out[claim.column].append((float(p), bool(right)))
    thresholds = choose(held_out, said)
    return Arbiter(_forest(examples), dict(zip(relation_names(), thresholds.round(3).tolist(), strict=True)))


def _forest(examples: Sequence[Judged]) -> Forest:
    columns = np.concatenate([e.columns for e in examples])
    return fit_forest(columns, np.concatenate([e.right for e in examples]), trees=_TREES, leaves=_LEAVES)
