"""The command ``check``."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from outputs.exits import DONE, FAILED

Run = Callable[..., Result]


def test_a_sound_graph(run: Run, graph: Path) -> None:
    result = run("check", "--graph", graph)
    assert result.exit_code == DONE
    assert "提示  " in result.stdout
    assert "完好" in result.stderr
    rows = json.loads(run("check", "--graph", graph, "--format", "json", "--lang", "en").stdout)
    assert {row["severity"] for row in rows} == {"info"}


def test_a_damaged_store_fails_with_one_sentence(run: Run, graph: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "g"
    shutil.copytree(graph, damaged)
    for table in damaged.rglob("CURRENT"):
        table.write_bytes(b"garbage")
    for command in (["check"], ["report", "云帆微电子"], ["stats"]):
        result = run(*command, "--graph", damaged)
        assert result.exit_code == FAILED
        assert result.stderr.startswith("错误：")
        assert len(result.stderr.splitlines()) == 1


def test_a_truncated_table_fails(run: Run, graph: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "g"
    shutil.copytree(graph, damaged)
    tables = sorted(damaged.rglob("*.sst"))
    assert tables
    for table in tables:
        table.write_bytes(table.read_bytes()[: table.stat().st_size // 2])
    result = run("check", "--graph", damaged)
    assert result.exit_code == FAILED
    assert len(result.stderr.splitlines()) == 1
