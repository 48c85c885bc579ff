"""``xinmai stats``: counts, coverage, age."""

from __future__ import annotations

import json
from pathlib import Path

import click

from outputs.streams import opened
from outputs.usage import Command, format_option, graph_option, output_option


def command() -> click.Command:
    """Build the command."""
    return Command("stats", _stats, graph_option(), format_option(), output_option())


def _stats(*, graph: Path, format_: str, output: Path | None) -> None:
    from kg.graph_directory import GraphDirectory
    from kg.statistics import statistics
    from outputs.format import render
    from outputs.localised import localised

    tables = statistics(GraphDirectory(graph).open())
    with opened(output) as out:
        if format_ == "json":
            tree = {table.title: json.loads(render(table, format_)) for table in tables}
            out.write(json.dumps(tree, ensure_ascii=False, indent=1) + "\n")
        elif format_ == "csv":
            out.write("\n".join(render(table, format_) for table in tables))
        else:
            out.write("\n".join(render(localised(table), format_) for table in tables if table.rows))
