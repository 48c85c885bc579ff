"""The vocabulary as an rdflib graph, for people and for tools that hold one."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from ontology.relation import SHELF
from ontology.turtle import BASE, HERE

if TYPE_CHECKING:
    from pathlib import Path

    from rdflib import Graph

PREFIXES = {
    "xm": BASE,
    "q": BASE + "qualifier/",
    "choice": BASE + "choice/",
    "segment": BASE + "segment/",
}


def files() -> tuple[Path, ...]:
    """Every Turtle file of the vocabulary, in a fixed order."""
    return (
        HERE / "classes.ttl",
        HERE / "attributes.ttl",
        HERE / "segments.ttl",
        *sorted(SHELF.glob("*.ttl")),
    )


@functools.cache
def graph() -> Graph:
    """Everything that the vocabulary says, as one `rdflib.Graph`; shared, so do not write into it."""
    from rdflib import Graph

    merged = Graph()
    for path in files():
        merged.parse(path, format="turtle")
    for prefix, namespace in PREFIXES.items():
        merged.bind(prefix, namespace)
    return merged
