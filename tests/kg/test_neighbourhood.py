"""Everything known about one thing."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from kg.graph_directory import GraphDirectory
from kg.lookup import find
from kg.neighbourhood import Fact, facts
from kg.pipeline import build
from kg.store import Store
from ontology.statement import Modality


def _facts(store: Store, name: str, **more: Any) -> dict[tuple[str, bool, str], Fact]:
    found = facts(store, find(store, name), **more)
    return {(f.predicate, f.outgoing, f.other.name if f.other else f.value or ""): f for f in found}


def test_facts_go_both_ways(store: Store) -> None:
    found = _facts(store, "海岳微电子")
    assert ("supplies", True, "蓝鲸汽车") in found
    assert ("holds", False, "青石资本") in found
    assert ("stock_code", True, "688999") in found
    assert found["stock_code", True, "688999"].other is None
    assert list(found) == sorted(found, key=lambda key: (key[0], not key[1], key[2]))


def test_plans_are_marked_and_denials_are_no_facts(store: Store) -> None:
    found = _facts(store, "蓝鲸汽车")
    assert found["acquires", True, "北岭电池"].modality is Modality.PLANNED
    assert ("acquires", True, "明川软件") not in found
    denied = _facts(store, "蓝鲸汽车", modalities={Modality.DENIED})
    assert list(denied) == [("acquires", True, "明川软件")]


def test_dates(store: Store) -> None:
    found = _facts(store, "海岳微电子绍兴车规芯片基地")
    assert found["status", True, "started"].date == "2025-03-02"
    assert found["located_in", True, "越城区"].date == "2025-03-02"
    assert _facts(store, "科创板")["listed_on", False, "海岳微电子"].date is None


@pytest.fixture
def twice(tmp_path: Path, world: list[Any], write_lines: Callable[[Path, Iterable[Any]], Path]) -> Store:
    """The financing article with three others that say it again: less, more, and otherwise."""
    articles = [world[1]]
    for title, more in (("转载", {}), ("补充", {"round": "B轮", "amount": "CNY 1"}), ("后续", {"round": "C轮"})):
        article = copy.deepcopy(world[1])
        article["title"], article["date"] = title, "2025-06-01"
        article["relations"] = [{"s": "e2", "p": "holds", "o": "e1", "evidence": title, "confidence": 0.5, **more}]
        articles.append(article)
    build([write_lines(tmp_path / "in.jsonl", articles)], graph=tmp_path / "graph")
    return GraphDirectory(tmp_path / "graph").open()


def test_statements_that_agree_are_one_fact_with_all_sources(twice: Store) -> None:
    found = [one for one in facts(twice, find(twice, "青石资本")) if one.predicate == "holds"]
    by_round = {one.qualifiers["round"]: one for one in found}
    assert by_round.keys() == {"B轮", "C轮"}
    second = by_round["B轮"]
    assert second.qualifiers == {"amount": "CNY 1", "round": "B轮", "share": "6.5%"}
    assert [source.title for source in second.sources] == ["海岳微电子完成B轮融资", "补充", "转载"]
    assert (second.confidence, second.statement_iri, len(second.statements)) == (1.0, second.statements[0], 3)
    assert len(by_round["C轮"].sources) == 1
