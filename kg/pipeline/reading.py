"""Reads one file into records for the pipeline: documents through the reader, lines of records as they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.archive import Archive, Read, Reading, record_hash
from kg.identifiers import digest, file_hash
from kg.screening import screen
from ontology.errors import DocumentError, RecordError
from ontology.record import content_id, record_from_json
from ontology.statement import Entity, Evidence, Record, Statement

if TYPE_CHECKING:
    from extractors.article import Article, Document
    from extractors.loader import RawRecord
    from extractors.reader import Reader

RECORDS = "records"
"""Version of the reader of a file that holds records only: no reader read it."""

_BLOCK = 1 << 20
_NOTHING = Reading(())


@dataclass(frozen=True, slots=True)
class Task:
    """What one worker needs to read one file.

    Parameters
    ----------
    date
        ISO date on which its documents were issued, where they don't say so.
    archive
        The SQLite file where articles are looked up and kept; ``None`` to read everything and keep nothing.
    """

    path: Path
    model: Path | None = None
    date: str | None = None
    archive: Path | None = None
    reread: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of reading one file.

    Parameters
    ----------
    failure
        Why the file could not be read at all, in one sentence; then everything else is empty.
    reader
        Version of the reader that it took; `RECORDS` where it took none.
    recognised
        How many of the articles had been read before.
    """

    path: Path
    hash: str = ""
    reader: str = RECORDS
    reading: Reading = _NOTHING
    records: tuple[Record, ...] = ()
    recognised: int = 0
    failure: str = ""


def hash_of(path: Path) -> str:
    """Return the hash of a file's bytes.

    Raises
    ------
    DocumentError
        When it can't be read.
    """
    try:
        with path.open("rb") as file:
            return file_hash(iter(lambda: file.read(_BLOCK), b""))
    except OSError as error:
        raise DocumentError(f"{path.name}: cannot be read ({error.strerror}).") from error


def reader_version(model: Path | None) -> str:
    """Return the version of the reader that reads documents."""
    return _reader(model).version


def read_file(task: Task) -> Outcome:
    """Read one file; a file that can't be read gives an outcome with a failure, never an error."""
    try:
        before = hash_of(task.path)
        work = _Work(task)
        found = tuple(work.reads())
        if not found and work.problems:
            return Outcome(task.path, failure=" ".join(work.problems))
        if hash_of(task.path) != before:
            return Outcome(task.path, failure=f"{task.path.name}: changed while it was read.")
    except DocumentError as error:
        return Outcome(task.path, failure=str(error))
    reading = Reading(
        tuple(read for read, _ in found), tuple(sorted(work.set_aside.items())), tuple(dict.fromkeys(work.problems))
    )
    return Outcome(task.path, before, work.reader, reading, tuple(record for _, record in found), work.recognised)


class _Work:
    """The reading of one file."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.problems: list[str] = []
        self.set_aside: Counter[str] = Counter()
        self.recognised = 0
        self.documents = 0

    @property
    def reader(self) -> str:
        """Version of the reader, if one was needed."""
        return reader_version(self.task.model) if self.documents else RECORDS

    def reads(self) -> Iterator[tuple[Read, Record]]:
        from extractors.article import Document
        from extractors.loader import RawRecord, iterate

        for item in iterate(self.task.path):
            if isinstance(item, Document):
                yield from self._document(item)
            elif isinstance(item, RawRecord):
                yield from self._record(item)
            else:
                self.problems.append(str(item))

    def _record(self, raw: RawRecord) -> Iterator[tuple[Read, Record]]:
        try:
            record = record_from_json(raw.data, where=f"{raw.path}:{raw.line}")
        except RecordError as error:
            self.problems.append(str(error))
        else:
            yield self._entered(f"name/{record.doc}", record.doc, record)

    def _document(self, document: Document) -> Iterator[tuple[Read, Record]]:
        from extractors.segmenter import segment

        self.documents += 1
        for article in segment(document, issue_date=self.task.date):
            yield self._entered(document.id, document.name, self._article(document, article))

    def _entered(self, document: str, name: str, record: Record) -> tuple[Read, Record]:
        record = replace(record, id=record.id or content_id(record))
        self.set_aside.update(screen(record)[1])
        return Read(document, name, record.id, record_hash(record)), record

    def _article(self, document: Document, article: Article) -> Record:
        if self.task.archive is None:
            return _reader(self.task.model).read_article(article)
        with Archive(self.task.archive) as archive:
            return self._recall(document, article, archive)

    def _recall(self, document: Document, article: Article, archive: Archive) -> Record:
        start = document.line_starts[article.lines[0] - 1]
        end = (*document.line_starts, len(document.text))[article.lines[1]]
        said = (
            article.title,
            article.section or "",
            article.source or "",
            article.date or "",
            article.issue_date or "",
        )
        key = digest(reader_version(self.task.model), article.id, *said, document.text[start:end])
        record = None if self.task.reread else archive.article(key)
        if record is not None:
            self.recognised += 1
            return moved(record, start, article.lines[0] - 1, document.name)
        record = _reader(self.task.model).read_article(article)
        archive.keep_article(key, moved(record, -start, 1 - article.lines[0], document.name))
        return record


@cache
def _reader(model: Path | None) -> Reader:
    from extractors.reader import Reader

    return Reader(model)


def moved(record: Record, characters: int, lines: int, doc: str) -> Record:
    """Return a record with offsets and lines counted from another beginning."""
    return replace(
        record,
        doc=doc,
        lines=(record.lines[0] + lines, record.lines[1] + lines),
        entities=tuple(_moved_entity(one, characters) for one in record.entities),
        statements=tuple(_moved_statement(one, characters) for one in record.statements),
    )


def _moved_entity(entity: Entity, by: int) -> Entity:
    return replace(entity, mentions=_moved_spans(entity.mentions, by))


def _moved_statement(statement: Statement, by: int) -> Statement:
    old = statement.evidence
    start = None if old.start is None else old.start + by
    end = None if old.end is None else old.end + by
    return replace(statement, evidence=Evidence(old.quote, start, end, _moved_spans(old.spans, by)))


def _moved_spans(spans: Iterable[tuple[int, int]], by: int) -> tuple[tuple[int, int], ...]:
    return tuple((start + by, end + by) for start, end in spans)
