"""Articles with marked things: ``{Company:海岭科技}``, and ``{=海岭科技:公司}`` for a word that refers to it."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Mapping
from itertools import accumulate

import numpy as np
import pytest

from extractors.arbiter import Arbiter
from extractors.article import Article, Block, BlockKind, Document
from extractors.features import SIZE, number
from extractors.pairs import relation_names
from extractors.ranker import Ranker
from extractors.recognizers.forest import Forest
from extractors.thing import Thing

Marked = Callable[..., tuple[Article, list[Thing]]]
_MARK = re.compile(r"\{(=?)([^:{}]+):([^{}]+)\}")


def _plain(text: str) -> tuple[str, list[tuple[bool, str, int, int]]]:
    """The text without marks, and for each mark whether it refers, its kind or name, and its place."""
    plain, marks, last = "", [], 0
    for match in _MARK.finditer(text):
        plain += text[last : match.start()]
        marks.append((bool(match[1]), match[2], len(plain), len(plain) + len(match[3])))
        plain, last = plain + match[3], match.end()
    return plain + text[last:], marks


def _things(text: str, marks: list[tuple[bool, str, int, int]]) -> list[Thing]:
    names: dict[str, tuple[str, list[tuple[int, int]], list[tuple[int, int]]]] = {}
    for refers, word, start, end in marks:
        name = word if refers else text[start:end]
        entry = names.setdefault(name, ("", [], []))
        if refers:
            entry[2].append((start, end))
        else:
            names[name] = (word, [*entry[1], (start, end)], entry[2])
    return [
        Thing(i, kind, name, (), tuple(mentions), tuple(references))
        for i, (name, (kind, mentions, references)) in enumerate(names.items())
    ]


def _blocks(text: str, *, title: bool) -> tuple[Block, ...]:
    lines = text.split("\n")
    ends = accumulate(len(line) + 1 for line in lines)
    return tuple(
        Block(
            BlockKind.TITLE if title and i == 0 else BlockKind.TABLE_ROW if "\t" in line else BlockKind.PARAGRAPH,
            end - len(line) - 1,
            end - 1,
        )
        for i, (line, end) in enumerate(zip(lines, ends, strict=True))
    )


@pytest.fixture
def marked() -> Marked:
    """Make an article and its things from a marked text; its first line is the title if ``title`` says so."""

    def make(text: str, *, date: str | None = "2025-06-20", title: bool = False) -> tuple[Article, list[Thing]]:
        plain, marks = _plain(text)
        article = Article(
            document=Document("made", plain),
            lines=(1, plain.count("\n") + 1),
            title=plain.split("\n")[0] if title else "",
            text=plain,
            offsets=array("q", range(len(plain))),
            blocks=_blocks(plain, title=title),
            date=date,
        )
        return article, _things(plain, marks)

    return make


@pytest.fixture
def learned() -> Callable[..., Ranker]:
    """Make a ranker that knows a few named features: ``{"kinds=Company,Project": {"invests_in": 3.0}}``."""

    def make(known: Mapping[str, Mapping[str, float]], *, bias: float = -3.0) -> Ranker:
        weights = np.zeros((SIZE, len(relation_names())), dtype=np.float32)
        for name, by_relation in known.items():
            for relation, weight in by_relation.items():
                weights[number(name) & (SIZE - 1), relation_names().index(relation)] = weight
        return Ranker(relation_names(), weights, np.full(len(relation_names()), bias, dtype=np.float32))

    return make


@pytest.fixture
def arbiter() -> Arbiter:
    """An arbiter that looks at the margin alone: its logit is the margin, in steps of a half; thresholds are 0.5."""
    steps = np.arange(-3.5, 4, 0.5)
    roots = np.arange(0, 3 * len(steps), 3, dtype=np.int32)
    children = np.arange(3 * len(steps), dtype=np.int32)[:, None].repeat(2, axis=1)
    children[roots] = np.stack([roots + 1, roots + 2], axis=1)
    thresholds = np.full(len(children), np.inf)
    thresholds[roots] = steps
    values = np.zeros(len(children), dtype=np.float32)
    values[roots + 2] = 0.5
    columns = np.zeros(len(children), dtype=np.int16)
    forest = Forest(columns, thresholds, children, values, roots, base=-4.0, depth=1)
    return Arbiter(forest, dict.fromkeys(relation_names(), 0.5))
