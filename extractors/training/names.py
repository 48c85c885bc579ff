"""Learning names: the tagger, then the ranker on what taggers say of documents that they were not trained on.

``python -m extractors.training.names --gold DIR --corpus DIR -o DIR [--leave-out DOC]`` trains;
``--evaluate DIR`` measures the models in ``DIR/<doc>/names``, each on the document that it was trained without.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from extractors.article import Article, Document
from extractors.layout import lay_out
from extractors.mention import Mention
from extractors.recognizers import recognize
from extractors.recognizers.agreement import Agreement
from extractors.recognizers.forest import Forest
from extractors.recognizers.fusion import Beliefs, Proposal, believe, candidates, flat
from extractors.recognizers.judgement import Judge
from extractors.recognizers.model import KINDS, NameModel, SpanRanker, source
from extractors.recognizers.sight import Sight, look
from extractors.tagger import Tagger
from extractors.training.crf import Sequence as Labelled
from extractors.training.crf import fit_tagger
from extractors.training.forest import fit_forest
from extractors.training.gold import gold_mentions, read_gold_names
from extractors.training.scores import Scores

_FOLDS = 3  # for what learns from the answers of what was learned before; four cost a third more and gained nothing
_DRAFT = 30  # iterations of a tagger that only answers for the articles it did not see
_COST = 0.05  # inverse strength of the ranker's L2 penalty
_RARE = 2  # features of fewer candidates are dropped
_TREES, _LEAVES = 60, 8  # more of either gave nothing on held-out documents
_LEAST = (0.12, 0.3)  # bounds of the thresholds: what a name is worth, the relations decide, so that many may stand

_Scorer = Callable[["Examples"], list[float]]


@dataclass(frozen=True, slots=True)
class Examples:
    """The candidates of one article as a tagger proposed them that did not see it, and which spans are names."""

    sight: Sight
    beliefs: Beliefs
    proposals: list[Proposal]
    features: list[list[str]]
    gold: frozenset[Proposal]

    @property
    def labels(self) -> list[bool]:
        """Whether each candidate is a name."""
        return [proposal in self.gold for proposal in self.proposals]

    def table(self, scores: Sequence[float]) -> NDArray[np.float64]:
        """Columns of the second look, given the scores of the first."""
        return Agreement(self.sight, self.beliefs, self.proposals, scores, KINDS).table()


def train_names(
    articles: Sequence[Article], gold: Sequence[Sequence[Mention]], *, out: Path, seed: int = 0
) -> NameModel:
    """Learn a model from articles and their gold mentions and write it to ``out``; deterministic.

    Parameters
    ----------
    seed
        Shifts which documents (or articles, if all are of one document) fall into which fold of the ranker's training.
    """
    return train_and_read(articles, gold, out=out, seed=seed)[0]


def train_and_read(
    articles: Sequence[Article], gold: Sequence[Sequence[Mention]], *, out: Path, seed: int = 0
) -> tuple[NameModel, list[list[Mention]]]:
    """Learn as `train_names` does; give for each article the names found in it by parts that had not seen it, too."""
    sights = [look(article, source()) for article in articles]
    folds = _folds(articles, seed)
    drafts: dict[int, Examples] = {}
    for fold in sorted(set(folds)):
        seen = [n for n, f in enumerate(folds) if f != fold]
        tagger = fit([sights[n] for n in seen], [gold[n] for n in seen], max_iterations=_DRAFT)
        drafts.update((n, judge(sights[n], gold[n], tagger)) for n, f in enumerate(folds) if f == fold)
    examples = [drafts[n] for n in range(len(articles))]
    ranker, forest, least, held_out = fit_rankers(examples)
    model = NameModel(fit(sights, gold), ranker, forest, least)
    model.save(out)
    unseen = [_read(e, scores, least) for e, scores in zip(examples, held_out, strict=True)]
    return NameModel.load(out), unseen


def _read(example: Examples, scores: Sequence[float], least: Mapping[str, float]) -> list[Mention]:
    gains = [score - least[kind] for score, (_, _, kind) in zip(scores, example.proposals, strict=True)]
    kept = flat(example.proposals, gains)
    return [Mention(*example.proposals[n], scores[n], "names") for n in kept]


def _folds(articles: Sequence[Article], seed: int) -> list[int]:
    """Fold of each article: whole documents, because a tagger knows the names of the document that it saw a part of."""
    names = sorted({article.document.name for article in articles})
    if len(names) == 1:
        return [(n + seed) % _FOLDS for n in range(len(articles))]
    number = {name: (n + seed) % _FOLDS for n, name in enumerate(names)}
    return [number[article.document.name] for article in articles]


def fit(sights: Sequence[Sight], gold: Sequence[Sequence[Mention]], **options: float) -> Tagger:
    """A tagger of these articles."""
    return fit_tagger((s for pair in zip(sights, gold, strict=True) for s in _labelled(*pair)), KINDS, **options)


def _labelled(sight: Sight, names: Sequence[Mention]) -> Iterator[Labelled]:
    labels = ["O"] * len(sight.article.text)
    for name in names:
        labels[name.start : name.end] = [f"B-{name.kind}"] + [f"I-{name.kind}"] * (name.end - name.start - 1)
    for (start, end), observed in zip(sight.sequences, sight.observed, strict=True):
        yield observed, labels[start:end]


def judge(sight: Sight, names: Sequence[Mention], tagger: Tagger) -> Examples:
    """The candidates of an article that the tagger did not see."""
    beliefs = believe(sight, tagger)
    proposals = candidates(sight, beliefs, KINDS)
    told = Judge(sight, beliefs, source().words)
    wanted = frozenset((m.start, m.end, m.kind) for m in names)
    return Examples(sight, beliefs, proposals, [told.features(proposal) for proposal in proposals], wanted)


def fit_rankers(
    examples: Sequence[Examples],
) -> tuple[SpanRanker, Forest, dict[str, float], list[list[float]]]:
    """Both looks at candidates, the threshold of each kind, and the scores of candidates that were held out.

    The second look learns from first scores, and the thresholds from second ones, of articles that were held out.
    """
    first = _held_out(examples, lambda seen: _first(fit_ranker(seen)))
    tables = {id(e): e.table(scores) for e, scores in zip(examples, first, strict=True)}

    def second(seen: Sequence[Examples]) -> _Scorer:
        forest = _fit_forest(seen, tables)
        return lambda e: forest.probabilities(tables[id(e)]).tolist()

    held_out = [(np.add(a, b) / 2).tolist() for a, b in zip(first, _held_out(examples, second), strict=True)]
    least = _thresholds(examples, held_out)
    return fit_ranker(examples), _fit_forest(examples, tables), least, held_out


def _held_out(examples: Sequence[Examples], learn: Callable[[Sequence[Examples]], _Scorer]) -> list[list[float]]:
    """Scores of each article's candidates by what was learned from the other folds."""
    scorers = [learn([e for n, e in enumerate(examples) if n % _FOLDS != fold]) for fold in range(_FOLDS)]
    return [scorers[n % _FOLDS](e) for n, e in enumerate(examples)]


