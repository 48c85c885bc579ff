"""What a segmenter finds: the lines of one article, its title and its column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.lines import Line, LineKind

_SOURCE = re.compile(r"[(（]\s*(?:文章|稿件|信息|资料)?来源\s*[:：]|[(（]\s*(?:执笔|撰稿)\s*[:：]")
_AT_END = re.compile(r"[。！？”][(（](?:文章|稿件)?来源\s*[:：][^()（）]{2,30}[)）]\**$")
_MARKS = re.compile(r"[*#>]+|</?[a-z]{1,6}\b[^<>]*>")
_TITLE_LENGTH = 70
_TITLE_LINES = 3


@dataclass(frozen=True, slots=True)
class Part:
    """The place of one article in a document.

    Parameters
    ----------
    first, last
        Lines, 1-based, inclusive.
    title
        As the body prints it; ``None`` where no line is a title.
    section
        The column that it stands in.
    """

    first: int
    last: int
    title: str | None = None
    section: str | None = None


def printed_title(lines: Sequence[Line]) -> str:
    """The lines of a title as one string, as the document prints them: marks dropped, spaces kept."""
    words = [" ".join(_MARKS.sub("", line.raw).split()) for line in lines]
    return "".join(words)


def is_empty(line: Line) -> bool:
    """Whether a line belongs to no article: blank, a page number, a footnote."""
    return line.kind in (LineKind.BLANK, LineKind.FURNITURE)


def is_closing(line: Line) -> bool:
    """Whether a line closes an article: （来源：…） or （执笔：…）."""
    text = line.raw.strip()
    return bool(_SOURCE.match(text) if line.kind is LineKind.NOTE else _AT_END.search(text))


def trimmed(lines: Sequence[Line], first: int, last: int) -> tuple[int, int]:
    """The range ``first`` to ``last`` (line numbers) without empty lines at its ends; ``first > last`` where nothing is left."""
    while first <= last and is_empty(lines[first - 1]):
        first += 1
    while last >= first and (is_empty(lines[last - 1]) or _is_footnote(lines[last - 1])):
        last -= 1
    return first, last


def _is_footnote(line: Line) -> bool:
    return line.kind is LineKind.NOTE and line.raw[:1].isdigit()


def title_lines(lines: Sequence[Line], first: int, last: int) -> list[Line]:
    """The line ``first`` and those right below it, where they are the title of what follows."""
    found = [lines[first - 1]]
    if found[0].kind not in (LineKind.TEXT, LineKind.HEADING, LineKind.ITEM):
        return []
    for line in lines[first : min(last, first + _TITLE_LINES - 1)]:
        if line.kind is not LineKind.TEXT or found[-1].is_closed or found[-1].level:
            break
        found.append(line)
    text = "".join(line.text for line in found)
    return found if len(text) <= _TITLE_LENGTH and "。" not in text else found[:1]


def characters(lines: Sequence[Line], first: int, last: int) -> int:
    """Number of characters that the lines ``first`` to ``last`` print."""
    return sum(len(line.raw.strip()) for line in lines[first - 1 : last] if not is_empty(line))
