from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest

from ontology.normal import key
from ontology.places import COLUMNS, FOLDER, TABLES, TOWNS, Level, Place, Places, places
from ontology.tsv import read_rows, table_key

CN = Place("CN", "中国", Level.COUNTRY)
INVENTED = (
    CN,
    Place("990000", "云湖省", Level.PROVINCE, "CN", ("云湖",)),
    Place("990100", "云湖市", Level.CITY, "990000", ("云湖",)),
    Place("990101", "临溪区", Level.DISTRICT, "990100", ("临溪",), doubtful=("临溪",)),
    Place("980000", "石桥省", Level.PROVINCE, "CN", ("石桥",)),
    Place("980100", "白塔湾市", Level.CITY, "980000", ("白塔湾",), ("Baitawan",)),
    Place("980101", "临溪区", Level.DISTRICT, "980100", ("临溪",), doubtful=("临溪",)),
    Place("XX", "外国", Level.COUNTRY),
    Place("XX/云湖", "云湖", Level.CITY, "XX"),
)


@pytest.fixture
def invented() -> Places:
    return Places(INVENTED, [("990101", "东坡镇|西坡镇"), ("980101", "东坡镇")])


def test_find_returns_every_candidate_widest_first(invented: Places) -> None:
    assert [place.id for place in invented.find("云湖")] == ["990000", "990100", "XX/云湖"]
    assert [place.id for place in invented.find("雲湖省")] == ["990000"]
    assert [place.id for place in invented.find("BAITAWAN")] == ["980100"]
    assert invented.find("无此地") == ()


def test_context_decides_between_namesakes(invented: Places) -> None:
    resolved = [invented.resolve("临溪区", context) for context in (["云湖市"], ["石桥"], ["外国"], [])]
    assert [place and place.id for place in resolved] == ["990101", "980101", None, None]


def test_the_narrowest_shared_place_wins(invented: Places) -> None:
    assert invented.resolve("临溪", ["石桥省", "云湖市"]) == invented.get("990101")


def test_the_name_itself_is_no_context(invented: Places) -> None:
    assert invented.resolve("临溪区", ["临溪区"]) is None


def test_a_wider_place_wins_without_context_only_in_its_own_country() -> None:
    assert Places(INVENTED).resolve("云湖") is None
    assert Places(INVENTED[:-2]).resolve("云湖") == INVENTED[1]


def test_towns_need_a_district_or_city(invented: Places) -> None:
    assert len(invented.find("东坡镇")) == 2
    assert invented.resolve("东坡镇") is None
    town = invented.resolve("东坡镇", ["白塔湾"])
    assert town is not None
    assert (town.level, invented.within(town)) == (Level.TOWN, ("临溪区", "白塔湾市", "石桥省", "中国"))
    assert sorted(invented.towns()) == ["东坡镇", "西坡镇"]


def test_doubtful_names_are_left_out_of_the_gazetteer(invented: Places) -> None:
    assert "临溪" not in set(invented.names())
    assert "临溪" in set(invented.names(doubtful=True))
    assert Counter(invented.names(doubtful=True)).most_common(1)[0][1] == 1


def test_country_of_a_place(invented: Places) -> None:
    assert invented.country(invented.get("990101")) == CN
    assert invented.country(CN) == CN
    region = Place("region/某洲", "某洲", Level.REGION)
    assert Places([region]).country(region) is None


def test_adcodes_are_known_for_chinese_divisions_alone(invented: Places) -> None:
    assert [invented.get(identifier).adcode for identifier in ("990101", "CN", "XX/云湖")] == ["990101", None, None]


