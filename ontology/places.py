"""Places as a tree: town ⊂ district ⊂ city ⊂ province ⊂ country, with codes, coordinates and the names they go by.

The tables lie in ``places/``; its README says where each row comes from. Chinese divisions are known by their six-digit
adcode (GB/T 2260), towns by nine digits, countries by their ISO 3166-1 code, everything else by ``<parent>/<name>``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from pathlib import Path

from ontology.normal import key
from ontology.tsv import members, read_rows, table_key

FOLDER = Path(__file__).with_name("places")
TABLES = ("china.tsv", "zones.tsv", "world.tsv")
COLUMNS = ("id", "level", "name", "short", "aliases", "doubtful", "parent", "lat", "lon", "set")
TOWNS = "towns.tsv"
TOWN_COLUMNS = ("parent", "towns", "set")
TOWN_ENDINGS = ("镇", "乡", "街道", "苏木")
CHINA = "CN"


class Level(StrEnum):
    """What sort of place it is, widest first; the order is that of the members."""

    REGION = "region"
    COUNTRY = "country"
    PROVINCE = "province"
    CITY = "city"
    DISTRICT = "district"
    ZONE = "zone"
    TOWN = "town"


DOMINANT = (Level.REGION, Level.COUNTRY, Level.PROVINCE, Level.CITY)
"""Levels at which the only candidate wins over those below it: 吉林 alone is the province, 通州 alone is nothing."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place and its names.

    Parameters
    ----------
    id
        Adcode, ISO 3166-1 code, or ``<parent>/<name>``.
    name
        The full official name, such as 秀洲区.
    level
        Its place in the hierarchy.
    parent
        Identifier of the place that contains it; empty for regions of the world.
    short_names
        Forms without the generic word, such as 秀洲.
    aliases
        Further names, English ones included.
    doubtful
        Names of this place that are also ordinary words or parts of them (城区, 东方): they need context.
    lat, lon
        Degrees, WGS 84 or GCJ-02 (they differ by less than a kilometre); ``None`` where unknown.
    """

    id: str
    name: str
    level: Level
    parent: str = ""
    short_names: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None

    @property
    def adcode(self) -> str | None:
        """The six-digit code of a Chinese province, city or district."""
        return self.id if len(self.id) == 6 and self.id.isdigit() else None

    @property
    def surfaces(self) -> tuple[str, ...]:
        """All its names, the full one first."""
        return (self.name, *self.short_names, *self.aliases)


class Places:
    """All places that the project knows, found by name.

    Parameters
    ----------
    places
        The tree without its towns.
    towns
        Rows ``(parent, towns)``: towns are many and rarely asked for, so they are read when the first one is.
    """

    def __init__(self, places: Iterable[Place], towns: Iterable[tuple[str, str]] = ()) -> None:
        self._by_id = {place.id: place for place in places}
        self._town_rows = towns

    def __iter__(self) -> Iterator[Place]:
        """All places but the towns."""
        return iter(self._by_id.values())

    @cached_property
    def _by_name(self) -> dict[str, list[Place]]:
        index: dict[str, list[Place]] = {}
        for place in self:
            for surface in place.surfaces:
                index.setdefault(table_key(surface), []).append(place)
        return index

    @cached_property
    def _towns(self) -> dict[str, list[str]]:
        index: dict[str, list[str]] = {}
        for parent, towns in self._town_rows:
            for town in members(towns):
                index.setdefault(town, []).append(parent)
        return index

    def get(self, identifier: str) -> Place:
        """Return the place with that identifier (no town); `KeyError` where there is none."""
        return self._by_id[identifier]

    def find(self, name: str) -> tuple[Place, ...]:
        """Return every place that goes by that full, short or other name, the widest first.

        Names are compared by `ontology.normal.key`: 臺灣 finds 台湾. Towns are found by their full names only.
        """
        plain = key(name)
        found = list(self._by_name.get(plain, ()))
        if plain.endswith(TOWN_ENDINGS):
            found += (Place(f"{parent}/{plain}", plain, Level.TOWN, parent) for parent in self._towns.get(plain, ()))
        return tuple(sorted(found, key=lambda place: (_RANK[place.level], place.id)))

    def resolve(self, name: str, context: Iterable[str] = ()) -> Place | None:
        """Return the place that a name means among the other place names nearby.

        The candidate that shares the narrowest containing place with the context wins. Without a hint the only one
        on the widest level wins if that is a city or wider and all lie in one country; else the answer is ``None``.
        """
        candidates = self.find(name)
        if len(candidates) < 2:
            return candidates[0] if candidates else None
        nearby = [tuple(self._line(place) for place in self.find(other)) for other in context if other != name]
        scores = [sum(_closest(self._line(place), lines) for lines in nearby) for place in candidates]
        best = [place for place, score in zip(candidates, scores, strict=True) if score == max(scores)]
        return best[0] if len(best) == 1 else self._dominant(best)

    def within(self, place: Place) -> tuple[str, ...]:
        """Return the full names of the places that contain it, near to far, up to its country."""
        return tuple(self._by_id[step].name for step in self._line(place)[-2::-1])

    def country(self, place: Place) -> Place | None:
        """Return the country that it lies in or is; ``None`` for a region of several countries."""
        top = self._by_id.get(self._line(place)[0], place)
        return top if top.level is Level.COUNTRY else None

    def names(self, *, doubtful: bool = False) -> Iterator[str]:
        """Yield each name for a gazetteer once, without towns; with ``doubtful`` also those that need context."""
        unsure = set() if doubtful else {name for place in self for name in place.doubtful}
        yield from dict.fromkeys(name for place in self for name in place.surfaces if name not in unsure)

    def towns(self) -> Iterator[str]:
        """Yield each name of a town, township or street office once; most are shared by several."""
        return iter(self._towns)

    def _dominant(self, candidates: list[Place]) -> Place | None:
        """Return the only one on the widest level of one country, if that level is a city or wider."""
        widest = [place for place in candidates if place.level == candidates[0].level]
        one_country = len({self._line(place)[0] for place in candidates}) == 1
        return widest[0] if len(widest) == 1 and one_country and widest[0].level in DOMINANT else None

    def _line(self, place: Place) -> tuple[str, ...]:
        """Identifiers from the country down to the place itself."""
        line = [place.id]
        while place.parent and (place := self._by_id[place.parent]).level is not Level.REGION:
            line.append(place.id)
        return tuple(reversed(line))


_RANK = {level: rank for rank, level in enumerate(Level)}


def _closest(line: tuple[str, ...], others: tuple[tuple[str, ...], ...]) -> float:
    return max((_closeness(line, other) for other in others), default=0.0)


def _closeness(line: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Depth of the narrowest place that contains both; more if it is one of the two. Sharing China says nothing."""
    shared = sum(1 for mine, its in zip(line, other, strict=False) if mine == its)
    depth = shared - 1 if line[0] == CHINA else shared
    return depth + 0.5 if depth > 0 and shared in (len(line), len(other)) else max(depth, 0)


def _place(row: tuple[str, ...]) -> Place:
    identifier, level, name, short, aliases, doubtful, parent, lat, lon, _ = row
    return Place(
        identifier,
        name,
        Level(level),
        parent,
        members(short),
        members(aliases),
        members(doubtful),
        float(lat) if lat else None,
        float(lon) if lon else None,
    )


class _Towns:
    """The rows of the table of towns, read when they are asked for."""

    def __iter__(self) -> Iterator[tuple[str, str]]:
        for parent, towns, _ in read_rows(FOLDER / TOWNS, TOWN_COLUMNS):
            yield parent, towns


@cache
def places() -> Places:
    """Return the places that the project ships.

    Raises
    ------
    ArtefactError
        When a table is missing or damaged.
    """
    return Places((_place(row) for table in TABLES for row in read_rows(FOLDER / table, COLUMNS)), _Towns())
