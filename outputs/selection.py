"""Which part of a network fits into one picture; what is left out is counted, never lost silently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from networkx import MultiDiGraph

NODE_LIMIT = 300
"""Nodes that vis-network draws and moves smoothly."""


@dataclass(frozen=True, slots=True)
class Selection:
    """A part of a network.

    Parameters
    ----------
    graph
        The nodes that are shown and all edges between them.
    left_out
        How many nodes of each kind are not shown.
    edges_left_out
        How many edges are not shown, because one of their ends is not.
    """

    graph: MultiDiGraph[str]
    left_out: Mapping[str, int]
    edges_left_out: int


def select(graph: MultiDiGraph[str], *, centre: str | None, limit: int = NODE_LIMIT) -> Selection:
    """Choose the nodes that say most about the centre; ties go by the name of the node.

    Nearer nodes come first. At the same distance a node counts by resource allocation [1]_: each neighbour that leads
    to it gives one part of what it divides among all its own neighbours. So what is reached through a hub such as a
    country comes after what is reached through a partner. Without a centre: nodes with most edges. O(edges).

    References
    ----------
    .. [1] T. Zhou, L. Lü, Y.-C. Zhang, "Predicting missing links via local information", Eur. Phys. J. B 71, 2009.
    """
    rank = _about(graph, centre) if centre is not None else _busiest(graph)
    kept = sorted(graph, key=lambda node: (rank[node], node))[: max(limit, 1)]
    shown = graph.subgraph(kept)
    left_out = Counter(str(graph.nodes[node].get("kind", "")) for node in graph if node not in shown)
    return Selection(shown, dict(sorted(left_out.items())), graph.number_of_edges() - shown.number_of_edges())


def _busiest(graph: MultiDiGraph[str]) -> dict[str, tuple[float, float]]:
    return {node: (0, -degree) for node, degree in graph.degree()}


def _about(graph: MultiDiGraph[str], centre: str) -> dict[str, tuple[float, float]]:
    from networkx import single_source_shortest_path_length

    plain = graph.to_undirected(as_view=True)
    hops: dict[str, int] = dict(single_source_shortest_path_length(plain, centre))
    weight = {node: 1 / max(1, len(plain[node])) for node in graph}
    far = len(graph)
    return {
        node: (
            hops.get(node, far),
            -sum(weight[near] for near in plain[node] if hops.get(near, far) < hops.get(node, far)),
        )
        for node in graph
    }
