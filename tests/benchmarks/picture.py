"""The page of an ego network: its size, and how long its layout takes, for a graph of 300 nodes drawn at random."""

from __future__ import annotations

import networkx

from outputs.positions import place
from tests.benchmarks.measure import cpu_seconds

NODES = 300
_NEW_EDGES = 3
_BOX = (110.0, 40.0)


def layout_seconds() -> float:
    """CPU seconds to place `NODES` nodes; the graph grows by preferential attachment, as networks of companies do."""
    plain = networkx.barabasi_albert_graph(NODES, _NEW_EDGES, seed=1)
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    graph.add_edges_from((f"n{a}", f"n{b}") for a, b in plain.edges())
    boxes = dict.fromkeys(graph, _BOX)
    place(graph, centre="n0", boxes=boxes)
    return min(cpu_seconds(lambda: place(graph, centre="n0", boxes=boxes)) for _ in range(3))
