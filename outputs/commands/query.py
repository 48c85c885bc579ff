"""``xinmai query``: SPARQL."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ontology.errors import InputError
from outputs.messages import text
from outputs.streams import opened
from outputs.usage import Command, Words, argument, format_option, graph_option, option, output_option

if TYPE_CHECKING:
    from kg.store import Answer


def command() -> click.Command:
    """Build the command."""
    return Command(
        "query",
        _query,
        argument("file", required=False),
        option("-e", "--expression", metavar="TEXT", type=Words()),
        graph_option(),
        format_option(),
        output_option(),
        option("--time-limit", type=click.FloatRange(min=0, min_open=True), default=60.0, metavar="S"),
    )


def _query(
    *, file: str | None, expression: str | None, graph: Path, format_: str, output: Path | None, time_limit: float
) -> None:
    from kg.graph_directory import GraphDirectory

    if (file is None) == (expression is None):
        raise click.UsageError(text("usage.one_query"), click.get_current_context())
    asked = expression if expression is not None else _read(str(file))
    answer = GraphDirectory(graph).open().query(asked, limit_s=time_limit)
    with opened(output) as out:
        out.write(_written(answer, format_))


def _read(file: str) -> str:
    if file == "-":
        return sys.stdin.read()
    try:
        return Path(file).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as fault:
        raise InputError(text("query.no_text", file=file)) from fault


def _written(answer: Answer, format_: str) -> str:
    """Rows in the wanted format; triples as N-Triples; a yes or no."""
    from kg.store import Solutions, Triples
    from kg.table import Table
    from outputs.format import render

    if isinstance(answer, Triples):
        return "".join(f"{triple} .\n" for triple in answer)
    if isinstance(answer, Solutions):
        rows = tuple(tuple(None if term is None else term.value for term in row) for row in answer)
        return render(Table("", answer.variables, rows), format_)
    return render(Table("", ("answer",), ((str(answer).lower(),),)), format_)
