"""The command ``extract``, on records: reading documents is tested with the reader."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from ontology.record import read_records, record_to_json
from outputs.commands.extract import confident
from outputs.exits import DONE, SKIPPED

Run = Callable[..., Result]


def test_one_record_per_article_and_line(run: Run, records: Path, tmp_path: Path) -> None:
    result = run("extract", records, "-o", tmp_path / "out.jsonl")
    assert (result.exit_code, result.stdout) == (DONE, "")
    found, expected = list(read_records(tmp_path / "out.jsonl")), list(read_records(records))
    assert [one.title for one in found] == [one.title for one in expected]
    assert [one.statements for one in found] == [one.statements for one in expected]
    assert "2 篇文章，17 条陈述。" in result.stderr


def test_what_is_less_certain_is_left_out_with_the_things_that_then_say_nothing(run: Run, records: Path) -> None:
    told = run("extract", records, "--min-confidence", "0.75").stdout
    first = json.loads(told.splitlines()[0])
    assert not [one for one in first["relations"] if one["confidence"] < 0.75]
    assert "海岳装备" not in [one["name"] for one in first["entities"]]


def test_a_record_that_is_certain_stays_as_it_is(records: Path) -> None:
    for record in read_records(records):
        assert record_to_json(confident(record, 0.0)) == record_to_json(record)


def test_what_cannot_be_read_is_listed(run: Run, tmp_path: Path) -> None:
    result = run("extract", tmp_path / "none.txt")
    assert result.exit_code == SKIPPED
    assert "none.txt" in result.stderr
    assert result.stdout == ""


def test_records_have_nothing_to_explain(run: Run, records: Path) -> None:
    result = run("extract", records, "--explain")
    assert result.exit_code == DONE
    assert result.stdout == run("extract", records).stdout
    assert result.stderr == run("extract", records).stderr
