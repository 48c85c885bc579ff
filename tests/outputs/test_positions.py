"""Where nodes stand."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import pytest

from outputs.positions import place


def network(size: int) -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for n in range(1, size):
        graph.add_edge(f"n{(n - 1) // 4}", f"n{n}")
    graph.add_edge("n0", "n0")
    return graph


@pytest.mark.parametrize("centre", ["n0", None])
def test_labels_do_not_overlap(centre: str | None) -> None:
    graph = network(60)
    boxes = dict.fromkeys(graph, (120.0, 50.0))
    points = place(graph, centre=centre, boxes=boxes)
    clashes = [
        (a, b)
        for a, b in combinations(points, 2)
        if abs(points[a][0] - points[b][0]) < 115 and abs(points[a][1] - points[b][1]) < 45
    ]
    assert len(clashes) <= 2
    assert points.keys() == set(graph)


def test_the_centre_stands_at_the_origin() -> None:
    graph = network(20)
    assert place(graph, centre="n3", boxes=dict.fromkeys(graph, (10.0, 10.0)))["n3"] == (0, 0)


def test_the_same_network_is_placed_the_same_whatever_the_order_of_its_edges() -> None:
    graph = network(40)
    turned: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    turned.add_edges_from(reversed(list(graph.edges())))
    boxes = dict.fromkeys(graph, (100.0, 40.0))
    assert place(graph, centre="n0", boxes=boxes) == place(turned, centre="n0", boxes=boxes)


def test_nodes_on_one_spot_part() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from("abc")
    points = place(graph, centre="a", boxes=dict.fromkeys(graph, (50.0, 50.0)))
    assert len(set(points.values())) == 3


def test_nothing_needs_no_place() -> None:
    assert place(nx.MultiDiGraph(), centre=None, boxes={}) == {}
