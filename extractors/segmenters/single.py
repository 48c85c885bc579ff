"""A document that is one article."""

from __future__ import annotations

from extractors.article import Document
from extractors.lines import read_lines
from extractors.segmenters.part import Part, shown_title, trimmed


def as_single(document: Document) -> list[Part]:
    """All of a document as one article; none where it prints nothing."""
    lines = read_lines(document)
    first, last = trimmed(lines, 1, len(lines))
    if first > last:
        return []
    return [Part(first, last, document.title or shown_title(document, first, last), document.section)]


def by_container(document: Document) -> list[Part] | None:
    """One article where the container says so (a JSONL line, an HTML page), else ``None``."""
    return as_single(document) if document.single else None
