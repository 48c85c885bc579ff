"""What stands one and two hops away."""

from __future__ import annotations

import pytest

from kg.lookup import find
from kg.store import Store
from outputs import neighbours as module
from outputs.neighbours import neighbours


def test_one_hop_follows_stated_relations_only(store: Store) -> None:
    around = neighbours(store, find(store, "云帆微电子"))
    assert around.first == {"Company": 1, "Fund": 1, "Person": 1, "Project": 1, "Segment": 1}


def test_two_hops_are_told_with_the_way_and_its_source(store: Store) -> None:
    around = neighbours(store, find(store, "云帆微电子"))
    ways = {(one.near.name, one.relation, one.outgoing, one.thing.name) for one in around.closest}
    assert ways == {
        ("海州外延片基地", "located_in", True, "苏州市"),
        ("海岳装备", "partners_with", False, "北屿功率"),
        ("海岳装备", "produces", True, "外延炉"),
        ("化合物半导体", "applies_to", False, "《苏州市集成电路扶持办法》"),
    }
    assert sum(around.second.values()) == len(around.closest) == 4
    place = next(one for one in around.closest if one.thing.name == "苏州市")
    assert (place.confidence, place.sources[0].quote) == (0.91, "基地选址苏州市")


def test_the_limit_keeps_the_most_telling_and_counts_all(store: Store) -> None:
    around = neighbours(store, find(store, "云帆微电子"), limit=1)
    assert len(around.closest) == 1
    assert sum(around.second.values()) == 4


def test_what_is_less_certain_leads_nowhere(store: Store) -> None:
    around = neighbours(store, find(store, "云帆微电子"), min_confidence=0.95)
    assert "苏州市" not in [one.thing.name for one in around.closest]


def test_hubs_are_named_and_not_followed(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "HUB_EDGES", 3)
    around = neighbours(store, find(store, "云帆微电子"))
    assert [hub.name for hub in around.hubs] == ["海岳装备"]
    assert {one.near.name for one in around.closest} == {"海州外延片基地", "化合物半导体"}
