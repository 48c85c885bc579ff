"""Which lines are one paragraph: joins over line breaks, page breaks, captions and footnotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import east_asian_width

from extractors.article import Document
from extractors.characters import has_cjk
from extractors.lines import Line, LineKind, read_lines

_LONG = 45  # clean characters: no heading is longer, so an unclosed line of that length goes on
_SHORT = 10  # clean characters: a label, not the first half of a sentence
_FULL = 0.95  # of the usual width: a line that may have been broken because it was full, though a sentence ends there
_NEARLY = 0.75  # of the usual width: a line in mid-sentence that a long Latin word after it may have left short
_INTERRUPTIONS = 4  # captions and notes that may stand between the halves of a sentence
_OPEN_END = re.compile(r"(?:[，、,—-]|[的和与及或在为对将是了着把被从向以由等其并而])$")
_LABEL = re.compile(
    "(?:政策|措施|意见|办法|通知|方案|规定|细则|公告|公示|报告|情况|简介|概况|公司|协会|集团|平台|附件|说明|大会|办公室|委员会)$|："
)  # what unmarked lines that are whole end with
_VERBAL = re.compile("[由将是了着]")  # what such labels lack
_OPENING = re.compile(
    r"(?:\d{1,4}年)?\d{1,2}月|\d{4}年|近日|据|此外|同时|其中|目前|不过|然而|首先|其次|最后|另外|对此|随后|如今|日前|[(（]|[“《]"
)  # beginnings of sentences
_GOES_ON = re.compile(r"[，。、；：！？)）」”》]|[^，。、；：！？]{1,2}[，。；)]|[的了着和与及等]")


@dataclass(frozen=True, slots=True)
class LayoutStyle:
    """How a document sets its paragraphs.

    Parameters
    ----------
    width
        Usual width of a full line in half-width columns where every line is broken; ``None`` where a line is a
        paragraph.
    marks_headings
        Whether headings are marked (``##``), so that short lines without a mark are rarely headings.
    """

    width: int | None
    marks_headings: bool


@lru_cache(maxsize=4)
def layout_style(document: Document) -> LayoutStyle:
    """How a document sets its paragraphs, by its lines as a whole."""
    lines = read_lines(document)
    texts = [line for line in lines if line.kind is LineKind.TEXT and len(line.raw.strip()) > 3 and has_cjk(line.raw)]
    marked = sum(line.kind is LineKind.HEADING for line in lines)
    return LayoutStyle(_full_width(texts), marked >= 3 and 30 * marked > len(texts))


def _full_width(texts: Sequence[Line]) -> int | None:
    if len(texts) < 8:
        return None
    unclosed = sum(not line.is_closed for line in texts)
    widths = sorted(columns(line.raw.strip()) for line in texts)
    full, longest = widths[len(widths) * 3 // 5], widths[len(widths) * 49 // 50]
    return full if unclosed > 0.6 * len(texts) and longest <= 1.3 * full and full >= 20 else None


def joined(lines: Sequence[Line], style: LayoutStyle) -> list[list[Line]]:
    """Group lines to blocks.

    Parameters
    ----------
    lines
        The lines of an article without blank ones and page furniture.
    style
        How its document sets paragraphs.

    Returns
    -------
    list
        Each group is one block; captions and notes that interrupt a sentence are in none.
    """
    groups: list[list[Line]] = []
    i = 0
    while i < len(lines):
        group = [lines[i]]
        i += 1
        while (j := _continuation(group, lines, i, style)) is not None:
            group.append(lines[j])
            i = j + 1
        groups.append(group)
    return groups


def columns(text: str) -> int:
    """Width of a text in half-width columns."""
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)


def _continuation(group: Sequence[Line], lines: Sequence[Line], i: int, style: LayoutStyle) -> int | None:
    """Index of the line that goes on with the group's paragraph, if one does."""
    last = group[-1]
    if last.kind not in (LineKind.TEXT, LineKind.ITEM):
        return None
    j = i
    while j < len(lines) and j - i < _INTERRUPTIONS and lines[j].kind in (LineKind.CAPTION, LineKind.NOTE):
        j += 1
    if j == len(lines) or lines[j].kind is not LineKind.TEXT or (j > i and last.is_closed):
        return None
    if group[0].kind is LineKind.ITEM and group[0].breaks_hard:
        return j if lines[j].number == last.number + 1 else None
    if last.breaks_hard and len(last.text) < _LONG:  # lines of an address or a cover
        return None
    goes_on = _wraps(group, style.width) if style.width else _breaks(group, lines[j], style)
    return j if goes_on else None


def _wraps(group: Sequence[Line], width: int) -> bool:
    """Whether the next line goes on with a paragraph where every line of a paragraph is broken."""
    last = group[-1]
    share = columns(last.raw.strip()) / width
    if last.ends_sentence:
        return share >= _FULL
    if len(group) == 1 and last.is_chapter and not _OPEN_END.search(last.text):
        return False
    return share >= _NEARLY or bool(_OPEN_END.search(last.text))


def _breaks(group: Sequence[Line], line: Line, style: LayoutStyle) -> bool:
    """Whether a line goes on with a paragraph that a page or column break cut, where paragraphs are lines."""
    last = group[-1]
    text = "".join(part.text for part in group)
    if last.is_closed or (_OPENING.match(line.text) and not _OPEN_END.search(last.text)):
        return False
    if _GOES_ON.match(line.text) and not last.is_chapter:
        return True
    if not line.is_closed and len(line.text) < _LONG and not line.new_page:
        return False
    is_prose = len(text) >= _LONG or "。" in text or (style.marks_headings and _is_torn(text))
    return is_prose or (line.new_page and len(text) >= _SHORT) or bool(_OPEN_END.search(last.text))


def _is_torn(text: str) -> bool:
    """Whether an unmarked line without an end is half a sentence, where headings are marked."""
    return len(text) >= _SHORT and ("，" in text or not _LABEL.search(text) or bool(_VERBAL.search(text)))
