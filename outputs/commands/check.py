"""``xinmai check``: whether the graph is sound."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from outputs.exits import DONE, FAILED
from outputs.messages import text
from outputs.streams import notice, opened
from outputs.usage import Command, format_option, graph_option, output_option

if TYPE_CHECKING:
    from kg.table import Table
    from outputs.soundness import Problem


def command() -> click.Command:
    """Build the command."""
    return Command("check", _check, graph_option(), format_option(), output_option())


def _check(*, graph: Path, format_: str, output: Path | None) -> int:
    from kg.graph_directory import GraphDirectory
    from outputs.format import render
    from outputs.soundness import Severity, check

    directory = GraphDirectory(graph)
    directory.manifest().close()
    store = directory.open()
    problems = check(store)
    with opened(output) as out:
        if problems or format_ != "table":
            out.write(render(_table(problems), format_))
    damaged = any(problem.severity is Severity.DAMAGE for problem in problems)
    notice(text("check.damaged" if damaged else "check.sound", graph=graph, triples=store.count()))
    return FAILED if damaged else DONE


def _table(problems: tuple[Problem, ...]) -> Table:
    from kg.table import Table

    columns = tuple(text(f"check.column_{name}") for name in ("severity", "message", "count", "example"))
    rows = tuple((text(f"check.{one.severity}"), one.message, one.count, one.example) for one in problems)
    return Table("", columns, rows)
