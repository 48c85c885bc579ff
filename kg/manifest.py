"""What a generation holds: which files, which articles they brought, and by which keys the articles know their things.

One SQLite file in each generation, published with it. It is what makes a build incremental; the graph itself does not
need it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from kg.archive import Read
from kg.instance import Instance, Name
from ontology.errors import StoreError

_SCHEMA = """
CREATE TABLE IF NOT EXISTS file (
    path TEXT PRIMARY KEY, hash TEXT NOT NULL, reader TEXT NOT NULL, reading TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS occurrence (
    path TEXT NOT NULL, article TEXT NOT NULL, document TEXT NOT NULL, name TEXT NOT NULL, record TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS occurrence_path ON occurrence (path);
CREATE INDEX IF NOT EXISTS occurrence_article ON occurrence (article);
CREATE TABLE IF NOT EXISTS instance (
    article TEXT NOT NULL, entity TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (article, entity)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS known_by (
    key TEXT NOT NULL, article TEXT NOT NULL, entity TEXT NOT NULL, work INTEGER NOT NULL,
    PRIMARY KEY (key, article, entity)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS known_by_article ON known_by (article, work);
CREATE TABLE IF NOT EXISTS canonical (key TEXT PRIMARY KEY, target TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS total (name TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS note (name TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS support (triple TEXT PRIMARY KEY, articles INTEGER NOT NULL) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class File:
    """A file that the graph was built from.

    Parameters
    ----------
    hash
        Of its bytes.
    reader
        Version of the reader that read it.
    reading
        Key of its reading in the archive.
    """

    path: str
    hash: str
    reader: str
    reading: str


class Manifest:
    """The manifest of one generation.

    Parameters
    ----------
    path
        The SQLite file; made where it does not exist, unless it is only to be read.

    Raises
    ------
    StoreError
        When the file is missing or damaged.
    """

    def __init__(self, path: Path, *, writable: bool = True) -> None:
        self._path = path
        try:
            self._db = sqlite3.connect(path if writable else f"{path.resolve().as_uri()}?mode=ro", uri=not writable)
            if writable:
                self._db.execute("PRAGMA journal_mode = MEMORY")
                self._db.executescript(_SCHEMA)
            self._db.execute("SELECT count(*) FROM file").fetchone()
        except sqlite3.Error as error:
            raise StoreError(f"The manifest {path} can't be opened: {error}.") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Write what is pending and let go of the file."""
        self._db.commit()
        self._db.close()

    def rules(self) -> str | None:
        """Return the version of the rules by which the graph was made."""
        row = self._db.execute("SELECT text FROM note WHERE name = 'rules'").fetchone()
        return str(row[0]) if row else None

    def put_rules(self, version: str) -> None:
        """Enter the version of the rules by which the graph is made."""
        self._db.execute("INSERT OR REPLACE INTO note VALUES ('rules', ?)", (version,))

    # files and where their articles stand

    def files(self) -> dict[str, File]:
        """Return all files by path."""
        return {row[0]: File(*row) for row in self._db.execute("SELECT path, hash, reader, reading FROM file")}

    def put_file(self, file: File, reads: Iterable[Read]) -> None:
        """Enter a file with what it brought, in place of what it brought before."""
        self.drop_file(file.path)
        self._db.execute("INSERT INTO file VALUES (?, ?, ?, ?)", (file.path, file.hash, file.reader, file.reading))
        rows = [(file.path, one.article, one.document, one.name, one.record) for one in reads]
        self._db.executemany("INSERT INTO occurrence VALUES (?, ?, ?, ?, ?)", rows)

    def drop_file(self, path: str) -> None:
        """Forget a file."""
        self._db.execute("DELETE FROM file WHERE path = ?", (path,))
        self._db.execute("DELETE FROM occurrence WHERE path = ?", (path,))

    def articles(self) -> set[str]:
        """Return the identifiers of all articles."""
        return {row[0] for row in self._db.execute("SELECT DISTINCT article FROM occurrence")}

    def articles_of(self, path: str) -> set[str]:
        """Return the identifiers of the articles that a file brought."""
        return {row[0] for row in self._db.execute("SELECT article FROM occurrence WHERE path = ?", (path,))}

    def reads_of(self, path: str) -> tuple[Read, ...]:
        """Return what a file brought."""
        rows = self._db.execute("SELECT document, name, article, record FROM occurrence WHERE path = ?", (path,))
        return tuple(Read(*row) for row in rows)

    def articles_by_reader(self) -> dict[str, int]:
        """Return how many articles each version of the reader read."""
        rows = self._db.execute(
            "SELECT reader, count(DISTINCT article) FROM file JOIN occurrence USING (path) GROUP BY reader ORDER BY 1"
        )
        return dict(rows.fetchall())

    def occurrences(self, article: str) -> tuple[Read, ...]:
        """Return where an article stands, each place once, in order."""
        rows = self._db.execute(
            "SELECT DISTINCT document, name, article, record FROM occurrence WHERE article = ? ORDER BY 1, 2, 4",
            (article,),
        )
        return tuple(Read(*row) for row in rows)

    def records(self) -> set[str]:
        """Return the hashes of all records in use."""
        return {row[0] for row in self._db.execute("SELECT DISTINCT record FROM occurrence")}

    # instances and keys

    def instances_of(self, article: str) -> tuple[Instance, ...]:
        """Return the instances of an article, works without canonical contexts."""
        rows = self._db.execute("SELECT json FROM instance WHERE article = ? ORDER BY entity", (article,))
        return tuple(_instance(article, row[0]) for row in rows)

    def put_instances(self, article: str, found: Iterable[Instance]) -> None:
        """Enter the instances of an article in place of those before; their keys are entered by `put_keys`."""
        self._db.execute("DELETE FROM instance WHERE article = ?", (article,))
        rows = [(article, one.entity, _instance_text(one)) for one in found]
        self._db.executemany("INSERT INTO instance VALUES (?, ?, ?)", rows)

    def keys_of(self, article: str, *, works: bool) -> set[str]:
        """Return the keys by which an article knows its works (in canonical contexts), or its parties and places."""
        rows = self._db.execute("SELECT key FROM known_by WHERE article = ? AND work = ?", (article, works))
        return {row[0] for row in rows}

    def put_keys(self, article: str, found: Iterable[Instance], *, works: bool) -> None:
        """Enter the keys of an article's works, or of its parties and places, in place of those before."""
        self._db.execute("DELETE FROM known_by WHERE article = ? AND work = ?", (article, works))
        rows = [(key, article, one.entity, works) for one in found for key in one.keys]
        self._db.executemany("INSERT OR IGNORE INTO known_by VALUES (?, ?, ?, ?)", rows)

    def articles_by(self, key: str) -> set[str]:
        """Return the articles that know something by that key."""
        return {row[0] for row in self._db.execute("SELECT article FROM known_by WHERE key = ?", (key,))}

    def instances_by(self, key: str, *, works: bool) -> Iterator[Instance]:
        """Yield the works, or parties and places, known by that key; works without canonical contexts."""
        rows = self._db.execute(
            "SELECT article, json FROM known_by JOIN instance USING (article, entity) WHERE key = ? AND work = ?",
            (key, works),
        )
        for article, found in rows:
            yield _instance(article, found)

    # canonical keys

    def canonical(self, key: str) -> str:
        """Return the canonical key of a key; itself where nothing is known of it."""
        row = self._db.execute("SELECT target FROM canonical WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else key

    def put_canonical(self, targets: Mapping[str, str | None]) -> None:
        """Enter canonical keys; ``None`` drops a key."""
        self._db.executemany("DELETE FROM canonical WHERE key = ?", [(key,) for key in targets])
        rows = [(key, target) for key, target in targets.items() if target is not None and target != key]
        self._db.executemany("INSERT INTO canonical VALUES (?, ?)", rows)

    # support of shared triples

    def triples(self) -> int:
        """Return how many triples the graph holds."""
        row = self._db.execute("SELECT count FROM total WHERE name = 'triples'").fetchone()
        return int(row[0]) if row else 0

    def add_triples(self, change: int) -> None:
        """Count triples up or down; counting them in the store takes a tenth of a second for a million."""
        self._db.execute("INSERT OR REPLACE INTO total VALUES ('triples', ?)", (self.triples() + change,))

    def add_support(self, triple: str, change: int) -> tuple[bool, bool]:
        """Count the articles that make a shared triple up or down; tell whether any made it before and makes it now."""
        self._db.execute(
            "INSERT INTO support VALUES (?, ?) ON CONFLICT (triple) DO UPDATE SET articles = articles + ?",
            (triple, change, change),
        )
        (count,) = self._db.execute("SELECT articles FROM support WHERE triple = ?", (triple,)).fetchone()
        if count <= 0:
            self._db.execute("DELETE FROM support WHERE triple = ?", (triple,))
        return bool(count > change), bool(count > 0)


def _instance_text(one: Instance) -> str:
    names = [[name.surface, *name.keys] for name in one.names]
    return json.dumps([one.entity, one.kind, names, one.hubs, one.within, one.place, one.apart], ensure_ascii=False)


def _instance(article: str, text: str) -> Instance:
    entity, kind, names, hubs, within, place, apart = json.loads(text)
    read = tuple(Name(name[0], tuple(name[1:])) for name in names)
    return Instance(article, entity, kind, read, tuple(hubs), within, place, tuple(apart))
