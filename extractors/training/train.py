"""Training of the whole reader: names first, then relations on names as the reader itself finds them.

The ranker must meet the mistakes that it will meet in use, so its training articles are linked from names that were
found by a model which had not seen them; the complete gold names are a second view of the same articles.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from extractors.arbiter import Arbiter
from extractors.linker import link
from extractors.mention import Mention
from extractors.pairs import relation_names
from extractors.ranker import Ranker
from extractors.training.annotations import GoldArticle, read_gold
from extractors.training.arbitration import fit_arbiter, judged
from extractors.training.gold import GoldName, gold_mentions
from extractors.training.names import train_and_read
from extractors.training.relations import Instances, fit_ranker, instances
from extractors.training.texts import read_texts


@dataclass(frozen=True, slots=True)
class Annotated:
    """A training article with its complete gold names."""

    gold: GoldArticle
    names: Sequence[Mention]


def read_annotated(folder: Path, *, leave_out: Sequence[str] = ()) -> list[Annotated]:
    """The annotated articles of ``folder`` without the documents left out, then those that stand in this package.

    Parameters
    ----------
    folder
        Holds ``corpus/``, ``gold/``, ``gold-names/``, and ``data/`` for the public texts.
    """
    found: list[Annotated] = []
    for path in sorted(folder.joinpath("gold").glob("*.jsonl")):
        if path.stem in leave_out:
            continue
        text, names = folder / "corpus" / f"{path.stem}.txt", folder / "gold-names" / path.name
        found.extend(_annotated(g) for g in read_gold(text, path, names))
    found.extend(_annotated(g) for g in read_texts(folder / "data"))
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
    log(f"names of {len(articles)} articles")
    _, seen = train_and_read(
        [a.gold.article for a in articles], [list(a.names) for a in articles], out=out / "names", seed=seed
    )
    log("relations")
    for part in fit_relations(articles, seen, seed):
        part.save(out / "relations")


def fit_relations(
    articles: Sequence[Annotated], seen: Sequence[Sequence[Mention]], seed: int
) -> tuple[Ranker, Arbiter]:
    """The ranker and the arbiter, from articles and the names found in them unseen."""
    system = [_instances(a, names) for a, names in zip(articles, seen, strict=True)]
    perfect = [_instances(a, a.names) for a in articles]
    ranker = fit_ranker([*system, *perfect], seed)
    return ranker, fit_arbiter(judged(system, perfect, seed), _said(articles))


def _instances(article: Annotated, names: Sequence[Mention]) -> Instances:
    return instances(article.gold, link(article.gold.article, names))


def _said(articles: Sequence[Annotated]) -> NDArray[np.int64]:
    """How many relations of each type the gold has."""
    count = dict.fromkeys(relation_names(), 0)
    for article in articles:
        for relation in article.gold.annotation["relations"]:
            count[relation["p"]] += 1
    return np.array(list(count.values()))
