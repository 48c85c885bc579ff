"""A report as data: JSON with everything, and a table with one row per line and source."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from kg.lookup import Thing
from kg.said import Source
from kg.table import Cell, Table
from outputs.messages import text
from outputs.neighbours import Neighbour
from outputs.report import Line, Report

_COLUMNS = (
    "section",
    "relation",
    "direction",
    "name",
    "kind",
    "value",
    "qualifiers",
    "modality",
    "confidence",
    "quote",
    "article",
    "source",
    "date",
    "document",
    "start",
    "end",
    "statement",
    "iri",
)


def as_json(report: Report) -> str:
    """Write everything that the report holds."""
    around = report.neighbours
    tree = {
        **_thing(report.thing),
        "summary": list(report.summary),
        "sections": [{"title": one.title, "lines": [_line(line) for line in one.lines]} for one in report.sections],
        "neighbours": {
            "one_hop": around.first,
            "two_hops": around.second,
            "closest": [_neighbour(one) for one in around.closest],
            "hubs": [_thing(hub) for hub in around.hubs],
        },
    }
    return json.dumps(tree, ensure_ascii=False, indent=1) + "\n"


def _thing(thing: Thing) -> dict[str, Any]:
    return {
        "iri": thing.iri,
        "kind": thing.kind,
        "kinds": list(thing.kinds),
        "name": thing.name,
        "aliases": list(thing.aliases),
    }


def _line(line: Line) -> dict[str, Any]:
    fact = line.fact
    return {
        "text": line.text,
        "relation": fact.predicate,
        "outgoing": fact.outgoing,
        "thing": _thing(fact.other) if fact.other else None,
        "value": fact.value,
        "qualifiers": fact.qualifiers,
        "modality": str(fact.modality),
        "confidence": fact.confidence,
        "statements": list(fact.statements) or [fact.statement_iri],
        "sources": [asdict(source) for source in fact.sources],
        "details": [_line(detail) for detail in line.details],
    }


def _neighbour(one: Neighbour) -> dict[str, Any]:
    return {
        "thing": _thing(one.thing),
        "near": _thing(one.near),
        "relation": one.relation,
        "outgoing": one.outgoing,
        "paths": one.paths,
        "statement": one.statement,
        "confidence": one.confidence,
        "sources": [asdict(source) for source in one.sources],
    }


def as_table(report: Report) -> Table:
    """One row per line and source, without details and neighbours."""
    rows = (row for section in report.sections for line in section.lines for row in _rows(section.title, line))
    return Table(report.thing.name, _COLUMNS, tuple(rows))


def _rows(title: str, line: Line) -> Iterator[tuple[Cell, ...]]:
    fact, other = line.fact, line.fact.other
    said = text("report.comma").join(f"{name} {value}" for name, value in fact.qualifiers.items())
    head: tuple[Cell, ...] = (
        title,
        fact.predicate,
        "out" if fact.outgoing else "in",
        other.name if other else None,
        other.kind if other else None,
        fact.value,
        said,
        str(fact.modality),
        f"{fact.confidence:.3f}",
    )
    for source in fact.sources:
        yield (*head, *_source(source), fact.statement_iri, other.iri if other else None)


def _source(source: Source) -> tuple[Cell, ...]:
    return source.quote, source.title, source.source, source.date, source.document, source.start, source.end
