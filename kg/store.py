"""The contract for stores: what holds the triples, answers SPARQL, and is written once per generation.

The implementations lie in ``stores/``; one suite of tests runs over all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from pyoxigraph import NamedNode, Triple

from kg.terms import Term

Row: TypeAlias = tuple[Term | None, ...]
"""One solution; ``None`` where a variable is unbound."""


@dataclass(frozen=True, slots=True)
class Solutions:
    """The answer to a ``SELECT`` query.

    Parameters
    ----------
    variables
        Names without the question mark, in the order of the query.
    rows
        Solutions, each as long as ``variables``; consumed while iterated.
    """

    variables: tuple[str, ...]
    rows: Iterator[Row]

    def __iter__(self) -> Iterator[Row]:
        return self.rows


@dataclass(frozen=True, slots=True)
class Triples:
    """The answer to a ``CONSTRUCT`` or ``DESCRIBE`` query; consumed while iterated."""

    rows: Iterator[Triple]

    def __iter__(self) -> Iterator[Triple]:
        return self.rows


Answer: TypeAlias = Solutions | Triples | bool


class Store(Protocol):
    """A set of triples in one default graph."""

    @property
    def writable(self) -> bool:
        """Whether it can be written; published generations can't."""

    def query(self, text: str, *, limit_s: float | None = None) -> Answer:
        """Answer a SPARQL 1.1 query; the prefixes of `kg.terms.PREFIXES` are known.

        Parameters
        ----------
        text
            The query.
        limit_s
            Seconds after which an answer is given up while it is read.

        Raises
        ------
        QueryError
            When the query is malformed (names line and column) or takes too long.
        """

    def triples(
        self, subject: NamedNode | None = None, predicate: NamedNode | None = None, value: Term | None = None
    ) -> Iterator[Triple]:
        """Yield the triples that match; ``None`` matches everything."""

    def load(self, triples: Iterable[Triple]) -> None:
        """Add triples in bulk."""

    def remove(self, triples: Iterable[Triple]) -> None:
        """Remove triples; those that are not there are passed over."""

    def count(self) -> int:
        """Return the number of triples."""

    def flush(self) -> None:
        """Make everything written so far durable."""

    def optimise(self) -> None:
        """Rearrange for reading, after much was written."""

    def clone(self, path: str) -> None:
        """Write a copy that lives in the folder ``path`` (which must not exist), as cheaply as the store can."""

    def dump(self, media_type: str) -> bytes:
        """Return all triples in an RDF format, named by its media type."""

    def close(self) -> None:
        """Let go of files; the store can't be used afterwards."""


def solutions(answer: Answer) -> Solutions:
    """Return the answer of a query that is known to be a ``SELECT``."""
    if not isinstance(answer, Solutions):
        raise TypeError("the query is no SELECT")
    return answer