def _first(ranker: SpanRanker) -> _Scorer:
    return lambda e: [ranker.score(features) for features in e.features]


def _fit_forest(examples: Sequence[Examples], tables: Mapping[int, NDArray[np.float64]]) -> Forest:
    labels = np.array([label for e in examples for label in e.labels])
    return fit_forest(np.concatenate([tables[id(e)] for e in examples]), labels, trees=_TREES, leaves=_LEAVES)


def fit_ranker(examples: Sequence[Examples]) -> SpanRanker:
    """The first look: a logistic regression over the features of single candidates."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    rows = [dict.fromkeys(features, 1.0) for e in examples for features in e.features]
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(rows)
    frequent = matrix.getnnz(axis=0) >= _RARE
    regression = LogisticRegression(C=_COST, solver="liblinear", fit_intercept=False, max_iter=200)
    regression.fit(matrix[:, frequent], [label for e in examples for label in e.labels])
    names = [name for name, kept in zip(vectorizer.get_feature_names_out(), frequent, strict=True) if kept]
    return SpanRanker(dict(zip(names, regression.coef_[0].tolist(), strict=True)))


def _thresholds(examples: Sequence[Examples], scores: Sequence[Sequence[float]]) -> dict[str, float]:
    """For each kind half of the F1 that it reaches, within bounds.

    That is the best threshold where scores are probabilities (Lipton, Elkan and Naryanaswamy 2014), and steadier than
    the best of a few trials on the rarer kinds.
    """
    reached = _score_at(examples, scores, sum(_LEAST) / 2)
    return {kind: round(min(max(reached.of(kind).f1 / 2, _LEAST[0]), _LEAST[1]), 3) for kind in KINDS}


def _score_at(examples: Sequence[Examples], scores: Sequence[Sequence[float]], least: float) -> Scores:
    total = Scores()
    for e, values in zip(examples, scores, strict=True):
        kept = flat(e.proposals, [value - least for value in values])
        total.add({e.proposals[n] for n in kept}, e.gold)
    return total


def read_corpus(gold: Path, corpus: Path) -> list[tuple[Article, list[Mention]]]:
    """Articles of the annotated documents with their gold mentions."""
    pairs = []
    for path in sorted(gold.glob("*.jsonl")):
        text = (corpus / f"{path.stem}.txt").read_bytes().decode("utf-8-sig")
        document = Document(path.stem, text)
        for row in read_gold_names(path):
            article = lay_out(document, *row.lines, title=row.title)
            pairs.append((article, gold_mentions(article, row.names)))
    return pairs


def evaluate(pairs: Sequence[tuple[Article, list[Mention]]], folds: Path) -> Scores:
    """Exact spans and kinds over all documents, each read with the model that did not see it."""
    models: Mapping[str, NameModel] = {
        name: NameModel.load(folds / name / "names") for name in {a.document.name for a, _ in pairs}
    }
    scores = Scores()
    for article, gold in pairs:
        found = recognize(article, models[article.document.name])
        scores.add(
            {(m.start, m.end, m.kind) for m in found},
            {(m.start, m.end, m.kind) for m in gold},
        )
    return scores


def main() -> None:
    """Train or evaluate from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True, help="folder of <doc>.jsonl with every name")
    parser.add_argument("--corpus", type=Path, required=True, help="folder of <doc>.txt")
    parser.add_argument("--leave-out", action="append", default=[], help="document that is not trained on")
    parser.add_argument("--evaluate", type=Path, help="folder of <doc>/names, one model for each document")
    parser.add_argument("-o", "--out", type=Path, help="folder of the model")
    given = parser.parse_args()
    pairs = read_corpus(given.gold, given.corpus)
    if given.evaluate:
        print(evaluate(pairs, given.evaluate).table())
    if given.out:
        kept = [pair for pair in pairs if pair[0].document.name not in given.leave_out]
        train_names([article for article, _ in kept], [gold for _, gold in kept], out=given.out)


if __name__ == "__main__":
    main()
