"""JSON with the lists ``nodes`` and ``edges``, as d3 and vis-network read it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.store import Store


def export(store: Store, _ending: str) -> bytes:
    """Write things and stated or planned relations, in sorted order."""
    from kg.network import network

    graph = network(store, planned=True)
    nodes = [{"id": node, **data} for node, data in sorted(graph.nodes.items())]
    edges = [
        {"source": subject, "target": other, **data}
        for subject, other, _, data in sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[:3])
    ]
    text = json.dumps({"nodes": nodes, "edges": edges}, ensure_ascii=False, indent=1, sort_keys=True)
    return f"{text}\n".encode("utf-8", "backslashreplace")
