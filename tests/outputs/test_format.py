"""The suite of the shelf of formats: what each of them must do, and what only one does."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal

import pytest

from kg.table import Table
from outputs.format import render
from outputs.formats import FORMATS
from outputs.usage import FORMATS as OFFERED
from outputs.width import width

TABLE = Table(
    "供应商",
    ("名称", "份额", "说明"),
    (("云帆微电子", 12, "甲|乙"), ("海岳", Decimal("3.50"), None), ("Zephyr\nOy", None, "=1+1")),
)


def test_every_format_is_offered_on_the_command_line() -> None:
    assert tuple(FORMATS) == OFFERED
    assert len(FORMATS) >= 4


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_shows_all_cells_and_ends_with_a_line_break(name: str) -> None:
    told = render(TABLE, name)
    assert told.endswith("\n")
    for word in ("云帆微电子", "12", "3.5", "海岳", "名称", "份额"):
        assert word in told


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_takes_a_table_without_rows(name: str) -> None:
    assert render(Table("", ("a",), ()), name).endswith("\n")


def test_columns_are_aligned_by_cells_of_the_terminal() -> None:
    title, header, rule, *rows = render(TABLE, "table").splitlines()
    assert title == "供应商"
    start = width(header[: header.index("说明")])
    assert rule.startswith("─" * width("云帆微电子") + "  ")
    assert width(rows[0][: rows[0].index("甲")]) == start
    assert rows[2].startswith("Zephyr Oy ")
    numbers = [width(row[: row.index(number) + len(number)]) for row, number in zip(rows, ("12", "3.5"), strict=False)]
    assert numbers == [start - 2, start - 2]


def test_a_long_cell_is_cut() -> None:
    told = render(Table("", ("a", "b"), (("晶" * 100, "z"),)), "table")
    assert max(map(width, told.splitlines())) <= 84
    assert told.splitlines()[-1].split() == ["晶" * 39 + "…", "z"]


def test_json_keeps_numbers_and_nothing() -> None:
    rows = json.loads(render(TABLE, "json"))
    assert rows[0] == {"名称": "云帆微电子", "份额": 12, "说明": "甲|乙"}
    assert rows[1] == {"名称": "海岳", "份额": 3.5, "说明": None}


def test_csv_can_be_read_back_and_runs_no_formula() -> None:
    rows = list(csv.reader(io.StringIO(render(TABLE, "csv"))))
    assert rows[0] == ["名称", "份额", "说明"]
    assert rows[3] == ["Zephyr\nOy", "", "'=1+1"]


def test_markdown_is_escaped() -> None:
    told = render(Table("<b>", ("a",), (("x|y",), ("*z*",), ("[l](u)",))), "markdown")
    assert told.splitlines()[0] == r"## \<b\>"
    assert r"| x\|y |" in told
    assert r"| \*z\* |" in told
    assert r"| \[l\](u) |" in told
