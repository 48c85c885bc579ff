"""The loaders by the endings of the files that they read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from extractors.loaders.docx import load_docx
from extractors.loaders.html import load_html
from extractors.loaders.item import Item
from extractors.loaders.jsonl import load_jsonl
from extractors.loaders.pdf import load_pdf
from extractors.loaders.text import load_text

LOADERS: Mapping[str, Callable[[Path], Iterator[Item]]] = {
    ".txt": load_text,
    ".text": load_text,
    ".md": load_text,
    ".markdown": load_text,
    ".html": load_html,
    ".htm": load_html,
    ".xhtml": load_html,
    ".pdf": load_pdf,
    ".docx": load_docx,
    ".jsonl": load_jsonl,
    ".ndjson": load_jsonl,
}

__all__ = ["LOADERS"]
