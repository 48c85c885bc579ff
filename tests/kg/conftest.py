"""A small invented world as extraction records, and graphs built from it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from kg.graph_directory import GraphDirectory
from kg.pipeline import build
from kg.stores import EmbeddedStore
from ontology.record import record_from_json
from ontology.statement import Record

Json = dict[str, Any]


def _entity(identifier: str, kind: str, name: str, *aliases: str, **more: Any) -> Json:
    return {"id": identifier, "type": kind, "name": name, "aliases": list(aliases), **more}


def _relation(subject: str, predicate: str, target: str, evidence: str, **more: Any) -> Json:
    return {"s": subject, "p": predicate, "o": target, "evidence": evidence, **more}


def _attribute(entity: str, name: str, value: str, evidence: str, **more: Any) -> Json:
    return {"e": entity, "a": name, "v": value, "evidence": evidence, **more}


def _article(title: str, entities: list[Json], relations: list[Json], attributes: list[Json], **more: Any) -> Json:
    head = {"doc": "月刊", "lines": [1, 9], "section": None, "title": title, "source": None, "date": None}
    return {**head, "entities": entities, "relations": relations, "attributes": attributes, **more}


def _world() -> list[Json]:
    """Six articles: a project, a round of financing, supplies and plans, a policy, a list, a control."""
    project = _article(
        "海岳微电子绍兴基地开工",
        [
            _entity("e1", "Company", "浙江海岳微电子股份有限公司", "海岳微电子", "公司"),
            _entity("e2", "Project", "海岳微电子绍兴车规芯片基地", "该项目"),
            _entity("e3", "Place", "越城区", "绍兴市越城区", within=["绍兴市", "浙江省"]),
            _entity("e4", "Segment", "车规芯片", code="automotive"),
        ],
        [
            _relation("e1", "invests_in", "e2", "海岳微电子投资建设绍兴基地"),
            _relation("e2", "located_in", "e3", "基地位于绍兴市越城区", start=120, end=131),
            _relation("e2", "operates_in", "e4", "生产车规芯片", confidence=0.81),
        ],
        [
            _attribute("e2", "investment", "CNY 2500000000", "总投资25亿元"),
            _attribute("e2", "status", "started", "项目开工", date="2025-03-02"),
            _attribute("e1", "stock_code", "688999", "海岳微电子（688999）"),
        ],
        date="2025-03-02",
        source="芯海日报",
        section="芯企业",
        lines=[10, 24],
    )
    round_b = _article(
        "海岳微电子完成B轮融资",
        [
            _entity("e1", "Company", "海岳微电子"),
            _entity("e2", "Fund", "青石资本"),
            _entity("e3", "Fund", "远帆产业基金"),
            _entity("e4", "Person", "林见川"),
        ],
        [
            _relation("e2", "holds", "e1", "由青石资本领投", round="B轮", share="6.5%"),
            _relation("e3", "holds", "e1", "远帆产业基金跟投", round="B轮"),
            _relation("e4", "officer_of", "e1", "董事长林见川表示", title="董事长"),
        ],
        [],
        date="2025-04",
    )
    supply = _article(
        "蓝鲸汽车选用海岳芯片",
        [
            _entity("a", "Company", "蓝鲸汽车"),
            _entity("b", "Company", "海岳微电子"),
            _entity("c", "Company", "北岭电池"),
            _entity("d", "Company", "明川软件"),
            _entity("f", "Product", "HY2025控制器"),
        ],
        [
            _relation("b", "supplies", "a", "海岳微电子向蓝鲸汽车供货", confidence=0.62),
            _relation("a", "acquires", "c", "蓝鲸汽车拟收购北岭电池", modality="planned"),
            _relation("a", "acquires", "d", "蓝鲸汽车否认收购明川软件", modality="denied"),
            _relation("c", "partners_with", "a", "双方合作"),
            _relation("b", "produces", "f", "海岳微电子推出HY2025控制器"),
        ],
        [],
    )
    policy = _article(
        "绍兴市发布车规芯片扶持办法",
        [
            _entity("p", "Policy", "绍兴市车规芯片产业扶持办法"),
            _entity("g", "Government", "绍兴市人民政府"),
            _entity("r", "Place", "绍兴市", within=["浙江省"]),
            _entity("s", "Segment", "车规芯片", code="automotive"),
            _entity("c", "Company", "海岳微电子"),
        ],
        [
            _relation("p", "issued_by", "g", "绍兴市人民政府印发"),
            _relation("p", "covers_region", "r", "在绍兴市施行"),
            _relation("p", "applies_to", "s", "支持车规芯片"),
            _relation("g", "subsidizes", "c", "给予海岳微电子补助", amount="CNY 8000000"),
        ],
        [_attribute("p", "issued_date", "2025-05-20", "2025年5月20日印发")],
    )
    companies = _article(
        "车规芯片企业名录",
        [
            _entity("1", "Company", "海岳微电子"),
            _entity("2", "Company", "蓝鲸汽车"),
            _entity("3", "Segment", "车规芯片", code="automotive"),
            _entity("4", "Place", "绍兴", within=["浙江"]),
            _entity("5", "Exchange", "科创板"),
            _entity("6", "Project", "一期项目"),
        ],
        [
            _relation("1", "operates_in", "3", "海岳微电子专注车规芯片"),
            _relation("1", "located_in", "4", "海岳微电子位于绍兴"),
            _relation("1", "listed_on", "5", "海岳微电子在科创板上市", status="listed"),
            _relation("1", "invests_in", "6", "海岳微电子投资一期项目"),
        ],
        [],
    )
    control = _article(
        "出口管制更新",
        [
            _entity("1", "Government", "德国"),
            _entity("2", "Place", "德国"),
            _entity("3", "Company", "蓝鲸汽车"),
            _entity("4", "Project", "一期项目"),
        ],
        [
            _relation("1", "restricts", "3", "德国限制向蓝鲸汽车出口"),
            _relation("3", "located_in", "2", "在德国设厂"),
            _relation("3", "invests_in", "4", "蓝鲸汽车投资一期项目"),
        ],
        [],
    )
    return [project, round_b, supply, policy, companies, control]


@pytest.fixture(autouse=True)
def _no_waiting_for_disks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests end processes, not machines: nothing needs to reach the disk."""
    monkeypatch.setattr("os.fsync", lambda _handle: None)


