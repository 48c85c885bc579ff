from __future__ import annotations

import re
from collections import defaultdict

import pytest

from ontology.names import COLUMNS, FOLDER, OBSERVERS, TABLES, Entry, Registry, registry
from ontology.normal import key
from ontology.places import places
from ontology.tsv import members, read_rows, table_key

SETS = {
    "akshare_spot_2026",
    "chain_kg",
    "china_fab_map",
    "general",
    "jimoxiao_chain_atlas",
    "smoothnlp_financial",
}
SETS_WITH_CODES = {"akshare_spot_2026", "chain_kg", "jimoxiao_chain_atlas"}
KINDS = {"Company", "Fund", "Academia", "Government", "Association", "Exchange"}

INVENTED = (
    Entry("Company", "云湖微电子股份有限公司", ("云湖微", "云湖", "Yunhu Micro"), ("云湖",), ("999001",), ("甲交所",)),
    Entry("Company", "石桥半导体有限公司", ("石桥半导体",)),
    Entry("Academia", "云湖", ()),
    Entry("Company", "每日芯讯", ("芯讯",), observer=True),
)


@pytest.fixture
def invented() -> Registry:
    return Registry(INVENTED)


def test_find_compares_by_key(invented: Registry) -> None:
    assert invented.find("雲湖微電子股份有限公司") == (INVENTED[0],)
    assert invented.find("YUNHU  micro") == (INVENTED[0],)
    assert invented.find("云湖") == (INVENTED[0], INVENTED[2])
    assert invented.find("无此公司") == ()


@pytest.mark.parametrize("code", ["999001", "999001.SH", "999001.sz"])
def test_find_code_ignores_the_suffix(invented: Registry, code: str) -> None:
    assert invented.find_code(code) == (INVENTED[0],)


def test_an_unknown_code_finds_nothing(invented: Registry) -> None:
    assert invented.find_code("999002") == ()


def test_names_leave_ambiguous_ones_out_unless_asked(invented: Registry) -> None:
    companies = {
        "云湖微电子股份有限公司",
        "云湖微",
        "Yunhu Micro",
        "石桥半导体有限公司",
        "石桥半导体",
        "每日芯讯",
        "芯讯",
    }
    assert set(invented.names("Company")) == {(name, "Company") for name in companies}
    assert ("云湖", "Company") in set(invented.names(ambiguous=True))
    assert ("云湖", "Academia") in set(invented.names())


def test_observers_are_told_from_parties(invented: Registry) -> None:
    assert invented.is_observer("芯訊")
    assert not invented.is_observer("石桥半导体")


@pytest.mark.parametrize(
    ("surface", "kind", "name"),
    [
        ("台積電", "Company", "台湾积体电路制造股份有限公司"),
        ("TSMC", "Company", "台湾积体电路制造股份有限公司"),
        ("中芯国际", "Company", "中芯国际集成电路制造有限公司"),
        ("阿斯麦", "Company", "阿斯麦"),
        ("长江存储", "Company", "长江存储科技有限责任公司"),
        ("大基金二期", "Fund", "国家集成电路产业投资基金二期股份有限公司"),
        ("中科院微电子所", "Academia", "中国科学院微电子研究所"),
        ("工信部", "Government", "工业和信息化部"),
        ("BIS", "Government", "美国商务部工业与安全局"),
        ("SEMI", "Association", "国际半导体产业协会"),
        ("科创板", "Exchange", "上海证券交易所科创板"),
    ],
)
def test_shipped_names_are_found(surface: str, kind: str, name: str) -> None:
    assert [(entry.kind, entry.name) for entry in registry().find(surface)] == [(kind, name)]


def test_shipped_codes_are_found() -> None:
    assert [entry.name for entry in registry().find_code("688981.SH")] == ["中芯国际集成电路制造有限公司"]


def test_rivals_and_relatives_stay_apart() -> None:
    found = [registry().find(name) for name in ("长江存储", "长鑫存储", "中芯国际", "中芯北方", "长电科技", "长川科技")]
    assert [len(entries) for entries in found] == [1] * 6
    assert len({entries[0].name for entries in found}) == 6


