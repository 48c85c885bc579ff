"""The contract for exporters: the whole graph as one file, in a format chosen by the file's ending."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from outputs.exporters import EXPORTERS

if TYPE_CHECKING:
    from kg.store import Store

Export = Callable[["Store", str], bytes]
"""An exporter: takes the store and the ending, returns the file's content; equal graphs give equal bytes."""


def exporter(path: Path) -> Export | None:
    """The exporter for a file, or ``None`` where the shelf has none for its ending."""
    module = EXPORTERS.get(path.suffix.lower())
    if module is None:
        return None
    found: Export = import_module(module).export
    return found
