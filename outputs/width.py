"""How wide text is on a terminal: Chinese characters take two cells (Unicode Annex 11, East Asian Width)."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

_INVISIBLE = {"Cc", "Cf"}
"""Control and format characters; bidirectional marks among them could rearrange a line."""


def width(text: str) -> int:
    """Cells that a text takes: two for wide and full-width characters, none for combining ones."""
    return sum(map(_cells, text))


def _cells(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def fitted(text: str, size: int, *, right: bool = False) -> str:
    """The text in exactly ``size`` cells: padded on one side, or cut with … at the end."""
    text = shortened(text, size)
    padding = " " * (size - width(text))
    return padding + text if right else text + padding


def shortened(text: str, size: int) -> str:
    """The text in at most ``size`` cells; … stands where it was cut."""
    if width(text) <= size:
        return text
    used, kept = 1, ""
    for char in text:
        used += _cells(char)
        if used > size:
            break
        kept += char
    return kept + "…"


def one_line(cell: object) -> str:
    """A cell as one line of visible text; ``None`` is empty, numbers lose needless zeros."""
    if cell is None:
        return ""
    if isinstance(cell, float | Decimal):
        return f"{cell:.4f}".rstrip("0").rstrip(".")
    return "".join(char for char in " ".join(str(cell).split()) if unicodedata.category(char) not in _INVISIBLE)
