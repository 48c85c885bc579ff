"""What was read, kept by content: records and the readings of files, shared by all generations of a graph.

Rows are only added while a build runs, each article and each file's reading in one transaction, so that a build that is
killed leaves what it read to the next one, and several processes may write at once.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from kg.identifiers import digest
from ontology.errors import RecordError, StoreError
from ontology.record import record_from_json, record_to_json
from ontology.statement import Record

_SCHEMA = """
CREATE TABLE IF NOT EXISTS record (hash TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS reading (key TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS article (key TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID;
"""


_PATIENCE_S = 60.0  # other readers of the same build write for milliseconds


@dataclass(frozen=True, slots=True)
class Read:
    """One article as it was read from a document.

    Parameters
    ----------
    document
        Hash of the document's text, or ``name/<name>`` where only records of it are known.
    name
        What the user calls the document.
    article
        Content identifier of the article.
    record
        Hash of the record in the archive.
    """

    document: str
    name: str
    article: str
    record: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one file.

    Parameters
    ----------
    set_aside
        Reason → how many statements were set aside for it.
    problems
        Parts of the file that could not be read, one sentence each.
    """

    reads: tuple[Read, ...]
    set_aside: tuple[tuple[str, int], ...] = ()
    problems: tuple[str, ...] = ()


class Archive:
    """The records and readings of a graph directory.

    Parameters
    ----------
    path
        The SQLite file; made where it does not exist.

    Raises
    ------
    StoreError
        When the file is damaged or can't be written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._db = sqlite3.connect(path, timeout=_PATIENCE_S)
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = NORMAL")  # `settle` makes durable what a generation needs
            self._db.executescript(_SCHEMA)
        except sqlite3.Error as error:
            raise StoreError(f"The archive {path} can't be opened: {error}.") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    def keep(self, key: str, reading: Reading, records: Iterable[Record]) -> None:
        """Keep the reading of a file together with its records, all or nothing."""
        rows = [(record_hash(record), _record_text(record)) for record in records]
        with self._db:
            self._db.executemany("INSERT OR IGNORE INTO record VALUES (?, ?)", rows)
            self._db.execute("INSERT OR REPLACE INTO reading VALUES (?, ?)", (key, _reading_text(reading)))

    def settle(self) -> None:
        """Make everything kept so far durable, before a generation that needs it is published."""
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def reading(self, key: str) -> Reading | None:
        """Return what was read under that key, if anything."""
        row = self._db.execute("SELECT json FROM reading WHERE key = ?", (key,)).fetchone()
        return _reading(row[0]) if row else None

    def keep_article(self, key: str, record: Record) -> None:
        """Keep an article as soon as it is read; offsets and lines count from its own beginning."""
        with self._db:
            self._db.execute("INSERT OR REPLACE INTO article VALUES (?, ?)", (key, _record_text(record)))

    def article(self, key: str) -> Record | None:
        """Return an article that was read before, if any."""
        row = self._db.execute("SELECT json FROM article WHERE key = ?", (key,)).fetchone()
        return record_from_json(json.loads(row[0])) if row else None

    def record(self, record: str) -> Record:
        """Return a record by its hash.

        Raises
        ------
        StoreError
            When the archive does not hold it, or the vocabulary no longer knows its words.
        """
        try:
            row = self._db.execute("SELECT json FROM record WHERE hash = ?", (record,)).fetchone()
        except sqlite3.Error as error:
            raise StoreError(f"The archive {self._path} is damaged: {error}.") from error
        if row is None:
            raise StoreError(f"The archive {self._path} lacks the record {record}; build the graph anew.")
        try:
            return record_from_json(json.loads(row[0]))
        except RecordError as error:
            raise StoreError(f"The archive {self._path} speaks another vocabulary ({error}); build anew.") from error

    def forget(self, kept: Iterable[str], articles: Iterable[str]) -> None:
        """Drop all records and articles but those, and the readings that speak of others: what is forgotten is gone."""
        wanted = set(kept)
        gone = [(row[0],) for row in self._db.execute("SELECT hash FROM record") if row[0] not in wanted]
        stale = [
            (key,)
            for key, text in self._db.execute("SELECT key, json FROM reading")
            if any(read.record not in wanted for read in _reading(text).reads)
        ]
        known = set(articles)
        unused = [
            (key,)
            for key, text in self._db.execute("SELECT key, json FROM article")
            if json.loads(text)["id"] not in known
        ]
        with self._db:
            self._db.executemany("DELETE FROM record WHERE hash = ?", gone)
            self._db.executemany("DELETE FROM reading WHERE key = ?", stale)
            self._db.executemany("DELETE FROM article WHERE key = ?", unused)


def record_hash(record: Record) -> str:
    """Return the hash of all that a record holds, offsets and confidences included."""
    return digest(_record_text(record))


def _record_text(record: Record) -> str:
    return json.dumps(record_to_json(record), ensure_ascii=False, sort_keys=True)


def _reading_text(reading: Reading) -> str:
    return json.dumps(
        {
            "reads": [[r.document, r.name, r.article, r.record] for r in reading.reads],
            "set_aside": reading.set_aside,
            "problems": reading.problems,
        },
        ensure_ascii=False,
    )


def _reading(text: str) -> Reading:
    found = json.loads(text)
    return Reading(
        tuple(Read(*row) for row in found["reads"]),
        tuple((reason, count) for reason, count in found["set_aside"]),
        tuple(found["problems"]),
    )
