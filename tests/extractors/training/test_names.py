"""Training from articles about invented companies."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.article import Article, Document
from extractors.layout import lay_out
from extractors.mention import Mention
from extractors.recognizers import recognize
from extractors.training.gold import GoldName, gold_mentions
from extractors.training.names import train_names

pytest.importorskip("sklearn")
pytest.importorskip("pycrfsuite")

NAMES = ("青岚芯", "云启微", "白石材", "远舟光", "玉川电", "北辰硅")


def make_corpus() -> tuple[list[Article], list[list[Mention]]]:
    articles, gold = [], []
    for number in range(12):
        name = NAMES[number % len(NAMES)]
        text = f"标题{number}\n\n记者获悉，{name}公司宣布投产。\n\n据了解，{name}公司董事长出席。\n"
        article = lay_out(Document(f"own{number % 3}", text), 1, 5)
        articles.append(article)
        gold.append(gold_mentions(article, [GoldName(f"{name}公司", "Company")]))
    return articles, gold


def test_what_was_taught_is_found_and_training_is_deterministic(tmp_path: Path) -> None:
    articles, gold = make_corpus()
    model = train_names(articles, gold, out=tmp_path / "one")
    article = articles[0]
    assert {article.text[m.start : m.end] for m in recognize(article, model)} == {"青岚芯公司"}
    train_names(articles, gold, out=tmp_path / "two")
    files = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert files == ["forest.npz", "ranker.json", "tagger.npz"]
    for name in files:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
