"""The graph as a `networkx.MultiDiGraph`: whole, or the surroundings of one thing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pyoxigraph import Literal, NamedNode

from kg import terms
from kg.lookup import Thing, thing
from kg.said import Said, Sayings
from kg.store import Store
from ontology.statement import Modality
from ontology.vocabulary import vocabulary

if TYPE_CHECKING:
    import networkx

    Network = networkx.MultiDiGraph[str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which statements become edges.

    Parameters
    ----------
    relations
        Names of relation types; all if ``None``.
    min_confidence
        From 0 to 1.
    planned
        Whether planned relations are included; they are marked by ``modality``.
    as_of
        ISO date; later statements are left out, undated ones stay and are marked by ``dated``.
    """

    relations: frozenset[str] | None = None
    min_confidence: float = 0.0
    planned: bool = False
    as_of: str | None = None

    def admits(self, said: Said, date: str | None) -> bool:
        """Tell whether a statement, true of that date, is wanted."""
        modality = said.modality is Modality.STATED or (self.planned and said.modality is Modality.PLANNED)
        relation = self.relations is None or said.predicate in self.relations
        early = self.as_of is None or date is None or date[: len(self.as_of)] <= self.as_of
        return modality and relation and early and said.confidence >= self.min_confidence


def network(
    store: Store,
    *,
    around: Thing | None = None,
    hops: int = 2,
    kinds: Collection[str] | None = None,
    relations: Collection[str] | None = None,
    min_confidence: float = 0.0,
    planned: bool = False,
    as_of: str | None = None,
) -> Network:
    """Return things and the relations between them.

    Parameters
    ----------
    around
        The thing in the middle; the whole graph if ``None``.
    hops
        How far from it, along relations in either direction.
    kinds
        Names of kinds to keep (the thing in the middle always stays); all if ``None``.
    relations, min_confidence, planned, as_of
        See `Wanted`.

    Returns
    -------
    networkx.MultiDiGraph
        Nodes are IRIs with the attributes ``kind, label, iri, aliases, attributes`` (name → values) and, around a
        thing,
        ``distance`` in hops. Edges go from subject to object; their key is the relation's name, followed by a blank and
        ``planned`` for planned ones; their attributes are ``relation, label, label_en, modality, confidence, statement,
        statements, quotes, articles, date, dated, qualifiers``. Statements of several articles are one edge.
    """
    from networkx import MultiDiGraph

    wanted = Wanted(frozenset(relations) if relations is not None else None, min_confidence, planned, as_of)
    drawing = _Drawing(store, MultiDiGraph(), wanted, frozenset(kinds) if kinds is not None else None)
    if around is None:
        drawing.draw_all()
    else:
        drawing.draw_around(around, hops)
    return drawing.graph


class _Drawing:
    def __init__(self, store: Store, graph: Network, wanted: Wanted, kinds: frozenset[str] | None) -> None:
        self.graph = graph
        self._store, self._wanted, self._kinds = store, wanted, kinds
        self._sayings = Sayings(store)
        self._things: dict[NamedNode, Thing | None] = {}

    def draw_all(self) -> None:
        for one in self._store.triples(None, terms.TYPE, terms.STATEMENT):
            if isinstance(one.subject, NamedNode):
                said = self._sayings.read(one.subject)
                if self._admit(said.subject) and isinstance(said.value, NamedNode) and self._admit(said.value):
                    self._draw(said)
        self._describe({t.subject for t in self._store.triples(None, terms.LABEL) if isinstance(t.subject, NamedNode)})

    def draw_around(self, center: Thing, hops: int) -> None:
        ring, distance = {center.node}, {center.node: 0}
        self._things[center.node] = center
        for hop in range(1, hops + 1):
            fresh = {node for one in _sorted(ring) for node in self._neighbours(one)}
            ring = fresh - distance.keys()
            distance |= dict.fromkeys(ring, hop)
        for said in self._sayings.within(distance):
            self._draw(said)
        self._describe(distance.keys())
        for node, hop in distance.items():
            self.graph.nodes[node.value]["distance"] = hop

    def _neighbours(self, node: NamedNode) -> Iterator[NamedNode]:
        for said in self._sayings.about(node):
            if self._wanted.admits(said, self._sayings.date(said)):
                for end in (said.subject, said.value):
                    if isinstance(end, NamedNode) and self._admit(end):
                        yield end

    def _admit(self, node: NamedNode) -> bool:
        known = self._thing(node)
        return known is not None and (self._kinds is None or any(kind in self._kinds for kind in known.kinds))

    def _thing(self, node: NamedNode) -> Thing | None:
        if node not in self._things:
            self._things[node] = thing(self._store, node)
        return self._things[node]

    def _describe(self, nodes: Iterable[NamedNode]) -> None:
        for node in _sorted(nodes):
            known = self._thing(node)
            if known is not None and (node.value in self.graph or self._admit(node)):
                self.graph.add_node(
                    node.value,
                    kind=known.kind,
                    label=known.name,
                    iri=known.iri,
                    aliases=list(known.aliases),
                    attributes=self._attributes(node),
                )

    def _attributes(self, node: NamedNode) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for one in self._store.triples(node):
            name = terms.local_name(one.predicate)
            if isinstance(one.object, Literal) and one.predicate == terms.xm(name) and name in vocabulary().attributes:
                found.setdefault(name, []).append(one.object.value)
        return {name: sorted(values) for name, values in sorted(found.items())}

    def _draw(self, said: Said) -> None:
        """Add a statement to its edge; the most confident one, first by IRI among equals, gives its name."""
        date = self._sayings.date(said)
        if said.subject == said.value or not self._wanted.admits(said, date):
            return
        ends = said.subject.value, said.value.value
        key = said.predicate if said.modality is Modality.STATED else f"{said.predicate} {said.modality.value}"
        if not self.graph.has_edge(*ends, key):
            self.graph.add_edge(*ends, key, **_edge(said))
        self._add(self.graph.edges[(*ends, key)], said, date)

    def _add(self, edge: dict[str, Any], said: Said, date: str | None) -> None:
        if said.iri in edge["statements"]:
            return
        edge["statements"] = sorted([*edge["statements"], said.iri])
        if (said.confidence, edge["statement"]) > (edge["confidence"], said.iri):
            edge["confidence"], edge["statement"] = said.confidence, said.iri
        for source in self._sayings.sources(said):
            edge["quotes"] = sorted({*edge["quotes"], source.quote})
            edge["articles"] = sorted({*edge["articles"], source.title})
        edge["date"] = min((d for d in (edge["date"], date) if d), default="")
        edge["dated"] = bool(edge["date"])
        edge["qualifiers"] = dict(sorted({**dict(said.qualifiers), **edge["qualifiers"]}.items()))


def _edge(said: Said) -> dict[str, Any]:
    relation = vocabulary().relations[said.predicate]
    return {
        "relation": said.predicate,
        "label": relation.label_zh,
        "label_en": relation.label_en,
        "modality": said.modality.value,
        "confidence": said.confidence,
        "statement": said.iri,
        "statements": [],
        "quotes": [],
        "articles": [],
        "date": "",
        "dated": False,
        "qualifiers": {},
    }


def _sorted(nodes: Iterable[NamedNode]) -> list[NamedNode]:
    return sorted(nodes, key=lambda node: node.value)
