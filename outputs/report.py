"""What the graph knows about one thing, in sections, each line with its sources; the value behind each form of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pyoxigraph import NamedNode

from kg.lookup import Thing
from kg.lookup import thing as known
from kg.neighbourhood import Fact, facts
from kg.store import Store
from kg.terms import WITHIN
from ontology.statement import Modality
from ontology.vocabulary import vocabulary
from outputs.messages import listed, text
from outputs.neighbours import Neighbours, neighbours
from outputs.report_plan import SectionPlan, plan
from outputs.wording import attribute_label, qualifiers_text, relation_label, thing_name, value_text

PLACES = 500
"""Places within a place that its report looks into; a country of a large graph has thousands."""
_SUMMARISED = 3
"""Sections that the summary draws on, and names that it takes from each."""


@dataclass(frozen=True, slots=True)
class Line:
    """One statement of a report, from however many articles.

    Parameters
    ----------
    text
        What is said, in words: the other thing, or the value, with qualifiers.
    fact
        The statement.
    details
        What is told of the other thing, in the order of the plan, then of time.
    """

    text: str
    fact: Fact
    details: tuple[Line, ...] = ()

    @property
    def planned(self) -> bool:
        """Whether it is only planned."""
        return self.fact.modality is Modality.PLANNED


@dataclass(frozen=True, slots=True)
class Section:
    """Lines that belong together, best supported first."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything known about one thing.

    Parameters
    ----------
    summary
        What it is, in a few words taken from its best supported statements.
    sections
        Only those that say something.
    neighbours
        What is one and two hops away.
    """

    thing: Thing
    summary: tuple[str, ...]
    sections: tuple[Section, ...]
    neighbours: Neighbours

    @property
    def sources(self) -> frozenset[tuple[str, str]]:
        """IRI and date of each article behind the lines."""
        said = (source for section in self.sections for line in section.lines for source in line.fact.sources)
        return frozenset((source.article, source.date or "") for source in said)

    @property
    def statements(self) -> int:
        """How many statements stand behind the lines."""
        return len({iri for section in self.sections for line in section.lines for iri in line.fact.statements})


def report(store: Store, thing: Thing, *, limit: int | None = None, min_confidence: float = 0.0) -> Report:
    """Gather the report on a thing: what is stated and planned, never what is denied or rumoured.

    A report on a place also tells what lies in the places within it.

    Parameters
    ----------
    limit
        How many lines of a section get details, and how many things two hops away are told; ``None`` for all.
    min_confidence
        Statements less certain than that are left out.
    """
    gatherer = _Gatherer(store, limit, min_confidence)
    sections = tuple(section for section in gatherer.sections(thing) if section.lines)
    around = neighbours(store, thing, limit=limit, min_confidence=min_confidence)
    return Report(thing, tuple(_summary(thing, sections)), sections, around)


class _Gatherer:
    def __init__(self, store: Store, limit: int | None, min_confidence: float) -> None:
        self._store, self._limit, self._min_confidence = store, limit, min_confidence

    def sections(self, thing: Thing) -> Iterator[Section]:
        """Attributes first, then the planned sections, then what none of them names."""
        said = self._said(thing)
        yield Section(text("report.basics"), self._lines(one for one in said if one.fact.other is None))
        rest = [one for one in said if one.fact.other is not None]
        for section in plan(thing.kind):
            here = [one for one in rest if _belongs(one.fact, section)]
            rest = [one for one in rest if not _belongs(one.fact, section)]
            yield Section(section.title, self._lines(here, named=section.mixed, details=section.details))
        for name in vocabulary().relations:
            for outgoing in (True, False):
                here = [one for one in rest if one.fact.predicate == name and one.fact.outgoing == outgoing]
                yield Section(relation_label(name, outgoing=outgoing), self._lines(here))

    def _said(self, thing: Thing) -> list[_Said]:
        """What is said of the thing, and of a place also what is said to lie in the places within it."""
        own = [_Said(fact) for fact in self._facts(thing)]
        if thing.kind != "Place":
            return own
        found = {(one.fact.predicate, one.fact.other, one.fact.modality) for one in own}
        for place in inner_places(self._store, thing):
            for fact in self._facts(place):
                key = (fact.predicate, fact.other, fact.modality)
                if not fact.outgoing and key not in found:
                    found.add(key)
                    own.append(_Said(fact, place.name))
        return own

    def _facts(self, thing: Thing) -> Iterator[Fact]:
        return (fact for fact in facts(self._store, thing) if fact.confidence >= self._min_confidence)

    def _lines(self, said: Iterable[_Said], *, named: bool = False, details: tuple[str, ...] = ()) -> tuple[Line, ...]:
        """Best supported first: number of articles, confidence, then by name."""
        lines = [Line(_worded(one, named=named), one.fact) for one in said]
        lines.sort(key=lambda one: (-len(one.fact.sources), -one.fact.confidence, one.text))
        return tuple(self._detailed(line, details if self._told(n) else ()) for n, line in enumerate(lines))

    def _told(self, number: int) -> bool:
        return self._limit is None or number < self._limit

    def _detailed(self, line: Line, details: tuple[str, ...]) -> Line:
        if not details or line.fact.other is None:
            return line
        said = [fact for fact in self._facts(line.fact.other) if fact.outgoing and fact.predicate in details]
        said.sort(key=lambda fact: (details.index(fact.predicate), fact.qualifiers.get("date", ""), -fact.confidence))
        return replace(line, details=tuple(Line(_worded(_Said(fact), named=True), fact) for fact in said))


@dataclass(frozen=True, slots=True)
class _Said:
    """A fact, and the place within the thing asked for that it is said of."""

    fact: Fact
    where: str = ""


def inner_places(store: Store, place: Thing) -> Iterator[Thing]:
    """The places within a place, near to far, each once, in order of their names; at most ``PLACES``."""
    ring, seen = [place.node], {place.node}
    while ring and len(seen) <= PLACES:
        inner = {one.subject for outer in ring for one in store.triples(None, WITHIN, outer)}
        found = [
            one for node in inner if isinstance(node, NamedNode) and node not in seen and (one := known(store, node))
        ]
        yield from sorted(found, key=lambda one: (one.name, one.iri))
        ring = [one.node for one in found]
        seen.update(ring)


def _belongs(fact: Fact, section: SectionPlan) -> bool:
    kinds = (fact.other.kinds or (fact.other.kind,)) if fact.other else ()
    return any(section.holds(fact.predicate, outgoing=fact.outgoing, kind=kind) for kind in kinds)


def _worded(said: _Said, *, named: bool) -> str:
    """The other thing or the value, after the name of the relation where the section does not say it already."""
    fact = said.fact
    more = qualifiers_text(fact.qualifiers) + (text("report.brackets", inside=said.where) if said.where else "")
    if fact.other is None:
        return text("report.pair", name=attribute_label(fact.predicate), value=value_text(str(fact.value))) + more
    name = thing_name(fact.other) + more
    label = relation_label(fact.predicate, outgoing=fact.outgoing)
    return text("report.pair", name=label, value=name) if named else name


def _summary(thing: Thing, sections: Iterable[Section]) -> Iterator[str]:
    """The best supported names of the first sections of the plan."""
    first = [section.title for section in plan(thing.kind)[:_SUMMARISED]]
    for section in sections:
        if section.title in first:
            names = list(dict.fromkeys(thing_name(line.fact.other) for line in section.lines if line.fact.other))
            told = listed(names[:_SUMMARISED])
            yield text("report.pair", name=section.title, value=told)
