"""Reads the entities of a record as instances: by which keys parties, persons and works are known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.identifiers import FREE, local_key, name_key, work_key
from kg.instance import WORKS, Instance, Name, surfaces
from kg.placing import place_instances, said_place_key
from kg.vetoes import belongs, is_descriptive, is_generic, needs_region, regions
from ontology.names import Entry, registry
from ontology.normal import key
from ontology.statement import Entity, Modality, Record, Statement

_SAID = frozenset({Modality.STATED, Modality.PLANNED})
_APART = frozenset({"subsidiary_of", "acquires", "holds", "founded_by"})
_LONG_ENOUGH = 6  # characters: shorter names of projects repeat from company to company


def instances(record: Record, article: str) -> tuple[Instance, ...]:
    """Return the entities of a record as instances; segments of the vocabulary are none, they have their concept."""
    return tuple(_Reading(record, article).instances())


class _Reading:
    """One record, seen as instances."""

    def __init__(self, record: Record, article: str) -> None:
        self.article = article
        self.entities = [one for one in record.entities if one.code is None]
        self._by_id = {one.id: one for one in self.entities}
        self._subjects: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._objects: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._apart: dict[str, set[str]] = defaultdict(set)
        for statement in record.statements:
            if statement.modality in _SAID and statement.object is not None:
                self._note(statement, statement.object)
        self._party_names = {key(surface) for one in self.entities if _is_party(one) for surface in surfaces(one)}

    def _note(self, statement: Statement, other: str) -> None:
        self._subjects[other, statement.predicate].append(statement.subject)
        self._objects[statement.subject, statement.predicate].append(other)
        if statement.predicate in _APART:
            self._apart[statement.subject].add(other)
            self._apart[other].add(statement.subject)

    def instances(self) -> Iterator[Instance]:
        for entity in self.entities:
            if entity.kind == "Place":
                yield from place_instances(entity, self.article)
            elif entity.kind in WORKS:
                yield self._work(entity)
            else:
                yield self._party(entity)

    def _party(self, entity: Entity) -> Instance:
        first, *others = surfaces(entity)
        aliases = (Name(other, (party_key(other),) if _may_mean(other, entity) else ()) for other in others)
        names = (Name(first, (self._party_key(entity),)), *aliases)
        apart = self._keys_of(self._apart[entity.id])
        return Instance(self.article, entity.id, entity.kind, names, _hubs(names), apart=tuple(apart))

    def _work(self, entity: Entity) -> Instance:
        names = []
        for index, surface in enumerate(surfaces(entity)):
            contexts = self._contexts(entity, surface) if not index or not is_generic(surface) else ()
            if index and contexts == (self.article,):
                contexts = ()
            names.append(Name(surface, tuple(work_key(surface, context) for context in contexts)))
        return Instance(self.article, entity.id, entity.kind, tuple(names))

    def _contexts(self, entity: Entity, surface: str) -> tuple[str, ...]:
        """Return the contexts that make this name of a work one thing; the article where nothing else does."""
        found = _CONTEXTS[entity.kind](self, entity, surface)
        return tuple(found) or (self.article,)

    def person(self, entity: Entity, _surface: str) -> list[str]:
        """Employers, companies founded or held."""
        others = [
            *self._objects[entity.id, "officer_of"],
            *self._subjects[entity.id, "founded_by"],
            *self._objects[entity.id, "holds"],
        ]
        return self._keys_of(others)

    def project(self, entity: Entity, surface: str) -> list[str]:
        """Nothing where the name holds a party's name; else who invests; a description stays with its article."""
        if self._names_a_party(surface):
            return [FREE]
        if is_descriptive(surface) or len(key(surface)) < _LONG_ENOUGH:
            return []
        return self._keys_of(self._subjects[entity.id, "invests_in"])

    def product(self, entity: Entity, surface: str) -> list[str]:
        """The maker; nothing for what several make or nobody is said to make, for that is a sort of product."""
        makers = self._subjects[entity.id, "produces"]
        parties = self._keys_of(makers)
        if len(parties) == 1:
            return parties if not self._names_a_party(surface) else [FREE]
        return [] if makers and not parties else [FREE]

    def policy(self, entity: Entity, surface: str) -> list[str]:
        """Nothing where the name holds a region, a party or a document's number; else who issued it, else where."""
        name = surface.strip("《》“”\"' ")
        if regions(name) or self._names_a_party(name) or any(c.isascii() and c.isalnum() for c in name):
            return [FREE]
        issuers = self._keys_of(self._objects[entity.id, "issued_by"])
        return issuers or [
            said_place_key(self._by_id[o]) for o in self._objects[entity.id, "covers_region"] if o in self._by_id
        ]

    def _keys_of(self, entities: Iterable[str]) -> list[str]:
        known = (self._by_id[one] for one in entities if one in self._by_id)
        return sorted({self._party_key(one) for one in known if _is_party(one)})

    def _party_key(self, entity: Entity) -> str:
        """Return the key of a party; one that the article calls 公司 or 市政府 throughout stays with the article."""
        return local_key(entity.name, self.article) if is_generic(entity.name) else party_key(entity.name)

    def _names_a_party(self, surface: str) -> bool:
        plain = key(surface)
        return any(one in plain and one != plain and not is_generic(one) for one in self._party_names)


_CONTEXTS = {
    "Person": _Reading.person,
    "Project": _Reading.project,
    "Product": _Reading.product,
    "Policy": _Reading.policy,
}


def _is_party(entity: Entity) -> bool:
    return entity.kind not in WORKS and entity.kind != "Place"


def party_key(name: str) -> str:
    """Return the full key of a party: its exact key, or that of the empty name's stand-in for unprintable names."""
    return name_key(name) or "~"


def _may_mean(alias: str, entity: Entity) -> bool:
    """Tell whether an alias of a party may speak for it in other articles, too."""
    if is_generic(alias) or (entity.kind == "Government" and needs_region(alias, entity.name)):
        return False
    owner = _registered_as(alias)
    return owner is None or belongs(entity.name, owner)


def _registered_as(surface: str) -> Entry | None:
    """Return the registered organisation of that name; none where several bear it or it is also a word."""
    entries = [one for one in registry().find(surface) if surface not in one.ambiguous]
    return entries[0] if len({key(one.name) for one in entries}) == 1 else None


def _hubs(names: Iterable[Name]) -> tuple[str, ...]:
    """Registered organisations that the names belong to; a name that several bear, or that is a word, says nothing."""
    owners = (_registered_as(name.surface) for name in names if name.keys)
    found = {f"/{key(owner.name)}" for owner in owners if owner is not None}
    return tuple(found) if len(found) == 1 else ()
