"""Gold articles: what careful readers found in a document, placed in the clean view."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from extractors.article import Article, Document
from extractors.layout import lay_out
from ontology.normal import key

_DROPPED = re.compile(r"[\s*#>]")


@dataclass(frozen=True)
class GoldArticle:
    """An annotated article.

    Parameters
    ----------
    annotation
        The JSON object of the gold file.
    names
        The JSON objects under ``names`` of the complete list of names, empty where there is none.
    """

    article: Article
    annotation: Mapping[str, Any]
    names: Sequence[Mapping[str, Any]] = ()

    @cached_property
    def entities(self) -> dict[str, Mapping[str, Any]]:
        """Entities by their identifier."""
        return {e["id"]: e for e in self.annotation["entities"]}

    @cached_property
    def _squashed(self) -> tuple[str, list[int]]:
        text = self.article.document.text
        kept = [i for i, c in enumerate(text) if not _DROPPED.match(c)]
        return "".join(text[i] for i in kept), kept

    def locate(self, evidence: str) -> tuple[int, int] | None:
        """The evidence in the clean view, ``None`` where the article does not hold it."""
        text, kept = self._squashed
        wanted = _DROPPED.sub("", evidence)
        offsets = self.article.offsets
        if not wanted or not offsets:
            return None
        at = text.find(wanted, bisect_left(kept, offsets[0]))
        if at < 0 or kept[at] > offsets[-1]:
            return None
        start = bisect_left(offsets, kept[at])
        end = bisect_left(offsets, kept[at + len(wanted) - 1] + 1)
        return start, max(end, start + 1)


def read_gold(document: Path, gold: Path, names: Path | None = None) -> list[GoldArticle]:
    """The annotated articles of a document, laid out with the gold's own line ranges."""
    source = Document(gold.stem, document.read_text("utf-8-sig"))
    listed = {tuple(a["lines"]): a["names"] for a in _json_lines(names)} if names and names.exists() else {}
    found = []
    for annotation in _json_lines(gold):
        first, last = annotation["lines"]
        article = lay_out(
            source,
            first,
            last,
            title=annotation["title"],
            section=annotation.get("section"),
            source=annotation.get("source"),
            date=annotation.get("date"),
        )
        found.append(GoldArticle(article, annotation, listed.get((first, last), ())))
    return found


def _json_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def labels(entity: Mapping[str, Any]) -> set[str]:
    """The exact keys of an entity's names."""
    return {key(n) for n in (entity["name"], *entity.get("aliases", ()))} - {""}
