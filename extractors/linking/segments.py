"""Segments of the industry chain by the words that name them, longest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from ontology.normal import fold, simplify
from ontology.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Wording:
    """A stretch of text that names a segment."""

    start: int
    end: int
    code: str


@cache
def _lexicon() -> tuple[AhoCorasick, tuple[str, ...]]:
    words: dict[str, str] = {}
    for segment in vocabulary().segments.values():
        for label in (segment.label_zh, segment.label_en, *segment.synonyms, *segment.weak):
            words.setdefault(simplify(fold(label)).lower(), segment.code)
    patterns = sorted(words)
    matcher = AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest)
    return matcher, tuple(words[p] for p in patterns)


def wordings(text: str) -> Iterator[Wording]:
    """Every wording of a segment in ``text`` (a clean view), left to right, not overlapping.

    A Latin wording counts only where no Latin letter or digit goes on beside it: RAM is none in RAMDISK.
    """
    matcher, codes = _lexicon()
    lowered = text.lower()
    if len(lowered) != len(text):  # a few capital letters outside Latin lower to two characters
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for pattern, start, end in matcher.find_matches_as_indexes(lowered):
        if _bounded(lowered, start, end):
            yield Wording(start, end, codes[pattern])


def _bounded(text: str, start: int, end: int) -> bool:
    before = start > 0 and _latin(text[start]) and _latin(text[start - 1])
    after = end < len(text) and _latin(text[end - 1]) and _latin(text[end])
    return not before and not after


def _latin(character: str) -> bool:
    return character.isascii() and character.isalpha()
