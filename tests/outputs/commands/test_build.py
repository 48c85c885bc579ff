"""The command ``build``, on records: reading documents is tested with the reader."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from outputs.exits import DONE, FAILED, SKIPPED

Run = Callable[..., Result]


def test_a_second_run_reads_nothing_and_says_so(run: Run, records: Path, tmp_path: Path) -> None:
    first = run("build", records, "--graph", tmp_path / "g")
    assert (first.exit_code, first.stdout) == (DONE, "")
    assert "读了 1 个文档，其中 2 篇文章是新的" in first.stderr
    second = run("build", records, "--graph", tmp_path / "g")
    assert second.exit_code == DONE
    assert "没有可读的新内容；认出 1 个读过的文档" in second.stderr
    assert "没有变化：2 篇文章" in second.stderr


def test_what_cannot_be_read_is_listed_and_the_rest_is_built(run: Run, records: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"relations": [', encoding="utf-8")
    result = run("build", records, broken, tmp_path / "gone.jsonl", "--graph", tmp_path / "g", "--lang", "en")
    assert result.exit_code == SKIPPED
    assert "Skipped 2 documents or parts:" in result.stderr
    assert "broken.jsonl:1" in result.stderr
    assert "gone.jsonl" in result.stderr
    assert "2 articles" in result.stderr


def test_statements_that_the_vocabulary_does_not_allow_are_set_aside_with_their_reason(
    run: Run, records: Path, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.jsonl"
    text = records.read_text(encoding="utf-8").replace('"p": "officer_of"', '"p": "supplies"')
    wrong.write_text(text, encoding="utf-8")
    result = run("build", wrong, "--graph", tmp_path / "g")
    assert result.exit_code == DONE
    assert "搁置 1 条不合词汇表的陈述：“供应”的主体应为企业" in result.stderr


def test_sync_retracts_what_is_gone(run: Run, records: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    shutil.copy(records, folder / "a.jsonl")
    assert run("build", "--sync", folder, "--graph", tmp_path / "g").exit_code == DONE
    (folder / "a.jsonl").unlink()
    result = run("build", "--sync", folder, "--graph", tmp_path / "g")
    assert result.exit_code == DONE
    assert "撤回了 2 篇文章的陈述。" in result.stderr
    assert "0 篇文章" in result.stderr


def test_a_graph_that_cannot_be_written_is_named(run: Run, records: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = run("build", records, "--graph", tmp_path / "file" / "g")
    assert result.exit_code == FAILED
    assert str(tmp_path / "file") in result.stderr
    assert len(result.stderr.splitlines()) == 1
