"""The command ``draw``; what the page holds is tested in ``test_picture.py``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from kg import load_network
from outputs.exits import DONE

Run = Callable[..., Result]


def test_a_picture_is_written_and_counted(run: Run, graph: Path, tmp_path: Path) -> None:
    result = run("draw", "云帆微电子", "--hops", "1", "--graph", graph, "-o", tmp_path / "p.html")
    shown = load_network(graph, around="云帆微电子", hops=1)
    assert result.exit_code == DONE
    assert result.stdout == ""
    assert f"p.html：{len(shown)} 个节点，{shown.number_of_edges()} 条关系" in result.stderr


def test_without_a_name_the_whole_graph_is_drawn_to_standard_output(run: Run, graph: Path) -> None:
    html = run("draw", "--graph", graph, "--lang", "en").stdout
    assert "<title>The whole graph</title>" in html
    assert f"{len(load_network(graph))} nodes" in html


def test_fewer_nodes_and_only_what_is_certain(run: Run, graph: Path) -> None:
    assert "未显示" in run("draw", "云帆微电子", "--nodes", "3", "--graph", graph).stdout
    certain = run("draw", "云帆微电子", "--min-confidence", "0.99", "--graph", graph).stdout
    assert "基地选址苏州市" not in certain
    assert "基地选址苏州市" in run("draw", "云帆微电子", "--graph", graph).stdout
