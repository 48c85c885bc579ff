"""The store in memory: for tests, and for graphs that are made to be exported."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import Quad
from pyoxigraph import Store as Oxigraph

from kg.stores.oxigraph import OxigraphStore


class MemoryStore(OxigraphStore):
    """Triples in memory; gone when the process ends.

    Parameters
    ----------
    path
        Ignored; there so that every store is made in the same way.
    """

    def __init__(self, path: Path | None = None) -> None:
        del path
        super().__init__(Oxigraph())

    def clone(self, path: str) -> None:
        """Write a copy as an embedded store."""
        copy = Oxigraph(path)
        copy.bulk_extend(Quad(t.subject, t.predicate, t.object) for t in self.triples())
        copy.flush()
