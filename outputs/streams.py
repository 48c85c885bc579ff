"""Where results and messages go: UTF-8 under any locale, files that are complete or not there."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO, cast


def speak_utf8() -> None:
    """Make standard output and error UTF-8, whatever the locale says; what has no UTF-8 form is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def notice(message: str) -> None:
    """Say something beside the result, on standard error."""
    print(message, file=sys.stderr, flush=True)


@contextmanager
def opened(path: Path | None) -> Iterator[TextIO]:
    """A text stream for the result: the file, or standard output without one.

    A file is written beside its place and moved there at the end, so that a run that fails leaves the old one.
    """
    if path is None:
        yield sys.stdout
        sys.stdout.flush()
        return
    with opened_binary(path) as binary:
        wrapper = io.TextIOWrapper(binary, encoding="utf-8", errors="backslashreplace", newline="\n")
        yield wrapper
        wrapper.flush()
        wrapper.detach()


@contextmanager
def opened_binary(path: Path) -> Iterator[BinaryIO]:
    """A binary file that takes its place at the end, complete, or leaves what was there."""
    if path.exists() and not path.is_file():  # a device or a pipe cannot be replaced, only written to
        with path.open("wb") as device:
            yield cast(BinaryIO, device)
        return
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with draft.open("xb") as file:
            yield cast(BinaryIO, file)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
