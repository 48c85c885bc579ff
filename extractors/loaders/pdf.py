"""PDF files with a text layer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.article import Document
from extractors.loaders.item import Item
from ontology.errors import DocumentError

if TYPE_CHECKING:
    import pypdfium2  # type: ignore[import-untyped]


def load_pdf(path: Path) -> Iterator[Item]:
    """One document: the text of the pages, line by line as set; a form feed begins each page but the first.

    Raises
    ------
    DocumentError
        The file is damaged, wants a password, or has no text layer (a scan).
    """
    import pypdfium2

    try:
        pages = _pages(pypdfium2.PdfDocument(path.read_bytes()))
    except pypdfium2.PdfiumError as error:
        reason = "wants a password" if "password" in str(error).lower() else "is damaged or no PDF file"
        raise DocumentError(f"{path}: {reason}") from error
    text = "\n\f".join(pages)
    if not text.strip():
        raise DocumentError(f"{path}: has no text layer; scanned pages are not read")
    yield Document(path.stem, text)


def _pages(pdf: pypdfium2.PdfDocument) -> list[str]:
    try:
        return [_text(page) for page in pdf]
    finally:
        pdf.close()


def _text(page: pypdfium2.PdfPage) -> str:
    # PDFium ends lines with CR LF and writes U+FFFE for a hyphen that a line break put in.
    text: str = page.get_textpage().get_text_range()
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "").strip("\n")
