"""What the graph knows about one thing, in sections, each line with its sources; the value behind each form of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kg.lookup import Thing
from kg.neighbourhood import Fact, facts
from kg.store import Store
from ontology.statement import Modality
from ontology.vocabulary import vocabulary
from outputs.messages import text
from outputs.neighbours import Neighbours, neighbours
from outputs.report_plan import SectionPlan, plan
from outputs.width import one_line
from outputs.wording import attribute_label, qualifiers_text, relation_label, value_text

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
        What is told of the other thing.
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


def report(store: Store, thing: Thing, *, closest: int | None = None, min_confidence: float = 0.0) -> Report:
    """Gather the report on a thing: what is stated and planned, never what is denied or rumoured.

    Parameters
    ----------
    closest
        How many things two hops away are told; ``None`` for all.
    min_confidence
        Statements less certain than that are left out.
    """

    def known(about: Thing) -> list[Fact]:
        return [fact for fact in facts(store, about) if fact.confidence >= min_confidence]

    said = known(thing)
    sections = tuple(section for section in _sections(thing, said, known) if section.lines)
    around = neighbours(store, thing, limit=closest, min_confidence=min_confidence)
    return Report(thing, tuple(_summary(thing, sections)), sections, around)


_Known = Callable[[Thing], list[Fact]]


def _sections(thing: Thing, said: list[Fact], known: _Known) -> Iterator[Section]:
    """Attributes first, then the planned sections, then what none of them names."""
    yield Section(text("report.basics"), _lines(fact for fact in said if fact.other is None))
    rest = [fact for fact in said if fact.other is not None]
    for section in plan(thing.kind):
        here = [fact for fact in rest if _belongs(fact, section)]
        rest = [fact for fact in rest if not _belongs(fact, section)]
        yield Section(section.title, _lines(here, named=section.mixed, details=section.details, known=known))
    for name in vocabulary().relations:
        for outgoing in (True, False):
            here = [fact for fact in rest if fact.predicate == name and fact.outgoing == outgoing]
            yield Section(relation_label(name, outgoing=outgoing), _lines(here))


def _belongs(fact: Fact, section: SectionPlan) -> bool:
    kind = fact.other.kind if fact.other else ""
    return section.holds(fact.predicate, outgoing=fact.outgoing, kind=kind)


def _lines(
    said: Iterable[Fact], *, named: bool = False, details: tuple[str, ...] = (), known: _Known | None = None
) -> tuple[Line, ...]:
    """Best supported first: number of articles, confidence, then by name."""
    lines = [_line(fact, named=named, details=details, known=known) for fact in said]
    return tuple(sorted(lines, key=lambda one: (-len(one.fact.sources), -one.fact.confidence, one.text)))


def _line(fact: Fact, *, named: bool, details: tuple[str, ...], known: _Known | None) -> Line:
    more: tuple[Line, ...] = ()
    if details and known is not None and fact.other is not None:
        more = _lines((one for one in known(fact.other) if one.outgoing and one.predicate in details), named=True)
    return Line(_worded(fact, named=named), fact, more)


def _worded(fact: Fact, *, named: bool) -> str:
    """The other thing or the value, after the name of the relation where the section does not say it already."""
    said = qualifiers_text(fact.qualifiers)
    if fact.other is None:
        return text("report.pair", name=attribute_label(fact.predicate), value=value_text(str(fact.value))) + said
    name = one_line(fact.other.name) + said
    label = relation_label(fact.predicate, outgoing=fact.outgoing)
    return text("report.pair", name=label, value=name) if named else name


def _summary(thing: Thing, sections: Iterable[Section]) -> Iterator[str]:
    """The best supported names of the first sections of the plan."""
    first = [section.title for section in plan(thing.kind)[:_SUMMARISED]]
    for section in sections:
        if section.title in first:
            names = list(dict.fromkeys(line.fact.other.name for line in section.lines if line.fact.other))
            told = "、".join(map(one_line, names[:_SUMMARISED]))
            yield text("report.pair", name=section.title, value=told)
