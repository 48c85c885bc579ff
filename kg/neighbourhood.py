"""Everything that is known about one thing, each fact with all its sources."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cache

from pyoxigraph import NamedNode

from kg.lookup import Thing, thing
from kg.said import Said, Sayings, Source
from kg.store import Store
from ontology.statement import Modality

SHOWN = frozenset({Modality.STATED, Modality.PLANNED})
"""Modalities that are shown; what is denied or rumoured is kept, but is no fact."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What one or more statements say of a thing, with the same words or others.

    Parameters
    ----------
    statement_iri
        The most confident of the statements.
    predicate
        Name of a relation type or attribute.
    outgoing
        Whether the thing asked for is the subject.
    other
        The thing at the other end, for a relation.
    value
        The value, for an attribute.
    qualifiers
        What the statements add: date, share, round …
    modality
        ``planned`` facts are to be marked where they are shown.
    confidence
        Of the most confident of the statements.
    sources
        Where it is said, in order of date and article.
    statements
        IRIs of all the statements, the most confident first.
    """

    statement_iri: str
    predicate: str
    outgoing: bool
    other: Thing | None
    value: str | None
    qualifiers: dict[str, str]
    modality: Modality
    confidence: float
    sources: tuple[Source, ...]
    statements: tuple[str, ...] = ()

    @property
    def date(self) -> str | None:
        """Its own date, else that of its first article; ``None`` if neither is known."""
        return self.qualifiers.get("date") or next((source.date for source in self.sources if source.date), None)


@dataclass(slots=True)
class _Group:
    qualifiers: dict[str, str]
    said: list[Said] = field(default_factory=list)


def facts(store: Store, thing_asked: Thing, *, modalities: Collection[Modality] = SHOWN) -> tuple[Fact, ...]:
    """Return all facts about a thing.

    Statements that say the same are one fact: same predicate, other end and modality, and qualifiers that don't
    contradict each other.

    Parameters
    ----------
    modalities
        Those wanted.

    Returns
    -------
    In order of predicate, direction and name of the other end or value.
    """
    sayings, asked = Sayings(store), thing_asked.node
    known = cache(lambda node: thing(store, node))
    alike: dict[tuple[str, bool, str, Modality], list[Said]] = {}
    for said in sayings.about(asked):
        if said.modality in modalities:
            outgoing = said.subject == asked
            end = said.value if outgoing else said.subject
            alike.setdefault((said.predicate, outgoing, str(end), said.modality), []).append(said)
    found = [
        _fact(group, outgoing, sayings, known)
        for (_, outgoing, _, _), statements in alike.items()
        for group in _grouped(statements)
    ]
    return tuple(sorted(found, key=_order))


def _grouped(statements: Iterable[Said]) -> list[_Group]:
    """Put statements together whose qualifiers agree where both have them; those that say most come first."""
    groups: list[_Group] = []
    for said in sorted(statements, key=lambda one: (-len(one.qualifiers), -one.confidence, one.iri)):
        own = dict(said.qualifiers)
        home = next((group for group in groups if _agree(group.qualifiers, own)), None)
        if home is None:
            groups.append(home := _Group({}))
        home.qualifiers |= own
        home.said.append(said)
    return groups


def _agree(one: dict[str, str], other: dict[str, str]) -> bool:
    return all(one[name] == other[name] for name in one.keys() & other.keys())


def _fact(group: _Group, outgoing: bool, sayings: Sayings, known: object) -> Fact:
    ordered = sorted(group.said, key=lambda one: (-one.confidence, one.iri))
    best = ordered[0]
    end = best.value if outgoing else best.subject
    sources = {source for said in ordered for source in sayings.sources(said)}
    return Fact(
        best.iri,
        best.predicate,
        outgoing,
        known(end) if callable(known) and isinstance(end, NamedNode) else None,
        None if isinstance(end, NamedNode) else end.value,
        dict(sorted(group.qualifiers.items())),
        best.modality,
        best.confidence,
        tuple(
            sorted(sources, key=lambda one: (one.date or "9999", one.title, one.document, one.start or 0, one.quote))
        ),
        tuple(one.iri for one in ordered),
    )


def _order(fact: Fact) -> tuple[str, bool, str, str]:
    end = fact.other.name if fact.other else fact.value or ""
    return fact.predicate, not fact.outgoing, end, fact.statement_iri
