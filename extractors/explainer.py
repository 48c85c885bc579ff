"""Why a relation was said or refused: the templates its sentence met, what they and the rest weighed, the threshold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from extractors.article import Article
from extractors.candidate import Candidate, candidates, context
from extractors.features import SIZE, Prepared, features, number, prepare
from extractors.pairs import kind_pairs
from extractors.ranker import Ranker
from extractors.sentence import sentences
from extractors.templates import UNFILLED, Match
from extractors.thing import Thing


@dataclass(frozen=True, slots=True)
class Consideration:
    """A statement that the relater considered, in the sentence that speaks most for it.

    Parameters
    ----------
    subject, object
        Numbers of things.
    start, end
        The sentence, in the clean view.
    reach
        How the sentence reaches subject and object.
    templates
        Patterns of this relation type that the sentence met, each with its weight in the margin.
    rest
        Weight of everything else: kinds, reach, words between and around, rivals.
    probability, threshold
        Calibrated; a statement is made from the threshold on, unless a more specific one makes it needless.
    """

    subject: int
    predicate: str
    object: int
    start: int
    end: int
    reach: tuple[str, str]
    templates: tuple[tuple[str, float], ...]
    rest: float
    probability: float
    threshold: float

    @property
    def certain(self) -> bool:
        """Whether the probability reaches the threshold."""
        return self.probability >= self.threshold


def considerations(
    article: Article, things: Sequence[Thing], ranker: Ranker, *, least: float = 0.1
) -> list[Consideration]:
    """What the relater considered in an article, in text order.

    Parameters
    ----------
    least
        Less probable ones are left out: there are hundreds in every article.
    """
    best: dict[tuple[int, str, int], Consideration] = {}
    for one in _all(article, things, ranker, least):
        key = (one.subject, one.predicate, one.object)
        if key not in best or one.probability > best[key].probability:
            best[key] = one
    return sorted(best.values(), key=lambda one: (one.start, one.subject, one.predicate, one.object))


def _all(article: Article, things: Sequence[Thing], ranker: Ranker, least: float) -> Iterator[Consideration]:
    found = sentences(article, things)
    shared = context(things, found)
    prepared = [prepare(sentence) for sentence in found]
    for candidate in candidates(things, found, shared, frozenset(kind_pairs())):
        ready = prepared[candidate.sentence]
        margins = ranker.margins(features(candidate, article, things, ready, shared))
        probabilities = ranker.probabilities(margins)
        for column in kind_pairs()[candidate.subject.kind, candidate.object.kind]:
            if probabilities[column] >= least:
                templates = _templates(candidate, ready, ranker, column)
                yield Consideration(
                    candidate.subject.thing,
                    ranker.relations[column],
                    candidate.object.thing,
                    ready.sentence.start,
                    ready.sentence.end,
                    (candidate.subject.reach, candidate.object.reach),
                    templates,
                    float(margins[column]) - sum(weight for _, weight in templates),
                    float(probabilities[column]),
                    float(ranker.thresholds[column]),
                )


def _templates(candidate: Candidate, prepared: Prepared, ranker: Ranker, column: int) -> tuple[tuple[str, float], ...]:
    """Patterns of the relation type that the two arguments fill, heaviest first."""
    ends = tuple(
        UNFILLED if one.occurrence is None else one.occurrence.at for one in (candidate.subject, candidate.object)
    )
    slots = {ends, (ends[0], UNFILLED), (UNFILLED, ends[1])}
    met: set[Match] = set().union(*(prepared.filled.get((s, o), set()) for s, o in slots))
    weights = {m.pattern: _weight(ranker, m, column) for m in met if m.relation == ranker.relations[column]}
    return tuple(sorted(weights.items(), key=lambda row: (-abs(row[1]), row[0])))


def _weight(ranker: Ranker, match: Match, column: int) -> float:
    row = np.uint32(number(f"filled={match.relation}:{match.pattern}")) & np.uint32(SIZE - 1)
    return float(ranker.weights[row, column])
