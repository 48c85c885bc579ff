"""Training of the whole reader: names first, then relations on names as the reader itself finds them.

The ranker must meet the mistakes that it will meet in use, so its training articles are linked from names that a model found which
had not seen them; the complete gold names are a second view of the same articles.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from extractors.linker import link
from extractors.mention import Mention
from extractors.pairs import relation_names
from extractors.ranker import Ranker
from extractors.recognizers import NameModel, recognize
from extractors.training.annotations import GoldArticle, read_gold
from extractors.training.gold import GoldName, gold_mentions
from extractors.training.names import train_names
from extractors.training.relations import Instances, calibrate, fit_weights, instances
from extractors.training.thresholds import choose

NAME_FOLDS = 3
"""Folds of articles for names that their model has not seen: more cost time and gained nothing."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """A training article with its complete gold names."""

    gold: GoldArticle
    names: Sequence[Mention]


def read_annotated(folder: Path, *, leave_out: Sequence[str] = ()) -> list[Annotated]:
    """All annotated articles under ``folder`` (``corpus/``, ``gold/``, ``gold-names/``), without the documents left out."""
    found = []
    for path in sorted(folder.joinpath("gold").glob("*.jsonl")):
        if path.stem in leave_out:
            continue
        text, names = folder / "corpus" / f"{path.stem}.txt", folder / "gold-names" / path.name
        found.extend(_annotated(g) for g in read_gold(text, path, names))
    return found


def _annotated(gold: GoldArticle) -> Annotated:
    listed = [GoldName(n["surface"], n["type"], tuple(n.get("only", ()))) for n in gold.names]
    return Annotated(gold, gold_mentions(gold.article, listed))


def train(articles: Sequence[Annotated], out: Path, *, seed: int = 0, log: Callable[[str], None] = print) -> None:
    """Learn all parameters of the reader and write them to ``out/names`` and ``out/relations``; deterministic.

    Parameters
    ----------
    articles
        At least three; what is left out of them is what the figures of the model may be measured on.
    log
        Told what is going on.
    """
    log(f"names of {len(articles)} articles in {NAME_FOLDS} folds")
    seen = unseen_mentions(articles, seed)
    train_names([a.gold.article for a in articles], [list(a.names) for a in articles], out=out / "names", seed=seed)
    log("relations")
    fit_relations(articles, seen, seed).save(out / "relations")


def unseen_mentions(articles: Sequence[Annotated], seed: int) -> list[list[Mention]]:
    """For each article the names that a model trained on the other folds finds in it."""
    found: list[list[Mention]] = [[] for _ in articles]
    for fold in range(NAME_FOLDS):
        inside = [i for i in range(len(articles)) if i % NAME_FOLDS == fold]
        others = [a for i, a in enumerate(articles) if i % NAME_FOLDS != fold]
        with tempfile.TemporaryDirectory() as folder:
            model = train_names(
                [a.gold.article for a in others], [list(a.names) for a in others], out=Path(folder), seed=seed
            )
            for i in inside:
                found[i] = recognize(articles[i].gold.article, model)
    return found


def fit_relations(articles: Sequence[Annotated], seen: Sequence[Sequence[Mention]], seed: int) -> Ranker:
    """The ranker, from articles and the names found in them unseen."""
    system = [_instances(a, names) for a, names in zip(articles, seen, strict=True)]
    perfect = [_instances(a, a.names) for a in articles]
    weights, bias = fit_weights([*system, *perfect], seed)
    calibration, held_out = calibrate(system, perfect, seed)
    thresholds = choose(held_out, calibration, _said(articles))
    return Ranker(relation_names(), weights, bias, calibration, thresholds)


def _instances(article: Annotated, names: Sequence[Mention]) -> Instances:
    return instances(article.gold, link(article.gold.article, names))


def _said(articles: Sequence[Annotated]) -> NDArray[np.int64]:
    """How many relations of each type the gold has."""
    count = dict.fromkeys(relation_names(), 0)
    for article in articles:
        for relation in article.gold.annotation["relations"]:
            count[relation["p"]] += 1
    return np.array(list(count.values()))


def load_names(model: Path) -> NameModel:
    """The name model of a model folder."""
    return NameModel.load(model / "names")
