"""Columns aligned for a terminal, where a Chinese character takes two cells."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from outputs.width import fitted, one_line, width

if TYPE_CHECKING:
    from kg.table import Table

WIDEST = 80
"""Cells of the terminal that one column may take; longer texts end in …"""


def render(table: Table) -> str:
    """Write a title, a header, a rule and the rows; numbers stand to the right."""
    cells = [[one_line(cell) for cell in row] for row in table.rows]
    numeric = [_numeric([row[n] for row in table.rows]) for n in range(len(table.columns))]
    widths = [min(WIDEST, max(map(width, column))) for column in zip(table.columns, *cells, strict=True)]
    rule = "  ".join("─" * size for size in widths)
    lines = [_line(row, widths, numeric) for row in (list(table.columns), *cells)]
    title = [table.title] if table.title else []
    return "\n".join([*title, lines[0], rule, *lines[1:], ""])


def _numeric(column: list[object]) -> bool:
    return any(column) and all(cell is None or isinstance(cell, int | Decimal) for cell in column)


def _line(cells: list[str], widths: list[int], numeric: list[bool]) -> str:
    parts = [fitted(cell, size, right=right) for cell, size, right in zip(cells, widths, numeric, strict=True)]
    return "  ".join(parts).rstrip()
