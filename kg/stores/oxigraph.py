"""What the embedded store and the store in memory share: both are pyoxigraph, on disk or not."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator
from itertools import chain

from pyoxigraph import (
    DefaultGraph,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
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


class OxigraphStore:
    """A store over a pyoxigraph store."""

    def __init__(self, inner: Oxigraph, *, writable: bool = True) -> None:
        self._inner: Oxigraph | None = inner
        self._writable = writable

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
        try:
            answer = self.oxigraph.query(text, prefixes=PREFIXES)
        except SyntaxError as error:
            raise QueryError(_located(str(error))) from error
        except (RuntimeError, ValueError) as error:
            raise QueryError(f"The query can't be answered: {error}.") from error
        return _answer(answer, limit_s)

    def triples(
        self, subject: NamedNode | None = None, predicate: NamedNode | None = None, value: Term | None = None
    ) -> Iterator[Triple]:
        """See `kg.store.Store.triples`."""
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
        return self.oxigraph.dump(format=form, from_graph=_DEFAULT, prefixes=PREFIXES) or b""

    def close(self) -> None:
        """See `kg.store.Store.close`."""
        self._inner = None

    def _check_writable(self) -> None:
        if not self._writable:
            raise StoreError("The store is a published generation and can't be written.")


def _located(message: str) -> str:
    found = _POSITION.fullmatch(message)
    return f"The query is malformed at line {found[1]}, column {found[2]}: {found[3]}." if found else message


def _answer(answer: QuerySolutions | QueryTriples | QueryBoolean, limit_s: float | None) -> Answer:
    if isinstance(answer, QueryBoolean):
        return bool(answer)
    if isinstance(answer, QueryTriples):
        return Triples(_timed(iter(answer), limit_s))
    return Solutions(tuple(variable.value for variable in answer.variables), _timed(_rows(answer), limit_s))


def _rows(answer: QuerySolutions) -> Iterator[Row]:
    for solution in answer:
        yield tuple(solution)


def _timed(rows: Iterator, limit_s: float | None) -> Iterator:  # type: ignore[type-arg]
    """Pass rows on until the time is up; the engine itself knows no limit, so one slow row can exceed it."""
    if limit_s is None:
        yield from _named(rows)
        return
    end = time.monotonic() + limit_s
    for row in _named(rows):
        if time.monotonic() > end:
            raise QueryError(f"The query took longer than {limit_s:g} seconds.")
        yield row


def _named(rows: Iterator) -> Iterator:  # type: ignore[type-arg]
    """Turn errors that the engine raises while a query runs into ours."""
    try:
        first = next(rows, None)
    except (RuntimeError, OSError, ValueError) as error:
        raise QueryError(f"The query can't be answered: {error}.") from error
    if first is not None:
        yield from chain((first,), rows)
