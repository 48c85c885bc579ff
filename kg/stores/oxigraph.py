"""What the embedded store and the store in memory share: both are pyoxigraph, on disk or not."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from pyoxigraph import (
    DefaultGraph,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryTriples,
    RdfFormat,
    Triple,
)
from pyoxigraph import Store as Oxigraph

from kg.store import Answer, Row, Solutions, Triples
from kg.terms import PREFIXES, Term
from ontology.errors import QueryError, StoreError

_POSITION = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_DEFAULT = DefaultGraph()
Found = TypeVar("Found")


class OxigraphStore:
    """A store over a pyoxigraph store.

    Parameters
    ----------
    where
        Names the store in messages.
    """

    def __init__(self, inner: Oxigraph, *, writable: bool = True, where: str = "in memory") -> None:
        self._inner: Oxigraph | None = inner
        self._writable = writable
        self._where = where

    @property
    def writable(self) -> bool:
        """Whether it can be written."""
        return self._writable

    @property
    def oxigraph(self) -> Oxigraph:
        """The pyoxigraph store itself."""
        if self._inner is None:
            raise StoreError("The store is closed.")
        return self._inner

    def query(self, text: str, *, limit_s: float | None = None) -> Answer:
        """See `kg.store.Store.query`."""
        with self._told():
            answer = self.oxigraph.query(text, prefixes=PREFIXES)
        if isinstance(answer, QueryBoolean):
            return bool(answer)
        if isinstance(answer, QueryTriples):
            return Triples(self._guarded(iter(answer), limit_s))
        rows: Iterator[Row] = map(tuple, answer)
        return Solutions(tuple(variable.value for variable in answer.variables), self._guarded(rows, limit_s))

    def triples(
        self, subject: NamedNode | None = None, predicate: NamedNode | None = None, value: Term | None = None
    ) -> Iterator[Triple]:
        """See `kg.store.Store.triples`."""
        with self._told():
            for quad in self.oxigraph.quads_for_pattern(subject, predicate, value, _DEFAULT):
                yield quad.triple

    def load(self, triples: Iterable[Triple]) -> None:
        """See `kg.store.Store.load`."""
        self._check_writable()
        self.oxigraph.bulk_extend(Quad(t.subject, t.predicate, t.object) for t in triples)

    def remove(self, triples: Iterable[Triple]) -> None:
        """See `kg.store.Store.remove`."""
        self._check_writable()
        for one in triples:
            self.oxigraph.remove(Quad(one.subject, one.predicate, one.object))

    def count(self) -> int:
        """See `kg.store.Store.count`."""
        with self._told():
            return len(self.oxigraph)

    def flush(self) -> None:
        """See `kg.store.Store.flush`."""
        if self._writable:
            self.oxigraph.flush()

    def optimise(self) -> None:
        """See `kg.store.Store.optimise`."""
        self._check_writable()
        self.oxigraph.optimize()

    def dump(self, media_type: str) -> bytes:
        """See `kg.store.Store.dump`."""
        form = RdfFormat.from_media_type(media_type)
        if form is None:
            raise ValueError(f"{media_type} is no RDF format")
        with self._told():
            return self.oxigraph.dump(format=form, from_graph=_DEFAULT, prefixes=PREFIXES) or b""

    def close(self) -> None:
        """See `kg.store.Store.close`."""
        self._inner = None

    def _check_writable(self) -> None:
        if not self._writable:
            raise StoreError(f"The store {self._where} is a published generation and can't be written.")

    def _guarded(self, rows: Iterator[Found], limit_s: float | None) -> Iterator[Found]:
        with self._told():
            yield from rows if limit_s is None else _timed(rows, limit_s)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn the engine's errors into ours: the query's fault, or damage."""
        try:
            yield
        except SyntaxError as error:
            raise QueryError(_located(str(error))) from error
        except OSError as error:
            raise StoreError(f"The store {self._where} can't be read: {error}.") from error
        except (RuntimeError, ValueError) as error:
            if str(error).startswith("Corruption"):
                raise StoreError(f"The store {self._where} is damaged: {error}.") from error
            raise QueryError(f"The query can't be answered: {error}.") from error


def _located(message: str) -> str:
    found = _POSITION.fullmatch(message)
    return f"The query is malformed at line {found[1]}, column {found[2]}: {found[3]}." if found else message


def _timed(rows: Iterator[Found], limit_s: float) -> Iterator[Found]:
    """Pass rows on until the time is up; the engine itself knows no limit, so one slow row can exceed it."""
    end = time.monotonic() + limit_s
    for row in rows:
        if time.monotonic() > end:
            raise QueryError(f"The query took longer than {limit_s:g} seconds.")
        yield row
