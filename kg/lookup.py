"""Finds things by any of their names, a stock code, a segment's code or an IRI."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg import terms
from kg.identifiers import ID, entity_iri, name_key
from kg.store import Store, solutions
from ontology.errors import UnknownNameError
from ontology.turtle import BASE

_STOCK_CODE = terms.xm("stock_code")
_SEGMENT = BASE + "segment/"
_NEAREST = 5
_ALIKE = 40  # percent of alikeness below which a suggestion only confuses


@dataclass(frozen=True, slots=True)
class Thing:
    """A node of the graph that articles speak of.

    Parameters
    ----------
    kind
        Name of its kind in the vocabulary; of a state, which is a place and a government, ``Place``.
    name
        Its label (in Chinese, for a segment).
    aliases
        Its other names, sorted.
    kinds
        All its kinds.
    """

    iri: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()

    @property
    def node(self) -> NamedNode:
        """Its IRI as a term."""
        return NamedNode(self.iri)


def find(store: Store, name: str, *, kinds: Collection[str] = ()) -> Thing:
    """Return the thing that a name means; of several the one that most statements speak of.

    Parameters
    ----------
    name
        Any of its names, a stock code, the code of a segment, or an IRI (also one that was merged into another).
    kinds
        Kinds that it may be of; all if empty.

    Raises
    ------
    UnknownNameError
        When nothing goes by that name; the error offers the nearest names.
    """
    found = find_all(store, name, kinds=kinds)
    if not found:
        raise UnknownNameError(name, nearest(store, name, kinds=kinds))
    return found[0]


def find_all(store: Store, name: str, *, kinds: Collection[str] = ()) -> tuple[Thing, ...]:
    """Return every thing that a name may mean, the one that most statements speak of first."""
    for candidates in (_by_iri, _by_name, _by_key, _by_code):
        nodes = {canonical(store, node) for node in candidates(store, name)}
        things = [one for node in nodes if (one := thing(store, node)) and _is_of(one, kinds)]
        if things:
            return tuple(sorted(things, key=lambda one: (-_prominence(store, one), one.iri)))
    return ()


def thing(store: Store, node: NamedNode) -> Thing | None:
    """Return what the graph knows a node by; ``None`` for nodes that are no things (statements, articles)."""
    kinds = kinds_of(store, node)
    labels = sorted(t.object.value for t in store.triples(node, terms.LABEL) if isinstance(t.object, Literal))
    if not kinds or not labels or not _is_thing(node):
        return None
    aliases = {t.object.value for t in store.triples(node, terms.ALT_LABEL) if isinstance(t.object, Literal)}
    return Thing(node.value, kinds[0], labels[0], tuple(sorted(aliases - {labels[0]})), kinds)


def kinds_of(store: Store, node: NamedNode) -> tuple[str, ...]:
    """Return the kinds of a node, the one it is shown as first."""
    kinds = [terms.local_name(t.object) for t in store.triples(node, terms.TYPE) if isinstance(t.object, NamedNode)]
    return tuple(sorted(kinds, key=lambda kind: (kind != "Place", kind)))


def canonical(store: Store, node: NamedNode) -> NamedNode:
    """Follow a node to the one that it was merged into."""
    seen = {node}
    while target := next((t.object for t in store.triples(node, terms.REPLACED_BY)), None):
        if not isinstance(target, NamedNode) or target in seen:
            break
        seen.add(target)
        node = target
    return node


def nearest(store: Store, name: str, *, kinds: Collection[str] = (), limit: int = _NEAREST) -> tuple[str, ...]:
    """Return the names in the graph that look most like a name, best first."""
    from rapidfuzz import fuzz, process

    found = process.extract(name, _names(store, kinds), scorer=fuzz.ratio, limit=limit, score_cutoff=_ALIKE)
    return tuple(label for label, _, _ in found)


def _names(store: Store, kinds: Collection[str]) -> list[str]:
    wanted = " ".join(f"xm:{kind}" for kind in sorted(kinds))
    typed = f"VALUES ?kind {{ {wanted} }} ?thing a ?kind ." if kinds else ""
    answer = store.query(
        f"SELECT DISTINCT ?name {{ {typed} ?thing rdfs:label|skos:altLabel ?name"
        f' FILTER(!STRSTARTS(STR(?thing), "{BASE}document/")) }}'
    )
    return sorted(term.value for (term,) in solutions(answer) if isinstance(term, Literal))


def _by_iri(_store: Store, name: str) -> Iterator[NamedNode]:
    if name.startswith(("http://", "https://")) and not set(name) & set(' <>"{}|\\^`'):
        yield NamedNode(name)


def _by_name(store: Store, name: str) -> Iterator[NamedNode]:
    """Yield what bears the name as printed: its label first, since an alias may be another's label."""
    yield from list(_bearing(store, terms.LABEL, Literal(name))) or _bearing(store, terms.ALT_LABEL, Literal(name))


def _by_key(store: Store, name: str) -> Iterator[NamedNode]:
    key = name_key(name)
    if key:
        yield entity_iri(key)
        yield from _bearing(store, terms.NAME_KEY, Literal(key))


def _by_code(store: Store, name: str) -> Iterator[NamedNode]:
    yield from _bearing(store, _STOCK_CODE, Literal(name.partition(".")[0]))
    yield from _bearing(store, terms.NOTATION, Literal(name))
    for language in ("zh", "en"):
        yield from _bearing(store, terms.PREF_LABEL, Literal(name, language=language))


def _bearing(store: Store, predicate: NamedNode, value: Literal) -> Iterator[NamedNode]:
    """Yield the things that have exactly that value."""
    for one in store.triples(None, predicate, value):
        if isinstance(one.subject, NamedNode) and _is_thing(one.subject):
            yield one.subject


def _is_thing(node: NamedNode) -> bool:
    return node.value.startswith((ID, _SEGMENT))


def _is_of(one: Thing, kinds: Collection[str]) -> bool:
    return not kinds or any(kind in kinds for kind in one.kinds)


def _prominence(store: Store, one: Thing) -> int:
    about = sum(1 for _ in store.triples(None, terms.SUBJECT, one.node))
    return about + sum(1 for _ in store.triples(None, terms.OBJECT, one.node))
