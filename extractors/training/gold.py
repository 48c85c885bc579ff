"""Gold names: the listed surfaces of an article, found again in its clean view."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractors.article import Article
from extractors.mention import Mention
from extractors.recognizers.gazetteer import cuts_word
from ontology.normal import simplify

_WRAPPINGS = ("《》", "“”", "「」", "()")


@dataclass(frozen=True, slots=True)
class GoldName:
    """One surface form of an article; ``only`` holds contexts that its occurrences must stand in (none: all count)."""

    surface: str
    kind: str
    only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """The names of the article that stands in lines ``lines`` of document ``doc``."""

    doc: str
    lines: tuple[int, int]
    title: str
    names: tuple[GoldName, ...]


def read_gold_names(path: Path) -> Iterator[GoldArticle]:
    """Read one file of gold names (JSONL)."""
    with path.open(encoding="utf-8") as handle:
        for line in handle:
            yield _gold_article(json.loads(line))


def _gold_article(row: Mapping[str, Any]) -> GoldArticle:
    names = tuple(GoldName(n["surface"], n["type"], tuple(n.get("only", ()))) for n in row["names"])
    return GoldArticle(row["doc"], (row["lines"][0], row["lines"][1]), row["title"], names)


def gold_mentions(article: Article, names: Iterable[GoldName]) -> list[Mention]:
    """Occurrences of the gold names in the clean view: longest first, flat, in order.

    White space is ignored on both sides; both are compared as NFKC, simplified.
    """
    text, places = _squash(article.text)
    taken = bytearray(len(text))
    found: list[Mention] = []
    for name in sorted(names, key=lambda n: (-len(_squash(n.surface)[0]), n.surface, n.kind)):
        allowed = [span for context in name.only for span in _occurrences(text, _squash(context)[0])]
        for start, end in _occurrences(text, _bare(_squash(name.surface)[0])):
            inside = not name.only or any(a <= start and end <= b for a, b in allowed)
            first, last = places[start], places[end - 1] + 1
            cut = cuts_word(article.text, first) or cuts_word(article.text, last)
            if inside and not cut and not any(taken[start:end]):
                taken[start:end] = b"\x01" * (end - start)
                found.append(Mention(first, last, name.kind, 1.0, "gold"))
    return sorted(found)


def _bare(name: str) -> str:
    """The name without the quotation marks around it: some annotators print them, some don't."""
    wrapped = len(name) > 2 and name[0] + name[-1] in _WRAPPINGS and name.count(name[0]) == 1
    return name[1:-1] if wrapped else name


def _squash(text: str) -> tuple[str, list[int]]:
    """Text without white space, normalised, with the place of each character in ``text``."""
    chars: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        for normal in simplify(unicodedata.normalize("NFKC", char)):
            if not normal.isspace():
                chars.append(normal)
                places.append(place)
    return "".join(chars), places


def _occurrences(text: str, needle: str) -> Iterator[tuple[int, int]]:
    if needle:
        for match in re.finditer(re.escape(needle), text):
            yield match.span()
