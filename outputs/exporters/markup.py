"""GraphML and GEXF, for Gephi, yEd, Cytoscape and igraph: things and stated or planned relations."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

from outputs.width import one_line

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from kg.store import Store

_DAY = re.compile(rb' lastmodifieddate="[^"]*"')
_SEPARATOR = "|"


def export(store: Store, ending: str) -> bytes:
    """Write the network; lists become texts, since neither format has lists."""
    from networkx import write_gexf, write_graphml_xml

    from kg.network import network

    graph = _flat(network(store, planned=True))
    out = BytesIO()
    if ending == ".graphml":
        write_graphml_xml(graph, out, prettyprint=True, named_key_ids=True)
        return out.getvalue()
    write_gexf(graph, out)
    return _DAY.sub(b"", out.getvalue())  # equal graphs give equal files, on whatever day


def _flat(graph: MultiDiGraph[str]) -> MultiDiGraph[str]:
    """A copy in sorted order with text and numbers only."""
    from networkx import MultiDiGraph

    flat: MultiDiGraph[str] = MultiDiGraph()
    for node, data in sorted(graph.nodes.items()):
        flat.add_node(node, **_plain(data))
    for subject, other, key, data in sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        flat.add_edge(subject, other, f"{subject} {key} {other}", **_plain(data))
    return flat


def _plain(data: dict[str, Any]) -> dict[str, str | int | float | bool]:
    return {name: _value(value) for name, value in sorted(data.items())}


def _value(value: object) -> str | int | float | bool:
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, dict):
        return _value([f"{name}={_value(one)}" for name, one in sorted(value.items())])
    return one_line(_SEPARATOR.join(map(str, value)) if isinstance(value, list) else value)
