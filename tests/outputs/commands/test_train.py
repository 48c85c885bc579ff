"""The command ``train``; what it learns is tested beside ``extractors.training``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from outputs.exits import USAGE

Run = Callable[..., Result]


def test_a_folder_without_annotations_is_refused_before_anything_is_learned(run: Run, tmp_path: Path) -> None:
    told = run("train", "--shared", tmp_path, "-o", tmp_path / "model")
    assert told.exit_code == USAGE
    assert "gold/*.jsonl" in told.stderr
    assert not (tmp_path / "model").exists()


def test_public_texts_that_are_not_there_are_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "a.jsonl").touch()
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text("正文", encoding="utf-8")
    told = run("train", "--shared", tmp_path, "-o", tmp_path / "model")
    assert told.exit_code == 1
    assert "eb_2010_2011.jsonl.gz" in told.stderr
