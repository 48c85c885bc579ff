"""Instances: the entities of an article with the keys that they are known by across articles.

Parties and places are known by their name alone. Works (projects, policies, products) and persons are known by a name in
a context that the same article gives: who invests, makes, issues or employs. A name that says too little stays with its
article.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.identifiers import FREE, name_key
from kg.vetoes import is_descriptive, is_generic, regions
from ontology.names import registry
from ontology.normal import key
from ontology.places import Level, Place, places
from ontology.statement import Entity, Modality, Record, Statement

WORKS = frozenset({"Project", "Policy", "Product", "Person"})
"""Kinds whose names need a context."""

_SAID = frozenset({Modality.STATED, Modality.PLANNED})
_APART = frozenset({"subsidiary_of", "acquires", "holds", "founded_by"})
_LONG_ENOUGH = 6  # characters: shorter project names than 长鑫存储二期 repeat from company to company


@dataclass(frozen=True, slots=True)
class Name:
    """A surface form of an instance.

    Parameters
    ----------
    keys
        Full keys: one for parties and places; one for each context for works. Empty for a generic surface.
    """

    surface: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Instance:
    """An entity of one article.

    Parameters
    ----------
    entity
        Its identifier in the record; ``<id>/<n>`` for the n-th place that contains it.
    kind
        Name of a kind of thing.
    names
        Its surfaces; the first is its name in the article and always has a key.
    hubs
        Registered organisations that its names belong to: instances with a common one are the same.
    within
        Identifier of the instance that is the next wider place; empty where none is known.
    place
        Identifier in `ontology.places`, for a registered place that is no town.
    apart
        Keys of other entities of the article that it certainly is not: parents, holdings.
    """

    article: str
    entity: str
    kind: str
    names: tuple[Name, ...]
    hubs: tuple[str, ...] = ()
    within: str = ""
    place: str = ""
    apart: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The key that it is known by in its article."""
        return self.names[0].keys[0]

    @property
    def keys(self) -> tuple[str, ...]:
        """All its keys, hubs included, in order and without repetition."""
        return tuple(dict.fromkeys([*(k for name in self.names for k in name.keys), *self.hubs]))


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
        self._party_keys = {party_key(e.name): e.id for e in self.entities if e.kind not in WORKS and e.kind != "Place"}

    def _note(self, statement: Statement, other: str) -> None:
        self._subjects[other, statement.predicate].append(statement.subject)
        self._objects[statement.subject, statement.predicate].append(other)
        if statement.predicate in _APART:
            self._apart[statement.subject].add(other)
            self._apart[other].add(statement.subject)

    def instances(self) -> Iterator[Instance]:
        for entity in self.entities:
            if entity.kind == "Place":
                yield from self._place(entity)
            elif entity.kind in WORKS:
                yield self._work(entity)
            else:
                yield self._party(entity)

    def _party(self, entity: Entity) -> Instance:
        names = tuple(
            Name(surface, () if index and is_generic(surface) else (party_key(surface),))
            for index, surface in enumerate(_surfaces(entity))
        )
        apart = sorted({party_key(self._by_id[other].name) for other in self._apart[entity.id] if other in self._by_id})
        return Instance(self.article, entity.id, entity.kind, names, _hubs(names), apart=tuple(apart))

    def _place(self, entity: Entity) -> Iterator[Instance]:
        known = places().resolve(entity.name, entity.within)
        wider = _wider(known) if known else _said_wider(entity.within)
        names = tuple(_place_names(entity, known, wider, self.article))
        steps = [_Step(entity.name, "", _registered(known)), *wider]
        for number, step in enumerate(steps):
            following = f"{entity.id}/{number + 1}" if number + 1 < len(steps) else ""
            yield Instance(
                self.article,
                f"{entity.id}/{number}" if number else entity.id,
                "Place",
                (Name(step.name, (step.key,)),) if number else names,
                within=following,
                place=step.place,
            )

    def _work(self, entity: Entity) -> Instance:
        names = []
        for index, surface in enumerate(_surfaces(entity)):
            contexts = self._contexts(entity, surface) if not index or not is_generic(surface) else ()
            if index and contexts == (self.article,):
                contexts = ()
            names.append(Name(surface, tuple(f"{context}/{name_key(surface)}" for context in contexts)))
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
        return issuers or [_place_key(self._by_id[o]) for o in self._objects[entity.id, "covers_region"] if o in self._by_id]

    def _keys_of(self, entities: Iterable[str]) -> list[str]:
        known = (self._by_id[one] for one in entities if one in self._by_id)
        return sorted({party_key(one.name) for one in known if one.kind not in WORKS and one.kind != "Place"})

    def _names_a_party(self, surface: str) -> bool:
        plain = key(surface)
        return any(len(one) > 1 and one in plain and one != plain for one in self._all_party_keys())

    def _all_party_keys(self) -> Iterator[str]:
        for entity in self.entities:
            if entity.kind not in WORKS and entity.kind != "Place":
                yield from (key(surface) for surface in _surfaces(entity) if not is_generic(surface))


