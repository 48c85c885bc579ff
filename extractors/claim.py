"""Claims: for each pair of things and relation type, what the candidates of an article say together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from extractors.candidate import Candidate
from extractors.pairs import kind_pairs, relation_names
from ontology.vocabulary import vocabulary

FLOOR = -4.0
"""Claims whose best margin is lower are not worth a second look: fewer than one in a hundred is right."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A relation that an article may state.

    Parameters
    ----------
    column
        Of the relation type in the ranker.
    row
        Number of the candidate that says it best.
    margin, second
        The ranker's best and second best margin; ``second`` is `FLOOR` where only one candidate says it.
    count
        Candidates of the pair.
    """

    subject: int
    column: int
    object: int
    row: int
    margin: float
    second: float
    count: int

    @property
    def key(self) -> tuple[int, int, int]:
        """Subject, column, object."""
        return self.subject, self.column, self.object


def claims(chosen: Sequence[Candidate], margins: NDArray[np.float32]) -> list[Claim]:
    """The claims of an article above `FLOOR`, sorted; a symmetric relation is claimed once, whichever way it was read.

    Parameters
    ----------
    margins
        ``(candidates, relations)``.
    """
    rows: dict[tuple[int, int, int], list[int]] = {}
    symmetric = _symmetric()
    for row, candidate in enumerate(chosen):
        one, other = candidate.subject.thing, candidate.object.thing
        for column in kind_pairs()[candidate.subject.kind, candidate.object.kind]:
            turned = other < one and column in symmetric
            rows.setdefault((other, column, one) if turned else (one, column, other), []).append(row)
    columns = margins.T.tolist()  # one number of an array takes ten times as long as one of a list
    found = (_claim(key, numbers, columns[key[1]]) for key, numbers in sorted(rows.items()))
    return [claim for claim in found if claim.margin > FLOOR]


def _claim(key: tuple[int, int, int], rows: Sequence[int], margins: Sequence[float]) -> Claim:
    ordered = sorted(rows, key=lambda row: (-margins[row], row))
    second = margins[ordered[1]] if len(ordered) > 1 else FLOOR
    return Claim(*key, ordered[0], margins[ordered[0]], max(second, FLOOR), len(ordered))


@cache
def _symmetric() -> frozenset[int]:
    """Columns of the relation types that hold both ways."""
    relations = vocabulary().relations
    return frozenset(column for column, name in enumerate(relation_names()) if relations[name].symmetric)
