"""``xinmai draw``: a picture as one HTML file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from outputs.messages import text
from outputs.selection import NODE_LIMIT
from outputs.streams import notice, opened
from outputs.usage import Command, argument, confidence_option, graph_option, option, path_option

if TYPE_CHECKING:
    from kg.said import Source
    from kg.store import Store
    from outputs.picture import Sources


def command() -> click.Command:
    """Build the command."""
    return Command(
        "draw",
        _draw,
        argument("name", required=False),
        graph_option(),
        path_option("-o", "--output", metavar="FILE.html"),
        option("--hops", type=click.IntRange(min=1), default=2, metavar="N"),
        option("--nodes", type=click.IntRange(min=1), default=NODE_LIMIT, metavar="N"),
        option("--planned", is_flag=True),
        confidence_option(),
    )


def _draw(
    *,
    name: str | None,
    graph: Path,
    output: Path | None,
    hops: int,
    nodes: int,
    planned: bool,
    min_confidence: float,
) -> None:
    from kg.graph_directory import GraphDirectory
    from kg.lookup import find
    from kg.network import network
    from outputs.picture import page

    store = GraphDirectory(graph).open()
    around = find(store, name) if name is not None else None
    drawn = network(store, around=around, hops=hops, planned=planned, min_confidence=min_confidence)
    html, shown = page(drawn, sources=_sources(store), centre=around.iri if around else None, limit=nodes)
    with opened(output) as out:
        out.write(html)
    if output is not None:
        counts = {"nodes": len(shown.graph), "edges": shown.graph.number_of_edges()}
        notice(text("picture.written", file=output, **counts))


def _sources(store: Store) -> Sources:
    """Look up where statements are said; articles are read once."""
    from pyoxigraph import NamedNode

    from kg.said import Sayings

    sayings = Sayings(store)

    def look_up(statements: Sequence[str]) -> list[Source]:
        return [source for iri in statements for source in sayings.sources(sayings.read(NamedNode(iri)))]

    return look_up
