"""Files to documents: the contract of loaders, and the choice of one by the ending of the file."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from extractors.article import Document
from extractors.loaders import LOADERS
from extractors.loaders.item import Item, RawRecord, is_record
from ontology.errors import DocumentError, InputError

MAX_BYTES = 256 * 2**20
"""Largest file that is read as one document; a JSONL file is read line by line and may be larger."""

__all__ = ["MAX_BYTES", "Item", "LoadResult", "Loader", "RawRecord", "find_documents", "is_record", "iterate", "load"]


class Loader(Protocol):
    """Reads one kind of file."""

    def __call__(self, path: Path) -> Iterator[Item]:
        """What a file holds, in order: documents, records, and the problems of single lines.

        Raises
        ------
        DocumentError
            Nothing of the file can be read; the message names the file and the reason.
        """


@dataclass(frozen=True, slots=True)
class LoadResult:
    """What a file holds.

    Parameters
    ----------
    documents
        In the order of the file; iterating over the result iterates over them.
    records
        Lines of a JSONL file that are extraction records, as they stand.
    problems
        Lines of a JSONL file that are neither; each message names file and line.
    """

    documents: tuple[Document, ...] = ()
    records: tuple[RawRecord, ...] = ()
    problems: tuple[InputError, ...] = ()

    def __iter__(self) -> Iterator[Document]:
        return iter(self.documents)

    def __len__(self) -> int:
        return len(self.documents)


def iterate(path: Path) -> Iterator[Item]:
    """What a file holds, item by item, without keeping more of it in memory than one item.

    Parameters
    ----------
    path
        A file with a known ending: ``.txt .text .md .markdown .html .htm .xhtml .pdf .docx .jsonl .ndjson``.

    Raises
    ------
    DocumentError
        The file is missing, empty, too large, damaged, of another kind, or of no known ending.
    """
    loader = LOADERS.get(path.suffix.lower())
    if loader is None:
        known = " ".join(sorted(LOADERS))
        raise DocumentError(f"{path}: files with the ending “{path.suffix}” are not read, only {known}")
    try:
        _check(path)
        yield from loader(path)
    except OSError as error:
        raise DocumentError(f"{path}: cannot be read: {error.strerror or error}") from error


def load(path: Path) -> LoadResult:
    """All that a file holds; raises like `iterate`."""
    items = list(iterate(path))
    return LoadResult(
        documents=tuple(item for item in items if isinstance(item, Document)),
        records=tuple(item for item in items if isinstance(item, RawRecord)),
        problems=tuple(item for item in items if isinstance(item, InputError)),
    )


def _check(path: Path) -> None:
    if path.is_dir():
        raise DocumentError(f"{path}: is a folder, not a file")
    size = path.stat().st_size
    if size == 0:
        raise DocumentError(f"{path}: is empty")
    if size > MAX_BYTES and path.suffix.lower() not in (".jsonl", ".ndjson"):
        raise DocumentError(f"{path}: has {size / 2**20:.0f} MiB, more than the {MAX_BYTES // 2**20} MiB that are read")


def find_documents(paths: Iterable[Path]) -> list[Path]:
    """The files to read, in the order of the arguments, those of a folder sorted by path.

    Parameters
    ----------
    paths
        Files, and folders that are walked; hidden files and folders and those of unknown endings are passed over there.

    Raises
    ------
    DocumentError
        A path does not exist, or a file that was named has an unknown ending.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            found.update(dict.fromkeys(_walk(path)))
        elif not path.exists():
            raise DocumentError(f"{path}: does not exist")
        elif path.suffix.lower() not in LOADERS:
            known = " ".join(sorted(LOADERS))
            raise DocumentError(f"{path}: files with the ending “{path.suffix}” are not read, only {known}")
        else:
            found[path] = None
    return list(found)


def _walk(folder: Path) -> Iterator[Path]:
    for base, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(base, name)
            if not name.startswith(".") and path.suffix.lower() in LOADERS:
                yield path
