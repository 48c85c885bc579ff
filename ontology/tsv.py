"""Reading of the tables of names that the project ships: UTF-8, tab-separated, first line the names of the columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ontology.errors import ArtefactError
from ontology.normal import key, simplify

LIST_MARK = "|"
"""Separates the members of a cell that holds several values."""

# Names of Chinese characters alone need no more than simplified characters to be their own keys; computing all keys in
# full would take half of the time that loading may take.
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")


def read_rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a table below its header.

    Parameters
    ----------
    path
        The table.
    columns
        What the header has to say, in this order.

    Raises
    ------
    ArtefactError
        When the file is missing, its header differs, or a row has another number of cells; names file and line.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ArtefactError(f"{path.name}: the table cannot be read ({error}).") from error
    lines = text.splitlines()
    if not lines or tuple(lines[0].split("\t")) != columns:
        raise ArtefactError(f"{path.name}: the first line is not the header {' '.join(columns)}.")
    for number, line in enumerate(lines[1:], start=2):
        cells = tuple(line.split("\t"))
        if len(cells) != len(columns):
            raise ArtefactError(f"{path.name}:{number}: {len(cells)} cells instead of {len(columns)}.")
        yield cells


def members(cell: str) -> tuple[str, ...]:
    """Split a cell into its members; an empty cell has none."""
    return tuple(cell.split(LIST_MARK)) if cell else ()


def table_key(name: str) -> str:
    """Return the exact key of a name; the same as `ontology.normal.key`, but faster for the many Chinese names."""
    return simplify(name) if _CHINESE.fullmatch(name) else key(name)
