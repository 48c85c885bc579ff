"""A Markdown table, as GitHub reads it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from outputs.width import one_line

if TYPE_CHECKING:
    from kg.table import Table

_SPECIAL = re.compile(r"([\\|*_`\[\]<>])")


def render(table: Table) -> str:
    """Write the title as a heading and the table below it."""
    title = [f"## {escaped(table.title)}", ""] if table.title else []
    header = [_row(table.columns), _row("---" for _ in table.columns)]
    rows = [_row(escaped(one_line(cell)) for cell in row) for row in table.rows]
    return "\n".join([*title, *header, *rows, ""])


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def escaped(text: str) -> str:
    """Text in which nothing is Markdown or HTML."""
    return _SPECIAL.sub(r"\\\1", text)
