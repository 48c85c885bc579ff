"""The progress line."""

from __future__ import annotations

import io
import sys

import pytest

from outputs import progress as module
from outputs.progress import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_line_is_shown_to_somebody_who_waits_and_is_gone_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE_S", -1.0)
    monkeypatch.setattr(sys, "stderr", Terminal())
    with progress("读取") as advance:
        advance(1, 2, "周刊.txt")
    told = sys.stderr.getvalue()  # type: ignore[attr-defined]
    assert told.startswith("\r读取 1/2 周刊.txt")
    assert told.endswith(" \r")


def test_nothing_is_shown_where_nobody_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE_S", -1.0)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with progress("读取") as advance:
        advance(1, 2, "周刊.txt")
    assert sys.stderr.getvalue() == ""  # type: ignore[attr-defined]


def test_nothing_is_shown_before_a_second_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    with progress("读取") as advance:
        advance(1, 2, "周刊.txt")
    assert sys.stderr.getvalue() == ""  # type: ignore[attr-defined]
