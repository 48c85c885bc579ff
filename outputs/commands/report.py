"""``xinmai report``: everything about one thing, each line with its source."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from outputs.messages import text
from outputs.streams import notice, opened
from outputs.usage import Command, argument, confidence_option, format_option, graph_option, option, output_option

if TYPE_CHECKING:
    from kg.lookup import Thing
    from outputs.report import Report

LINES = 12
"""Lines per section that an analyst reads at once."""
_FOR_PEOPLE = ("table", "markdown")
"""Formats that are cut to be read; the others are data and complete."""


def command() -> click.Command:
    """Build the command."""
    return Command(
        "report",
        _report,
        argument("name"),
        graph_option(),
        format_option(),
        output_option(),
        option("--limit", type=click.IntRange(min=0), default=LINES, metavar="N"),
        confidence_option(),
    )


def _report(*, name: str, graph: Path, format_: str, output: Path | None, limit: int, min_confidence: float) -> None:
    from kg.graph_directory import GraphDirectory
    from kg.lookup import find, find_all
    from outputs.report import report

    store = GraphDirectory(graph).open()
    told = (limit or None) if format_ in _FOR_PEOPLE else None
    thing = find(store, name)
    made = report(store, thing, limit=told, min_confidence=min_confidence)
    with opened(output) as out:
        out.write(_written(made, format_, limit))
    _tell_homonyms([one for one in find_all(store, name) if one.iri != thing.iri])


def _tell_homonyms(others: Sequence[Thing]) -> None:
    """Say what else goes by the name, so that nobody takes one thing's report for another's."""
    from outputs.wording import kind_label

    for one in others:
        notice(text("report.homonym", name=one.name, kind=kind_label(one.kind), iri=one.iri))


def _written(made: Report, format_: str, limit: int) -> str:
    if format_ in _FOR_PEOPLE:
        from outputs.report_text import render as write

        return write(made, limit=limit, markdown=format_ == "markdown")
    from outputs.format import render
    from outputs.report_data import as_json, as_table

    return as_json(made) if format_ == "json" else render(as_table(made), format_)
