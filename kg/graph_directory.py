"""The graph directory: immutable generations of a graph and a pointer to the current one.

::

    xinmai-graph/
    ├── format              version of this layout
    ├── current             name of the published generation
    ├── lock                held by the one process that builds; names it
    ├── archive.sqlite      what was read, kept by content
    └── generations/
        ├── 000007/         the one before, for readers that still have it open
        └── 000008/
            ├── store/      the triples
            └── manifest.sqlite

A build clones the current generation by hard links, writes the clone, makes it durable, and only then renames the
pointer. A build that is killed at any moment leaves the pointer, and what it points to, as they were.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from kg.archive import Archive
from kg.manifest import Manifest
from kg.store import Store
from kg.stores import EmbeddedStore
from ontology.errors import StoreError

FORMAT = "1"
"""Version of the layout and of the way triples are made; a graph of another version is built anew or refused."""

KEPT = 2
"""Generations that stay: the current one and the one that a reader may have opened just before."""

_UNFINISHED = ".unfinished"


@dataclass(frozen=True, slots=True)
class Work:
    """A generation that is being written."""

    store: Store
    manifest: Manifest
    archive: Archive


class GraphDirectory:
    """A graph on disk.

    Parameters
    ----------
    path
        The folder.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._generations = path / "generations"

    @property
    def exists(self) -> bool:
        """Whether a generation was ever published here."""
        return (self.path / "current").is_file()

    def current(self) -> Path:
        """Return the folder of the published generation.

        Raises
        ------
        StoreError
            When there is none, or it is damaged or of a newer format.
        """
        if not self.exists:
            raise StoreError(
                f"There is no graph in {self.path}; make one with: xinmai build INPUT --graph {self.path}."
            )
        self._check_format()
        folder = self._generations / self._name()
        if not folder.is_dir():
            raise StoreError(f"The graph {self.path} is damaged: its generation {folder.name} is missing.")
        return folder

    def open(self) -> EmbeddedStore:
        """Open the published generation for reading.

        Raises
        ------
        StoreError
            When there is none, or it is damaged or of a newer format.
        """
        return EmbeddedStore(self.current() / "store", writable=False)

    def manifest(self) -> Manifest:
        """Open the manifest of the published generation for reading."""
        return Manifest(self.current() / "manifest.sqlite", writable=False)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the right to build; the system frees it when the process ends, however it ends.

        Raises
        ------
        StoreError
            When another process builds (names it), or the folder can't be written.
        """
        with self._lock_file() as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                file.seek(0)
                holder = file.read().strip() or "another process"
                raise StoreError(f"The graph {self.path} is being built by {holder}; wait until it is done.") from error
            file.truncate(0)
            file.write(f"process {os.getpid()}")
            file.flush()
            self._check_format()
            self._sweep()
            yield

    @contextmanager
    def archive(self) -> Iterator[Archive]:
        """Open what was read; only under the lock."""
        with Archive(self.path / "archive.sqlite") as archive:
            yield archive

    @contextmanager
    def begin(self, *, anew: bool = False) -> Iterator[Work]:
        """Clone the published generation, hand the clone out to be written, and publish it; only under the lock.

        Where the block is left by an error, the clone is dropped and nothing is published.

        Parameters
        ----------
        anew
            Start from an empty generation instead of the published one.
        """
        number = int(self._name()) + 1 if self.exists else 1
        folder = self._generations / f"{number:06d}{_UNFINISHED}"
        folder.mkdir(parents=True)
        try:
            if self.exists and not anew:
                self._clone(self.current(), folder)
            with self.archive() as archive, Manifest(folder / "manifest.sqlite") as manifest:
                store = EmbeddedStore(folder / "store")
                yield Work(store, manifest, archive)
                archive.settle()
                store.flush()
                store.close()
            self._publish(folder)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        self._sweep()

    def _lock_file(self) -> IO[str]:
        try:
            self._generations.mkdir(parents=True, exist_ok=True)
            return (self.path / "lock").open("a+", encoding="utf-8")
        except OSError as error:
            raise StoreError(f"The graph {self.path} can't be written: {error.strerror}.") from error

    def _check_format(self) -> None:
        mark = self.path / "format"
        found = mark.read_text(encoding="utf-8").strip() if mark.is_file() else None
        if found is not None and found != FORMAT:
            raise StoreError(f"The graph {self.path} has the format {found}, this version of xinmai knows {FORMAT}.")
        if found is None and self.exists:
            raise StoreError(f"The graph {self.path} is damaged: its file format is missing.")

    def _name(self) -> str:
        name = (self.path / "current").read_text(encoding="utf-8").strip()
        if not name.isdigit():
            raise StoreError(f"The graph {self.path} is damaged: its pointer reads {name!r}.")
        return name

    @staticmethod
    def _clone(source: Path, target: Path) -> None:
        store = EmbeddedStore(source / "store", writable=False)
        store.clone(str(target / "store"))
        store.close()
        shutil.copyfile(source / "manifest.sqlite", target / "manifest.sqlite")

    def _publish(self, folder: Path) -> None:
        """Make the folder durable, give it its name, then move the pointer: the order is what survives a crash."""
        _sync_tree(folder)
        final = folder.with_name(folder.name.removesuffix(_UNFINISHED))
        folder.rename(final)
        _sync(self._generations)
        _replace(self.path / "format", FORMAT)
        _replace(self.path / "current", final.name)

    def _sweep(self) -> None:
        """Remove what killed builds left and generations that are no longer kept."""
        current = int(self._name()) if self.exists else 0
        for folder in self._generations.iterdir():
            number = int(folder.name) if folder.name.isdigit() else None
            if number is None or number > current or number <= current - KEPT:
                shutil.rmtree(folder, ignore_errors=True)


def _replace(path: Path, text: str) -> None:
    """Write a small file so that it holds either the old text or the new one at any moment."""
    draft = path.with_name(path.name + ".new")
    draft.write_text(text + "\n", encoding="utf-8")
    _sync(draft)
    draft.replace(path)
    _sync(path.parent)


def _sync_tree(folder: Path) -> None:
    for root, _, files in os.walk(folder):
        for name in files:
            _sync(Path(root, name))
        _sync(Path(root))


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
