"""Pictures: what the page holds, and what a browser without a network makes of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from click.testing import Result

from kg import load_network
from outputs.picture import page

Run = Callable[..., Result]

HOSTILE = '</script><img src=x onerror="hacked=1">\u202e《甲》'


def hostile() -> nx.MultiDiGraph[str]:
    """A network whose names and identifiers try to break out of the page."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in ("a", HOSTILE):
        graph.add_node(node, kind="Company", label=f"云帆{HOSTILE}", iri=node, aliases=[HOSTILE])
    said = {
        "modality": "planned",
        "confidence": 0.5,
        "statement": HOSTILE,
        "statements": [],
        "qualifiers": {"x": HOSTILE},
    }
    graph.add_edge("a", HOSTILE, "supplies planned", relation="supplies", **said)
    graph.add_edge("a", HOSTILE, "holds", relation="holds", **(said | {"modality": "stated"}))
    graph.add_edge(HOSTILE, "a", "unheard_of", relation="unheard_of", **said)
    return graph


def draw(graph: nx.MultiDiGraph[str], **options: Any) -> str:
    return page(graph, sources=lambda _statements: [], **options)[0]


class Loads(HTMLParser):
    """Collects what a page would load from elsewhere, and its elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.tags: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href", "srcset", "data", "action")]


def test_the_page_loads_nothing_and_forbids_it() -> None:
    html = draw(hostile(), centre="a")
    loads = Loads(html)
    assert loads.addresses == []
    assert loads.tags.count("script") == 2
    assert "link" not in loads.tags
    assert "default-src 'none'" in html
    assert "sourceMappingURL" not in html
    assert not re.search(r"@import|url\(\s*['\"]?https?:", html)


def test_names_cannot_break_out_of_the_page() -> None:
    html = draw(hostile(), centre="a")
    assert "<img" not in html
    assert "\u202e" not in html
    assert Loads(html).tags.count("img") == 0


def test_the_page_says_its_language_and_has_chinese_fonts() -> None:
    html = draw(hostile(), centre="a")
    assert '<html lang="zh-CN">' in html
    assert "Noto Sans CJK SC" in html
    assert "云帆" in html


def test_planned_relations_are_dashed_and_unknown_ones_have_a_colour() -> None:
    html = draw(hostile(), centre="a")
    assert html.count('"dashes": true') == 2
    assert html.count('"dashes": false') == 1
    assert html.count('"relation": "unheard_of"') == 2


def test_equal_networks_give_equal_pages() -> None:
    graph = hostile()
    turned: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    turned.add_nodes_from(reversed(list(graph.nodes(data=True))))
    turned.add_edges_from(reversed(list(graph.edges(keys=True, data=True))))
    assert draw(graph, centre="a") == draw(turned, centre="a")


def test_what_is_left_out_is_told() -> None:
    assert "未显示 1 个节点（企业 1）和 3 条关系" in draw(hostile(), centre="a", limit=1)


@pytest.fixture
def browser(chromium: str, playwright: Any) -> Iterator[Any]:
    flags = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    with playwright() as player:
        started = player.chromium.launch(executable_path=chromium, args=["--no-sandbox", *flags])
        yield started
        started.close()


class Visit:
    """A page opened with the network cut."""

    def __init__(self, browser: Any, path: Path) -> None:
        self.noise: list[str] = []
        self.requests: list[str] = []
        context = browser.new_context(offline=True, viewport={"width": 1200, "height": 800})
        self.page = context.new_page()
        self.page.on("console", lambda message: self.noise.append(message.text))
        self.page.on("pageerror", lambda error: self.noise.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(path.as_uri())
        self.page.wait_for_selector("body[data-drawn]", timeout=20_000)


def test_a_browser_without_a_network_draws_what_the_graph_holds(
    run: Run, browser: Any, graph: Path, tmp_path: Path
) -> None:
    target = tmp_path / "图.html"
    assert run("draw", "云帆微电子", "--planned", "--graph", graph, "-o", target).exit_code == 0
    visit = Visit(browser, target)
    expected = load_network(graph, around="云帆微电子", planned=True)
    drawn = visit.page.evaluate("document.body.dataset.drawn")
    assert drawn == f"{len(expected)} {expected.number_of_edges()}"
    assert visit.noise == []
    assert visit.requests == [target.as_uri()]
    assert visit.page.inner_text("h1") == "云帆微电子股份有限公司"
    panel = visit.page.inner_text("#panel")
    for word in (
        "云帆微电子投资建设海州外延片基地",
        "《云帆微电子外延片基地在海州开工》 芯潮报 2025-03-18",
        "（计划）",
    ):
        assert word in panel
    assert "远洲" not in visit.page.content()


def test_chinese_is_drawn_with_a_font_that_has_it(browser: Any, graph: Path, run: Run, tmp_path: Path) -> None:
    target = tmp_path / "p.html"
    assert run("draw", "云帆微电子", "--graph", graph, "-o", target).exit_code == 0
    visit = Visit(browser, target)
    shapes = """words => { const found = words.map(word => { const canvas = document.createElement("canvas");
      canvas.width = canvas.height = 40; const pen = canvas.getContext("2d");
      pen.font = "32px " + getComputedStyle(document.body).fontFamily; pen.fillText(word, 2, 32);
      return canvas.toDataURL(); }); return new Set(found).size; }"""
    assert visit.page.evaluate(shapes, ["云", "帆", "晶", "圆"]) == 4, "without glyphs all would be the same box"


def test_the_legend_hides_relations_and_a_click_tells_a_statement(
    browser: Any, graph: Path, run: Run, tmp_path: Path
) -> None:
    target = tmp_path / "p.html"
    assert run("draw", "云帆微电子", "--graph", graph, "-o", target).exit_code == 0
    page = Visit(browser, target).page
    page.uncheck("#legend input[data-relation=supplies]")
    assert page.evaluate("edges.get().filter(edge => edge.hidden).map(edge => edge.relation)") == [
        "supplies",
        "supplies",
    ]
    page.evaluate("showEdge(edges.get().find(edge => edge.relation === 'located_in').id)")
    assert "基地选址苏州市" in page.inner_text("#panel")


def test_hostile_names_run_nothing(browser: Any, tmp_path: Path) -> None:
    target = tmp_path / "hostile.html"
    target.write_text(draw(hostile(), centre="a"), encoding="utf-8")
    visit = Visit(browser, target)
    assert visit.page.evaluate("typeof hacked") == "undefined"
    assert visit.noise == []
    assert "onerror" in visit.page.inner_text("#panel")
