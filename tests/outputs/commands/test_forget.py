"""The command ``forget``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from outputs.exits import DONE, FAILED

Run = Callable[..., Result]


def test_a_forgotten_document_says_nothing_any_more(run: Run, records: Path, tmp_path: Path) -> None:
    target = tmp_path / "g"
    assert run("build", records, "--graph", target).exit_code == DONE
    result = run("forget", records, "--graph", target)
    assert result.exit_code == DONE
    assert "撤回了 1 个文档、2 篇文章。" in result.stderr
    assert run("report", "云帆微电子", "--graph", target).exit_code == FAILED


def test_what_the_graph_does_not_hold_is_named(run: Run, records: Path, tmp_path: Path) -> None:
    target = tmp_path / "g"
    assert run("build", records, "--graph", target).exit_code == DONE
    result = run("forget", "别处.txt", "--graph", target)
    assert result.exit_code == FAILED
    assert "图谱里没有这些文档：别处.txt" in result.stderr
    assert run("report", "云帆微电子", "--graph", target).exit_code == DONE
