"""Marks: the places of an article where a thing is spoken of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractors.thing import Thing

_DEPTH = 8  # marks before one among which its host is looked for: names do not nest deeper
_PHASE = re.compile(r"(?:项目)?第?[一二三四五首]期(?:工程|项目|建设)?")
_SITE = re.compile(r"(?:在|位于|(?<!用)于|利用)[^，。；、\n]{0,14}$")
_BUILT_THERE = re.compile(
    r"(?:内|上|厂区)?(?:新建|兴建|扩[建产]|建[设造立]|投资|设[立置]|新增|改造|开展|举行|打造|实施)"
)


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A mention (or a role word, ``reference``) of thing number ``thing`` at ``start:end`` of the clean view."""

    start: int
    end: int
    thing: int
    kind: str
    reference: bool = False


def marks_of(text: str, things: Sequence[Thing]) -> tuple[Mark, ...]:
    """Give the mentions that clauses speak of, in order: no names inside names, no sites of other projects."""
    return tuple(mark for mark in _outermost(_marks(things)) if not _is_aside(text, mark))


def _marks(things: Sequence[Thing]) -> Iterator[Mark]:
    for thing in things:
        yield from (Mark(start, end, thing.index, thing.kind) for start, end in thing.mentions)
        yield from (Mark(start, end, thing.index, thing.kind, reference=True) for start, end in thing.references)


def _outermost(marks: Iterable[Mark]) -> list[Mark]:
    """Drop the marks inside a longer one: the company in a project's name is not what the clause speaks of."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
        inside = any(
            k.end >= mark.end and (k.start, k.end) != (mark.start, mark.end)
            for k in kept[-_DEPTH:]
            if k.end > mark.start
        )
        if not inside:
            kept.append(mark)
    return kept


def _is_aside(text: str, mark: Mark) -> bool:
    """Tell a mention that is no name of its own: 公司A, 一期 alone, the site at which another project is built."""
    if mark.reference:
        return text[mark.end : mark.end + 1].isascii() and text[mark.end : mark.end + 1].isalpha()
    if mark.kind != "Project":
        return False
    if _PHASE.fullmatch(text, mark.start, mark.end):
        return True
    return _SITE.search(text, max(0, mark.start - 16), mark.start) is not None and bool(
        _BUILT_THERE.match(text, mark.end)
    )