@pytest.fixture(scope="session")
def world() -> list[Json]:
    """JSON objects of the invented articles; copy before changing one."""
    return _world()


@pytest.fixture(scope="session")
def records(world: list[Json]) -> list[Record]:
    """The same as records."""
    return [record_from_json(one) for one in world]


@pytest.fixture(scope="session")
def write_lines() -> Callable[[Path, Iterable[Json]], Path]:
    """Return what writes JSON objects as the lines of a file."""

    def write(path: Path, objects: Iterable[Json]) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in objects), encoding="utf-8")
        return path

    return write


@pytest.fixture(scope="session")
def triples_of() -> Callable[[Path], list[str]]:
    """Return what reads the sorted N-Triples of a graph directory."""

    def read(graph: Path) -> list[str]:
        store = GraphDirectory(graph).open()
        return sorted(store.dump("application/n-triples").decode().splitlines())

    return read


@pytest.fixture(scope="session")
def world_graph(
    tmp_path_factory: pytest.TempPathFactory, world: list[Json], write_lines: Callable[[Path, Iterable[Json]], Path]
) -> Path:
    """The graph directory of the invented articles; not to be written."""
    folder = tmp_path_factory.mktemp("world")
    build([write_lines(folder / "in" / "world.jsonl", world)], graph=folder / "graph")
    return folder / "graph"


@pytest.fixture
def store(world_graph: Path) -> EmbeddedStore:
    """The published store of the invented articles."""
    return GraphDirectory(world_graph).open()
