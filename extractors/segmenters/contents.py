"""Articles by the table of contents: each listed title begins one where the body prints it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz, process

from extractors.article import Document
from extractors.characters import squash
from extractors.lines import Line, LineKind, read_lines
from extractors.segmenters.part import Part, is_empty, is_letterhead, printed_title, split_at_notes

_HEAD = re.compile(r"(?:本期)?目\s*(?:录|次)(?:\s*CONTENTS)?$|CONTENTS$|本期(?:导读|要目)$", re.IGNORECASE)
_PAGE = re.compile(r"^(?P<title>.*?\S)\s*[-—–.…·•\s]+(?:P\.?)?\s*(?P<page>\d{1,3})$")
_MARK = re.compile(r"[\s#>*]*(?:[-–·•●◆◇■□○◎★▲△▶►|]\s*)*")
_FEWEST = 3  # entries that make a table of contents
_MISSES = 3  # lines in a row that are no entries end the table
_COLUMN_LENGTH = 12
_ENTRY_LENGTH = 120
_TITLE_LENGTH = 5  # characters: a shorter line may name a column twice
_SAME = 88.0  # of 100
_SIMILAR = 74.0  # of 100: OCR and wording differ between the table and the body, other titles of a column stay below 70
_DISTINCT = 10  # characters of a title that are enough where the other one goes on


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents."""

    title: str
    section: str | None


@dataclass(frozen=True, slots=True, order=True)
class _Match:
    """Lines of the body (indices ``first`` to before ``behind``) that look like the title of an entry."""

    first: int
    behind: int
    entry: int
    score: float


def by_contents(document: Document) -> list[Part] | None:
    """The articles that a table of contents lists, or ``None`` where there is none or the body does not follow it."""
    lines = read_lines(document)
    begin = next((i for i, line in enumerate(lines) if _HEAD.match(_bare(line))), None)
    if begin is None:
        return None
    entries, end = _entries(lines, begin + 1)
    if len(entries) < _FEWEST:
        return None
    places = _places(entries, lines, end)
    return _parts(document, entries, places) if 2 * len(places) > len(entries) else None


def _bare(line: Line) -> str:
    """A line without marks and bullets; tabs and spaces count alike."""
    return re.sub(r"\s+", " ", _MARK.sub("", line.raw, count=1).replace("*", "")).strip()


def _entries(lines: Sequence[Line], begin: int) -> tuple[list[Entry], int]:
    """The entries of the table, and the index of the first line behind it."""
    table = _Table()
    end = begin
    for i in range(begin, len(lines)):
        text = _bare(lines[i])
        if not text:
            continue
        if table.has(text) or table.misses >= _MISSES or len(text) > _ENTRY_LENGTH:
            break
        if table.take(text, is_marked=text != lines[i].raw.strip() and not lines[i].is_closed):
            end = i + 1
    table.finish()
    return table.entries, end


class _Table:
    """Reads a table of contents line by line."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.misses = 0
        self._section: str | None = None
        self._pending = ""

    def take(self, text: str, *, is_marked: bool) -> bool:
        """Take a line as an entry, the first line of one, or a column; whether it is any of these."""
        match = _PAGE.match(text)
        if match:
            self.entries.append(Entry(self._pending + match["title"], self._section))
            self._pending = ""
        elif len(text) <= _COLUMN_LENGTH and (is_marked or not self.entries or text[0] in "【["):
            self.finish()
            self._section = text.strip("【】[]")
        elif is_marked or (self._pending and not self.misses):
            self.finish()
            self._pending = text
        else:
            self.misses += 1
            return False
        self.misses = 0
        return True

    def finish(self) -> None:
        """Take a line without page number as an entry of its own."""
        if self._pending:
            self.entries.append(Entry(self._pending, self._section))
            self._pending = ""

    def has(self, text: str) -> bool:
        """Whether a line is a title that the table lists already: then the body has begun."""
        shown = squash(text)
        return len(shown) >= _TITLE_LENGTH and any(fuzz.ratio(shown, squash(e.title)) >= _SAME for e in self.entries)


def _places(entries: Sequence[Entry], lines: Sequence[Line], begin: int) -> dict[int, tuple[int, int]]:
    """For each entry that the body prints, the indices of the first line of its title and of the line behind.

    The choice with the greatest sum of similarities that keeps the order of the table.
    """
    chains: list[tuple[float, _Match, int | None]] = []
    for match in sorted(_matches(entries, list(_candidates(lines, begin)))):
        before = [
            (total, i)
            for i, (total, other, _) in enumerate(chains)
            if other.behind <= match.first and other.entry < match.entry
        ]
        total, previous = max(before, default=(0.0, None), key=lambda chain: chain[0])
        chains.append((total + match.score, match, previous))
    found: dict[int, tuple[int, int]] = {}
    i = max(range(len(chains)), default=None, key=lambda i: chains[i][0])
    while i is not None:
        _, match, i = chains[i]
        found[match.entry] = (match.first, match.behind)
    return found


def _matches(entries: Sequence[Entry], candidates: Sequence[tuple[int, int, str]]) -> Iterator[_Match]:
    texts = [text for _, _, text in candidates]
    for n, entry in enumerate(entries):
        title = squash(entry.title)
        similar = {
            k: score
            for _, score, k in process.extract(title, texts, scorer=fuzz.ratio, score_cutoff=_SIMILAR, limit=None)
        }
        for k, text in enumerate(texts):
            if (
                len(text) >= _DISTINCT
                and (title.startswith(text) or text.startswith(title))
                and len(text) < 2 * len(title)
            ):
                similar.setdefault(k, _SIMILAR)
        for k, score in similar.items():
            first, behind, _ = candidates[k]
            yield _Match(first, behind, n, score)


def _candidates(lines: Sequence[Line], begin: int) -> Iterator[tuple[int, int, str]]:
    """Lines, and up to three of them together, that may be a title: first index, index behind, squashed text."""
    shown = [i for i in range(begin, len(lines)) if not is_empty(lines[i])]
    for k, i in enumerate(shown):
        text, behind = "", i
        for j in shown[k : k + 3]:
            if lines[j].kind not in (LineKind.TEXT, LineKind.HEADING, LineKind.ITEM) or len(text) > 80:
                break
            if j > i and lines[j].kind is LineKind.HEADING:
                break
            text, behind = text + squash(lines[j].raw), j + 1
            yield i, behind, text


def _parts(document: Document, entries: Sequence[Entry], places: dict[int, tuple[int, int]]) -> list[Part]:
    lines = read_lines(document)
    found = sorted((first, last, n) for n, (first, last) in places.items())
    starts = [_with_letterhead(lines, first, found[k - 1][1] if k else 0) for k, (first, _, _) in enumerate(found)]
    parts: list[Part] = []
    for (first, last, n), (start, end) in zip(found, pairwise([*starts, len(lines)]), strict=True):
        title = printed_title([line for line in lines[first:last] if not is_empty(line)])
        parts += split_at_notes(document, Part(start + 1, end, title, entries[n].section))
    return parts


def _with_letterhead(lines: Sequence[Line], first: int, floor: int) -> int:
    """Index of the first line of the letterhead above a title, else of the title."""
    start = first
    for i in range(first - 1, max(floor, first - 12), -1):
        if is_empty(lines[i]):
            continue
        if not is_letterhead(lines[i]):
            break
        start = i
    return start
