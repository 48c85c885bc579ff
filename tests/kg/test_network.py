"""The graph as a network."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx
import pytest

from kg import load_network
from kg.lookup import find
from kg.network import network
from kg.store import Store
from ontology.errors import StoreError, UnknownNameError


def _edges(graph: Any) -> set[tuple[str, str, str]]:
    label = graph.nodes(data="label")
    return {(label[s], key, label[o]) for s, o, key in graph.edges(keys=True)}


def test_the_whole_graph(store: Store) -> None:
    graph = network(store)
    assert isinstance(graph, networkx.MultiDiGraph)
    assert ("海岳微电子", "supplies", "蓝鲸汽车") in _edges(graph)
    assert ("蓝鲸汽车", "acquires planned", "北岭电池") not in _edges(graph)
    assert not any(key.startswith("acquires") for _, key, _ in _edges(graph))
    assert all(data["label"] for _, data in graph.nodes(data=True))
    assert find(store, "明川软件").iri in graph


def test_nodes_and_edges_carry_what_is_known(store: Store) -> None:
    graph = network(store)
    company, buyer = find(store, "海岳微电子").iri, find(store, "蓝鲸汽车").iri
    node = graph.nodes[company]
    assert (node["kind"], node["label"], node["iri"]) == ("Company", "海岳微电子", company)
    assert node["aliases"] == ["浙江海岳微电子股份有限公司"]
    assert node["attributes"] == {"stock_code": ["688999"]}
    edge = graph.edges[company, buyer, "supplies"]
    assert (edge["relation"], edge["label"], edge["label_en"]) == ("supplies", "供应", "supplies")
    assert (edge["modality"], edge["confidence"], edge["dated"]) == ("stated", 0.62, False)
    assert edge["quotes"] == ["海岳微电子向蓝鲸汽车供货"]
    assert edge["articles"] == ["蓝鲸汽车选用海岳芯片"]
    assert edge["statements"] == [edge["statement"]]
    assert graph.edges[find(store, "青石资本").iri, company, "holds"]["qualifiers"] == {"round": "B轮", "share": "6.5%"}


def test_statements_of_several_articles_are_one_edge(store: Store) -> None:
    graph = network(store)
    edge = graph.edges[find(store, "海岳微电子").iri, find(store, "automotive").iri, "operates_in"]
    assert len(edge["statements"]) == 1
    assert graph.number_of_edges() == len({(s, o, k) for s, o, k in graph.edges(keys=True)})


def test_plans_come_when_asked_for(store: Store) -> None:
    edges = _edges(network(store, planned=True))
    assert ("蓝鲸汽车", "acquires planned", "北岭电池") in edges
    assert not any(target == "明川软件" for _, _, target in edges)


def test_around_a_thing(store: Store) -> None:
    center = find(store, "青石资本")
    near = network(store, around=center, hops=1)
    assert {data["label"]: data["distance"] for _, data in near.nodes(data=True)} == {"青石资本": 0, "海岳微电子": 1}
    far = network(store, around=center, hops=2)
    assert far.nodes[find(store, "蓝鲸汽车").iri]["distance"] == 2
    assert near.number_of_nodes() < far.number_of_nodes() < network(store).number_of_nodes()
    assert set(network(store, around=center, hops=0)) == {center.iri}


def test_filters(store: Store) -> None:
    center = find(store, "海岳微电子")
    funds = network(store, around=center, hops=1, kinds={"Fund"})
    assert {data["label"] for _, data in funds.nodes(data=True)} == {"海岳微电子", "青石资本", "远帆产业基金"}
    held = network(store, around=center, hops=2, relations={"holds"})
    assert {key for _, key, _ in _edges(held)} == {"holds"}
    sure = _edges(network(store, min_confidence=0.7))
    assert ("海岳微电子", "supplies", "蓝鲸汽车") not in sure
    assert ("海岳微电子绍兴车规芯片基地", "operates_in", "车规芯片与汽车电子") in sure


def test_as_of_leaves_later_statements_out_and_keeps_undated_ones(store: Store) -> None:
    edges = _edges(network(store, as_of="2025-03-31"))
    assert not any(key == "holds" for _, key, _ in edges)
    assert any(key == "invests_in" for _, key, _ in edges)
    assert ("海岳微电子", "supplies", "蓝鲸汽车") in edges
    assert any(key == "holds" for _, key, _ in _edges(network(store, as_of="2025-04")))


def test_one_call_from_a_folder(world_graph: Path, tmp_path: Path) -> None:
    assert load_network(world_graph).number_of_nodes() > 15
    assert load_network(str(world_graph), around="海岳微电子", hops=1, kinds={"Person"}).number_of_nodes() == 2
    with pytest.raises(UnknownNameError):
        load_network(world_graph, around="没有此公司")
    with pytest.raises(StoreError):
        load_network(tmp_path)
