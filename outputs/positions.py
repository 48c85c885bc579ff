"""Where the nodes of a picture stand: computed here, so that the page opens at rest and looks the same every time."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from networkx import MultiDiGraph
    from numpy.typing import NDArray

    Points = NDArray[np.float64]

_SEED = 7
_SPRING_ROUNDS = 60
_PUSH_ROUNDS = 150
_ASPECT = (1.5, 0.8)
"""Screens are wider than high; labels that are pushed apart move up and down more than sideways."""

_AREA = 22_000
"""Square pixels per node before labels are pushed apart: a label of 110 by 40 with the room for its edges."""


def place(
    graph: MultiDiGraph[str], *, centre: str | None, boxes: Mapping[str, tuple[float, float]]
) -> dict[str, tuple[int, int]]:
    """Positions in pixels; the centre stands at the origin.

    Springs [1]_ from a radial start, then labels that overlap are pushed apart. O(nodes²) per round.

    Parameters
    ----------
    boxes
        Width and height in pixels of each node with its label.

    References
    ----------
    .. [1] T. Fruchterman, E. Reingold, "Graph drawing by force-directed placement", Software: Practice and Experience
       21, 1991.
    """
    import networkx
    import numpy as np

    order = sorted(graph)
    if not order:
        return {}
    plain: networkx.Graph[str] = networkx.Graph()
    plain.add_nodes_from(order)
    plain.add_edges_from(sorted((a, b) for a, b in set(graph.edges()) if a != b))
    start = _radial(plain, centre) if centre is not None else None
    spread = networkx.spring_layout(
        plain, pos=start, iterations=_SPRING_ROUNDS, seed=_SEED, k=1.8 / math.sqrt(len(order))
    )
    side = math.sqrt(_AREA * len(order))
    points = np.array([spread[node] for node in order], dtype=float) * side / 2 * _ASPECT
    apart = _pushed_apart(points, np.array([boxes[node] for node in order], dtype=float))
    origin = apart[order.index(centre)] if centre is not None else apart.mean(axis=0)
    return {node: (round(float(x)), round(float(y))) for node, (x, y) in zip(order, apart - origin, strict=True)}


def _radial(plain: Any, centre: str) -> dict[str, tuple[float, float]]:
    """The centre, a ring of its neighbours, and behind each neighbour what it leads to."""
    from networkx import bfs_successors

    angles: dict[str, tuple[float, float]] = {centre: (0.0, 2 * math.pi)}
    points: dict[str, tuple[float, float]] = {centre: (0.0, 0.0)}
    depth = {centre: 0}
    leaves = _leaves(plain, centre)
    for parent, children in bfs_successors(plain, centre, sort_neighbors=sorted):
        begin, span = angles[parent]
        total = sum(leaves[child] for child in children)
        for child in children:
            share = span * leaves[child] / total
            angles[child], depth[child] = (begin, share), depth[parent] + 1
            middle, radius = begin + share / 2, 0.4 * depth[child]
            points[child] = (radius * math.cos(middle), radius * math.sin(middle))
            begin += share
    unreached = [node for node in plain if node not in points]
    return points | {node: (1.5 + 0.1 * n, 1.5) for n, node in enumerate(unreached)}


def _leaves(plain: Any, centre: str) -> dict[str, int]:
    """How much room each node of the breadth-first tree needs: the number of its leaves."""
    from networkx import bfs_successors

    tree: Sequence[tuple[str, Sequence[str]]] = list(bfs_successors(plain, centre, sort_neighbors=sorted))
    room: dict[str, int] = {}
    for parent, children in reversed(tree):
        room[parent] = sum(room.get(child, 1) for child in children)
    return {node: room.get(node, 1) for node in plain}


def _pushed_apart(points: Points, sizes: Points) -> Points:
    """Move overlapping boxes apart along the axis on which they overlap less; half of the way each."""
    import numpy as np

    for _ in range(_PUSH_ROUNDS):
        gap = points[:, None, :] - points[None, :, :]
        overlap = (sizes[:, None, :] + sizes[None, :, :]) / 2 - np.abs(gap)
        clash = np.logical_and(overlap[..., 0] > 0, overlap[..., 1] > 0)
        np.fill_diagonal(clash, False)
        if not clash.any():
            break
        sideways = overlap[..., 0] < overlap[..., 1]
        push = np.where(np.stack([sideways, ~sideways], axis=2) & clash[..., None], overlap / 2, 0.0)
        points = points + (push * _signs(gap)).sum(axis=1) * 0.6  # less than the whole way: neighbours push back
    return points


def _signs(gap: Points) -> Points:
    """Direction of each push; where two nodes stand on one spot the first goes one way, the second the other."""
    import numpy as np

    count = len(gap)
    order = np.sign(np.arange(count)[:, None] - np.arange(count)[None, :])[..., None]
    return np.where(gap == 0, order, np.sign(gap))
