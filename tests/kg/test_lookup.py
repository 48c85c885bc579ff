"""Things are found by any of their names."""

from __future__ import annotations

import pytest

from kg.identifiers import ID
from kg.lookup import Thing, canonical, find, find_all, nearest, thing
from kg.store import Store
from kg.terms import xm
from ontology.errors import UnknownNameError

HAIYUE = ID + "海岳微电子"


@pytest.mark.parametrize(
    "name",
    [
        "海岳微电子",
        "浙江海岳微电子股份有限公司",
        "浙江海岳微电子",
        "海岳微電子",
        " 海岳微电子 ",
        "688999",
        "688999.SH",
        HAIYUE,
        ID + "浙江海岳微电子",
    ],
)
def test_a_company_by_any_name(store: Store, name: str) -> None:
    found = find(store, name)
    assert (found.iri, found.kind, found.name) == (HAIYUE, "Company", "海岳微电子")
    assert found.aliases == ("浙江海岳微电子股份有限公司",)


def test_a_segment_by_code_label_or_synonym(store: Store) -> None:
    segments = {find(store, name).iri for name in ("automotive", "汽车芯片", "automotive chips")}
    assert len(segments) == 1
    assert find(store, "automotive").kind == "Segment"


def test_a_state_is_a_place_first(store: Store) -> None:
    found = find(store, "德国")
    assert (found.kind, found.kinds) == ("Place", ("Place", "Government"))


def test_works_are_found_by_name_alone(store: Store) -> None:
    assert find(store, "hy2025控制器").name == "HY2025控制器"
    assert find(store, "林见川").kind == "Person"


def test_of_several_the_most_spoken_of_comes_first(store: Store) -> None:
    found = find_all(store, "一期项目")
    assert len(found) == 2
    assert find(store, "一期项目") == found[0]


def test_kinds_narrow_the_search(store: Store) -> None:
    assert find(store, "德国", kinds={"Government"}).name == "德国"
    assert find_all(store, "海岳微电子", kinds={"Fund"}) == ()


def test_an_unknown_name_offers_the_nearest(store: Store) -> None:
    with pytest.raises(UnknownNameError) as caught:
        find(store, "海月微电子")
    assert caught.value.name == "海月微电子"
    assert caught.value.nearest[0] == "海岳微电子"
    assert nearest(store, "青石资本公司", kinds={"Fund"})[0] == "青石资本"
    assert "海岳微电子" not in nearest(store, "海岳微电子", kinds={"Fund"})


@pytest.mark.parametrize(
    "name", ["", "月刊", "https://w3id.org/xinmai/supplies", "https://example.org/<>", '"} ?x ?y {"']
)
def test_what_is_no_thing_is_not_found(store: Store, name: str) -> None:
    with pytest.raises(UnknownNameError):
        find(store, name)


def test_nodes(store: Store) -> None:
    old = Thing(ID + "浙江海岳微电子", "", "").node
    assert canonical(store, old).value == HAIYUE
    assert thing(store, old) is None
    assert thing(store, xm("supplies")) is None
