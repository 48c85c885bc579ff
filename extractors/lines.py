"""The lines of a document: what each one is, before anything is joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from itertools import pairwise

from extractors.article import Document
from extractors.characters import URL, clean_text, has_cjk
from extractors.script import simplify

_HEADING = re.compile(r"\s*(#{1,6})\s+\S")
_NUMBER = r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})"
_ITEM = re.compile(
    rf"[-–—·•●◆◇■□○◎★☆▶►✓√]\s?(?![-–—\d])|—{{2}}|\d{{1,2}}(?:[、．)]|[.](?!\d))|[(（]{_NUMBER}[)）]"
    rf"|{_NUMBER}[、．]|[\u2460-\u2473]|第{_NUMBER}[条章节部]"
)
_CHAPTER = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章节部]|[(（][一二三四五六七八九十]{1,3}[)）])"
)
_CAPTION = re.compile(
    r"[△▲▼▽]|(?:图|表|图表|Fig\.?|Figure|Table)\s?\d{1,2}\s?(?![\d.]*[年月日%倍个])|(?:(?:资料|数据|图片)来源|图源|供图|摄影)\s*[:：/]|(?:Source|Note)s?[:：]"
)
_NOTE = re.compile(
    r"[(（]\s*(?:(?:文章|稿件|信息|资料)?来源|执笔|作者|编辑|责任编辑|记者|本报记者|供稿|撰稿|文|整理|编译)\s*[:：／/][^()（）]*(?:[(（][^()（）]*[)）][^()（）]*)*[)）]\s*$"
)
_DAY = r"\d{4}[-/.年]\d\d?[-/.月]\d\d?日?"
_BYLINE = re.compile(
    rf".{{0,40}}{_DAY}\s+\d\d?[:：]\d\d.{{0,30}}$"
    rf"|(?:[^：:。，]{{0,15}}[\s|丨·]\s*)?{_DAY}(?:\s*(?:记者|作者|编辑|来源|文|星期)[\s/：:]?.{{0,20}})?$"
)
_NUMBER_OF_DOCUMENT = re.compile(r".{1,14}[〔\[(（【]20\d\d[〕\])）】]\s*(?:第\s*)?\d+\s*号$")
_DISCLAIMER = re.compile(r"(?:免责|版权|特别)?(?:声明|提示)\s*[:：].{8,200}$|(?:转载|本文转)自\s*[:：].{2,40}$")
_FIELD = re.compile(
    r"(?:文章|稿件|信息)?(?:来源|稿源|作者|编辑|记者|责任编辑|发布时间|发布日期|发稿时间)\s*[:：].{1,60}$"
)
_FURNITURE = re.compile(r"[(（](?:上接|下转|紧接)第|(?:微信)?公众号\s*[·:：•|]|[-=_~—]{3,}$|Section \d+:.*- \d+ -$")
_PAGE_NUMBER = re.compile(r"[-–—·•|\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／]\s*\d{1,4})?[-–—·•|\s]*$")
_FOOTNOTE = re.compile(rf"(\d{{1,3}})?\s*(?:{URL.pattern})")
_BARE_NUMBER = re.compile(r"\d{1,2}\s*$")
_REFERENCE = r"(?:\d{1,3}(?:-\d{0,2})?)?"  # the number of a footnote after the full stop
_SENTENCE_END = re.compile(rf"(?:[！？；：…!?;:][”’」』)》】\]]*|[。！？][”’」』)》]*{_REFERENCE})$")
_CLOSED = re.compile(rf"{_SENTENCE_END.pattern}|[)】\]]$")

_FEWEST_HEADS = 3  # pages that print the same line at their top or foot, where no page number stands beside it
_HEAD_LENGTH = 40


class LineKind(StrEnum):
    """What a line is, seen for itself."""

    BLANK = "blank"
    TEXT = "text"
    HEADING = "heading"
    ITEM = "item"
    ROW = "row"
    CAPTION = "caption"
    NOTE = "note"
    FURNITURE = "furniture"


@dataclass(frozen=True)
class Line:
    """One line of a document.

    Parameters
    ----------
    number
        1-based.
    start
        Offset of its first character in the document.
    raw
        As it stands, without the line end.
    kind
        What it is, seen for itself.
    new_page
        Whether a page begins with it.
    """

    number: int
    start: int
    raw: str
    kind: LineKind
    new_page: bool = False

    @cached_property
    def text(self) -> str:
        """The clean view of the line."""
        return clean_text(self.raw)

    @property
    def is_closed(self) -> bool:
        """Whether the line ends as a sentence, a bracket or a lead-in ends."""
        return bool(_CLOSED.search(self.text))

    @property
    def ends_sentence(self) -> bool:
        """Whether the line ends as a sentence or a lead-in ends."""
        return bool(_SENTENCE_END.search(self.text))

    @property
    def breaks_hard(self) -> bool:
        """Whether the line ends with two spaces: Markdown's line break inside a paragraph or list item."""
        return self.raw.endswith("  ")

    @property
    def level(self) -> int:
        """Number of ``#`` before a Markdown heading, 0 without."""
        match = _HEADING.match(self.raw)
        return len(match[1]) if match else 0

    @property
    def is_chapter(self) -> bool:
        """Whether the line begins with a number of a chapter or section in Chinese: 一、 （二） 第三章."""
        return bool(_CHAPTER.match(self.text))


