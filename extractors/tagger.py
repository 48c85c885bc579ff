"""A linear-chain CRF over characters, run with numpy: exact probabilities of whole spans.

Trained with CRFsuite (``extractors.training``); Lafferty, McCallum and Pereira 2001. The probability that exactly
``start:end`` is a name of a kind follows from the forward and backward scores (Culotta and McCallum 2004,
"Confidence estimation for information extraction"). Sequences are run side by side, longest first, because a step of
numpy costs the same for one sequence as for a hundred.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise, repeat

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_TINY = 1e-300  # keeps logarithms finite
_UNSEEN = -30.0  # weight of a transition that the labels forbid: O to I, or B of one kind to I of another


@dataclass(frozen=True, slots=True, eq=False)  # compared and hashed as what it is: weights are large
class Tagger:
    """Weights of a CRF whose labels are ``O``, then ``B`` and ``I`` of each kind.

    Parameters
    ----------
    kinds
        Kinds in order; kind number ``k`` has the labels ``1 + 2 * k`` (B) and ``2 + 2 * k`` (I).
    rows
        Row of each attribute in ``weights``.
    weights
        Shape (attributes + 1, labels); the last row, for attributes never seen, is zero.
    transitions
        Shape (labels, labels), from row to column.
    """

    kinds: tuple[str, ...]
    rows: Mapping[str, int]
    weights: NDArray[np.float32]
    transitions: Floats
    legal: Floats = field(init=False)
    """``transitions`` without those that the labels forbid."""

    def __post_init__(self) -> None:
        legal = self.transitions.copy()
        for inside in range(2, len(legal), 2):
            entering = np.ones(len(legal), dtype=bool)
            entering[[inside - 1, inside]] = False
            legal[entering, inside] = _UNSEEN
        object.__setattr__(self, "legal", legal)

    def emissions(self, observed: Sequence[Sequence[str]]) -> Floats:
        """Scores of the labels at each character, shape (characters, labels)."""
        return summed(self.weights, row_numbers(self.rows, observed), [len(row) for row in observed])

    def tell(self, scores: Floats, told: Sequence[tuple[int, str]]) -> None:
        """Add to the scores of characters what attributes weigh that became known later: ``(character, attribute)``."""
        rows = row_numbers(self.rows, [[attribute for _, attribute in told]])
        np.add.at(scores, [at for at, _ in told], self.weights[rows])

    def run(self, sequences: Sequence[Sequence[Sequence[str]]]) -> list[Chain]:
        """Tag several sequences of observed characters; none may be empty."""
        scores = self.emissions([row for sequence in sequences for row in sequence])
        return self.chains(scores, [len(sequence) for sequence in sequences])

    def chains(self, scores: Floats, lengths: Sequence[int]) -> list[Chain]:
        """Tag several sequences of these lengths from the scores of all their characters, one after another."""
        borders = np.cumsum([0, *lengths]).tolist()
        return self._chains([scores[a:b] for a, b in pairwise(borders)]) if lengths else []

    def _chains(self, scores: Sequence[Floats]) -> list[Chain]:
        order = sorted(range(len(scores)), key=lambda n: -len(scores[n]))
        longest, labels = len(scores[order[0]]), self.legal.shape[0]
        packed = np.ones((longest, len(scores), labels))
        for column, n in enumerate(order):
            top = scores[n].max(axis=1, keepdims=True)
            packed[: len(scores[n]), column] = np.exp(scores[n] - top)
        packed[0, :, 2::2] *= math.exp(_UNSEEN)
        lengths = np.array([len(scores[n]) for n in order])
        forward, backward, scale = _sweep(packed, lengths, np.exp(self.legal))
        chains: list[Chain | None] = [None] * len(scores)
        for column, n in enumerate(order):
            end = len(scores[n])
            chains[n] = Chain(
                self, packed[:end, column], forward[:end, column], backward[:end, column], scale[:end, column]
            )
        return [chain for chain in chains if chain is not None]


def row_numbers(rows: Mapping[str, int], observed: Sequence[Sequence[str]]) -> NDArray[np.int32]:
    """The row of each attribute of each character, one after another; the number of rows for those never seen."""
    attributes = list(chain.from_iterable(observed))
    found = map(rows.get, attributes, repeat(len(rows)))
    return np.fromiter(found, dtype=np.int32, count=len(attributes))


def summed(weights: NDArray[np.float32], rows: NDArray[np.int32], lengths: Sequence[int]) -> Floats:
    """Sums of the rows of ``weights`` over groups of these lengths that follow each other.

    All groups take their first row, then all that have one their second …: a third of the time of ``add.reduceat``.
    """
    sizes = np.array(lengths, dtype=np.intp)
    order = np.argsort(-sizes, kind="stable")
    firsts = (np.cumsum(sizes) - sizes)[order]
    total = np.zeros((len(sizes), weights.shape[1]), dtype=np.float32)
    active = len(sizes) - np.cumsum(np.bincount(sizes, minlength=1))
    for step, count in enumerate(active[:-1].tolist()):
        total[:count] += weights.take(rows[firsts[:count] + step], axis=0)
    scores = np.empty(total.shape)
    scores[order] = total
    return scores


def _sweep(packed: Floats, lengths: NDArray[np.int_], step: Floats) -> tuple[Floats, Floats, Floats]:
    """Scaled forward and backward scores and the scales; ``packed`` has the longest sequences in its first columns."""
    longest, count, _ = packed.shape
    forward, backward = np.zeros_like(packed), np.ones_like(packed)
    scale = np.ones((longest, count))
    active = [int((lengths > t).sum()) for t in range(longest)]
    for t in range(longest):
        n = active[t]
        score = packed[t, :n] if t == 0 else (forward[t - 1, :n] @ step) * packed[t, :n]
        scale[t, :n] = score.sum(axis=1)
        forward[t, :n] = score / scale[t, :n, None]
    for t in range(longest - 2, -1, -1):
        n = active[t + 1]
        ahead = packed[t + 1, :n] * backward[t + 1, :n] / scale[t + 1, :n, None]
        backward[t, :n] = ahead @ step.T
    return forward, backward, scale


@dataclass(frozen=True, slots=True)
class Chain:
    """One tagged sequence: what the CRF believes of every span of it."""

    tagger: Tagger
    packed: Floats
    forward: Floats
    backward: Floats
    scale: Floats

    def marginals(self) -> Floats:
        """Probability of each label at each character, shape (characters, labels)."""
        product: Floats = self.forward * self.backward
        return product

    def spans(self, *, least: float, longest: int) -> Iterator[tuple[int, int, int, float]]:
        """All spans ``(start, end, kind number, probability)`` that have at least the probability ``least``."""
        likely = self.marginals() >= least
        for kind in range(len(self.tagger.kinds)):
            starts = np.nonzero(likely[:, 1 + 2 * kind])[0]
            if starts.size:
                belief = self.belief(kind)
                for start in starts.tolist():
                    logs = belief.ends(start, longest)
                    for n in np.nonzero(logs >= math.log(least))[0].tolist():
                        yield start, start + n + 1, kind, math.exp(min(0.0, logs[n]))

    def belief(self, kind: int) -> Belief:
        """Scores from which the probability of any span of kind number ``kind`` is read off."""
        b, i = 1 + 2 * kind, 2 + 2 * kind
        moves = self.tagger.legal
        going_on = np.log(self.packed[:, i] + _TINY) - np.log(self.scale) + moves[i, i]
        after = self.packed[1:] * self.backward[1:] / self.scale[1:, None]
        after[:, i] = 0.0
        stops = np.zeros((2, len(self.packed)))
        stops[:, :-1] = np.log(np.exp(moves[[b, i]]) @ after.T + _TINY)
        return Belief(np.log(self.forward[:, b] + _TINY), np.cumsum(going_on), stops, moves[b, i] - moves[i, i])


@dataclass(frozen=True, slots=True)
class Belief:
    """Log scores of one kind along a sequence: beginning, going on (summed), stopping after B and after I."""

    begin: Floats
    inside: Floats
    stops: Floats
    first_step: float

    def ends(self, start: int, longest: int) -> Floats:
        """Log probability of the spans that begin at ``start``, by length 1, 2 … ``longest``."""
        last = min(start + longest, len(self.begin))
        logs: Floats = self.begin[start] + self.inside[start:last] - self.inside[start] + self.stops[1, start:last]
        logs[1:] += self.first_step
        logs[0] = self.begin[start] + self.stops[0, start]
        return logs
