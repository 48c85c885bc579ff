"""The command ``query``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from outputs.exits import DONE, FAILED

Run = Callable[..., Result]

SELECT = "SELECT ?name WHERE { ?s xm:supplies ?o . ?o rdfs:label ?name } ORDER BY ?name"


def test_rows(run: Run, graph: Path, tmp_path: Path) -> None:
    file = tmp_path / "q.rq"
    file.write_text("\ufeff" + SELECT, encoding="utf-8")
    expected = [{"name": "云帆微电子股份有限公司"}, {"name": "北屿功率"}]
    for args, typed in ((["-e", SELECT], None), ([file], None), (["-"], SELECT)):
        result = run("query", *args, "--graph", graph, "--format", "json", input=typed)
        assert json.loads(result.stdout) == expected


def test_yes_or_no_and_triples(run: Run, graph: Path) -> None:
    assert "true" in run("query", "-e", "ASK { ?s xm:supplies ?o }", "--graph", graph).stdout
    told = run("query", "-e", "CONSTRUCT WHERE { ?s xm:supplies ?o }", "--graph", graph).stdout
    assert len(told.splitlines()) == 2
    assert all(line.endswith(" .") for line in told.splitlines())


@pytest.mark.parametrize(
    ("query", "position"),
    [("SELECT ?a WHERE { ?a xm:supplies }", "line 1, column 34"), ("SELECT *\nWHERE { ?a nope:b ?c }", "line 2")],
)
def test_a_malformed_query_is_told_with_its_position(run: Run, graph: Path, query: str, position: str) -> None:
    result = run("query", "-e", query, "--graph", graph)
    assert result.exit_code == FAILED
    assert position in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_file_that_is_no_text_or_not_there_is_named(run: Run, graph: Path, tmp_path: Path) -> None:
    (tmp_path / "b.rq").write_bytes(b"\xff\xfe\x00")
    assert "b.rq 不是 UTF-8 文本" in run("query", tmp_path / "b.rq", "--graph", graph).stderr
    missing = run("query", tmp_path / "c.rq", "--graph", graph)
    assert missing.exit_code == FAILED
    assert "c.rq：没有这个文件" in missing.stderr


def test_a_query_that_takes_too_long_is_given_up(run: Run, graph: Path) -> None:
    cross = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    result = run("query", "-e", cross, "--graph", graph, "--time-limit", "0.05")
    assert result.exit_code == FAILED
    assert "0.05" in result.stderr
    assert result.stdout == ""


def test_updates_are_refused(run: Run, graph: Path) -> None:
    result = run("query", "-e", "DELETE WHERE { ?s ?p ?o }", "--graph", graph)
    assert result.exit_code == FAILED
    assert run("query", "-e", "ASK { ?s ?p ?o }", "--graph", graph).exit_code == DONE
    assert "true" in run("query", "-e", "ASK { ?s ?p ?o }", "--graph", graph).stdout
