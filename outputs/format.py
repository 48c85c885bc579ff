"""The contract for formats of rows: a table in, text out."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from outputs.formats import FORMATS

if TYPE_CHECKING:
    from kg.table import Table

Render = Callable[["Table"], str]
"""A format: writes a table as text that ends with a line break, unless it has nothing to say."""


def render(table: Table, format_name: str) -> str:
    """Write a table in one of the formats of the shelf.

    Raises
    ------
    KeyError
        The shelf has no such format.
    """
    write: Render = import_module(FORMATS[format_name]).render
    return write(table)
