"""``xinmai report``: everything about one thing, each line with its source."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from outputs.streams import opened
from outputs.usage import Command, argument, confidence_option, format_option, graph_option, option, output_option

if TYPE_CHECKING:
    from outputs.report import Report

LINES = 12
"""Lines per section that an analyst reads at once."""


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
    from kg.lookup import find
    from outputs.report import report

    store = GraphDirectory(graph).open()
    made = report(store, find(store, name), limit=limit or None, min_confidence=min_confidence)
    with opened(output) as out:
        out.write(_written(made, format_, limit))


def _written(made: Report, format_: str, limit: int) -> str:
    if format_ in ("table", "markdown"):
        from outputs.report_text import render as write

        return write(made, limit=limit, markdown=format_ == "markdown")
    from outputs.format import render
    from outputs.report_data import as_json, as_table

    return as_json(made) if format_ == "json" else render(as_table(made), format_)
