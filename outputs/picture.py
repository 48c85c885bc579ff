"""A network as one HTML page that works without a network: pyvis carries it, vis-network draws it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ontology.vocabulary import vocabulary
from outputs import messages
from outputs.messages import listed, text
from outputs.positions import place
from outputs.selection import NODE_LIMIT, Selection, select
from outputs.vendoring import vendored
from outputs.width import one_line, shortened, width
from outputs.wording import aliases_text, kind_label, qualifiers_text, relation_label, short_name, source_line

if TYPE_CHECKING:
    from networkx import MultiDiGraph
    from pyvis.network import Network  # type: ignore[import-untyped]

    from kg.said import Source

Sources = Callable[[Sequence[str]], "Sequence[Source]"]
"""From the IRIs of statements to where they are said."""

FONTS = '"Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "WenQuanYi Micro Hei", sans-serif'
"""Fonts with Chinese characters on Linux, macOS and Windows, best first."""
_LABEL_CELLS = 20
_FONT_SIZE = 14
_RADIUS = 13
_READABLE = 60
"""Nodes up to which all labels can be read at once; beyond that the centre and its neighbours are drawn larger."""
_LABELLED_EDGES = 40
_LABELLED_NODES = 20
"""Busiest nodes that are drawn larger where there is no centre."""
_SOURCES = 3
"""Sources told per edge; the rest is counted."""
_GREY = "#7a8694"


def page(
    graph: MultiDiGraph[str], *, sources: Sources, centre: str | None = None, limit: int = NODE_LIMIT
) -> tuple[str, Selection]:
    """Draw a network as a self-contained page.

    Parameters
    ----------
    graph
        As `kg.network.network` returns it.
    sources
        Looks up where statements are said.
    centre
        The node in the middle, whose statements the side panel shows first.
    limit
        Nodes shown at most; what is left out is counted on the page.

    Returns
    -------
    tuple
        The page, and what of the network it shows.

    Raises
    ------
    ArtefactError
        The vendored renderer is missing or damaged.
    """
    from pyvis.network import Network

    selection = select(graph, centre=centre, limit=limit)
    net = Network(height="100%", width="100%", directed=True, heading=_heading(graph, centre))
    _add_nodes(net, selection.graph, centre)
    _add_edges(net, selection.graph, centre, sources)
    net.set_template_dir(str(Path(__file__).parent / "templates"), "network.html")
    net.templateEnv.autoescape = True
    net.templateEnv.policies["json.dumps_kwargs"] = {"sort_keys": True, "ensure_ascii": False}
    net.templateEnv.globals["page"] = _surroundings(selection)
    html: str = net.generate_html()
    return html, selection


def _heading(graph: MultiDiGraph[str], centre: str | None) -> str:
    return one_line(graph.nodes[centre]["label"]) if centre is not None else text("picture.everything")


def _add_nodes(net: Network, graph: MultiDiGraph[str], centre: str | None) -> None:
    order = _order(graph, centre)
    near = (
        {centre, *graph.successors(centre), *graph.predecessors(centre)}
        if centre is not None
        else set(order[:_LABELLED_NODES])
    )
    large = max(1.0, math.sqrt(len(order) / _READABLE))
    scale = {node: large if node in near else 1.0 for node in order}
    boxes = {node: _box(graph.nodes[node]["label"], scale[node]) for node in order}
    places = place(graph, centre=centre, boxes=boxes)
    for number, node in enumerate(order):
        x, y = places[node]
        net.add_node(number, x=x, y=y, **_node(graph.nodes[node], scale=scale[node], is_centre=node == centre))


def _order(graph: MultiDiGraph[str], centre: str | None) -> list[str]:
    """The nodes by number, centre or busiest first: the page names nodes by numbers, never by what the graph holds."""
    degree = dict(graph.degree())
    return sorted(graph, key=lambda node: (node != centre, -degree[node], node))


def _box(label: str, scale: float) -> tuple[float, float]:
    """Width and height in pixels of a node with its label below it."""
    across = (_FONT_SIZE / 2 + 0.5) * min(width(one_line(label)), _LABEL_CELLS)
    return scale * across + 16, scale * (2 * _RADIUS + _FONT_SIZE + 4) + 14


def _node(data: dict[str, Any], *, scale: float, is_centre: bool) -> dict[str, Any]:
    kind = vocabulary().kinds.get(data["kind"])
    name = one_line(data["label"])
    about = " ".join([kind_label(data["kind"]), aliases_text(data.get("aliases", ()))])
    return {
        "label": shortened(name, _LABEL_CELLS),
        "title": name,
        "shape": kind.shape if kind else "dot",
        "color": kind.colour if kind else _GREY,
        "size": round(_RADIUS * scale * (2 if is_centre else 1)),
        "font": {"size": round(_FONT_SIZE * scale)},
        "borderWidth": 4 if is_centre else 1,
        "kind": data["kind"],
        "detail": {"name": name, "about": about},
    }


def _add_edges(net: Network, graph: MultiDiGraph[str], centre: str | None, sources: Sources) -> None:
    parallel: Counter[frozenset[str]] = Counter()
    numbers = {node: number for number, node in enumerate(_order(graph, centre))}
    near = graph.degree(centre) if centre is not None else graph.number_of_edges()
    for number, (subject, other, data) in enumerate(_sorted_edges(graph)):
        ends = frozenset((subject, other))
        labelled = near <= _LABELLED_EDGES and (centre is None or centre in ends)
        names = one_line(graph.nodes[subject]["label"]), one_line(graph.nodes[other]["label"])
        options = _edge(data, names, sources(data["statements"]), labelled=labelled)
        net.add_edge(numbers[subject], numbers[other], id=number, smooth=_bend(parallel[ends]), **options)
        parallel[ends] += 1


def _sorted_edges(graph: MultiDiGraph[str]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for subject, other, _, data in sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        yield subject, other, data


def _bend(before: int) -> dict[str, Any]:
    """Edges between the same two nodes bend differently, so that each can be seen and clicked."""
    return {"enabled": before > 0, "type": "curvedCW", "roundness": min(0.15 + 0.12 * before, 0.9)}


def _edge(data: dict[str, Any], names: tuple[str, str], sources: Sequence[Source], *, labelled: bool) -> dict[str, Any]:
    relation = vocabulary().relations.get(data["relation"])
    planned = data["modality"] == "planned"
    label = relation_label(data["relation"])
    detail = {
        "subject": names[0],
        "object": names[1],
        "relation": label,
        "planned": planned,
        "qualifiers": qualifiers_text(data.get("qualifiers", {})),
        **_said(data, sources),
    }
    colour = relation.colour if relation else _GREY
    return {
        "relation": data["relation"],
        "title": "\n".join([f"{names[0]} — {label} → {names[1]}", *(one["quote"] for one in detail["sources"][:1])]),
        "label": label if labelled else "",
        "color": {"color": colour, "highlight": colour, "opacity": 0.85},
        "dashes": planned,
        "arrows": "" if relation and relation.symmetric else "to",
        "detail": detail,
    }


def _said(data: dict[str, Any], sources: Sequence[Source]) -> dict[str, Any]:
    told = [{"quote": one_line(source.quote), "article": source_line(source)} for source in sources[:_SOURCES]]
    hidden = len(sources) - len(told)
    confidence = text("picture.confidence", value=f"{data['confidence']:.2f}")
    return {
        "sources": told,
        "more": text("picture.more_sources", count=hidden) if hidden > 0 else "",
        "id": one_line(f"{confidence} · {short_name(data['statement'])}"),
    }


def _surroundings(selection: Selection) -> dict[str, Any]:
    """What the page shows around the network: counts, legend, words, the renderer."""
    graph = selection.graph
    kinds = Counter(data["kind"] for _, data in graph.nodes(data=True))
    relations = Counter(data["relation"] for _, _, data in graph.edges(data=True))
    planned = any(data["modality"] == "planned" for _, _, data in graph.edges(data=True))
    return {
        "lang": {"zh": "zh-CN", "en": "en"}[messages.language()],
        "fonts": FONTS,
        "counts": text("picture.counts", nodes=len(graph), edges=graph.number_of_edges()),
        "left_out": _left_out(selection),
        "kinds": [_legend_row(name, kind_label(name), count) for name, count in _most_common(kinds)],
        "relations": [_legend_row(name, relation_label(name), count) for name, count in _most_common(relations)],
        "any_planned": planned,
        "words": {key: text(f"picture.{key}") for key in ("legend", "planned", "statements", "needs_script")},
        "options": _options(),
        "library": vendored("vis-network.min.js").partition("//# sourceMappingURL")[0],
    }


def _most_common(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda row: (-row[1], row[0]))


def _legend_row(name: str, label: str, count: int) -> dict[str, Any]:
    words = vocabulary()
    known = words.kinds.get(name) or words.relations.get(name)
    return {"name": name, "label": label, "count": count, "colour": known.colour if known else _GREY}


def _left_out(selection: Selection) -> str:
    if not selection.left_out:
        return ""
    kinds = listed(f"{kind_label(kind)} {count}" for kind, count in selection.left_out.items())
    return text("picture.left_out", nodes=sum(selection.left_out.values()), kinds=kinds, edges=selection.edges_left_out)


def _options() -> dict[str, Any]:
    """Options of vis-network: no physics, since the layout is computed; fonts with Chinese characters."""
    face = FONTS.replace('"', "'")
    return {
        "physics": {"enabled": False},
        "interaction": {"hover": True, "tooltipDelay": 150, "hideEdgesOnDrag": True},
        "nodes": {
            "font": {"face": face, "size": _FONT_SIZE, "color": "#1d2733", "strokeWidth": 3, "strokeColor": "#ffffff"}
        },
        "edges": {
            "font": {"face": face, "size": 11, "color": "#33404d", "strokeWidth": 3, "strokeColor": "#ffffff"},
            "arrows": {"to": {"scaleFactor": 0.5}},
        },
    }
