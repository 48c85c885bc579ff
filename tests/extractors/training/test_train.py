"""Training as a whole, with names that are given instead of learned."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from extractors.article import Article
from extractors.mention import Mention
from extractors.pairs import relation_names
from extractors.relater import Relater
from extractors.thing import Thing
from extractors.training import arbitration
from extractors.training import train as training
from extractors.training.annotations import GoldArticle
from extractors.training.train import Annotated, fit_relations, read_annotated, train

Gold = Callable[..., tuple[GoldArticle, list[Thing]]]
FIRMS = [a + b for a in "海云启蓝星衡" for b in "岭汀穹鲸"]


@pytest.fixture
def articles(gold: Gold, monkeypatch: pytest.MonkeyPatch) -> list[Annotated]:
    """Articles in which one company supplies another."""
    monkeypatch.setattr(arbitration, "_TREES", 30)
    made = []
    for number, one in enumerate(FIRMS):
        other, third = FIRMS[number - 5], FIRMS[number - 9]
        said = (one, "supplies", other, f"{one}向{other}供货")
        article, things = gold(
            f"消息\n{one}向{other}供货，{third}到场。", dict.fromkeys((one, other, third), "Company"), said
        )
        names = sorted(Mention(s, e, t.kind) for t in things for s, e in t.mentions)
        made.append(Annotated(article, names))
    return made


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two annotated documents, and no texts of the package."""
    monkeypatch.setattr(training, "read_texts", lambda _: [])
    for name in ("a", "b"):
        text = f"海岭{name}签约\n\n海岭{name}投资建设雷鸣项目。\n"
        row = {"doc": name, "lines": [1, 3], "title": f"海岭{name}签约", "entities": [], "relations": []}
        names = {"lines": [1, 3], "names": [{"surface": "雷鸣项目", "type": "Project"}]}
        for folder, content in (("corpus", text), ("gold", json.dumps(row)), ("gold-names", json.dumps(names))):
            path = tmp_path / folder / (f"{name}.txt" if folder == "corpus" else f"{name}.jsonl")
            path.parent.mkdir(exist_ok=True)
            path.write_text(content, encoding="utf-8")
    return tmp_path


def test_annotated_documents_are_read_with_their_names(shelf: Path) -> None:
    found = read_annotated(shelf)
    assert [one.gold.article.title for one in found] == ["海岭a签约", "海岭b签约"]
    for one in found:
        assert [(m.kind, one.gold.article.text[m.start : m.end]) for m in one.names] == [("Project", "雷鸣项目")]


def test_documents_are_left_out(shelf: Path) -> None:
    assert [one.gold.article.document.name for one in read_annotated(shelf, leave_out=["a"])] == ["b"]
    assert read_annotated(shelf, leave_out=["a", "b"]) == []


def test_the_texts_of_the_package_are_read_too(
    shelf: Path, monkeypatch: pytest.MonkeyPatch, articles: list[Annotated]
) -> None:
    asked: list[Path] = []

    def texts(data: Path) -> list[GoldArticle]:
        asked.append(data)
        return [articles[0].gold]

    monkeypatch.setattr(training, "read_texts", texts)
    assert read_annotated(shelf, leave_out=["a", "b"])[0].gold is articles[0].gold
    assert asked == [shelf / "data"]


def test_what_was_learned_is_said_and_stored(
    articles: list[Annotated], gold: Gold, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def given(
        found: Sequence[Article], names: Sequence[list[Mention]], *, out: Path, seed: int
    ) -> tuple[None, Sequence[list[Mention]]]:
        assert len(found) == len(names) == len(articles)
        assert (out, seed) == (tmp_path / "names", 7)
        return None, names

    monkeypatch.setattr(training, "train_and_read", given)
    notes: list[str] = []
    train(articles, tmp_path, seed=7, log=notes.append)
    assert notes
    new, things = gold("消息\n澜石向松涛供货，陆海到场。", dict.fromkeys(("澜石", "松涛", "陆海"), "Company"))
    found = Relater.load(tmp_path / "relations").relate(new.article, things)
    assert [(things[r.subject].name, r.predicate, things[r.object].name) for r in found] == [
        ("澜石", "supplies", "松涛")
    ]


def test_names_that_were_not_found_teach_that_they_are_missing(articles: list[Annotated]) -> None:
    """A relation whose names no reader finds counts as missed: thresholds fall."""
    seen = [list(one.names) for one in articles]
    ranker, arbiter = fit_relations(articles, seen, 0)
    blind = [names if number % 3 == 0 else [] for number, names in enumerate(seen)]
    _, other = fit_relations(articles, blind, 0)
    assert ranker.relations == relation_names()
    assert other.thresholds["supplies"] <= arbiter.thresholds["supplies"]


def test_learning_again_gives_the_same(articles: list[Annotated]) -> None:
    seen = [list(one.names) for one in articles]
    (ranker, arbiter), (same, likewise) = (fit_relations(articles, seen, 0) for _ in range(2))
    np.testing.assert_array_equal(ranker.weights, same.weights)
    assert arbiter.thresholds == likewise.thresholds
    for field in dataclasses.fields(arbiter.forest):
        np.testing.assert_array_equal(getattr(arbiter.forest, field.name), getattr(likewise.forest, field.name))
