"""The clean view of an article: its lines joined to blocks, folded, each character with its place in the document."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.article import Article, Block, BlockKind, Document
from extractors.characters import clean, has_cjk, is_cjk, is_wide, squash
from extractors.footnotes import references
from extractors.lines import Line, LineKind, read_lines
from extractors.paragraphs import LayoutStyle, joined, layout_style

_BULLET = re.compile(r"(?:[-–·•●◆◇■□○◎★☆▶►✓√△▲▼▽]\s*)+(?=\S)")
_NUMBERED = re.compile(
    r"\d{1,2}[.、．]|[(（]?[一二三四五六七八九十]{1,3}[)）、]|第[一二三四五六七八九十]{1,3}[条章节部]"
)
_DAY = re.compile(
    r"(?:二[○〇零O0]|\d{4})\S{0,3}年\S{1,3}月\S{1,3}日(?:印发|\s*\d\d?[:：]\d\d.*)?$|\d{4}([-/.])\d\d?\1\d\d?(?:\s.{0,40})?$"
)
_TITLE_WITHIN = 8  # blocks: a letterhead, a number and an addressee may stand before the title
_TITLE_LENGTH = 60  # characters: titles of policies are the longest; a longer first line is a paragraph
_HEADING_LENGTH = 45
_QUESTION = re.compile(r"[^，。；？]{4,25}？")
_FIELD = re.compile(r"[^，。：]{2,8}(?:人|者|关|间|期|址|式|箱|话|真|号|网|值|项|稿)：.")  # 联系人：, 备案日期：
_EMPTY = (LineKind.BLANK, LineKind.FURNITURE)
_RULE = re.compile(r"[\s|:=-]+")


@dataclass(slots=True)
class _Draft:
    """A block before it has its place in the view."""

    kind: BlockKind
    chars: list[str]
    places: list[int]
    closed: bool
    marked: bool = False

    @property
    def text(self) -> str:
        return "".join(self.chars)


def lay_out(
    document: Document,
    first_line: int,
    last_line: int,
    *,
    title: str | None = None,
    section: str | None = None,
    source: str | None = None,
    date: str | None = None,
    issue_date: str | None = None,
) -> Article:
    """Make the clean view of the lines ``first_line`` to ``last_line`` of a document.

    Parameters
    ----------
    document
        The document.
    first_line, last_line
        1-based, inclusive.
    title
        The article's title as the segmenter found it; ``None`` takes the first line where it looks like a title, else
        the beginning of the first sentence.
    section, source, date, issue_date
        Passed on to the article.

    Returns
    -------
    Article
        Its blocks: at most one ``TITLE``, first but for the letterhead of an official document (``NOTE``); ``HEADING``;
        ``PARAGRAPH`` (joined over line and page breaks; figure captions and footnotes that interrupt a sentence are
        left out); ``ITEM`` (bullets dropped, numbers kept); ``TABLE_ROW`` (cells separated by tabs, empty ones kept);
        ``CAPTION`` (captions and crumbs of figures); ``NOTE`` (source, authors, letterhead, signature). The convention
        for characters is told in `extractors.characters`.
    """
    lines = [line for line in read_lines(document)[first_line - 1 : last_line] if line.kind not in _EMPTY]
    begin, end = _title_lines(lines, title)
    head = [_draft([line], document, BlockKind.NOTE) for line in lines[:begin]]
    top = [_draft(lines[begin:end], document, BlockKind.TITLE)] if end > begin else []
    body = [_draft(group, document) for group in joined(lines[end:], layout_style(document))]
    drafts = [draft for draft in (*head, *top, *body) if draft.chars]
    _mark_crumbs(drafts)
    _mark_signatures(drafts)
    text, offsets, blocks = _assemble(drafts)
    return Article(
        document=document,
        lines=(first_line, last_line),
        title=title or _shown_title(drafts),
        text=text,
        offsets=offsets,
        blocks=blocks,
        section=section,
        source=source,
        date=date,
        issue_date=issue_date,
    )


def _assemble(drafts: Sequence[_Draft]) -> tuple[str, array[int], tuple[Block, ...]]:
    chars: list[str] = []
    offsets = array("q")
    blocks = []
    for draft in drafts:
        if chars:
            chars.append("\n")
            offsets.append(offsets[-1])
        blocks.append(Block(draft.kind, len(chars), len(chars) + len(draft.chars)))
        chars += draft.chars
        offsets.extend(draft.places)
    return "".join(chars), offsets, tuple(blocks)


def _draft(group: Sequence[Line], document: Document, kind: BlockKind | None = None) -> _Draft:
    if group[0].kind is LineKind.ROW:
        return _row(group[0])
    chars: list[str] = []
    places: list[int] = []
    for line in group:
        more, where = clean(line.raw, line.start, skipped=_skipped(line, document, is_first=line is group[0]))
        if chars and more and (link := _link(group, chars[-1], more[0])):
            chars.append(link)
            places.append(places[-1])
        chars += more
        places += where
    kind = kind or _kind(group, "".join(chars), layout_style(document))
    return _Draft(kind, chars, places, group[-1].is_closed, marked=group[0].kind is LineKind.HEADING)


def _skipped(line: Line, document: Document, *, is_first: bool) -> list[tuple[int, int]]:
    """What the view leaves out of a line: the bullet of a list item, footnote numbers."""
    indent = len(line.raw) - len(line.raw.lstrip())
    bullet = _BULLET.match(line.raw, indent) if is_first else None
    return [*([(0, bullet.end())] if bullet else []), *references(document).get(line.number, [])]


def _link(group: Sequence[Line], last: str, first: str) -> str:
    """What the view puts between two lines of a block: a comma in items of several lines, a space in Latin text."""
    if group[0].kind is LineKind.ITEM and group[0].breaks_hard:
        return "" if is_wide(last) and not is_cjk(last) else "，"
    if last.isdigit() and first.isdigit():  # a number that the line was too short for
        return ""
    return " " if last.isascii() and first.isascii() and last not in "-/" else ""


def _kind(group: Sequence[Line], text: str, style: LayoutStyle) -> BlockKind:
    first, closed = group[0], group[-1].is_closed
    short = len(group) == 1 and len(text) <= _HEADING_LENGTH and not closed and "。" not in text
    match first.kind:
        case LineKind.NOTE:
            return BlockKind.NOTE
        case LineKind.CAPTION:
            return BlockKind.CAPTION if len(text) <= 2 * _HEADING_LENGTH else BlockKind.PARAGRAPH
        case LineKind.HEADING:
            is_prose = len(text) > _TITLE_LENGTH or text.endswith(("。", "；"))
            return BlockKind.PARAGRAPH if is_prose else BlockKind.HEADING
        case LineKind.ITEM:
            return BlockKind.HEADING if short and _NUMBERED.match(text) else BlockKind.ITEM
    if _FIELD.match(text) and (style.marks_headings or not style.width):
        return BlockKind.PARAGRAPH
    return BlockKind.HEADING if short or _QUESTION.fullmatch(text) else BlockKind.PARAGRAPH


def _row(line: Line) -> _Draft:
    """A table row: cells cleaned one by one, empty cells at the end dropped; Markdown's bars count as tabs."""
    raw = line.raw
    separator = "\t" if "\t" in raw else "|"
    chars: list[str] = []
    places: list[int] = []
    if _RULE.fullmatch(raw):
        return _Draft(BlockKind.TABLE_ROW, [], [], closed=True)
    begin = 0
    if separator == "|":
        begin = raw.index("|") + 1
        raw = raw.rstrip()[:-1]
    for cell in raw[begin:].split(separator):
        more, where = clean(cell, line.start + begin)
        chars += [*more, "\t"]
        begin += len(cell) + 1
        places += [*where, line.start + begin - 1]
    while chars and chars[-1] == "\t":
        chars.pop()
        places.pop()
    return _Draft(BlockKind.TABLE_ROW, chars, places, closed=True)


