"""Learning names: the tagger, then the ranker on what taggers say of articles that they were not trained on.

``python -m extractors.training.names --gold DIR --corpus DIR -o DIR [--leave-out DOC]`` trains;
``--evaluate DIR`` measures the models in ``DIR/<doc>/names``, each on the document that it was trained without.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from extractors.article import Article, Document
from extractors.layout import lay_out
from extractors.mention import Mention
from extractors.recognizers import recognize
from extractors.recognizers.fusion import Proposal, believe, candidates, flat
from extractors.recognizers.judgement import Judge
from extractors.recognizers.model import KINDS, NameModel, SpanRanker, source
from extractors.recognizers.sight import Sight, look
from extractors.tagger import Tagger
from extractors.training.crf import Sequence as Labelled
from extractors.training.crf import fit_tagger
from extractors.training.gold import GoldName, gold_mentions, read_gold_names
from extractors.training.scores import Scores

_FOLDS = 3  # of the articles, so that the ranker learns from taggers that did not see them
_COST = 0.05  # inverse strength of the ranker's L2 penalty
_RARE = 2  # features of fewer candidates are dropped
_THRESHOLDS = [n / 100 for n in range(20, 66, 5)]


def train_names(articles: Sequence[Article], gold: Sequence[Sequence[Mention]], *, out: Path, seed: int = 0) -> NameModel:
    """Learn a model from articles and their gold mentions and write it to ``out``; deterministic.

    Parameters
    ----------
    seed
        Shifts which articles fall into which fold of the ranker's training.
    """
    sights = [look(article, source()) for article in articles]
    fold_of = [(n + seed) % _FOLDS for n in range(len(sights))]
    examples: list[_Examples] = []
    for fold in range(_FOLDS):
        seen = [n for n, f in enumerate(fold_of) if f != fold]
        tagger = _fit([sights[n] for n in seen], [gold[n] for n in seen])
        examples += [_examples(sights[n], gold[n], tagger) for n, f in enumerate(fold_of) if f == fold]
    model = NameModel(_fit(sights, gold), _fit_ranker(examples))
    model.save(out)
    return NameModel.load(out)


def _fit(sights: Sequence[Sight], gold: Sequence[Sequence[Mention]]) -> Tagger:
    return fit_tagger((s for pair in zip(sights, gold, strict=True) for s in _labelled(*pair)), KINDS)


def _labelled(sight: Sight, names: Sequence[Mention]) -> Iterator[Labelled]:
    labels = ["O"] * len(sight.article.text)
    for name in names:
        labels[name.start : name.end] = [f"B-{name.kind}"] + [f"I-{name.kind}"] * (name.end - name.start - 1)
    for (start, end), observed in zip(sight.sequences, sight.observed, strict=True):
        yield observed, labels[start:end]


class _Examples:
    """The candidates of one article with their features, and which of them are names."""

    def __init__(self, proposals: list[Proposal], features: list[list[str]], gold: set[Proposal]) -> None:
        self.proposals, self.features, self.gold = proposals, features, gold


def _examples(sight: Sight, names: Sequence[Mention], tagger: Tagger) -> _Examples:
    beliefs = believe(sight, tagger)
    proposals = candidates(sight, beliefs, KINDS)
    judge = Judge(sight, beliefs, proposals, source().words)
    return _Examples(proposals, [judge.features(p) for p in proposals], {(m.start, m.end, m.kind) for m in names})


def _fit_ranker(examples: Sequence[_Examples]) -> SpanRanker:
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    rows = [dict.fromkeys(features, 1.0) for e in examples for features in e.features]
    labels = [proposal in e.gold for e in examples for proposal in e.proposals]
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(rows)
    frequent = matrix.getnnz(axis=0) >= _RARE
    regression = LogisticRegression(C=_COST, solver="liblinear", fit_intercept=False, max_iter=200)
    regression.fit(matrix[:, frequent], labels)
    names = [name for name, kept in zip(vectorizer.get_feature_names_out(), frequent, strict=True) if kept]
    weights = dict(zip(names, regression.coef_[0].tolist(), strict=True))
    return SpanRanker(weights, _best_threshold(examples, SpanRanker(weights)))


def _best_threshold(examples: Sequence[_Examples], ranker: SpanRanker) -> float:
    scored = [(e, [ranker.score(f) for f in e.features]) for e in examples]

    def f1(least: float) -> float:
        scores = Scores()
        for e, values in scored:
            scores.add({e.proposals[n] for n in flat(e.proposals, values, least=least)}, e.gold)
        return scores.total().f1

    return max(_THRESHOLDS, key=f1)


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
