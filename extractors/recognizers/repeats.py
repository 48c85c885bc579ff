"""Strings that an article repeats although no dictionary knows them: most of them are names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from extractors.words import UNKNOWN, Words

_MOST_WORDS = 5
_LONGEST = 12  # characters
_FEWEST = 2
_FUNCTION_TAGS = frozenset(("p", "c", "u", "uj", "ul", "uz", "ud", "ug", "uv", "d", "r", "y", "e"))
_FUNCTION = frozenset("的是在与和及或为对向由被将把从到等了其该此并也已各每中上下内外前后年月日时有无不")

Gram = tuple[str, ...]


def repeated(blocks: Iterable[str], words: Words) -> dict[str, int]:
    """Repeated strings of two to five words with a word that the table lacks or a single character, and their counts.

    A string that only stands inside one longer repeated string is left out.
    """
    counts: Counter[Gram] = Counter()
    for text in blocks:
        for run in _runs(text, words):
            for size in range(2, _MOST_WORDS + 1):
                counts.update(tuple(run[n : n + size]) for n in range(len(run) - size + 1))
    kept = {gram: count for gram, count in counts.items() if count >= _FEWEST}
    inside = {part for gram, count in kept.items() for part in (gram[1:], gram[:-1]) if kept.get(part) == count}
    return {
        "".join(gram): count
        for gram, count in kept.items()
        if gram not in inside and _unusual(gram, words) and len("".join(gram)) <= _LONGEST
    }


def find_repeated(text: str, strings: Mapping[str, int]) -> Iterator[tuple[int, int, str]]:
    """Occurrences in one block, labelled by how often the article has them: 2, 3 (to 4) or 5 (and more) times."""
    for string, count in strings.items():
        label = "5" if count > 4 else "3" if count > 2 else "2"
        at = text.find(string)
        while at >= 0:
            yield at, at + len(string), label
            at = text.find(string, at + len(string))


def _runs(text: str, words: Words) -> Iterator[list[str]]:
    """Stretches of words without punctuation and function words."""
    run: list[str] = []
    for start, end in words.cut(text):
        word = text[start:end]
        if (
            word[0].isalnum()
            and not word[0].isdigit()
            and word not in _FUNCTION
            and words.get(word).tag not in _FUNCTION_TAGS
        ):
            run.append(word)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _unusual(gram: Gram, words: Words) -> bool:
    singles = any(len(a) == 1 or len(b) == 1 for a, b in pairwise(gram))
    return singles or any(words.get(word) is UNKNOWN for word in gram)
