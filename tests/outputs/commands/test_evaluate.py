"""The command ``evaluate``; the figures are tested in ``test_evaluation.py``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from outputs.exits import DONE, FAILED

Run = Callable[..., Result]


def test_figures_as_text_and_as_json(run: Run, records: Path) -> None:
    told = run("evaluate", records, records)
    assert told.exit_code == DONE
    assert "  ALL                  1.000 1.000 1.000     11    11    11" in told.stdout.splitlines()
    tree = json.loads(run("evaluate", records, records, "--json").stdout)
    assert tree["relations"]["ALL"] == {"p": 1.0, "r": 1.0, "f1": 1.0, "hits": 11, "predicted": 11, "gold": 11}
    assert list(tree["articles"]) == ["ALL"]


def test_several_pairs_are_pooled_and_several_files_are_one_document(run: Run, records: Path) -> None:
    twice = json.loads(run("evaluate", records, records, records, records, "--json").stdout)
    assert twice["relations"]["ALL"]["gold"] == 22
    joined = json.loads(run("evaluate", f"{records},{records}", records, "--json").stdout)
    assert joined["relations"]["ALL"]["gold"] == 11
    assert joined["articles"]["ALL"]["gold"] == 4


def test_mistakes_are_listed(run: Run, records: Path, tmp_path: Path) -> None:
    (tmp_path / "none.jsonl").write_text("", encoding="utf-8")
    told = run("evaluate", records, tmp_path / "none.jsonl", "--errors", "1").stdout.splitlines()
    assert [line for line in told if line.startswith("  missed relations supplies:")] == [
        "  missed relations supplies: 海岳装备 -> 云帆微电子股份有限公司"
    ]


def test_a_file_that_is_no_record_or_not_there_is_named(run: Run, records: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text("{", encoding="utf-8")
    for name, word in (("bad.jsonl", "bad.jsonl:1"), ("gone.jsonl", "gone.jsonl")):
        result = run("evaluate", records, tmp_path / name)
        assert result.exit_code == FAILED
        assert word in result.stderr
        assert len(result.stderr.splitlines()) == 1
