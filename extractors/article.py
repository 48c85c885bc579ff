"""Documents and articles as the reader sees them: the text as it stands, and a clean view of it with exact offsets."""

from __future__ import annotations

import hashlib
import re
from array import array
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

_MARKS = re.compile(r"[*#>]+")
_BREAKS = re.compile(r"\s*[\r\n\f]\s*|[ \t\u00a0\u3000]+")
_SQUASH = re.compile(r"[\s*#>]+")


class BlockKind(StrEnum):
    """What a block of an article is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE_ROW = "table_row"
    CAPTION = "caption"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, table row … of the clean view: ``text[start:end]`` of its article, no line break inside."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True)
class Document:
    """One input document.

    Parameters
    ----------
    name
        What the user calls it: the file name without its ending (``000`` for ``000.txt``).
    text
        The text as decoded (text files: without byte order mark, line ends as in the file; PDF, HTML, DOCX: as
        extracted).
    title, source, date, section
        What the container says of the document as a whole (HTML metadata, fields of a JSONL line), if anything.
    url
        Where it was published, if the container says so.
    single
        Whether the container says that the document is one article (a JSONL line, an HTML page).
    """

    name: str
    text: str
    title: str | None = None
    source: str | None = None
    date: str | None = None
    section: str | None = None
    url: str | None = None
    single: bool = False

    @cached_property
    def id(self) -> str:
        """Hash of the text: documents are known by content, not by file name."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offset of the first character of each line (lines end at ``\\n``, in a text without any at ``\\r``)."""
        return (0, *(m.end() for m in re.finditer("\n" if "\n" in self.text else "\r", self.text)))


@dataclass(frozen=True)
class Article:
    """One article of a document.

    Parameters
    ----------
    lines
        First and last line, 1-based, inclusive.
    text
        The clean view (see `extractors.layout`): paragraphs re-joined over line and page breaks and separated by
        ``\\n``; table cells separated by ``\\t``; characters folded one by one (see `extractors.characters`), so that
        every character has its place; spaces beside Chinese characters and the marks ``*#>`` dropped; URLs, footnote
        numbers and page furniture left out. The first block is the title, but for the letterhead of an official
        document.
    offsets
        For each character of ``text`` its offset in the document's text (non-decreasing); a separator that the view
        put in has the offset of the character before it. Same length as ``text``.
    blocks
        The blocks of the view, in order.
    date
        ISO date that the article states for its event or publication, else ``None``.
    issue_date
        ISO date (often year and month only) of the document it stands in, to complete dates without a year.
    """

    document: Document
    lines: tuple[int, int]
    title: str
    text: str
    offsets: array[int]
    blocks: tuple[Block, ...]
    section: str | None = None
    source: str | None = None
    date: str | None = None
    issue_date: str | None = None

    @cached_property
    def id(self) -> str:
        """Hash of the clean text: the same article in two documents has the same id."""
        return hashlib.sha256(_SQUASH.sub("", self.text).encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Document offsets of the characters ``start:end`` of the clean view."""
        return self.offsets[start], self.offsets[end - 1] + 1

    def printed(self, start: int, end: int) -> str:
        """The characters ``start:end`` as the document prints them, line breaks and the marks ``*#>`` dropped."""
        first, last = self.span(start, end)
        return quote(self.document.text[first:last])


def quote(raw: str) -> str:
    """A slice of a document as it is quoted: marks and line breaks dropped, spaces kept where Latin words need them."""
    words = _BREAKS.split(_MARKS.sub("", raw))
    out = ""
    for word in words:
        needs_space = out and word and out[-1].isascii() and word[0].isascii()
        out += (" " if needs_space else "") + word
    return out
