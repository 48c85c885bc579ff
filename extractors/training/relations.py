"""Learning the ranker: candidates of annotated articles, labelled by what the gold says of their things."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from extractors.candidate import Candidate, Context, candidates, context
from extractors.features import SIZE, features, prepare
from extractors.pairs import kind_pairs, relation_names
from extractors.ranker import Ranker
from extractors.sentence import Sentence, sentences
from extractors.thing import Thing
from extractors.training.annotations import GoldArticle
from extractors.training.matching import matches
from ontology.vocabulary import vocabulary

UNKNOWN = -1
"""Label of a candidate whose relation the gold has, but with another sentence as evidence."""

COST = 0.1
"""Inverse strength of the L2 penalty; 0.03 to 1 gave the same figures over the folds."""


@dataclass(frozen=True)
class Instances:
    """The candidates of one article.

    Parameters
    ----------
    features
        Feature numbers of each candidate.
    labels
        ``(candidates, relations)``: 1, 0, `UNKNOWN`, or 2 where the kinds do not allow the relation.
    chosen, things, cut, shared
        The candidates, and the things, sentences and context that they were made from.
    """

    features: list[NDArray[np.int64]]
    labels: NDArray[np.int8]
    chosen: list[Candidate]
    things: Sequence[Thing]
    cut: Sequence[Sentence]
    shared: Context

    def margins(self, ranker: Ranker) -> NDArray[np.float32]:
        """``(candidates, relations)``."""
        rows = [ranker.margins(numbers) for numbers in self.features]
        return np.array(rows, dtype=np.float32).reshape(len(rows), len(ranker.relations))

    def right(self) -> set[tuple[int, int, int]]:
        """Subject, column, object of what the gold says, with whatever evidence; symmetric relations both ways."""
        rows, columns = np.nonzero((self.labels == 1) | (self.labels == UNKNOWN))
        found = set()
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
            s, o = self.chosen[row].subject.thing, self.chosen[row].object.thing
            found.add((s, column, o))
            if vocabulary().relations[relation_names()[column]].symmetric:
                found.add((o, column, s))
        return found


def instances(gold: GoldArticle, things: Sequence[Thing]) -> Instances:
    """Candidates of an article with their features and labels."""
    found = sentences(gold.article, things)
    shared = context(things, found)
    prepared = [prepare(s) for s in found]
    chosen = list(candidates(things, found, shared, frozenset(kind_pairs())))
    numbers = [features(c, gold.article, things, prepared[c.sentence], shared) for c in chosen]
    return Instances(numbers, _labels(gold, things, found, chosen), chosen, things, found, shared)


def _labels(
    gold: GoldArticle, things: Sequence[Thing], found: Sequence[Sentence], chosen: Sequence[Candidate]
) -> NDArray[np.int8]:
    entity = matches(things, gold.entities)
    said = _said(gold)
    table = np.full((len(chosen), len(relation_names())), 2, dtype=np.int8)
    hits: dict[tuple[str, int, str], list[int]] = defaultdict(list)
    for row, candidate in enumerate(chosen):
        s, o = candidate.subject, candidate.object
        for column in kind_pairs()[s.kind, o.kind]:
            fact = (entity.get(s.thing, ""), column, entity.get(o.thing, ""))
            table[row, column] = 0
            if fact in said:
                table[row, column] = UNKNOWN
                hits[fact].append(row)
    for fact, rows in hits.items():
        for row in _evident(gold, said[fact], found, chosen, rows):
            table[row, fact[1]] = 1
    return table


def _said(gold: GoldArticle) -> dict[tuple[str, int, str], list[str]]:
    """What the gold says, with its evidence; symmetric relations stand both ways."""
    said: dict[tuple[str, int, str], list[str]] = defaultdict(list)
    column = {name: i for i, name in enumerate(relation_names())}
    for relation in gold.annotation["relations"]:
        said[relation["s"], column[relation["p"]], relation["o"]].append(relation["evidence"])
        if vocabulary().relations[relation["p"]].symmetric:
            said[relation["o"], column[relation["p"]], relation["s"]].append(relation["evidence"])
    return said


def _evident(
    gold: GoldArticle,
    evidences: Iterable[str],
    found: Sequence[Sentence],
    chosen: Sequence[Candidate],
    rows: Sequence[int],
) -> list[int]:
    """The candidates whose sentence holds the evidence; without any, the one whose arguments are nearest."""
    spans = [span for span in map(gold.locate, evidences) if span is not None]
    inside = [r for r in rows if any(_overlaps(found[chosen[r].sentence], span) for span in spans)]
    return inside or [min(rows, key=lambda r: (_distance(chosen[r]), r))]


def _overlaps(sentence: Sentence, span: tuple[int, int]) -> bool:
    return sentence.start < span[1] and span[0] < sentence.end


def _distance(candidate: Candidate) -> int:
    a, b = candidate.subject.occurrence, candidate.object.occurrence
    return abs(a.at - b.at) if a is not None and b is not None else 1000


def matrix(rows: Sequence[NDArray[np.int64]]) -> csr_matrix:
    """Feature numbers as a sparse binary matrix."""
    indptr = np.concatenate([[0], np.cumsum([len(r) for r in rows])])
    indices = np.concatenate(rows) if rows else np.zeros(0, dtype=np.int64)
    return csr_matrix((np.ones(len(indices), dtype=np.float32), indices, indptr), shape=(len(rows), SIZE))


def fit_ranker(train: Sequence[Instances], seed: int) -> Ranker:
    """One logistic regression for each relation type."""
    x = matrix([f for i in train for f in i.features])
    y = np.concatenate([i.labels for i in train])
    weights = np.zeros((SIZE, y.shape[1]), dtype=np.float32)
    bias = np.full(y.shape[1], -20, dtype=np.float32)  # never said where there was nothing to learn from
    for column in range(y.shape[1]):
        rows = np.flatnonzero((y[:, column] == 0) | (y[:, column] == 1))
        target = y[rows, column]
        if target.any() and not target.all():
            weight = float(np.sqrt((len(target) - target.sum()) / target.sum()))  # rare relations are not to be drowned
            # The dual problem has one variable for each candidate, not for each of 262,144 features: 50 times faster.
            model = LogisticRegression(
                C=COST, solver="liblinear", dual=True, tol=0.1, class_weight={0: 1.0, 1: weight}, random_state=seed
            )
            model.fit(x[rows], target)
            weights[:, column] = model.coef_[0]
            bias[column] = model.intercept_[0]
    return Ranker(relation_names(), weights, bias)
