"""A sentence made ready for the features of its candidates: n-grams hashed, templates matched, once for all of them."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from extractors.sentence import LIST_JOINTS, Sentence
from extractors.templates import Match, template_matches

BITS = 18
SIZE = 1 << BITS
"""Features are numbers below this."""

MASK = SIZE - 1
_PAD = 4
_WINDOW = 14
"""Symbols kept at either end of a long stretch between two arguments."""

_MIX = np.uint32(2654435761)
_STEPS = np.arange(6, dtype=np.uint32) * np.uint32(40503)
_MASK = np.uint32(MASK)
Ids = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A sentence, made ready once for all its candidates.

    Parameters
    ----------
    table
        Hashed 1-, 2- and 3-grams: row ``n`` holds the (n+1)-gram that starts at symbol ``i`` at ``_PAD + i``.
    lists
        For each mention's symbol the first and last symbol of its coordination.
    filled, held
        Templates met (`extractors.templates.template_matches`).
    kinds
        Thing and symbol of each occurrence, by the kind of the thing.
    marks
        Symbols that stand for mentions, in order.
    memory
        Numbers that several candidates share, filled as they are asked for.
    """

    sentence: Sentence
    table: Ids
    lists: dict[int, tuple[int, int]]
    filled: dict[tuple[int, int], set[Match]]
    held: list[tuple[int, Match]]
    kinds: dict[str, list[tuple[int, int]]]
    marks: list[int]
    memory: dict[tuple[str, int, int], frozenset[int]] = field(default_factory=dict)
    _grams: dict[str, list[int]] = field(default_factory=dict)

    def bag(self, first: int, last: int, salt: str, sizes: Sequence[int] = (0, 1, 2)) -> Iterator[list[int]]:
        """Salted n-grams of the symbols ``first:last``, the middle of long stretches left out."""
        stretches = [(first, last)]
        if last - first > 2 * _WINDOW:
            stretches = [(first, first + _WINDOW), (last - _WINDOW, last)]
        for start, end in stretches:
            for n in sizes:
                if end - start > n:
                    yield self._salted(n, f"{salt}{n}")[start + _PAD : end + _PAD - n]

    def _salted(self, n: int, salt: str) -> list[int]:
        """One row of the table under a salt, computed once."""
        if salt not in self._grams:
            self._grams[salt] = (_salted(self.table[n], salt) & _MASK).tolist()
        return self._grams[salt]

    def around(self, role: str, first: int, last: int) -> list[int]:
        """Salted n-grams to the left of the symbol ``first`` and to the right of the symbol ``last``."""
        left, right, table = first + _PAD, last + _PAD, self.table
        picked = np.concatenate((table[[0, 1, 2], [left - 1, left - 2, left - 3]], table[:, right + 1]))
        numbers: list[int] = ((_salted(picked, role) + _STEPS) & _MASK).tolist()
        return numbers


@lru_cache(maxsize=1 << 16)
def number(name: str) -> int:
    """The hash of a named feature, stable over processes and versions."""
    return zlib.crc32(name.encode("utf-8", "surrogatepass"))


def _salted(ids: Ids, salt: str) -> Ids:
    mixed: Ids = (ids ^ np.uint32(number(salt))) * _MIX
    return mixed ^ (mixed >> np.uint32(15))


def prepare(sentence: Sentence) -> Prepared:
    """Hash a sentence and match the templates, once for all its candidates."""
    padded = ["^"] * _PAD + list(sentence.symbols) + ["$"] * (_PAD + 1)
    size = len(padded)
    table = np.zeros((3, size), dtype=np.uint32)
    table[0] = [number(a) for a in padded]
    table[1, : size - 1] = [number(a + "·" + b) for a, b in pairwise(padded)]
    table[2, : size - 2] = [number(f"{a}·{b}·{c}") for a, b, c in zip(padded, padded[1:], padded[2:], strict=False)]
    kinds: dict[str, list[tuple[int, int]]] = {}
    for occurrence in sentence.occurrences:
        kinds.setdefault(occurrence.kind, []).append((occurrence.thing, occurrence.at))
    marks = [at for at, symbol in enumerate(sentence.symbols) if symbol[0] == "‹"]
    return Prepared(sentence, table, _lists(sentence), *template_matches(sentence), kinds, marks)


def _lists(sentence: Sentence) -> dict[int, tuple[int, int]]:
    """For each mention the first and last symbol of the coordination it stands in (A、B和C)."""
    spans: dict[int, tuple[int, int]] = {}
    run: list[int] = []
    for at in sorted({o.at for o in sentence.occurrences}):
        if run and not _joined(sentence.symbols[run[-1] + 1 : at]):
            spans.update(dict.fromkeys(run, (run[0], run[-1])))
            run = []
        run.append(at)
    spans.update(dict.fromkeys(run, (run[0], run[-1])) if run else {})
    return spans


def _joined(between: Sequence[str]) -> bool:
    return 0 < len(between) <= 2 and ("".join(between) in LIST_JOINTS or all(s in LIST_JOINTS for s in between))
