"""Articles of a report or newsletter without table of contents: numbered chapters, items that a closing note ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.article import Document
from extractors.lines import Line, LineKind, read_lines
from extractors.segmenters.part import Part, characters, is_closing, is_empty, shown_title, trimmed

_NUMERALS = "一二三四五六七八九十"
_CHAPTER = re.compile(rf"(?:第?([{_NUMERALS}])[、章])")
_REPORT = re.compile(
    r"(?:态势|报告|白皮书|蓝皮书|年报|月报|季报|周报|简报|快报|动态|综述|监测|研判|展望|观察|回顾)(?:$|[(（:：\d第—-])"
)
_PERIOD = re.compile(
    r"20\d\d年?(?:度|第?[一二三四]季度|[上下]半年|前三季度|\d{1,2}月|[^，。]{0,20}(?:报告|态势|白皮书|蓝皮书))"
)
_SECTION = re.compile(rf"[(（][{_NUMERALS}]{{1,2}}[)）]")
_COVER = 200  # characters above the first chapter
_LONG = 6000  # characters of chapters that are articles of their own; an article with numbered sections is shorter
_CHAPTER_LENGTH = 1000
_COLUMN_LENGTH = 8
_SHORTEST = 60  # characters of an item
_REST = 150  # characters behind the last note that are an item without note, not an imprint


def by_notes(document: Document) -> list[Part] | None:
    """The chapters of a report and the items of its newsletter part, or ``None`` where the document is neither.

    Chapters: top-level headings 一、 二、 三、 … of a long document. Items: each ends with a closing note such as
    （来源：…） or （执笔：…）, at least two of them; the first line below the note before is the title.
    """
    lines = read_lines(document)
    notes = [i + 1 for i, line in enumerate(lines) if is_closing(line)]
    chapters = _chapters(lines, notes[0] if notes else len(lines))
    if len(notes) < 2 and not chapters:
        return None
    end_of_chapters = _column_start(lines, chapters[-1], notes[0]) if chapters and notes else len(lines)
    parts = list(_chapter_parts(document, [*chapters, end_of_chapters])) if chapters else []
    if notes:
        parts += _items(document, end_of_chapters if chapters else _first_title(lines, notes[0]), notes)
    return parts if len(parts) > 1 else None


def _chapters(lines: Sequence[Line], end: int) -> list[int]:
    """Indices of the headings 一、 二、 … in sequence, if what they head is a report."""
    found: list[int] = []
    for i, line in enumerate(lines[:end]):
        match = _CHAPTER.match(line.text)
        if match and len(found) < len(_NUMERALS) and match[1] == _NUMERALS[len(found)] and not line.ends_sentence:
            found.append(i)
    above = [line.text for line in lines[: found[0]] if not is_empty(line)] if found else []
    if len(found) < 2 or sum(map(len, above)) > _COVER or not any(map(_REPORT.search, above)):
        return []
    size = characters(lines, found[0] + 1, end)
    is_long = len(found) > 2 and size >= max(_LONG, _CHAPTER_LENGTH * len(found))
    return found if is_long or (any(map(_PERIOD.match, above)) and _are_divided(lines, [*found, end])) else []


def _are_divided(lines: Sequence[Line], chapters: Sequence[int]) -> bool:
    """Whether each chapter has sections （一） （二） of its own: those of an article are its sections themselves."""
    return all(sum(map(_is_section, lines[first:last])) > 1 for first, last in pairwise(chapters))


def _is_section(line: Line) -> bool:
    return bool(_SECTION.match(line.text)) and not line.ends_sentence


def _column_start(lines: Sequence[Line], chapter: int, note: int) -> int:
    """Index of the line between the last chapter and the first item: the name of a column at the top of a page."""
    columns = [i for i in range(chapter + 1, note) if _is_column(lines[i])]
    return columns[-1] if columns else note


def _is_column(line: Line) -> bool:
    return line.kind is LineKind.TEXT and line.new_page and len(line.text) <= _COLUMN_LENGTH and not line.is_closed


def _chapter_parts(document: Document, starts: Sequence[int]) -> Iterator[Part]:
    lines = read_lines(document)
    for start, end in pairwise(starts):
        first, last = trimmed(lines, start + 1, end)
        yield Part(first, last, shown_title(document, first, last))


def _first_title(lines: Sequence[Line], note: int) -> int:
    """Index of the title of the first item: the last heading above its first paragraph, below cover and imprint."""
    paragraph = next((i for i in range(note) if lines[i].kind is LineKind.TEXT and lines[i].ends_sentence), 0)
    titles = [i for i in range(paragraph) if lines[i].kind in (LineKind.TEXT, LineKind.HEADING)]
    return titles[-1] if titles else paragraph


def _items(document: Document, start: int, notes: Sequence[int]) -> Iterator[Part]:
    """One part up to each closing note, and one for what stands behind the last."""
    lines = read_lines(document)
    section = None
    for end in (*notes, len(lines)):
        first, last = trimmed(lines, start + 1, end)
        start = end
        if first < last and _is_column(lines[first - 1]):
            section = lines[first - 1].text
            first, last = trimmed(lines, first + 1, last)
        if characters(lines, first, last) >= (_SHORTEST if end in notes else _REST):
            yield Part(first, last, shown_title(document, first, last), section)
