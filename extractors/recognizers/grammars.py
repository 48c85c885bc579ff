"""Names by their form: what a company, a fund, a policy … looks like, whoever it is.

Each grammar has an ending that says what kind of thing is named, and walks left over words to the border of the name:
to a punctuation mark, or to a word that no name of that kind holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from extractors.article import Article
from extractors.mention import Mention
from extractors.recognizers.forms import Form, borders, forms, surnames
from extractors.words import Words, words

Span = tuple[int, int, str]

_FUNCTION_TAGS = frozenset(("p", "c", "u", "uj", "ul", "uz", "ud", "ug", "uv", "d", "r", "y", "e"))
_PUNCTUATION = re.compile(r"[，。、；：！？!?,;:“”‘’\"'《》<>【】「」『』\[\]\t\n|…—~=+（）]")
_JOINTS = frozenset("-·&./' ")  # may stand inside a name, not at its beginning
_BRACKET = 14  # characters of the longest insertion in brackets, as in X(青岚)有限公司


@dataclass(frozen=True, slots=True)
class _Cut:
    """A text cut into words.

    Parameters
    ----------
    starts
        Where the words begin, and the end of the text.
    index
        Number of the word that begins at a place.
    stops
        For each word whether names end at it.
    """

    text: str
    starts: list[int]
    index: dict[int, int]
    stops: list[bool]

    def word(self, n: int) -> str:
        return self.text[self.starts[n] : self.starts[n + 1]]


class Grammars:
    """All forms at once; the spans may overlap."""

    name = "grammar"

    def __init__(self, table: Words | None = None) -> None:
        self._words = table or words()
        self._forms, self._borders, self._surnames = forms(), borders(), surnames()

    def find(self, text: str) -> Iterator[Span]:
        """Spans in one block of text that look like names; the kind ``Person?`` is a guess from a surname alone."""
        cut = self._cut(text)
        for form in self._forms:
            for match in form.ending.finditer(text):
                start = _border(cut, match.start(), form) if form.most else match.start()
                if start is not None:
                    yield start, match.end(), form.kind
        yield from self._persons(cut)

    def recognize(self, article: Article) -> list[Mention]:
        """Spans of the whole article."""
        return [
            Mention(block.start + start, block.start + end, kind, 0.5, self.name)
            for block in article.blocks
            for start, end, kind in self.find(article.text[block.start : block.end])
        ]

    def _cut(self, text: str) -> _Cut:
        starts = [start for start, _ in self._words.cut(text)] + [len(text)]
        stops = [self._stops(text[a:b]) for a, b in pairwise(starts)]
        return _Cut(text, starts, {start: n for n, start in enumerate(starts)}, stops)

    def _persons(self, cut: _Cut) -> Iterator[Span]:
        """A surname with one or two characters that make no word with their neighbours: perhaps a person."""
        for n, start in enumerate(cut.starts[:-1]):
            if cut.text[start] not in self._surnames:
                continue
            last = n + 1
            while last - n <= 2 and last < len(cut.stops) and _is_given(cut, last):
                last += 1
            word = cut.word(n)
            if len(word) == 1 and last > n + 1:
                yield start, cut.starts[last], "Person?"
            elif 2 <= len(word) <= 3 and self._words.get(word).tag == "nr":
                yield start, cut.starts[last if len(word) == 2 and last == n + 2 else n + 1], "Person?"

    def _stops(self, word: str) -> bool:
        if word in self._borders or _PUNCTUATION.match(word):
            return True
        return self._words.get(word).tag in _FUNCTION_TAGS


def _is_given(cut: _Cut, n: int) -> bool:
    word = cut.word(n)
    return len(word) == 1 and "\u3400" <= word <= "\u9fff" and not cut.stops[n]


def _border(cut: _Cut, at: int, form: Form) -> int | None:
    """Where the name whose ending is at ``at`` begins; ``None`` where too few words stand before the ending."""
    first = at
    while first not in cut.index:
        first -= 1
    n, count = cut.index[first], int(first < at)
    if count and cut.stops[n]:
        return None
    while n and count < form.most:
        word = cut.word(n - 1)
        opening = _opening(cut, n) if word == ")" else None
        if opening:
            n = opening
            continue
        if word in "()" or (cut.stops[n - 1] and word not in form.through):
            break
        n -= 1
        count += 1
    while cut.starts[n] < at and cut.text[cut.starts[n]] in _JOINTS:
        n += 1
    return cut.starts[n] if count >= form.fewest and cut.starts[n] < at else None


def _opening(cut: _Cut, n: int) -> int | None:
    """Number of the word that opens the bracket which closes before word number ``n``."""
    end = cut.starts[n]
    return cut.index.get(cut.text.rfind("(", max(0, end - _BRACKET), end))
