"""Why a relation was said or refused: the templates its sentence met, what they and the rest weighed, the threshold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from extractors.article import Article
from extractors.candidate import Candidate, context
from extractors.features import SIZE, Prepared, features, number, prepare
from extractors.ranker import Ranker
from extractors.relater import Relation
from extractors.sentence import sentences
from extractors.templates import UNFILLED, Match
from extractors.thing import Thing

LEAST = 0.1
"""Probability from which a refused relation is worth telling; every article has hundreds of less probable ones."""


@dataclass(frozen=True, slots=True)
class Consideration:
    """A relation that the relater considered, in the sentence that speaks most for it.

    Parameters
    ----------
    templates
        Patterns of this relation type that the sentence met, each with its weight in the ranker's margin.
    rest
        Weight of everything else in the margin: kinds, reach, words between and around, rivals.
    threshold
        Calibrated probability from which a relation of this type is said, unless a better one makes it needless.
    """

    relation: Relation
    templates: tuple[tuple[str, float], ...]
    rest: float
    threshold: float

    @property
    def certain(self) -> bool:
        """Whether the probability reaches the threshold."""
        return self.relation.probability >= self.threshold


def considerations(
    article: Article,
    things: Sequence[Thing],
    judged: Iterable[Relation],
    ranker: Ranker,
    thresholds: Mapping[str, float],
) -> list[Consideration]:
    """What the relater considered in an article, in text order.

    Parameters
    ----------
    judged
        Everything that the article may state (`extractors.relater.Relater.judge`).
    ranker, thresholds
        The learned parts that judged it.
    """
    shared = context(things, sentences(article, things))
    told = sorted(
        (one for one in judged if one.probability >= LEAST),
        key=lambda one: (one.sentence.start, one.subject, one.predicate, one.object),
    )
    found = []
    for one in told:
        ready = prepare(one.sentence)
        margin = ranker.margins(features(one.candidate, article, things, ready, shared))
        column = ranker.relations.index(one.predicate)
        templates = _templates(one.candidate, ready, ranker, column)
        rest = float(margin[column]) - sum(weight for _, weight in templates)
        found.append(Consideration(one, templates, rest, thresholds[one.predicate]))
    return found


def _templates(candidate: Candidate, prepared: Prepared, ranker: Ranker, column: int) -> tuple[tuple[str, float], ...]:
    """Patterns of the relation type that the two arguments fill, heaviest first."""
    a, b = candidate.subject.occurrence, candidate.object.occurrence
    ends = UNFILLED if a is None else a.at, UNFILLED if b is None else b.at
    slots = {ends, (ends[0], UNFILLED), (UNFILLED, ends[1])}
    met = {match for slot in slots for match in prepared.filled.get(slot, ())}
    weights = {m.pattern: _weight(ranker, m, column) for m in met if m.relation == ranker.relations[column]}
    return tuple(sorted(weights.items(), key=lambda row: (-abs(row[1]), row[0])))


def _weight(ranker: Ranker, match: Match, column: int) -> float:
    row = np.uint32(number(f"filled={match.relation}:{match.pattern}")) & np.uint32(SIZE - 1)
    return float(ranker.weights[row, column])
