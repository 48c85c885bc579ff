"""The graph as RDF in the formats of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.store import Store

if TYPE_CHECKING:
    import rdflib

MEDIA_TYPES = {
    ".nt": "application/n-triples",
    ".ttl": "text/turtle",
    ".jsonld": "application/ld+json",
}
"""RDF formats by the ending of a file."""


def serialise(store: Store, ending: str) -> bytes:
    """Return all triples in the format of a file's ending.

    N-Triples come sorted by line, so that equal graphs give equal files; Turtle with its prefixes in order.

    Raises
    ------
    KeyError
        For an ending that is not in `MEDIA_TYPES`.
    """
    found = store.dump(MEDIA_TYPES[ending])
    lines = found.splitlines(keepends=True)
    if ending == ".nt":
        return b"".join(sorted(lines))
    prefixes = [line for line in lines if line.startswith(b"@prefix")]
    return b"".join((*sorted(prefixes), *lines[len(prefixes) :]))


def to_rdflib(store: Store) -> rdflib.Graph:
    """Return all triples as an rdflib graph, for people who work with one; meant for small graphs."""
    import rdflib

    graph = rdflib.Graph()
    graph.parse(data=serialise(store, ".nt"), format="nt")
    return graph
