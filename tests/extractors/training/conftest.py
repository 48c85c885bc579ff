"""Small annotated articles about invented companies."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from extractors.article import Document
from extractors.layout import lay_out
from extractors.linker import link
from extractors.mention import Mention
from extractors.thing import Thing
from extractors.training.annotations import GoldArticle

Gold = Callable[..., tuple[GoldArticle, list[Thing]]]


def entity(identifier: str, kind: str, name: str, **more: Any) -> dict[str, Any]:
    return {"id": identifier, "type": kind, "name": name, "aliases": [], **more}


@pytest.fixture
def gold() -> Gold:
    """Make an annotated article and its things: names by kind, relations as ``(subject, p, object, evidence)``."""

    def make(text: str, names: dict[str, str], *said: tuple[str, str, str, str]) -> tuple[GoldArticle, list[Thing]]:
        title = text.split("\n", 1)[0]
        article = lay_out(Document("made", text), 1, text.count("\n") + 1, title=title)
        assert article.text == text
        relations = [{"s": s, "p": p, "o": o, "evidence": e} for s, p, o, e in said]
        codes = {"Segment": {"code": "compound"}}
        entities = [entity(name, kind, name, **codes.get(kind, {})) for name, kind in names.items()]
        annotation = {"title": title, "entities": entities, "relations": relations, "attributes": []}
        mentions = [
            Mention(at, at + len(name), kind)
            for name, kind in names.items()
            for at in range(len(text))
            if kind != "Segment" and text.startswith(name, at)
        ]
        return GoldArticle(article, annotation), link(article, sorted(mentions))

    return make
