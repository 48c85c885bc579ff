"""The command ``ask``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from kg.question import questions
from outputs.exits import FAILED

Run = Callable[..., Result]


def test_without_a_question_all_are_listed_in_both_languages(run: Run) -> None:
    told = run("ask").stdout
    assert len(questions()) >= 12
    for question in questions().values():
        assert question.name in told
        assert question.text_zh in told
        assert question.text_en in run("ask", "--lang", "en").stdout
    assert "company=公司名称" in told


def test_a_question_is_answered(run: Run, graph: Path) -> None:
    rows = json.loads(run("ask", "suppliers", "company=YF Micro", "--graph", graph, "--format", "json").stdout)
    assert [next(iter(row.values())) for row in rows] == ["海岳装备"]


def test_the_answer_speaks_english(run: Run, graph: Path) -> None:
    told = run("ask", "suppliers", "company=YF Micro", "--graph", graph, "--lang", "en").stdout
    assert told.startswith("Who supplies a company?\nSupplier")


def test_what_is_missing_or_unknown_is_named(run: Run, graph: Path) -> None:
    for args, word in (
        (["suppliers"], "company"),
        (["supliers"], "suppliers"),
        (["suppliers", "company=云帆徽电子"], "相近的有：云帆微电子"),
    ):
        result = run("ask", *args, "--graph", graph)
        assert result.exit_code == FAILED
        assert word in result.stderr
        assert len(result.stderr.splitlines()) == 1