@lru_cache(maxsize=4)  # the articles of a document follow each other
def read_lines(document: Document) -> tuple[Line, ...]:
    """All lines of a document, each with its kind; line ``n`` is at index ``n - 1``."""
    raws = list(_raw_lines(document))
    kinds = _kinds([raw for _, raw in raws])
    lines, new_page = [], False
    for i, (start, raw) in enumerate(raws):
        new_page |= raw[:1] in ("\f", " ")
        lines.append(Line(i + 1, start, raw, kinds[i], new_page))
        new_page &= kinds[i] is LineKind.BLANK
    return tuple(lines)


def _raw_lines(document: Document) -> Iterator[tuple[int, str]]:
    for start, end in pairwise((*document.line_starts, len(document.text))):
        yield start, document.text[start:end].rstrip("\r\n")


def _kinds(raws: Sequence[str]) -> list[LineKind]:
    kinds = [_kind(raw) for raw in raws]
    _mark_footnotes(raws, kinds)
    _mark_running_heads(raws, kinds)
    return kinds


def _mark_running_heads(raws: Sequence[str], kinds: list[LineKind]) -> None:
    """Take lines that stand at the top or foot of several pages, alike but for their digits, for page furniture."""
    printed = [i for i, kind in enumerate(kinds) if kind not in (LineKind.BLANK, LineKind.FURNITURE)]
    tops = [0, *(i for i in range(1, len(raws)) if raws[i].startswith("\f"))]
    edges = {min((i for i in printed if i >= top), default=-1) for top in tops}
    edges |= {max((i for i in printed if i < top), default=-1) for top in (*tops[1:], len(raws))}
    looks = {i: re.sub(r"\d+", "0", raws[i].strip()) for i in edges if i >= 0 and len(raws[i].strip()) <= _HEAD_LENGTH}
    often = Counter(looks.values())
    for i, look in looks.items():
        beside_number = LineKind.FURNITURE in kinds[max(0, i - 1) : i + 2]
        if often[look] >= _FEWEST_HEADS or (often[look] == len(tops) > 1 and beside_number):
            kinds[i] = LineKind.FURNITURE


def _kind(raw: str) -> LineKind:
    text = simplify(raw.strip().strip("*").strip())
    if not text:
        return LineKind.BLANK
    if "\t" in raw or (text.startswith("|") and text.endswith("|") and len(text) > 2):
        return LineKind.ROW
    if _HEADING.match(raw):
        return LineKind.HEADING
    for pattern, kind in _BY_PATTERN:
        if pattern.match(text):
            return kind
    return LineKind.TEXT


_BY_PATTERN = (
    (_NOTE, LineKind.NOTE),
    (_FIELD, LineKind.NOTE),
    (_BYLINE, LineKind.NOTE),
    (_NUMBER_OF_DOCUMENT, LineKind.NOTE),
    (_DISCLAIMER, LineKind.NOTE),
    (_FOOTNOTE, LineKind.FURNITURE),
    (_PAGE_NUMBER, LineKind.FURNITURE),
    (_FURNITURE, LineKind.FURNITURE),
    (_CAPTION, LineKind.CAPTION),
    (_ITEM, LineKind.ITEM),
)


def _mark_footnotes(raws: Sequence[str], kinds: list[LineKind]) -> None:
    """Take the rest of a broken address, and numbered remarks among addresses, for what they are."""
    number, inside = 0, False
    for i, raw in enumerate(raws):
        text = raw.strip()
        match = _FOOTNOTE.match(text)
        if match or (kinds[i] is LineKind.FURNITURE and _BARE_NUMBER.match(text)):
            number, inside = int((match and match[1]) or (text if not match else 0) or number), True
        elif text and inside and kinds[i - 1] in (LineKind.FURNITURE, LineKind.NOTE):
            if not has_cjk(text) and " " not in text:
                kinds[i] = LineKind.FURNITURE
            elif inside := bool(re.match(rf"{number + 1} ?(?=\D)", text)):
                kinds[i], number = LineKind.NOTE, number + 1
        elif text:
            inside = False
