"""The command line as a whole: help, languages, errors in one sentence, exit codes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from kg.graph_directory import GraphDirectory
from outputs.commands import COMMANDS
from outputs.exits import DONE, FAILED, INTERRUPTED, USAGE

Run = Callable[..., Result]

ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""}


def shell(*args: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own, as the entry point does."""
    code = "from outputs.cli import main; main()"
    environment = {name: v for name, v in os.environ.items() if not name.startswith("XINMAI_")}
    return subprocess.run(
        [sys.executable, "-c", code, *args], capture_output=True, env=environment | (env or {}), check=False
    )


@pytest.mark.parametrize(("language", "usage"), [("zh", "用法："), ("en", "Usage: ")])
def test_help_lists_every_command_in_both_languages(run: Run, language: str, usage: str) -> None:
    result = run("--help", "--lang", language)
    assert result.exit_code == DONE
    assert result.stdout.startswith(usage)
    for name in COMMANDS:
        assert f"\n  {name} " in result.stdout


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize(("language", "word"), [("zh", "选项"), ("en", "Options")])
def test_each_command_explains_itself(run: Run, name: str, language: str, word: str) -> None:
    result = run(name, "--help", "--lang", language)
    assert result.exit_code == DONE
    assert word in result.stdout
    assert "{" not in result.stdout


def test_nothing_typed_shows_the_help(run: Run) -> None:
    assert run().stdout == run("--help").stdout


def test_version(run: Run) -> None:
    assert run("--version").stdout.startswith("xinmai 0.")


def test_the_language_may_stand_anywhere_and_in_the_environment(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Usage error" in run("--lang", "en", "report").stderr
    assert "Usage error" in run("report", "--lang=en").stderr
    monkeypatch.setenv("XINMAI_LANG", "en")
    assert "Usage error" in run("report").stderr
    assert "用法错误" in run("report", "--lang", "zh").stderr


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["reprot"], "没有命令 reprot；可用：report"),
        (["report"], "缺少 NAME"),
        (["report", "a", "b"], "多余的参数：b"),
        (["report", "a", "--grahp", "x"], "没有选项 --grahp，相近的有：--graph"),
        (["report", "a", "--graph"], "选项 --graph 的写法不对"),
        (["report", "a", "--format", "xml"], "--format 只能取：table, json, csv, markdown"),
        (["report", "a", "--min-confidence", "2"], "--min-confidence 须是 0 到 1 之间的数"),
        (["report", "a", "--limit", "x"], "--limit 须是不小于 0 的整数"),
        (["report", "a", "--lang", "fr"], "--lang 只能取：zh, en"),
        (["build"], "缺少 INPUT…"),
        (["build", "x", "--date", "2025-13"], "--date 须是 ISO 日期"),
        (["query"], "请用文件或 -e 给出一个查询"),
        (["query", "a.rq", "-e", "ASK {}"], "请用文件或 -e 给出一个查询"),
        (["ask", "suppliers", "云帆"], "参数须写作 key=value，而不是 云帆"),
        (["ask", "suppliers", "name=云帆"], "没有参数 name；可用：company"),
        (["export", "-o", "g.doc"], "不认识扩展名 .doc；可用：.ttl"),
        (["evaluate", "a"], "文件须成对给出"),
    ],
)
def test_wrong_usage_is_told_in_one_sentence(run: Run, args: list[str], sentence: str) -> None:
    result = run(*args)
    assert result.exit_code == USAGE
    assert result.stdout == ""
    assert result.stderr.startswith("用法错误：")
    assert sentence in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_no_graph_is_told_in_one_sentence(run: Run, tmp_path: Path) -> None:
    for args in (["report", "x"], ["ask", "suppliers", "company=x"], ["stats"], ["check"], ["draw"], ["forget", "x"]):
        result = run(*args, "--graph", tmp_path / "none")
        assert result.exit_code == FAILED
        assert result.stderr.startswith("错误：")
        assert str(tmp_path / "none") in result.stderr
        assert len(result.stderr.splitlines()) == 1


def test_an_unwritable_file_is_named(run: Run, graph: Path, tmp_path: Path) -> None:
    result = run("report", "云帆微电子", "--graph", graph, "-o", tmp_path / "no" / "r.txt")
    assert result.exit_code == FAILED
    assert "没有这个文件" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_output_is_utf8_under_an_ascii_locale(graph: Path) -> None:
    told = shell("report", "云帆微电子", "--graph", str(graph), env=ASCII)
    assert told.returncode == DONE, told.stderr
    assert "云帆微电子" in told.stdout.decode("utf-8")


def test_an_unknown_name_under_an_ascii_locale_is_shown_as_typed(graph: Path) -> None:
    told = shell("report", "云帆微电孑", "--graph", str(graph), env=ASCII)
    assert told.returncode == FAILED
    assert "没有“云帆微电孑”，相近的有：云帆微电子" in told.stderr.decode("utf-8")


def test_a_reader_that_leaves_early_causes_no_noise(graph: Path) -> None:
    code = "from outputs.cli import main; main()"
    args = [sys.executable, "-c", code, "query", "-e", "SELECT * WHERE {?s ?p ?o}", "--graph", str(graph)]
    with subprocess.Popen(args, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""


def test_an_interruption_is_told_and_ends_as_shells_expect(
    run: Run, graph: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_directory: GraphDirectory) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(GraphDirectory, "open", interrupted)
    result = run("stats", "--graph", graph)
    assert result.exit_code == INTERRUPTED == 130
    assert "已中断。" in result.stderr
    assert "Traceback" not in result.stderr
