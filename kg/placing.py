"""Reads the places of a record as instances: each with the places around it, registered ones by their official name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.identifiers import key_of_name, local_key, name_key
from kg.instance import Instance, Name, surfaces
from kg.vetoes import is_generic
from ontology.places import Level, Place, places
from ontology.statement import Entity

_FROM_HERE = re.compile(r"我|本|该|全国|国内|境内")  # 我市, 国内: another place in every article


def place_instances(entity: Entity, article: str) -> Iterator[Instance]:
    """Yield a place, then the places that contain it, near to far."""
    known = places().resolve(entity.name, entity.within)
    wider = _wider(known) if known else _said_wider(entity.within)
    names = tuple(_names(entity, known, wider, article))
    steps = [_Step(entity.name, "", _registered(known)), *wider]
    for number, step in enumerate(steps):
        yield Instance(
            article,
            f"{entity.id}/{number}" if number else entity.id,
            "Place",
            (Name(step.name, (step.key,)), *_short_names(step.place)) if number else names,
            within=f"{entity.id}/{number + 1}" if number + 1 < len(steps) else "",
            place=step.place,
        )


def place_key(place: Place) -> str:
    """Return the key of a registered place: its full name, with the name of its parent where others bear it too."""
    same = [other for other in places().find(place.name) if other.name == place.name]
    if len(same) < 2 or not place.parent:
        return name_key(place.name)
    return local_key(place.name, name_key(places().get(place.parent).name))


def said_place_key(entity: Entity) -> str:
    """Return the key by which a place entity is known."""
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


def _names(entity: Entity, known: Place | None, wider: list[_Step], article: str) -> Iterator[Name]:
    """Yield a place's names; one that several places bear is known by the place around it."""
    printed = surfaces(entity)
    if known:
        official = (Name(known.name, (place_key(known),)), *_short_names(_registered(known)))
        yield from official
        printed = tuple(one for one in printed if one not in {name.surface for name in official})
    for index, surface in enumerate(printed):
        first = not index and not known
        if full_key := _full_key(surface, wider) or (local_key(surface, article) if first else None):
            yield Name(surface, (full_key,))


def _short_names(place: str) -> Iterator[Name]:
    """Yield the short names of a registered place (浙江 of 浙江省), so that it is found by them; only its own ones."""
    for short in places().get(place).short_names if place else ():
        if len(places().find(short)) == 1:
            yield Name(short, (name_key(short),))


def _full_key(surface: str, wider: list[_Step]) -> str | None:
    """Return the key of a place's name; ``None`` where nothing tells which of several it is."""
    if _FROM_HERE.match(surface):
        return None
    if len(places().find(surface)) < 2 and not is_generic(surface):
        return name_key(surface)
    return local_key(surface, key_of_name(wider[0].key)) if wider else None
