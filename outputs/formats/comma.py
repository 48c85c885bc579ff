"""CSV after RFC 4180, in UTF-8, with a header."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.table import Table

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(table: Table) -> str:
    """Write header and rows.

    Text that a spreadsheet would run as a formula gets an apostrophe in front: names and quotes come from documents
    that anybody may have written (OWASP, "CSV Injection").
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([_harmless(cell) for cell in row] for row in table.rows)
    return out.getvalue()


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
