"""JSON: one object per row, keyed by column."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.table import Table


def render(table: Table) -> str:
    """Write a list of objects; numbers stay numbers, an empty cell is ``null``."""
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
