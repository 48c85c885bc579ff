"""Which part of a network is shown."""

from __future__ import annotations

import networkx as nx

from outputs.selection import select


def star(*spokes: tuple[str, str]) -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_edges_from(spokes)
    nx.set_node_attributes(graph, "Company", "kind")
    return graph


def test_nearer_nodes_come_first_and_what_is_left_out_is_counted() -> None:
    graph = star(("c", "a"), ("b", "c"), ("a", "x"), ("x", "y"))
    shown = select(graph, centre="c", limit=3)
    assert set(shown.graph) == {"a", "b", "c"}
    assert shown.left_out == {"Company": 2}
    assert shown.edges_left_out == 2


def test_what_a_partner_leads_to_comes_before_what_a_hub_leads_to() -> None:
    graph = star(("c", "hub"), ("c", "partner"), ("partner", "z"), *(("hub", f"a{n}") for n in range(9)))
    assert "z" in select(graph, centre="c", limit=4).graph


def test_what_several_lead_to_comes_first() -> None:
    graph = star(("c", "a"), ("c", "b"), ("a", "both"), ("b", "both"), ("a", "alone"), ("b", "other"))
    assert "both" in select(graph, centre="c", limit=4).graph


def test_without_a_centre_the_busiest_nodes_are_shown() -> None:
    graph = star(("a", "b"), ("a", "c"), ("c", "b"), ("d", "a"))
    assert set(select(graph, centre=None, limit=3).graph) == {"a", "b", "c"}


def test_everything_is_shown_where_it_fits() -> None:
    graph = star(("a", "b"))
    shown = select(graph, centre="a")
    assert (len(shown.graph), dict(shown.left_out), shown.edges_left_out) == (2, {}, 0)


def test_the_centre_alone_is_shown_at_least() -> None:
    assert set(select(star(("a", "b")), centre="b", limit=0).graph) == {"b"}
