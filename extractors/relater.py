"""The relater: from the things of an article to what it says of pairs of them, with the sentence and the confidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from extractors.arbiter import Arbiter, table
from extractors.article import Article
from extractors.candidate import Candidate, candidates, context
from extractors.claim import claims
from extractors.features import features, prepare
from extractors.pairs import kind_pairs, relation_names
from extractors.ranker import Ranker
from extractors.sentence import Sentence, sentences
from extractors.thing import Thing
from ontology.errors import ArtefactError

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
    """Reads relations with a ranker and an arbiter."""

    def __init__(self, ranker: Ranker, arbiter: Arbiter) -> None:
        self._ranker, self._arbiter = ranker, arbiter

    @classmethod
    def load(cls, folder: Path) -> Relater:
        """Read both learned parts from a folder.

        Raises
        ------
        ArtefactError
            A part is missing or damaged, or was learned for other relation types than those of the vocabulary.
        """
        ranker = Ranker.load(folder)
        if ranker.relations != relation_names():
            raise ArtefactError(f"{folder.name}: knows other relation types than the vocabulary; train it again.")
        return cls(ranker, Arbiter.load(folder))

    def relate(self, article: Article, things: Sequence[Thing]) -> list[Relation]:
        """The relations of an article, each once with its best sentence, in text order."""
        said = [r for r in self.judge(article, things) if r.probability >= self._arbiter.thresholds[r.predicate]]
        return sorted(_plausible(said, things), key=lambda r: (r.sentence.start, r.subject, r.predicate, r.object))

    def judge(self, article: Article, things: Sequence[Thing]) -> list[Relation]:
        """Everything that the article may state, with its probability, said or refused."""
        cut = sentences(article, things)
        shared = context(things, cut)
        prepared = [prepare(s) for s in cut]
        chosen = list(candidates(things, cut, shared, frozenset(kind_pairs())))
        rows = [self._ranker.margins(features(c, article, things, prepared[c.sentence], shared)) for c in chosen]
        if not rows:
            return []
        found = claims(chosen, np.array(rows))
        probabilities = self._arbiter.forest.probabilities(table(found, chosen, things, cut, shared))
        return [
            Relation(
                claim.subject,
                self._ranker.relations[claim.column],
                claim.object,
                cut[chosen[claim.row].sentence],
                chosen[claim.row],
                float(probability),
            )
            for claim, probability in zip(found, probabilities, strict=True)
        ]


def _plausible(said: Sequence[Relation], things: Sequence[Thing]) -> list[Relation]:
    """Drop what a better statement contradicts or makes needless.

    That is the other direction, the whole industry beside a field, a province beside its town.
    """
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
