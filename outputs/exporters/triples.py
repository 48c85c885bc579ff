"""RDF: Turtle, N-Triples and JSON-LD, statement nodes, evidence and plain edges included."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.store import Store


def export(store: Store, ending: str) -> bytes:
    """Write all triples."""
    from kg.exchange import serialise

    return serialise(store, ending)
