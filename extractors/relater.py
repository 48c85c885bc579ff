"""The relater: from the things of an article to what it says of pairs of them, with the sentence and the confidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extractors.article import Article
from extractors.candidate import Candidate, candidates, context
from extractors.features import features, prepare
from extractors.pairs import kind_pairs
from extractors.ranker import Ranker
from extractors.sentence import Sentence, sentences
from extractors.thing import Thing
from ontology.vocabulary import vocabulary

_GENERAL = frozenset(("semiconductor", "ic"))
"""Codes of the whole industry: said of a company only where the article gives it no narrower field (GUIDELINES)."""

_ONE_WAY = frozenset(("acquires", "holds", "subsidiary_of", "supplies"))
"""Between the same two companies an article says these in one direction; the less probable one is a misreading."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation that an article states, still in numbers of its things.

    Parameters
    ----------
    sentence
        The sentence that says it.
    candidate
        Its arguments where they stand.
    probability
        Calibrated, 0 to 1.
    """

    subject: int
    predicate: str
    object: int
    sentence: Sentence
    candidate: Candidate
    probability: float


class Relater:
    """Reads relations with a ranker."""

    def __init__(self, ranker: Ranker) -> None:
        self._ranker = ranker

    def relate(self, article: Article, things: Sequence[Thing]) -> list[Relation]:
        """The relations of an article, each once with its best sentence, in text order."""
        found = sentences(article, things)
        best = self._best(article, things, found)
        said = [r for r in best if r.probability >= self.threshold(r.predicate)]
        return sorted(_plausible(said, things), key=lambda r: (r.sentence.start, r.subject, r.predicate, r.object))

    def threshold(self, predicate: str) -> float:
        """Calibrated probability from which a relation of this type is said."""
        return float(self._ranker.thresholds[self._ranker.relations.index(predicate)])

    def _best(self, article: Article, things: Sequence[Thing], found: Sequence[Sentence]) -> list[Relation]:
        shared = context(things, found)
        chosen = list(candidates(things, found, shared, frozenset(kind_pairs())))
        prepared = [prepare(s) for s in found]
        margins = [
            self._ranker.margins(features(c, article, things, prepared[c.sentence], shared)) for c in chosen
        ]
        if not margins:
            return []
        probabilities = self._ranker.probabilities(np.array(margins))
        return list(self._winners(found, chosen, probabilities))

    def _winners(
        self, found: Sequence[Sentence], chosen: Sequence[Candidate], probabilities: NDArray[np.float32]
    ) -> Iterable[Relation]:
        """For each statement the candidate that says it most probably; a symmetric one is written once."""
        best: dict[tuple[int, str, int], Relation] = {}
        for candidate, row in zip(chosen, probabilities, strict=True):
            s, o = candidate.subject, candidate.object
            for column in kind_pairs()[s.kind, o.kind]:
                name = self._ranker.relations[column]
                ends = (s.thing, o.thing)
                if vocabulary().relations[name].symmetric:
                    ends = (min(ends), max(ends))
                key = (ends[0], name, ends[1])
                probability = float(row[column])
                if key not in best or probability > best[key].probability:
                    best[key] = Relation(*key, found[candidate.sentence], candidate, probability)
        return best.values()


def _plausible(said: Sequence[Relation], things: Sequence[Thing]) -> list[Relation]:
    """Drop what a better statement contradicts or makes needless: the other direction, the whole industry beside a field,
    a province beside its town."""
    best = {(r.subject, r.predicate, r.object): r.probability for r in said}
    said = [r for r in said if not _reversed(r, best)]
    fields = {r.subject for r in said if r.predicate == "operates_in" and things[r.object].code not in _GENERAL}
    return [r for r in said if not _general(r, things, fields) and not _wider(r, said, things)]


def _reversed(relation: Relation, best: Mapping[tuple[int, str, int], float]) -> bool:
    other = best.get((relation.object, relation.predicate, relation.subject), 0.0)
    return relation.predicate in _ONE_WAY and other > relation.probability


def _general(relation: Relation, things: Sequence[Thing], fields: set[int]) -> bool:
    return (
        relation.predicate == "operates_in" and things[relation.object].code in _GENERAL and relation.subject in fields
    )


def _wider(relation: Relation, said: Sequence[Relation], things: Sequence[Thing]) -> bool:
    if relation.predicate != "located_in":
        return False
    place = things[relation.object]
    names = {place.name, *place.aliases}
    return any(
        r.predicate == "located_in" and r.subject == relation.subject and names & set(things[r.object].within)
        for r in said
    )
