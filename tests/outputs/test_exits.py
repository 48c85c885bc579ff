"""Exit codes and the list of what was skipped."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.pipeline import Skipped
from outputs.exits import DONE, SKIPPED, report_skips


def test_what_was_skipped_is_listed_and_decides_the_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert report_skips([Skipped(Path("a.pdf"), "a.pdf: is broken."), Skipped(Path("b"), "b: is empty.")]) == SKIPPED
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.splitlines() == ["跳过了 2 个文档或部分：", "  a.pdf: is broken.", "  b: is empty."]


def test_nothing_skipped_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert report_skips([]) == DONE
    assert capsys.readouterr().err == ""
