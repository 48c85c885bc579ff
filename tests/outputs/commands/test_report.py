"""The command ``report``."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from outputs.exits import DONE, FAILED

Run = Callable[..., Result]


@pytest.mark.parametrize("name", ["云帆微电子", "YF Micro", "688999", "https://w3id.org/xinmai/id/云帆微电子"])
def test_any_name_will_do(run: Run, graph: Path, name: str) -> None:
    result = run("report", name, "--graph", graph)
    assert result.exit_code == DONE
    assert result.stdout.startswith("云帆微电子股份有限公司\n")
    assert result.stderr == ""


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("启明一号基金", "■ 持股与投资的企业（1）"),
        ("海州外延片基地", "■ 投资与建设方（1）"),
        ("苏州市", "■ 项目（1）"),
        ("compound", "■ 适用政策（1）"),
        ("《苏州市集成电路扶持办法》", "■ 适用领域（1）"),
        ("林知远", "■ 任职（1）"),
    ],
)
def test_every_kind_of_thing_has_a_report(run: Run, graph: Path, name: str, line: str) -> None:
    assert line in run("report", name, "--graph", graph).stdout.splitlines()


def test_an_unknown_name_offers_the_nearest_in_one_sentence(run: Run, graph: Path) -> None:
    result = run("report", "云帆徽电子", "--graph", graph)
    assert result.exit_code == FAILED
    assert result.stdout == ""
    assert result.stderr.startswith("错误：图谱里没有“云帆徽电子”，相近的有：云帆微电子")
    assert len(result.stderr.splitlines()) == 1


def test_all_formats(run: Run, graph: Path) -> None:
    told = {
        name: run("report", "海岳装备", "--graph", graph, "--format", name).stdout
        for name in ("json", "csv", "markdown")
    }
    assert json.loads(told["json"])["kind"] == "Company"
    assert len(list(csv.DictReader(io.StringIO(told["csv"])))) >= 5
    assert told["markdown"].startswith("# 海岳装备\n")


def test_the_graph_may_come_from_the_environment_and_the_result_go_to_a_file(
    run: Run, graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XINMAI_GRAPH", str(graph))
    result = run("report", "海岳装备", "-o", tmp_path / "r.txt", "--limit", "1")
    assert (result.exit_code, result.stdout) == (DONE, "")
    assert (tmp_path / "r.txt").read_text(encoding="utf-8").startswith("海岳装备\n")


def test_what_else_goes_by_the_name_is_told(run: Run, records: Path, tmp_path: Path) -> None:
    twin = tmp_path / "twin.jsonl"
    text = records.read_text(encoding="utf-8").replace('"name": "外延炉"', '"name": "海岳装备"')
    twin.write_text(text, encoding="utf-8")
    assert run("build", twin, "--graph", tmp_path / "g").exit_code == DONE
    result = run("report", "海岳装备", "--graph", tmp_path / "g")
    assert result.stdout.splitlines()[1] == "企业"
    assert result.stderr.startswith("同名的还有：海岳装备（产品）https://w3id.org/xinmai/id/")
