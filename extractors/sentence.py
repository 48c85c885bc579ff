"""Sentences of an article as sequences of symbols: one symbol for each mention, number, Latin word or character.

Relations are read from these sequences, so that 总投资15.11亿元 and 总投资20亿元 look alike, and a name counts as one
step however long it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.article import Article, Block, BlockKind
from extractors.thing import Thing

_ENDS = re.compile(r"[。！？!?]+[”’\"」』)]*")
_ATOMS = re.compile(r"\d+(?:[,.:]\d+)*%?|[A-Za-zµ]+(?:[-.&+/][A-Za-z]+)*|.", re.DOTALL)
CLAUSE_ENDS = frozenset("，,；;：:。！？!?\t")
LIST_JOINTS = frozenset(("、", "和", "及", "与", "以及", "或", "/", "等"))


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One mention inside a sentence: symbol number ``at``, the thing, and whether it is a reference (该项目) only."""

    thing: int
    kind: str
    at: int
    start: int
    end: int
    reference: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the clean view, ``text[start:end]``.

    Parameters
    ----------
    symbols
        One string per step: ``‹Kind›`` for a mention, ``#`` for a number, a lower-case Latin word, or a character.
    clause
        For each symbol, the number of its clause.
    """

    block: int
    kind: BlockKind
    start: int
    end: int
    symbols: tuple[str, ...]
    clause: tuple[int, ...]
    occurrences: tuple[Occurrence, ...]


def sentences(article: Article, things: Sequence[Thing]) -> list[Sentence]:
    """Cut the blocks of an article into sentences and mark the mentions of ``things`` in them."""
    marks = sorted(_marks(things), key=lambda m: (m[0], -m[1]))
    found: list[Sentence] = []
    next_mark = 0
    for number, block in enumerate(article.blocks):
        for start, end in _bounds(article.text, block):
            while next_mark < len(marks) and marks[next_mark][0] < start:
                next_mark += 1
            inside = []
            while next_mark < len(marks) and marks[next_mark][0] < end:
                inside.append(marks[next_mark])
                next_mark += 1
            found.append(_sentence(article.text, (number, block.kind), (start, end), inside))
    return found


def _marks(things: Sequence[Thing]) -> Iterator[tuple[int, int, Thing, bool]]:
    for thing in things:
        for start, end in thing.mentions:
            yield start, end, thing, False
        for start, end in thing.references:
            yield start, end, thing, True


def _bounds(text: str, block: Block) -> Iterator[tuple[int, int]]:
    cuts = [block.start, *(m.end() for m in _ENDS.finditer(text, block.start, block.end)), block.end]
    for start, end in pairwise(cuts):
        if end > start:
            yield start, end


def _sentence(
    text: str, block: tuple[int, BlockKind], span: tuple[int, int], marks: Sequence[tuple[int, int, Thing, bool]]
) -> Sentence:
    start, end = span
    symbols: list[str] = []
    occurrences: list[Occurrence] = []
    at = start
    for first, last, thing, reference in marks:
        if first < at:
            # Nested marks share the symbol of the outer one, so that a segment inside a project's name is still seen.
            if last <= at:
                occurrences.append(Occurrence(thing.index, thing.kind, occurrences[-1].at, first, last, reference))
            continue
        symbols.extend(_atoms(text, at, first))
        occurrences.append(Occurrence(thing.index, thing.kind, len(symbols), first, last, reference))
        symbols.append(f"‹{thing.kind}›")
        at = last
    symbols.extend(_atoms(text, at, end))
    return Sentence(*block, start, end, tuple(symbols), _clauses(symbols), tuple(occurrences))


def _atoms(text: str, start: int, end: int) -> Iterator[str]:
    for match in _ATOMS.finditer(text, start, end):
        atom = match.group()
        if atom[0].isdigit():
            yield "#%" if atom[-1] == "%" else "#"
        elif not atom.isspace() or atom == "\t":
            yield atom.lower()


def _clauses(symbols: Sequence[str]) -> tuple[int, ...]:
    numbers = []
    clause = 0
    for symbol in symbols:
        numbers.append(clause)
        clause += symbol in CLAUSE_ENDS
    return tuple(numbers)
