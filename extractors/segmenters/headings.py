"""Articles by Markdown headings: several top headings, each with a text of its own, begin one each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.article import Document
from extractors.lines import Line, LineKind, read_lines
from extractors.segmenters.part import Part, characters, is_closing, printed_title, split_at_notes

_SHORTEST = 80  # characters of text below a heading that may be an article
_SUBHEADING = re.compile(
    r"(?:[一二三四五六七八九十\d]{1,3}[、.．\s]|[(（]|第[一二三四五六七八九十\d]{1,3}[条章节部步]|0\d)"
    r"|(?:前言|引言|摘要|背景|概述|导语|结语|结论|小结|总结|附件|附录|参考文献|写在最后|关于我们)"
)


def by_headings(document: Document) -> list[Part] | None:
    """The articles that Markdown headings begin, or ``None`` where the document is one article or marks no headings.

    One heading of the top level is the title of a single article. Headings of the top level that have no text of their
    own are columns, and those below them begin the articles.
    """
    lines = read_lines(document)
    headings = [i for i, line in enumerate(lines) if line.level]
    if not headings:
        return None
    top = min(lines[i].level for i in headings)
    tops = [i for i in headings if lines[i].level == top]
    if len(tops) < 2 or not _begins(lines, tops[0]):
        return None
    if columns := _columns(lines, tops, headings):
        return _parts(document, columns)
    closed = sum(is_closing(line) for line in lines)
    if closed < 2 and (top > 1 or 2 * sum(map(_is_subheading, [lines[i] for i in tops])) >= len(tops)):
        return None
    return _parts(document, [(i, None) for i in tops])


def _begins(lines: Sequence[Line], first: int) -> bool:
    """Whether nothing stands above the first heading but blank lines and short ones: then it is no sub-heading."""
    return all(line.kind is not LineKind.TEXT or not line.is_closed for line in lines[:first])


def _is_subheading(line: Line) -> bool:
    return bool(_SUBHEADING.match(line.text))


def _columns(lines: Sequence[Line], tops: Sequence[int], headings: Sequence[int]) -> list[tuple[int, str | None]]:
    """Where the top headings are columns: the headings one level below, each with its column."""
    found: list[tuple[int, str | None]] = []
    below = min((lines[i].level for i in headings if i not in tops), default=0)
    for first, last in pairwise([*tops, len(lines)]):
        inner = [i for i in headings if first < i < last and lines[i].level == below]
        if not inner or characters(lines, first + 2, inner[0]) >= _SHORTEST:
            return []
        found += [(i, lines[first].text) for i in inner]
    return found


def _parts(document: Document, starts: Sequence[tuple[int, str | None]]) -> list[Part] | None:
    lines = read_lines(document)
    parts: list[Part] = []
    for (start, section), (end, _) in pairwise([*starts, (len(lines), None)]):
        if characters(lines, start + 2, end) >= _SHORTEST:
            parts += split_at_notes(document, Part(start + 1, end, printed_title([lines[start]]), section))
    return parts if len(parts) > 1 else None
