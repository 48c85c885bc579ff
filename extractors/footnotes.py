"""Footnote numbers inside sentences, found by the footnotes that stand on the same page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import zip_longest

from extractors.article import Document
from extractors.characters import URL, has_cjk
from extractors.lines import Line, LineKind, read_lines

_NUMBERED = re.compile(r"\s*(\d{1,2})(?=\s|https?:|$)")
# A number that touches the word before it; numbers that belong to the sentence stand apart or have a unit.
_REFERENCE = re.compile(r"(?<=[\u3400-\u9fff)）”」》®™])\d{1,2}(?:[-–,]\d{1,2})?[-–]?(?=\s*(?:[。，；：、！？,;]|$))")
_AT_START = re.compile(r"\s*(\d{1,2})(?=[。，；：、！？])")
_TAKES_NUMBER = re.compile(r"(?:第|达|至|到|约|超|近|为|仅|共|年|月|图|表|的|增|减|降|占|前|于|是|点|分之)$")


@lru_cache(maxsize=4)
def references(document: Document) -> Mapping[int, list[tuple[int, int]]]:
    """Where footnote numbers stand in the lines of a document: from line number to spans of the raw line."""
    found: dict[int, list[tuple[int, int]]] = {}
    for page in _pages([line for line in read_lines(document) if line.kind is not LineKind.BLANK]):
        notes = set(_numbers(page))
        if notes:
            found.update(_on_page([line for line in page if _is_text(line)], notes))
    return found


def _pages(lines: Sequence[Line]) -> Iterator[list[Line]]:
    page: list[Line] = []
    for line in lines:
        if line.new_page and page:
            yield page
            page = []
        page.append(line)
    if page:
        yield page


def _is_text(line: Line) -> bool:
    return line.kind in (LineKind.TEXT, LineKind.ITEM, LineKind.HEADING)


def _numbers(page: Sequence[Line]) -> Iterator[str]:
    for line, below in zip_longest(page, page[1:]):
        match = _NUMBERED.match(line.raw)
        alone = match and match[0].strip() == line.raw.strip()
        is_note = line.kind is LineKind.NOTE or (line.kind is LineKind.FURNITURE and not alone)
        if match and (is_note or (alone and below and URL.match(below.raw.strip()))):
            yield match[1]


def _on_page(lines: Sequence[Line], notes: set[str]) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    before = ""
    for line in lines:
        spans = [
            match.span()
            for match in _REFERENCE.finditer(line.raw)
            if _is_known(match[0], notes) and not _TAKES_NUMBER.search(line.raw[: match.start()])
        ]
        first = _AT_START.match(line.raw)
        if first and _is_known(first[1], notes) and (before.endswith(("-", "–")) or has_cjk(before[-1:])):
            spans.insert(0, first.span(1))
        if spans:
            yield line.number, spans
        before = line.raw.rstrip()


def _is_known(reference: str, notes: set[str]) -> bool:
    """Whether each number (``3``, ``1-2``, ``23`` for 2 and 3) is a footnote of the page."""
    parts = [part for part in re.split(r"[-–,]", reference) if part]
    return all(part in notes or set(part) <= notes for part in parts)
