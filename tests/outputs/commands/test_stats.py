"""The command ``stats``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]


def test_counts_are_told_in_words(run: Run, graph: Path) -> None:
    told = run("stats", "--graph", graph).stdout
    assert told.startswith("概览\n")
    rows = dict(line.split()[:2] for line in told.split("\n\n")[0].splitlines()[3:] if len(line.split()) > 1)
    assert rows["文章"] == "2"
    assert rows["最早日期"] == "2025-03-18"
    assert "Overview" in run("stats", "--graph", graph, "--lang", "en").stdout


def test_json_keeps_codes(run: Run, graph: Path) -> None:
    tree = json.loads(run("stats", "--graph", graph, "--format", "json").stdout)
    kinds = {row["kind"]: row["count"] for row in tree["things by kind"]}
    assert kinds["Fund"] == 1
    modalities = {row["modality"]: row["count"] for row in tree["statements by modality"]}
    assert modalities["denied"] == modalities["planned"] == 1


def test_csv_and_markdown_hold_every_table(run: Run, graph: Path) -> None:
    tables = len(json.loads(run("stats", "--graph", graph, "--format", "json").stdout))
    assert len(run("stats", "--graph", graph, "--format", "csv").stdout.split("\n\n")) == tables
    assert run("stats", "--graph", graph, "--format", "markdown").stdout.count("\n| --- |") == tables
