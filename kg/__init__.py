"""The memory of Xinmai: resolution, RDF, store, queries and networks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.network import Network

__all__ = ["load_network"]


def load_network(graph: Path | str, *, around: str | None = None, **options: Any) -> Network:
    """Return a graph directory as a `networkx.MultiDiGraph`.

    Parameters
    ----------
    graph
        The graph directory.
    around
        Name of the thing in the middle; the whole graph if ``None``.
    options
        Those of `kg.network.network`.

    Raises
    ------
    StoreError
        When there is no readable graph.
    UnknownNameError
        When nothing goes by the name.
    """
    from kg.graph_directory import GraphDirectory
    from kg.lookup import find
    from kg.network import network

    store = GraphDirectory(Path(graph)).open()
    return network(store, around=find(store, around) if around else None, **options)
