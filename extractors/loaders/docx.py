"""Word documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from extractors.article import Document
from extractors.loaders.item import Item, checked
from ontology.errors import DocumentError

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table, _Row
    from docx.text.paragraph import Paragraph

_HEADING = re.compile(r"(?:heading|标题)\s*(\d)", re.IGNORECASE)
_TITLE = re.compile(r"title$|^标题$", re.IGNORECASE)
_BULLET = re.compile(r"list bullet|列表项目符号", re.IGNORECASE)


def load_docx(path: Path) -> Iterator[Item]:
    """One document: paragraphs, headings (``#``), lists (``-``) and tables (cells separated by tabs) in their order."""
    from docx import Document as open_docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        word = open_docx(str(path))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        raise DocumentError(f"{path}: is damaged, encrypted or no DOCX file") from error
    yield Document(path.stem, checked("\n\n".join(_blocks(word)), path))


def _blocks(word: WordDocument) -> Iterator[str]:
    from docx.text.paragraph import Paragraph

    shift = any(_TITLE.search(_style(paragraph)) for paragraph in word.paragraphs)
    for block in word.iter_inner_content():
        text = _paragraph(block, shift=shift) if isinstance(block, Paragraph) else _table(block)
        if text.strip():
            yield text


def _style(paragraph: Paragraph) -> str:
    return (paragraph.style.name if paragraph.style is not None else None) or ""


def _paragraph(paragraph: Paragraph, *, shift: bool) -> str:
    """A paragraph on one line; below a title, headings go one level down."""
    text = " ".join(paragraph.text.split())
    style = _style(paragraph)
    if not text:
        return ""
    if heading := _HEADING.match(style):
        return "#" * min(6, int(heading[1]) + shift) + " " + text
    if _TITLE.search(style) and "sub" not in style.lower():
        return "# " + text
    return "- " + text if _BULLET.match(style) else text


def _table(table: Table) -> str:
    """The rows of a table; cells that span several columns stand once, the others empty."""
    return "\n".join("\t".join(_cells(row)) for row in table.rows)


def _cells(row: _Row) -> Iterator[str]:
    before = None
    for cell in row.cells:
        yield "" if cell._tc is before else " ".join(cell.text.split())
        before = cell._tc
