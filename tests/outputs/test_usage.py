"""Commands, options and usage errors in the user's language."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from outputs.messages import use
from outputs.usage import Command, Words, argument, graph_option, option, usage_sentence


def build(callback: object = print) -> Command:
    assert callable(callback)
    return Command("report", callback, argument("name"), argument("input", many=True, required=False), graph_option())


def test_the_help_is_in_the_language_spoken_when_the_command_is_built() -> None:
    told = CliRunner().invoke(build(), ["--help"]).stdout
    assert told.startswith("用法：report [选项] NAME [INPUT…]")
    assert "图谱目录，默认 xinmai-graph" in told
    assert "显示帮助" in told
    use("en")
    told = CliRunner().invoke(build(), ["--help"]).stdout
    assert told.startswith("Usage: report [OPTIONS] NAME [INPUT…]")
    assert "Show this help." in told


def test_values_reach_the_callback(monkeypatch: pytest.MonkeyPatch) -> None:
    got: dict[str, object] = {}
    monkeypatch.setenv("XINMAI_GRAPH", "elsewhere")
    CliRunner().invoke(build(lambda **values: got.update(values)), ["云帆", "a", "b"], catch_exceptions=False)
    assert got == {"name": "云帆", "input": ("a", "b"), "graph": Path("elsewhere")}


def test_words_typed_under_an_ascii_locale_are_decoded_anew() -> None:
    typed = "云帆".encode().decode("ascii", "surrogateescape")
    assert Words().convert(typed, None, None) == "云帆"
    assert Words().convert("多行\n文字", None, None) == "多行\n文字"


def test_other_usage_errors_keep_their_words() -> None:
    assert usage_sentence(click.UsageError("自己的话")) == "自己的话"
    bad = click.BadParameter("no such thing", param=option("--jobs", type=click.Path()))
    assert usage_sentence(bad) == "--jobs 的值不对：no such thing"
