"""What the graph knows about one thing, in sections, each line with its sources: the value behind every form of a report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kg.lookup import Thing
from kg.neighbourhood import Fact, Source, facts
from kg.store import Store
from ontology.vocabulary import vocabulary
from outputs.messages import text
from outputs.neighbours import Neighbours, neighbours
from outputs.report_plan import SectionPlan, plan
from outputs.wording import attribute_label, qualifiers_text, relation_label, value_text

_SHOWN = frozenset({"stated", "planned"})
"""Modalities that are shown as relations; what is denied or rumoured is not."""


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
        return str(self.fact.modality) == "planned"


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
        """Title and date of each article behind the lines."""
        said = (source for section in self.sections for line in section.lines for source in line.fact.sources)
        return frozenset((source.title, source.date or "") for source in said)

    def shortened(self, limit: int) -> Report:
        """The same with at most ``limit`` lines in a section; 0 keeps all."""
        return self


def report(store: Store, thing: Thing, *, min_confidence: float = 0.0) -> Report:
    """Gather the report on a thing.

    Parameters
    ----------
    min_confidence
        Statements less certain than that are left out.
    """

    def known(about: Thing) -> list[Fact]:
        shown = (fact for fact in facts(store, about) if fact.confidence >= min_confidence)
        return [fact for fact in shown if str(fact.modality) in _SHOWN]

    said = known(thing)
    sections = tuple(section for section in _sections(thing, said, known) if section.lines)
    around = neighbours(store, thing, min_confidence=min_confidence)
    return Report(thing, tuple(_summary(sections)), sections, around)


_Known = Callable[[Thing], list[Fact]]


def _sections(thing: Thing, said: list[Fact], known: _Known) -> Iterator[Section]:
    """Attributes first, then the planned sections, then what none of them names."""
    yield Section(text("report.basics"), _lines(fact for fact in said if fact.other is None))
    rest = [fact for fact in said if fact.other is not None]
    for section in plan(thing.kind):
        here = [fact for fact in rest if _belongs(fact, section)]
        rest = [fact for fact in rest if not _belongs(fact, section)]
        yield Section(section.title, _lines(here, details=section.details, known=known))
    for name in vocabulary().relations:
        for outgoing in (True, False):
            here = [fact for fact in rest if fact.predicate == name and fact.outgoing == outgoing]
            yield Section(relation_label(name, outgoing=outgoing), _lines(here))


def _belongs(fact: Fact, section: SectionPlan) -> bool:
    kind = fact.other.kind if fact.other else ""
    return section.holds(fact.predicate, outgoing=fact.outgoing, kind=kind)


def _lines(said: Iterable[Fact], *, details: tuple[str, ...] = (), known: _Known | None = None) -> tuple[Line, ...]:
    """Best supported first: number of articles, confidence, then by name."""
    lines = [_line(fact, details=details, known=known) for fact in said]
    return tuple(sorted(lines, key=lambda one: (-len(one.fact.sources), -one.fact.confidence, one.text)))


def _line(fact: Fact, *, details: tuple[str, ...], known: _Known | None) -> Line:
    more: tuple[Line, ...] = ()
    if details and known is not None and fact.other is not None:
        more = _lines(one for one in known(fact.other) if one.outgoing and one.predicate in details)
    return Line(_worded(fact), fact, more)


def _worded(fact: Fact) -> str:
    said = qualifiers_text(fact.qualifiers)
    if fact.other is None:
        return f"{text('report.pair', name=attribute_label(fact.predicate), value=value_text(str(fact.value)))}{said}"
    return fact.other.name + said


def _summary(sections: Iterable[Section]) -> Iterator[str]:
    """The best supported line of each of the first sections."""
    for section in list(sections)[:4]:
        best = section.lines[0]
        yield best.text if best.fact.other is None else text("report.pair", name=section.title, value=best.text)


def all_sources(lines: Iterable[Line]) -> Iterator[Source]:
    """Every source behind the lines and their details."""
    for line in lines:
        yield from line.fact.sources
        yield from all_sources(line.details)
