"""``xinmai export``: the graph as a file."""

from __future__ import annotations

from pathlib import Path

import click

from outputs.exporters import EXPORTERS
from outputs.messages import text
from outputs.streams import notice, opened_binary
from outputs.usage import Command, graph_option, option


def command() -> click.Command:
    """Build the command."""
    target = option(
        "-o",
        "--output",
        help_key="option.export-output",
        type=click.Path(path_type=Path),
        required=True,
        metavar="FILE",
    )
    return Command("export", _export, graph_option(), target)


def _export(*, graph: Path, output: Path) -> None:
    from kg.graph_directory import GraphDirectory
    from outputs.exporter import exporter

    export = exporter(output)
    if export is None:
        known = " ".join(EXPORTERS)
        message = text("usage.ending", ending=output.suffix or output.name, known=known)
        raise click.UsageError(message, click.get_current_context())
    content = export(GraphDirectory(graph).open(), output.suffix.lower())
    with opened_binary(output) as out:
        out.write(content)
    notice(text("export.written", file=output, size=len(content)))