_CONTEXTS = {"Person": _Reading.person, "Project": _Reading.project, "Product": _Reading.product, "Policy": _Reading.policy}


def party_key(name: str) -> str:
    """Return the full key of a party: its exact key, or that of the empty name's stand-in for unprintable names."""
    return name_key(name) or "~"


def _surfaces(entity: Entity) -> tuple[str, ...]:
    return tuple(dict.fromkeys((entity.name, *entity.aliases)))


def _hubs(names: Iterable[Name]) -> tuple[str, ...]:
    """Registered organisations that the names belong to; a name that several bear, or that is a word, says nothing."""
    found = set()
    for name in names:
        entries = registry().find(name.surface) if name.keys else ()
        owners = {key(entry.name) for entry in entries if name.surface not in entry.ambiguous}
        found |= {f"/{owner}" for owner in owners} if len(owners) == 1 else set()
    return tuple(sorted(found)) if len(found) == 1 else ()


def place_key(place: Place) -> str:
    """Return the key of a registered place: its full name, with the name of its parent where others bear it too."""
    same = [other for other in places().find(place.name) if other.name == place.name]
    if len(same) < 2 or not place.parent:
        return name_key(place.name)
    return f"{name_key(places().get(place.parent).name)}/{name_key(place.name)}"


def _place_key(entity: Entity) -> str:
    known = places().resolve(entity.name, entity.within)
    return place_key(known) if known else name_key(entity.name)


@dataclass(frozen=True, slots=True)
class _Step:
    """A place that contains another."""

    name: str
    key: str
    place: str = ""


def _registered(place: Place | None) -> str:
    return place.id if place is not None and place.level is not Level.TOWN else ""


def _wider(place: Place) -> list[_Step]:
    """Return the places that contain a registered one, near to far."""
    found = []
    while place.parent:
        place = places().get(place.parent)
        found.append(_Step(place.name, place_key(place), place.id))
    return found


def _said_wider(within: tuple[str, ...]) -> list[_Step]:
    """Return the containing places as an article says them, continued by the tree from where it is known."""
    for index, name in enumerate(within):
        if known := places().resolve(name, within[index + 1 :]):
            said = [_Step(n, name_key(n)) for n in within[:index]]
            return [*said, _Step(known.name, place_key(known), _registered(known)), *_wider(known)]
    return [_Step(name, name_key(name)) for name in within]


def _place_names(entity: Entity, known: Place | None, wider: list[_Step], article: str) -> Iterator[Name]:
    """Yield a place's names; one that several places bear is known by the place around it."""
    surfaces = _surfaces(entity)
    if known:
        yield Name(known.name, (place_key(known),))
        surfaces = tuple(one for one in surfaces if one != known.name)
    for index, surface in enumerate(surfaces):
        plain = name_key(surface)
        if len(places().find(surface)) < 2 and not is_generic(surface):
            yield Name(surface, (plain,))
        elif wider:
            yield Name(surface, (f"{wider[0].key.split('/')[-1]}/{plain}",))
        elif not index and not known:
            yield Name(surface, (f"{article}/{plain}",))
