"""Counts."""

from __future__ import annotations

from kg.statistics import statistics
from kg.store import Store
from kg.stores import MemoryStore


def test_counts_of_the_world(store: Store) -> None:
    tables = {table.title: {row[0]: row[1] for row in table.rows} for table in statistics(store)}
    overview = tables["overview"]
    assert (overview["articles"], overview["documents"], overview["triples"]) == (6, 1, store.count())
    assert (overview["first date"], overview["last date"], overview["articles without date"]) == (
        "2025-03-02",
        "2025-04",
        4,
    )
    assert overview["things"] == sum(tables["things by kind"].values())
    assert overview["statements"] == sum(tables["statements by relation and attribute"].values())
    assert tables["things by kind"]["Fund"] == 2
    assert tables["statements by relation and attribute"]["holds"] == 2
    assert tables["statements by modality"] == {"stated": 24, "planned": 1, "denied": 1}
    assert tables["articles by source"] == {"芯海日报": 1, None: 5}
    assert tables["articles by month"] == {"2025-03": 1, "2025-04": 1}
    assert tables["statements by confidence"]["0.6–0.7"] == 1


def test_statements_count_their_articles(store: Store) -> None:
    (table,) = (one for one in statistics(store) if one.columns == ("predicate", "statements", "articles"))
    rows = {row[0]: row[1:] for row in table.rows}
    assert rows["holds"] == (2, 1)
    assert rows["invests_in"] == (3, 3)
    counts = [row[1] for row in table.rows]
    assert counts == sorted(counts, reverse=True)


def test_an_empty_graph_counts_nothing() -> None:
    overview = {row[0]: row[1] for row in statistics(MemoryStore())[0].rows}
    assert overview["things"] == overview["triples"] == 0
    assert overview["first date"] is None
