"""What the tests of the outputs share: a small graph of invented companies, a way to run commands."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest
from click.testing import CliRunner, Result

from kg.graph_directory import GraphDirectory
from kg.pipeline import build
from kg.store import Store
from outputs import messages
from outputs.cli import program

Run = Callable[..., Result]


def said(subject: str, predicate: str, other: str, evidence: str, **more: Any) -> dict[str, Any]:
    return {"s": subject, "p": predicate, "o": other, "evidence": evidence, **more}


def entity(name: str, kind: str, *aliases: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "type": kind, "name": name, "aliases": list(aliases), **more}


ARTICLES: list[dict[str, Any]] = [
    {
        "doc": "周刊",
        "lines": [1, 20],
        "section": "动态",
        "title": "云帆微电子外延片基地在海州开工",
        "source": "芯潮报",
        "date": "2025-03-18",
        "entities": [
            entity("云帆微电子股份有限公司", "Company", "云帆微电子", "YF Micro"),
            entity("海州外延片基地", "Project"),
            entity("苏州市", "Place", within=["江苏省"]),
            entity("碳化硅", "Segment", code="compound"),
            entity("海岳装备", "Company"),
            entity("林知远", "Person"),
            entity("启明一号基金", "Fund"),
            entity("星槎半导体", "Company"),
            entity("远洲控股", "Company"),
        ],
        "relations": [
            said("云帆微电子股份有限公司", "invests_in", "海州外延片基地", "云帆微电子投资建设海州外延片基地"),
            said("海州外延片基地", "located_in", "苏州市", "基地选址苏州市", confidence=0.91),
            said("云帆微电子股份有限公司", "operates_in", "碳化硅", "公司深耕碳化硅", confidence=0.8),
            said("海岳装备", "supplies", "云帆微电子股份有限公司", "海岳装备供应外延炉", confidence=0.7),
            said("林知远", "officer_of", "云帆微电子股份有限公司", "董事长林知远表示", title="董事长"),
            said(
                "启明一号基金",
                "holds",
                "云帆微电子股份有限公司",
                "启明一号基金持股12%",
                share="12%",
                round="B轮",
                amount="CNY 150000000",
            ),
            said("云帆微电子股份有限公司", "acquires", "星槎半导体", "拟收购星槎半导体", modality="planned"),
            said("远洲控股", "acquires", "云帆微电子股份有限公司", "否认被远洲控股收购", modality="denied"),
        ],
        "attributes": [
            {"e": "海州外延片基地", "a": "investment", "v": "CNY 1511000000", "evidence": "总投资15.11亿元"},
            {"e": "海州外延片基地", "a": "status", "v": "started", "evidence": "3月18日开工", "date": "2025-03-18"},
            {"e": "云帆微电子股份有限公司", "a": "founded", "v": "2014", "evidence": "公司成立于2014年"},
            {"e": "云帆微电子股份有限公司", "a": "stock_code", "v": "688999", "evidence": "云帆微电子（688999）"},
        ],
    },
    {
        "doc": "日报",
        "lines": [3, 9],
        "section": None,
        "title": "海岳装备与<云帆>加深合作</script><script>alert(1)</script>",
        "source": None,
        "date": "2025-05",
        "entities": [
            entity("海岳装备", "Company"),
            entity("云帆微电子股份有限公司", "Company", "云帆微电子"),
            entity("北屿功率", "Company"),
            entity("外延炉", "Product"),
            entity("《苏州市集成电路扶持办法》", "Policy"),
            entity("碳化硅器件", "Segment", code="compound"),
        ],
        "relations": [
            said("海岳装备", "supplies", "云帆微电子股份有限公司", "海岳装备向云帆交付外延炉", confidence=0.95),
            said("海岳装备", "supplies", "北屿功率", "北屿功率采用海岳装备的设备"),
            said("海岳装备", "produces", "外延炉", "海岳装备量产外延炉"),
            said("海岳装备", "partners_with", "北屿功率", "双方签署合作协议"),
            said("《苏州市集成电路扶持办法》", "applies_to", "碳化硅器件", "重点支持碳化硅器件"),
        ],
        "attributes": [],
    },
]


@pytest.fixture(autouse=True)
def _untouched_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test depends on the language or the graph of whoever runs it."""
    monkeypatch.delenv("XINMAI_LANG", raising=False)
    monkeypatch.delenv("XINMAI_GRAPH", raising=False)
    messages.use("zh")


@pytest.fixture(scope="session")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the records."""
    path = tmp_path_factory.mktemp("records") / "records.jsonl"
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in ARTICLES), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory, records: Path) -> Path:
    """A graph directory made of the records; only to be read."""
    path = tmp_path_factory.mktemp("graph") / "g"
    result = build([records], graph=path)
    assert result.articles == len(ARTICLES)
    assert not result.set_aside
    return path


@pytest.fixture
def store(graph: Path) -> Store:
    return GraphDirectory(graph).open()


@pytest.fixture
def run() -> Run:
    """Run a command as from the shell."""

    def invoke(*args: str | Path, **options: Any) -> Result:
        return CliRunner().invoke(program(), [str(arg) for arg in args], prog_name="xinmai", **options)

    return invoke


@pytest.fixture(scope="session")
def chromium(wanting: Callable[[str], NoReturn]) -> str:
    """Path of a browser."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next(filter(None, map(shutil.which, names)), None) or wanting("needs chromium")


@pytest.fixture(scope="session")
def playwright(wanting: Callable[[str], NoReturn]) -> Any:
    """What drives the browser."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        wanting("needs playwright")
    return sync_playwright
