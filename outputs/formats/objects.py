"""JSON: one object per row, keyed by column."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.table import Table


def render(table: Table) -> str:
    """Write a list of objects; numbers stay numbers, an empty cell is ``null``."""
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    return json.dumps(rows, ensure_ascii=False, indent=1, default=_number) + "\n"


def _number(cell: object) -> int | float:
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    raise TypeError(f"{cell!r} is no cell")
