"""The shelf of exporters: ending of the file and the module whose ``export(store, ending)`` makes its bytes."""

from __future__ import annotations

EXPORTERS: dict[str, str] = {
    ".ttl": "outputs.exporters.triples",
    ".nt": "outputs.exporters.triples",
    ".jsonld": "outputs.exporters.triples",
    ".graphml": "outputs.exporters.markup",
    ".gexf": "outputs.exporters.markup",
    ".json": "outputs.exporters.nodes_and_edges",
    ".csv": "outputs.exporters.edges",
}
