"""Plans of reports: which sections the report on a kind of thing has, read from the shelf ``reports/``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ontology.errors import ArtefactError
from ontology.vocabulary import vocabulary
from outputs.messages import language
from outputs.reports import REPORTS

_FIELDS = frozenset({"zh", "en", "out", "in", "kinds", "details"})


@dataclass(frozen=True, slots=True)
class SectionPlan:
    """What one section of a report holds.

    Parameters
    ----------
    titles
        By language.
    outgoing, incoming
        Relation types that lead out of the thing, and into it.
    kinds
        Kinds of the other end; empty for all.
    details
        Attributes and outgoing relation types told of each thing listed.
    """

    titles: dict[str, str]
    outgoing: tuple[str, ...]
    incoming: tuple[str, ...]
    kinds: frozenset[str]
    details: tuple[str, ...]

    @property
    def title(self) -> str:
        """In the language that is spoken now."""
        return self.titles[language()]

    @property
    def mixed(self) -> bool:
        """Whether relations of several types stand here, so that each line must name its own."""
        return len({*self.outgoing, *self.incoming}) > 1

    def holds(self, relation: str, *, outgoing: bool, kind: str) -> bool:
        """Whether a statement with that relation, direction and other end belongs here."""
        named = relation in (self.outgoing if outgoing else self.incoming)
        return named and (not self.kinds or kind in self.kinds)


@cache
def plan(kind: str) -> tuple[SectionPlan, ...]:
    """The sections planned for a kind of thing; none for kinds that have no file on the shelf.

    Raises
    ------
    ArtefactError
        The file is damaged, or names what the vocabulary does not know.
    """
    name = REPORTS.get(kind)
    if name is None:
        return ()
    path = Path(__file__).parent / "reports" / name
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8"))["section"]
        return tuple(_section(row) for row in rows)
    except (OSError, KeyError, tomllib.TOMLDecodeError) as fault:
        raise ArtefactError(f"outputs/reports/{name}: not a report plan ({fault})") from fault


def _section(row: dict[str, Any]) -> SectionPlan:
    for word in _unknown(row):
        raise KeyError(word)
    return SectionPlan(
        titles={"zh": row["zh"], "en": row["en"]},
        outgoing=tuple(row.get("out", ())),
        incoming=tuple(row.get("in", ())),
        kinds=frozenset(row.get("kinds", ())),
        details=tuple(row.get("details", ())),
    )


def _unknown(row: dict[str, Any]) -> Iterator[str]:
    words = vocabulary()
    yield from row.keys() - _FIELDS
    yield from {*row.get("out", ()), *row.get("in", ())} - words.relations.keys()
    yield from set(row.get("kinds", ())) - words.kinds.keys()
    yield from set(row.get("details", ())) - words.relations.keys() - words.attributes.keys()
