"""A report as text for a terminal and as Markdown: sections, counts, and behind each line where it is said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.said import Source
from outputs.formats.markdown import escaped
from outputs.messages import listed, text
from outputs.neighbours import Neighbour
from outputs.report import Line, Report
from outputs.width import one_line, shortened
from outputs.wording import aliases_text, kind_label, relation_label, short_name, source_line, thing_name

_QUOTE_CELLS = 76
_SOURCES = (2, 1)
"""Sources told behind a line, and behind a detail of it; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Style:
    """How headings, lines and sources are marked."""

    markdown: bool

    def words(self, told: str) -> str:
        """Text that comes from the graph."""
        return escaped(told) if self.markdown else told

    def heading(self, told: str, *, level: int) -> str:
        """A heading; level 1 is the title."""
        if self.markdown:
            return f"{'#' * level} {escaped(told)}\n"
        return told if level == 1 else f"■ {told}"

    def line(self, told: str, *, depth: int) -> str:
        """A line of a section; deeper ones are details."""
        mark = "- " if self.markdown else "• " if depth == 0 else "- "
        return "  " * (depth if self.markdown else depth + 1) + mark + self.words(told)

    def source(self, told: str, *, depth: int) -> str:
        """Where the line is said."""
        if self.markdown:
            return "  " * (depth + 1) + f"- {escaped(told)}"
        return "  " * depth + "      " + told


def render(report: Report, *, limit: int, markdown: bool = False) -> str:
    """Write a report.

    Parameters
    ----------
    limit
        Lines per section; 0 for all. What is left out is counted.
    """
    style = Style(markdown)
    parts = ["\n".join(_head(report, style))]
    for section in report.sections:
        title = text("report.section", title=section.title, count=len(section.lines))
        parts.append("\n".join([style.heading(title, level=2), *_cut(section.lines, limit, style)]))
    parts.append("\n".join(_around(report, limit, style)))
    return "\n\n".join(part for part in parts if part) + "\n"


def _head(report: Report, style: Style) -> Iterator[str]:
    thing = report.thing
    yield style.heading(thing_name(thing), level=1)
    yield style.words(listed(map(kind_label, thing.kinds or (thing.kind,))))
    if thing.aliases:
        yield style.words(aliases_text(thing.aliases))
    if report.summary:
        yield style.words(text("report.semicolon").join(report.summary))
    yield style.words(thing.iri)
    dates = sorted(date for _, date in report.sources if date)
    period = text("report.period", first=dates[0], last=dates[-1]) if dates else ""
    yield style.words(text("report.basis", articles=len(report.sources), statements=report.statements, period=period))


def _cut(lines: Sequence[Line], limit: int, style: Style) -> Iterator[str]:
    shown = lines[:limit] if limit else lines
    for line in shown:
        yield from _line(line, style, depth=0)
    if len(shown) < len(lines):
        yield style.line(text("report.more_lines", count=len(lines) - len(shown)), depth=0)


def _line(line: Line, style: Style, *, depth: int) -> Iterator[str]:
    yield style.line(line.text + (text("report.planned") if line.planned else ""), depth=depth)
    yield from _sources(line.fact.sources, line.fact.confidence, line.fact.statement_iri, style, depth=depth)
    for detail in line.details:
        yield from _line(detail, style, depth=depth + 1)


def _sources(
    sources: Sequence[Source], confidence: float, statement: str, style: Style, *, depth: int
) -> Iterator[str]:
    """One line per source, the first with confidence, the short name of the statement, and how many are not told."""
    shown = sources[: _SOURCES[depth > 0]]
    mark = text("report.mark", confidence=f"{confidence:.2f}", statement=short_name(statement))
    if len(sources) > len(shown):
        mark += text("report.more_sources", count=len(sources) - len(shown))
    for source in shown:
        quote = text("report.quote", quote=shortened(one_line(source.quote), _QUOTE_CELLS))
        yield style.source(f"{quote} {source_line(source)}{mark}", depth=depth)
        mark = ""


def _around(report: Report, limit: int, style: Style) -> Iterator[str]:
    around = report.neighbours
    if not around.first:
        return
    yield style.heading(text("report.neighbours"), level=2)
    yield style.line(text("report.hop_one", kinds=_kinds(around.first)), depth=0)
    if around.second:
        yield style.line(text("report.hop_two", kinds=_kinds(around.second)), depth=0)
    if around.hubs:
        names = listed(map(thing_name, around.hubs))
        yield style.line(text("report.hubs", names=names), depth=0)
    for neighbour in around.closest[: limit or None]:
        yield style.line(_way(neighbour), depth=1)
        yield from _sources(neighbour.sources, neighbour.confidence, neighbour.statement, style, depth=1)


def _kinds(counts: Mapping[str, int]) -> str:
    return listed(f"{kind_label(kind)} {count}" for kind, count in counts.items())


def _way(neighbour: Neighbour) -> str:
    relation = relation_label(neighbour.relation, outgoing=neighbour.outgoing)
    others = text("report.other_ways", count=neighbour.paths - 1) if neighbour.paths > 1 else ""
    kind = kind_label(neighbour.thing.kind)
    return text(
        "report.way",
        near=thing_name(neighbour.near),
        relation=relation,
        name=thing_name(neighbour.thing),
        kind=kind,
        others=others,
    )
