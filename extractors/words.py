"""Words of running Chinese: borders, part of speech and distributional classes, from one table of words."""

from __future__ import annotations

import gzip
import math
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).parent / "model" / "words.tsv.gz"
"""Columns: word, 4·log2 of its frequency, part of speech (jieba's tags), coarse class, fine class."""

_LONGEST = 8  # characters of the longest word in the table
_COMMON = 4  # characters of all but few words
_RUN = re.compile(r"[a-zA-Z]+|[0-9][0-9.,]*|.", re.S)
_HAN = re.compile(r"[\u3400-\u9fff]+")


class Word(NamedTuple):
    """What the table knows of a word; classes are ``""`` where the raw text had too little of it.

    A named tuple, because it is made 90,000 times at start-up, and a frozen dataclass takes three times as long.
    """

    cost: float
    tag: str
    coarse: str
    fine: str


UNKNOWN = Word(math.log(1 << 28), "", "", "")
NUMBER = Word(0.0, "m", "0", "0")


class Words:
    """The table of words, and the most probable cut of a text into them (unigrams, as jieba without its HMM)."""

    def __init__(self, table: Path = TABLE) -> None:
        self._words: dict[str, Word] = {}
        with gzip.open(table, "rt", encoding="utf-8") as lines:
            for line in lines:
                word, frequency, tag, coarse, fine = line.rstrip("\n").split("\t")
                self._words[word] = Word(24.0 - int(frequency) * math.log(2) / 4, tag, coarse, fine)
        # The blocks of an article are cut three times, for repeats, grammars and the tagger.
        self._spans = lru_cache(maxsize=512)(lambda text: tuple(self._cut(text)))
        self._prefixes = {w[:n] for w in self._words for n in range(1, len(w))} | set(self._words)

    def get(self, word: str) -> Word:
        """What is known of ``word``."""
        known = self._words.get(word)
        if known is None:
            return NUMBER if word[0].isdigit() else self._words.get(word.lower(), UNKNOWN)
        return known

    def ending_at(self, text: str, at: int) -> str:
        """The longest known word, of up to four characters, that ends at a place; a Latin word or a number whole."""
        if at and text[at - 1].isascii():
            start = at
            while start and text[start - 1].isascii() and text[start - 1].isalnum():
                start -= 1
            return text[min(start, at - 1) : at]
        known = (text[at - n : at] for n in range(min(_COMMON, at), 1, -1) if text[at - n : at] in self._words)
        return next(known, text[max(0, at - 1) : at])

    def beginning_at(self, text: str, at: int) -> str:
        """The longest known word, of up to four characters, that begins at a place; a Latin word or a number whole."""
        if text[at : at + 1].isascii():
            end = at
            while end < len(text) and text[end].isascii() and text[end].isalnum():
                end += 1
            return text[at : max(end, at + 1)]
        known = (text[at : at + n] for n in range(_COMMON, 1, -1) if text[at : at + n] in self._words)
        return next(known, text[at : at + 1])

    def cut(self, text: str) -> Sequence[tuple[int, int]]:
        """Spans of the words of ``text``, in order, without gaps."""
        return self._spans(text)

    def _cut(self, text: str) -> Iterator[tuple[int, int]]:
        at = 0
        for run in _HAN.finditer(text):
            yield from ((at + m.start(), at + m.end()) for m in _RUN.finditer(text[at : run.start()]))
            yield from self._cut_han(text, *run.span())
            at = run.end()
        yield from ((at + m.start(), at + m.end()) for m in _RUN.finditer(text[at:]))

    def _cut_han(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        words, prefixes = self._words, self._prefixes
        best = [0.0] * (end - start + 1)
        ends = [0] * (end - start)
        for i in range(end - 1, start - 1, -1):
            low, low_end = best[i + 1 - start] + UNKNOWN.cost, i + 1
            for j in range(i + 1, min(i + _LONGEST, end) + 1):
                piece = text[i:j]
                if piece not in prefixes:
                    break
                known = words.get(piece)
                if known is not None and (cost := known.cost + best[j - start]) < low:
                    low, low_end = cost, j
            best[i - start], ends[i - start] = low, low_end
        at = start
        while at < end:
            yield at, (at := ends[at - start])


@cache
def words() -> Words:
    """The table that comes with the package, read once."""
    return Words()
