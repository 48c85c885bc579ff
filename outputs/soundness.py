"""Whether a graph is sound: damage, statements that the vocabulary does not allow, what is missing to be complete."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Triple

from kg import terms
from kg.store import Store, solutions
from ontology.vocabulary import vocabulary
from outputs.messages import language, text

if TYPE_CHECKING:
    from rdflib import Graph

    from ontology.shapes import Finding

_BATCH = 2000
"""Nodes that are checked against the shapes at once: memory stays small, and pySHACL grows faster than its input."""

_STRING = terms.XSD + "string"
"""rdflib tells a literal of this type from a plain one; RDF 1.1 and pyoxigraph don't."""

_STATED = """SELECT ?subject ?predicate ?object WHERE {
  ?statement xm:modality "stated" ; rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object }"""


class Severity(StrEnum):
    """How bad it is; only damage makes a check fail."""

    DAMAGE = "damage"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Problem:
    """One kind of thing that is not as it should be.

    Parameters
    ----------
    count
        How often.
    example
        IRI or edge where it can be seen.
    """

    severity: Severity
    message: str
    count: int
    example: str


def check(store: Store) -> tuple[Problem, ...]:
    """Check a graph, worst problems first. About 0.1 ms a triple.

    Raises
    ------
    OSError
        The store cannot be read to its end.
    """
    from ontology.shapes import gaps, malformed, violations

    statements = sorted(_instances(store, terms.STATEMENT), key=lambda node: node.value)
    things = sorted({one for kind in vocabulary().kinds for one in _instances(store, terms.xm(kind))}, key=str)
    found = [
        *_edges(store),
        *_shaped(store, statements, malformed, Severity.DAMAGE, _statement_graph),
        *_shaped(store, statements, violations, Severity.WARNING, _statement_graph),
        *_shaped(store, things, gaps, Severity.INFO, _thing_graph),
    ]
    return tuple(sorted(found, key=lambda one: (list(Severity).index(one.severity), -one.count, one.message)))


def _instances(store: Store, kind: NamedNode) -> Iterator[NamedNode]:
    yield from (one.subject for one in store.triples(None, terms.TYPE, kind) if isinstance(one.subject, NamedNode))


def _edges(store: Store) -> Iterator[Problem]:
    """Each plain edge needs a stated statement, and each stated statement its plain edge."""
    predicates = [terms.xm(name) for name in (*vocabulary().relations, *vocabulary().attributes)]
    plain = {(one.subject, one.predicate, one.object) for name in predicates for one in store.triples(None, name)}
    stated = {row for row in solutions(store.query(_STATED)) if row[0] != row[2]}
    for message, edges in (("check.unsupported", plain - stated), ("check.missing_edge", stated - plain)):
        if edges:
            yield Problem(Severity.DAMAGE, text(message), len(edges), min(" ".join(map(str, edge)) for edge in edges))


def _shaped(
    store: Store,
    nodes: Sequence[NamedNode],
    test: Callable[[Graph], list[Finding]],
    severity: Severity,
    graph_of: Callable[[Store, Sequence[NamedNode]], Iterator[Triple]],
) -> Iterator[Problem]:
    """Run shapes over batches of nodes and count what they find by message."""
    found: dict[str, list[str]] = defaultdict(list)
    for start in range(0, len(nodes), _BATCH):
        for one in test(_rdflib(graph_of(store, nodes[start : start + _BATCH]))):
            found[one.message_zh if language() == "zh" else one.message_en].append(one.focus)
    for message, focuses in found.items():
        yield Problem(severity, message, len(focuses), min(focuses))


def _statement_graph(store: Store, statements: Sequence[NamedNode]) -> Iterator[Triple]:
    """The statements, and the types of the things at their ends."""
    ends: set[NamedNode] = set()
    for node in statements:
        for one in store.triples(node):
            yield one
            if one.predicate in (terms.SUBJECT, terms.OBJECT) and isinstance(one.object, NamedNode):
                ends.add(one.object)
    for end in ends:
        yield from store.triples(end, terms.TYPE)


def _thing_graph(store: Store, things: Sequence[NamedNode]) -> Iterator[Triple]:
    """The things with the plain edges from them, and the investments in them."""
    for node in things:
        yield from store.triples(node)
        yield from store.triples(None, terms.xm("invests_in"), node)


def _rdflib(triples: Iterable[Triple]) -> Graph:
    from rdflib import Graph, URIRef
    from rdflib import Literal as RdfLiteral

    graph = Graph()
    for one in triples:
        value = one.object
        if isinstance(value, Literal):
            typed = not value.language and value.datatype.value != _STRING
            kind = URIRef(value.datatype.value) if typed else None
            end: RdfLiteral | URIRef = RdfLiteral(value.value, lang=value.language, datatype=kind)
        else:
            end = URIRef(str(getattr(value, "value", value)))
        graph.add((URIRef(str(getattr(one.subject, "value", one.subject))), URIRef(one.predicate.value), end))
    return graph
