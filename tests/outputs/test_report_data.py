"""Reports as data."""

from __future__ import annotations

import json

from kg.lookup import find
from kg.store import Store
from outputs.report import report
from outputs.report_data import as_json, as_table


def test_json_holds_every_line_with_its_statements_and_sources(store: Store) -> None:
    made = report(store, find(store, "海岳装备"))
    tree = json.loads(as_json(made))
    assert tree["name"] == "海岳装备"
    assert [section["title"] for section in tree["sections"]] == [section.title for section in made.sections]
    customers = next(section for section in tree["sections"] if section["title"] == "客户")
    named = {line["thing"]["name"]: line for line in customers["lines"]}
    best = named["云帆微电子股份有限公司"]
    assert len(best["statements"]) == len(best["sources"]) == 2
    assert {source["document"] for source in best["sources"]} == {"周刊", "日报"}
    assert tree["neighbours"]["one_hop"] == made.neighbours.first


def test_the_table_has_one_row_per_line_and_source(store: Store) -> None:
    made = report(store, find(store, "海岳装备"))
    table = as_table(made)
    lines = [line for section in made.sections for line in section.lines]
    assert len(table.rows) == sum(len(line.fact.sources) for line in lines) >= 5
    assert all(len(row) == len(table.columns) for row in table.rows)
    quotes = {row[table.columns.index("quote")] for row in table.rows}
    assert "海岳装备量产外延炉" in quotes