def _title_lines(lines: Sequence[Line], title: str | None) -> tuple[int, int]:
    """Indices of the first line of the title and of the line after it; equal where no line is the title."""
    if title:
        return _given_title_lines(lines, squash(title))
    if not lines:
        return 0, 0
    first = lines[0]
    is_title = first.kind is LineKind.HEADING or (not first.is_closed and "。" not in first.text)
    return 0, int(is_title and len(first.text) <= _TITLE_LENGTH)


def _given_title_lines(lines: Sequence[Line], wanted: str) -> tuple[int, int]:
    for first in range(min(_TITLE_WITHIN, len(lines))):
        shown, last = squash(lines[first].text), first + 1
        while shown and shown != wanted and wanted.startswith(shown) and last < len(lines):
            shown += squash(lines[last].text)
            last += 1
        if shown == wanted:
            return first, last
    return 0, 0


def _shown_title(drafts: Sequence[_Draft]) -> str:
    """The text of the title block, else the beginning of the first sentence."""
    if not drafts or drafts[0].kind is BlockKind.TITLE:
        return drafts[0].text if drafts else ""
    return re.split(r"(?<=[。！？；])", drafts[0].text)[0][:_TITLE_LENGTH]


def _mark_crumbs(drafts: Sequence[_Draft]) -> None:
    """Numbers and letters without a sentence, and runs of very short lines, are crumbs of a figure."""
    chinese = 10 * sum(has_cjk(draft.text) for draft in drafts) > 3 * len(drafts)
    for i, draft in enumerate(drafts):
        if draft.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH) or draft.closed:
            continue
        heads = i + 1 < len(drafts) and drafts[i + 1].closed and len(draft.chars) > 1
        tiny = not draft.marked and (
            (len(draft.chars) < 3 and not heads) or _is_scattered(drafts[max(0, i - 1) : i + 2])
        )
        if tiny or (chinese and not has_cjk(draft.text)):
            draft.kind = BlockKind.CAPTION


def _is_scattered(run: Sequence[_Draft]) -> bool:
    """Whether three blocks in a row are very short lines: the pieces of a table or figure."""
    return len(run) == 3 and all(
        other.kind in (BlockKind.HEADING, BlockKind.CAPTION) and len(other.chars) <= 8 and not other.closed
        for other in run
    )


def _mark_signatures(drafts: Sequence[_Draft]) -> None:
    """A line that is a day, and the body that signs above it."""
    for before, draft in pairwise(drafts):
        if draft.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.NOTE) and _DAY.match(draft.text):
            draft.kind = BlockKind.NOTE
            if before.kind is BlockKind.HEADING:
                before.kind = BlockKind.NOTE
