"""Names of organisations that the project knows beforehand, with the codes and places that belong to them.

The tables lie in ``names/``; each row names the set that it comes from, and the README there says what the sets are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from ontology.normal import key
from ontology.tsv import members, read_rows, table_key

FOLDER = Path(__file__).with_name("names")
COLUMNS = ("kind", "name", "aliases", "ambiguous", "code", "exchange", "place", "set")
OBSERVERS = "observers.tsv"
TABLES = (
    "companies_listed.tsv",
    "companies_china.tsv",
    "companies_world.tsv",
    "funds.tsv",
    "academia.tsv",
    "government.tsv",
    "associations.tsv",
    "exchanges.tsv",
    OBSERVERS,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """An organisation and its names.

    Parameters
    ----------
    kind
        Name of a kind of thing in the vocabulary, such as ``Company``.
    name
        The fullest name known; for a listed company its legal name.
    aliases
        Further names: short names, earlier short names, English names.
    ambiguous
        Those of its names that are also ordinary words or other names (机器人, 太阳能): they need context.
    codes
        Stock codes, six digits in mainland China, five in Hong Kong.
    exchanges
        Where these codes are listed, one for each.
    place
        City or country of its seat, where known; else empty.
    data_set
        The set that the row comes from; ``general`` is general knowledge.
    observer
        Whether it is a medium, analyst or ranking house: those report, and are seldom a party of what they report.
    """

    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    exchanges: tuple[str, ...] = ()
    place: str = ""
    data_set: str = ""
    observer: bool = False

    @property
    def surfaces(self) -> tuple[str, ...]:
        """All its names, the fullest first."""
        return (self.name, *self.aliases)


class Registry:
    """All entries, found by any of their names or codes.

    Parameters
    ----------
    entries
        In the order of the tables; one organisation may stand in several as different kinds (IMEC, 日本).
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)

    @cached_property
    def _by_surface(self) -> dict[str, list[Entry]]:
        index: dict[str, list[Entry]] = {}
        for entry in self.entries:
            for surface in entry.surfaces:
                index.setdefault(table_key(surface), []).append(entry)
        return index

    @cached_property
    def _by_code(self) -> dict[str, list[Entry]]:
        index: dict[str, list[Entry]] = {}
        for entry in self.entries:
            for code in entry.codes:
                index.setdefault(code, []).append(entry)
        return index

    @cached_property
    def observers(self) -> frozenset[str]:
        """The keys of all names of media, analysts and ranking houses, as by `ontology.normal.key`."""
        return frozenset(table_key(surface) for entry in self.entries if entry.observer for surface in entry.surfaces)

    def find(self, surface: str) -> tuple[Entry, ...]:
        """Return the entries that go by that name; names are compared by `ontology.normal.key`."""
        return tuple(self._by_surface.get(key(surface), ()))

    def find_code(self, code: str) -> tuple[Entry, ...]:
        """Return the entries with that stock code, written with or without a suffix such as ``.SH``."""
        return tuple(self._by_code.get(code.partition(".")[0], ()))

    def is_observer(self, surface: str) -> bool:
        """Tell whether that is the name of a medium, analyst or ranking house."""
        return key(surface) in self.observers

    def names(self, kind: str | None = None, *, ambiguous: bool = False) -> Iterator[tuple[str, str]]:
        """Yield ``(surface, kind)`` for a gazetteer; with ``ambiguous`` also the names that need context."""
        for entry in self.entries:
            if kind is None or entry.kind == kind:
                yield from ((name, entry.kind) for name in entry.surfaces if ambiguous or name not in entry.ambiguous)


def _entry(row: tuple[str, ...], *, observer: bool) -> Entry:
    kind, name, aliases, ambiguous, code, exchange, place, data_set = row
    return Entry(
        kind,
        name,
        members(aliases),
        members(ambiguous),
        members(code),
        members(exchange),
        place,
        data_set,
        observer,
    )


@cache
def registry() -> Registry:
    """Return the names that the project ships.

    Raises
    ------
    ArtefactError
        When a table is missing or damaged.
    """
    return Registry(
        _entry(row, observer=table == OBSERVERS) for table in TABLES for row in read_rows(FOLDER / table, COLUMNS)
    )
