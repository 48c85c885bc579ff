"""A progress line where somebody watches and it takes longer than a second."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from outputs.width import fitted, one_line

PATIENCE_S = 1.0
"""Seconds of silence before the line appears."""
_CELLS = 72

Advance = Callable[[int, int, str], None]
"""Called after each piece of work with how many are done, how many there are, and the name of the piece."""


@contextmanager
def progress(title: str) -> Iterator[Advance]:
    """A line on standard error that is rewritten in place and gone at the end; nothing where it is no terminal."""
    start, shown = time.monotonic(), False

    def advance(done: int, total: int, name: str) -> None:
        nonlocal shown
        if sys.stderr.isatty() and time.monotonic() - start > PATIENCE_S:
            shown = True
            _show(f"{title} {done}/{total} {one_line(name)}")

    try:
        yield advance
    finally:
        if shown:
            _show("")


def _show(line: str) -> None:
    print("\r" + fitted(line, _CELLS) + ("" if line else "\r"), end="", file=sys.stderr, flush=True)