@pytest.mark.parametrize(
    ("name", "context", "expected"),
    [
        ("秀洲区", [], "330411"),
        ("江北区", ["重庆"], "500105"),
        ("江北区", ["宁波市"], "330205"),
        ("江北区", [], None),
        ("江北", ["浙江"], "330205"),
        ("鼓楼区", ["玄武区"], "320106"),
        ("吉林", [], "220000"),
        ("吉林", ["船营区"], "220200"),
        ("朝阳", ["北京"], "110105"),
        ("通州", [], None),
        ("雲林縣", [], "710000/云林县"),
        ("熊本", [], "JP/熊本县"),
        ("槟城", [], "MY/槟城州"),
        ("光谷", [], "420100/武汉东湖高新区"),
        ("TAIWAN", [], "710000"),
        ("韩国", [], "KR"),
        ("长三角", [], "CN/长三角"),
    ],
)
def test_shipped_names_resolve(name: str, context: list[str], expected: str | None) -> None:
    place = places().resolve(name, context)
    assert (place.id if place else None) == expected


def test_containing_places_run_up_to_the_country() -> None:
    assert places().within(places().get("330411")) == ("嘉兴市", "浙江省", "中国")
    assert places().within(places().get("310115")) == ("上海市", "中国")
    assert places().within(places().get("DE/萨克森州/德累斯顿")) == ("萨克森州", "德国")
    assert places().within(places().get("CN")) == ()


def test_the_tree_is_complete() -> None:
    everywhere = list(places())
    known = {place.id for place in everywhere}
    assert len(known) == len(everywhere) > 4000
    assert [place.name for place in everywhere if place.parent and place.parent not in known] == []
    assert [place.name for place in everywhere if not place.parent and place.level is not Level.REGION] == []
    levels = Counter(place.level for place in everywhere if place.adcode)
    assert (levels[Level.PROVINCE], levels[Level.CITY]) == (34, 333)
    assert levels[Level.DISTRICT] > 2800


def test_an_adcode_lies_in_the_division_of_its_first_digits() -> None:
    for place in places():
        if place.adcode and place.level is not Level.PROVINCE:
            head = place.parent[:2] if place.parent.endswith("0000") else place.parent[:4]
            assert place.id.startswith(head), place.id


def test_every_town_row_hangs_on_a_place() -> None:
    rows = list(read_rows(FOLDER / TOWNS, ("parent", "towns", "set")))
    known = {place.id for place in places()}
    assert len(rows) == len({parent for parent, _, _ in rows}) > 2900
    assert [parent for parent, _, _ in rows if parent not in known] == []


def test_coordinates_are_on_the_globe_and_chinese_ones_in_china() -> None:
    for place in places():
        assert (place.lat is None) == (place.lon is None), place.id
        if place.lat is not None and place.lon is not None:
            assert abs(place.lat) <= 90, place.id
            assert abs(place.lon) <= 180, place.id
            if place.adcode:
                assert 3 < place.lat < 54, place.id
                assert 73 < place.lon < 136, place.id


def test_names_are_clean_and_doubtful_ones_belong_to_their_place() -> None:
    for place in places():
        assert len(set(place.surfaces)) == len(place.surfaces), place.id
        assert all(surface == surface.strip() != "" for surface in place.surfaces), place.id
        assert set(place.doubtful) <= set(place.surfaces), place.id
        assert [surface for surface in place.surfaces if table_key(surface) != key(surface)] == []


def test_a_short_name_of_several_districts_is_doubtful() -> None:
    owners: dict[str, list[Place]] = {}
    for place in places():
        for short in place.short_names:
            owners.setdefault(short, []).append(place)
    shared = {short: found for short, found in owners.items() if len(found) > 1}
    assert len(shared) > 50
    sure = [
        place.id
        for short, found in shared.items()
        for place in found
        if place.level is Level.DISTRICT and short not in place.doubtful
    ]
    assert sure == []


def test_each_row_names_its_set() -> None:
    sets = {row[-1] for table in TABLES for row in read_rows(FOLDER / table, COLUMNS)}
    assert {name for joined in sets for name in joined.split("+")} == {"china_admin_divisions", "cpca", "general"}


def test_tables_stay_small() -> None:
    assert sum((FOLDER / table).stat().st_size for table in TABLES) < 600_000
    assert (FOLDER / TOWNS).stat().st_size < 600_000


def test_towns_are_not_read_before_one_is_asked_for() -> None:
    code = (
        "from ontology.places import places; found = places(); found.find('浙江'); "
        "assert '_towns' not in vars(found); found.find('某镇'); assert '_towns' in vars(found)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
