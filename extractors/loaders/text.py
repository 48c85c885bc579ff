"""Plain text and Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from extractors.article import Document
from extractors.loaders.encoding import decode
from extractors.loaders.item import Item, checked


def load_text(path: Path) -> Iterator[Item]:
    """One document: the text as decoded, line ends as in the file."""
    yield Document(path.stem, checked(decode(path.read_bytes(), path), path))