@pytest.mark.parametrize("name", ["机器人", "太阳能", "新产业", "农产品", "太平洋", "世界先进", "北大", "海光", "理想"])
def test_ordinary_words_need_context(name: str) -> None:
    assert registry().find(name)
    assert name not in {surface for surface, _ in registry().names()}


@pytest.mark.parametrize("name", ["集微网", "TrendForce", "摩根士丹利", "企查查", "36氪"])
def test_media_and_analysts_are_observers(name: str) -> None:
    assert registry().is_observer(name)


@pytest.mark.parametrize("name", ["中芯国际", "大基金", "工信部", "SEMI"])
def test_parties_are_no_observers(name: str) -> None:
    assert not registry().is_observer(name)


def test_every_table_is_filled_and_every_kind_occurs() -> None:
    sizes = {table: len(list(read_rows(FOLDER / table, COLUMNS))) for table in TABLES}
    assert min(sizes.values()) >= 25
    assert sum(sizes.values()) == len(registry().entries) > 9000
    assert {entry.kind for entry in registry().entries} == KINDS
    assert {path.name for path in FOLDER.glob("*.tsv")} == set(TABLES)


def test_each_row_names_its_set_and_no_code_stands_without_one() -> None:
    for entry in registry().entries:
        sets = set(entry.data_set.split("+"))
        assert sets <= SETS, entry.name
        assert not entry.codes or sets & SETS_WITH_CODES, entry.name


def test_codes_are_codes_and_belong_to_one_organisation() -> None:
    owners = defaultdict(list)
    for entry in registry().entries:
        assert len(entry.codes) == len(entry.exchanges), entry.name
        for code in entry.codes:
            assert re.fullmatch(r"\d{6}", code), entry.name
            owners[code].append(entry.name)
    assert len(owners) > 5000
    assert {code: names for code, names in owners.items() if len(names) > 1} == {}


def test_every_exchange_named_is_a_known_one() -> None:
    named = {exchange for entry in registry().entries for exchange in entry.exchanges}
    known = {surface for surface, _ in registry().names("Exchange", ambiguous=True)}
    assert named == {"上交所", "深交所", "北交所", "科创板", "创业板"}
    assert named <= known


def test_every_seat_is_a_known_place() -> None:
    seats = {entry.place for entry in registry().entries} - {""}
    assert len(seats) > 100
    assert [seat for seat in seats if places().resolve(seat) is None] == []


def test_names_are_clean() -> None:
    for entry in registry().entries:
        assert len({key(surface) for surface in entry.surfaces}) == len(entry.surfaces), entry.name
        assert all(len(surface) > 1 and surface == surface.strip() for surface in entry.surfaces), entry.name
        assert not any(mark in surface for surface in entry.surfaces for mark in "\t|()!，"), entry.name
        assert set(entry.ambiguous) <= set(entry.surfaces), entry.name
        assert [surface for surface in entry.surfaces if table_key(surface) != key(surface)] == []


def test_a_name_shared_within_a_kind_is_ambiguous_for_each_party() -> None:
    owners = defaultdict(list)
    for entry in registry().entries:
        for surface in entry.surfaces:
            owners[(entry.kind, key(surface))].append((entry, surface))
    shared = [pairs for pairs in owners.values() if len(pairs) > 1]
    assert len(shared) > 5
    sure = [
        (entry.name, surface)
        for pairs in shared
        for entry, surface in pairs
        if surface not in entry.ambiguous and not entry.observer
    ]
    assert sure == []


def test_no_organisation_stands_twice() -> None:
    seen: defaultdict[tuple[str, str], int] = defaultdict(int)
    for entry in registry().entries:
        seen[(entry.kind, key(entry.name))] += 1
    assert [name for (_, name), count in seen.items() if count > 1] == []


def test_observers_stand_in_their_own_table() -> None:
    rows = list(read_rows(FOLDER / OBSERVERS, COLUMNS))
    surfaces = {surface for row in rows for surface in (row[1], *members(row[2]))}
    assert len(rows) > 100
    assert registry().observers == {key(surface) for surface in surfaces}


def test_tables_stay_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.glob("*.tsv")) < 1_000_000
