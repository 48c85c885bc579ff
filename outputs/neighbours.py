"""What stands one and two hops from a thing, over plain edges, most telling first; quick, so without networkx."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice

from pyoxigraph import NamedNode

from kg import terms
from kg.lookup import Thing, kinds_of, thing
from kg.said import Said, Sayings, Source
from kg.store import Store, solutions
from ontology.vocabulary import vocabulary

HUB_EDGES = 2000
"""Edges from which a neighbour is a hub: not followed, since what it leads to says nothing about the thing."""

_STATEMENTS = "SELECT ?statement WHERE {{ ?statement rdf:subject {0} ; rdf:predicate {1} ; rdf:object {2} }}"


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A thing two hops away and the statement that leads to it.

    Parameters
    ----------
    near
        The thing between.
    relation, outgoing
        Relation type of the edge between them, and whether it leads from ``near`` to ``thing``.
    paths
        How many things lead there.
    statement, confidence, sources
        The most confident statement behind that edge.
    """

    thing: Thing
    near: Thing
    relation: str
    outgoing: bool
    paths: int
    statement: str
    confidence: float
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What stands around a thing.

    Parameters
    ----------
    first, second
        Things one and two hops away, counted by kind.
    closest
        The most telling of those two hops away.
    hubs
        Neighbours that were not followed.
    """

    first: Mapping[str, int]
    second: Mapping[str, int]
    closest: tuple[Neighbour, ...]
    hubs: tuple[Thing, ...]


@dataclass(frozen=True, slots=True, order=True)
class _Edge:
    other: str
    relation: str
    outgoing: bool


def neighbours(store: Store, centre: Thing, *, limit: int | None = None, min_confidence: float = 0.0) -> Neighbours:
    """Look around a thing.

    Parameters
    ----------
    limit
        How many things two hops away are told with their sources; ``None`` for all. They are ranked by resource
        allocation, as in `outputs.selection.select`.
    min_confidence
        Statements less certain than that lead nowhere.
    """
    near = {edge.other for edge in _edges(store, centre.iri)}
    reach = {iri: list(islice(_edges(store, iri), HUB_EDGES)) for iri in sorted(near)}
    hubs = [iri for iri, edges in reach.items() if len(edges) == HUB_EDGES]
    ways: dict[str, dict[str, list[_Edge]]] = defaultdict(lambda: defaultdict(list))
    for iri, edges in reach.items():
        for edge in edges if iri not in hubs else ():
            if edge.other not in near and edge.other != centre.iri:
                ways[edge.other][iri].append(edge)
    degree = {iri: len({edge.other for edge in edges}) for iri, edges in reach.items()}
    ranked = sorted(ways, key=lambda far: (-sum(1 / degree[iri] for iri in ways[far]), far))
    told = (found for far in ranked if (found := _told(store, far, ways[far], degree, min_confidence)))
    return Neighbours(
        _by_kind(store, near), _by_kind(store, ways), tuple(islice(told, limit)), tuple(_things(store, hubs))
    )


def _edges(store: Store, iri: str) -> Iterator[_Edge]:
    """Plain edges from and to a node, one per relation type and direction."""
    node, relations = NamedNode(iri), _relations()
    for one in store.triples(node):
        if one.predicate.value in relations and isinstance(one.object, NamedNode):
            yield _Edge(one.object.value, relations[one.predicate.value], outgoing=True)
    for one in store.triples(None, None, node):
        if one.predicate.value in relations and isinstance(one.subject, NamedNode):
            yield _Edge(one.subject.value, relations[one.predicate.value], outgoing=False)


@cache
def _relations() -> dict[str, str]:
    return {relation.iri: name for name, relation in vocabulary().relations.items()}


def _things(store: Store, iris: list[str]) -> Iterator[Thing]:
    yield from (found for iri in iris if (found := thing(store, NamedNode(iri))))


def _by_kind(store: Store, iris: Mapping[str, object] | set[str]) -> dict[str, int]:
    counts = Counter(kinds[0] for iri in iris if (kinds := kinds_of(store, NamedNode(iri))))
    return dict(sorted(counts.items(), key=lambda row: (-row[1], row[0])))


def _told(
    store: Store, far: str, ways: Mapping[str, list[_Edge]], degree: Mapping[str, int], min_confidence: float
) -> Neighbour | None:
    """Tell the way through the thing with fewest edges of its own; ``None`` where no statement is certain enough."""
    for iri in sorted(ways, key=lambda iri: (degree[iri], iri)):
        edge = min(ways[iri])
        said = max(_said(store, iri, far, edge), key=lambda one: (one.confidence, one.iri), default=None)
        there, near = thing(store, NamedNode(far)), thing(store, NamedNode(iri))
        if said and there and near and said.confidence >= min_confidence:
            sources = tuple(Sayings(store).sources(said))
            return Neighbour(there, near, edge.relation, edge.outgoing, len(ways), said.iri, said.confidence, sources)
    return None


def _said(store: Store, near: str, far: str, edge: _Edge) -> Iterator[Said]:
    """The stated statements behind an edge."""
    subject, other = (near, far) if edge.outgoing else (far, near)
    query = _STATEMENTS.format(NamedNode(subject), terms.xm(edge.relation), NamedNode(other))
    sayings = Sayings(store)
    for (statement,) in solutions(store.query(query)):
        if isinstance(statement, NamedNode):
            said = sayings.read(statement)
            if said.modality == "stated":
                yield said
