"""A table: what questions, statistics and reports answer with."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

Cell: TypeAlias = str | int | Decimal | None
"""One value; ``None`` where nothing is known."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns.

    Parameters
    ----------
    title
        What the table tells.
    rows
        Each as long as ``columns``.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
