"""Learning the ranker: candidates of annotated articles, labelled by what the gold says of their things."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from extractors.candidate import Candidate, candidates, context
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

COST = 0.3
"""Inverse strength of the L2 penalty; 0.1 to 1 gave the same figures over the folds."""


@dataclass(frozen=True)
class Instances:
    """The candidates of one article.

    Parameters
    ----------
    features
        Feature numbers of each candidate.
    labels
        ``(candidates, relations)``: 1, 0, `UNKNOWN`, or 2 where the kinds do not allow the relation.
    pairs
        Subject and object thing of each candidate.
    """

    features: list[NDArray[np.int64]]
    labels: NDArray[np.int8]
    pairs: list[tuple[int, int]]


def instances(gold: GoldArticle, things: Sequence[Thing]) -> Instances:
    """Candidates of an article with their features and labels."""
    found = sentences(gold.article, things)
    shared = context(things, found)
    prepared = [prepare(s) for s in found]
    chosen = list(candidates(things, found, shared, frozenset(kind_pairs())))
    numbers = [features(c, gold.article, things, prepared[c.sentence], shared) for c in chosen]
    return Instances(numbers, _labels(gold, things, found, chosen), [(c.subject.thing, c.object.thing) for c in chosen])


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


def fit_weights(train: Sequence[Instances], seed: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """One logistic regression for each relation type; weights and bias."""
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
                C=COST, solver="liblinear", dual=True, tol=0.01, class_weight={0: 1.0, 1: weight}, random_state=seed
            )
            model.fit(x[rows], target)
            weights[:, column] = model.coef_[0]
            bias[column] = model.intercept_[0]
    return weights, bias


def best_margins(ranker: Ranker, one: Instances) -> dict[tuple[int, int, int], tuple[float, bool]]:
    """For each (subject, column, object) of an article its best margin and whether the gold says it."""
    best: dict[tuple[int, int, int], tuple[float, bool]] = {}
    for numbers, labels, (s, o) in zip(one.features, one.labels, one.pairs, strict=True):
        margins = ranker.margins(numbers)
        for column in np.flatnonzero(labels != 2):
            before = best.get((s, int(column), o), (-np.inf, False))
            right = before[1] or bool(labels[column] in (1, UNKNOWN))
            best[s, int(column), o] = (max(before[0], float(margins[column])), right)
    return best


def calibrate(
    system: Sequence[Instances], perfect: Sequence[Instances], seed: int, folds: int = 5
) -> tuple[NDArray[np.float32], list[list[tuple[float, bool]]]]:
    """Fit the logistic calibration of each relation type on held-out articles.

    It is fitted on the best margin of each pair of things, since that is what a statement's confidence comes from.

    Parameters
    ----------
    system, perfect
        The same articles with names as the reader finds them, and with all gold names; only the first are measured.

    Returns
    -------
    tuple
        ``(2, relations)`` slope and intercept, and the held-out margins of each relation type.
    """
    count = len(relation_names())
    seen: list[list[tuple[float, bool]]] = [[] for _ in range(count)]
    for fold in range(folds):
        train = [x for view in (system, perfect) for i, x in enumerate(view) if i % folds != fold]
        weights, bias = fit_weights(train, seed)
        ranker = Ranker(relation_names(), weights, bias, np.zeros((2, count), np.float32), np.zeros(count, np.float32))
        for one in (x for i, x in enumerate(system) if i % folds == fold):
            for (_, column, _), row in best_margins(ranker, one).items():
                seen[column].append(row)
    return np.array([_platt(rows) for rows in seen], dtype=np.float32).T, seen


def _platt(rows: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    right = [r for _, r in rows]
    if not 5 <= sum(right) < len(right):
        return 1.0, 0.0
    model = LogisticRegression(C=1.0, solver="lbfgs")
    model.fit(np.array([[max(m, -15.0)] for m, _ in rows]), right)
    return float(model.coef_[0, 0]), float(model.intercept_[0])
