"""What a segmenter finds: the lines of one article, its title and its column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.article import Document
from extractors.lines import Line, LineKind, read_lines
from extractors.paragraphs import columns, layout_style

_SOURCE = re.compile(r"[(（]\s*(?:文章|稿件|信息|资料)?来源\s*[:：]|[(（]\s*(?:执笔|撰稿)\s*[:：]")
_AT_END = re.compile(r"[。！？”][(（](?:文章|稿件)?来源\s*[:：][^()（）]{2,30}[)）]\**$")
_FOOTNOTE = re.compile(r"\d{1,2}(?!\d)")
_SPACE = re.compile(r"[\s*#>]+")  # letterheads are set with spaces between the characters
_LETTERHEAD = re.compile(
    r".{2,30}文件|.{0,12}[〔\[(（【]20\d\d[〕\])）】](?:第)?\d+号|.{2,20}(?:人民政府|办公厅|办公室|委员会|管委会|厅|局|部)"
)
_POLICY = re.compile(
    r"(?:通知|意见|办法|措施|政策|方案|规定|细则|条例|公告|规划|决定|指南|要点|计划)(?:[(（《].*)?$|》$"
)
_LETTERHEAD_LINES = 8
_REST = 150  # characters after a closing note that are an article of their own, not an advertisement
_FULL = 0.75  # of the usual width of a line
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
    """The lines ``first`` to ``last`` without empty ones at the ends; ``first > last`` where nothing is left."""
    while first <= last and is_empty(lines[first - 1]):
        first += 1
    while last >= first and (is_empty(lines[last - 1]) or _is_footnote(lines[last - 1])):
        last -= 1
    return first, last


def _is_footnote(line: Line) -> bool:
    return line.kind is LineKind.NOTE and bool(_FOOTNOTE.match(line.raw))


def title_lines(document: Document, first: int, last: int) -> list[Line]:
    """The title of the lines ``first`` to ``last``, several lines of it where the document breaks every line.

    The letterhead of an official document, a source and a date may stand above the title. Empty where no line is one.
    """
    lines = read_lines(document)[first - 1 : last]
    begin = _title_index(lines)
    found = lines[begin : begin + 1]
    if not found or found[0].kind not in (LineKind.TEXT, LineKind.HEADING, LineKind.ITEM) or not _is_title(found[0]):
        return []
    width = layout_style(document).width
    for line in lines[begin + 1 : begin + _TITLE_LINES]:
        if not width or line.kind is not LineKind.TEXT or line.is_closed or columns(found[-1].raw) < _FULL * width:
            break
        found = (*found, line)
    return list(found)


def _is_title(line: Line) -> bool:
    return len(line.text) <= _TITLE_LENGTH and "。" not in line.text and not line.text.endswith(("；", "，", "："))


def _title_index(lines: Sequence[Line]) -> int:
    """Index of the line that the title begins with: the first one but for a letterhead or lines on the source."""
    top = [i for i, line in enumerate(lines[: 3 * _LETTERHEAD_LINES]) if not is_empty(line)][:_LETTERHEAD_LINES]
    notes = [i for i in top if lines[i].kind is LineKind.NOTE]
    if top and top[0] in notes:
        top = [i for i in top if i not in notes]
    if top and is_letterhead(lines[top[0]]):
        return next((i for i in top if _POLICY.search(lines[i].text) and not is_letterhead(lines[i])), top[0])
    return top[0] if top else 0


def is_letterhead(line: Line) -> bool:
    """Whether a line may stand in the letterhead of an official document: 某某文件, its number, the body's name."""
    return line.kind in (LineKind.TEXT, LineKind.HEADING, LineKind.NOTE) and bool(
        _LETTERHEAD.fullmatch(_SPACE.sub("", line.raw))
    )


def characters(lines: Sequence[Line], first: int, last: int) -> int:
    """Number of characters that the lines ``first`` to ``last`` print."""
    return sum(len(line.raw.strip()) for line in lines[first - 1 : last] if not is_empty(line))


def split_at_notes(document: Document, part: Part) -> Iterator[Part]:
    """End an article at its closing note; what follows is another one if it is long enough, else nothing."""
    lines = read_lines(document)
    first, last = trimmed(lines, part.first, part.last)
    if first > last:
        return
    close = next((n for n in range(first, last) if is_closing(lines[n - 1])), last)
    yield Part(first, close, part.title, part.section)
    begin, end = trimmed(lines, close + 1, last)
    if begin <= end and characters(lines, begin, end) >= _REST:
        yield from split_at_notes(document, Part(begin, end, shown_title(document, begin, end), part.section))


def shown_title(document: Document, first: int, last: int) -> str | None:
    """The title of the lines ``first`` to ``last`` as they print it, if they show one."""
    lines = title_lines(document, first, last)
    return printed_title(lines) if lines else None
