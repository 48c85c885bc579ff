"""Places and what contains them."""

from __future__ import annotations

from kg.instance import Instance
from kg.placing import place_instances, place_key, said_place_key
from ontology.places import places
from ontology.statement import Entity


def _read(name: str, *within: str, aliases: tuple[str, ...] = ()) -> list[Instance]:
    return list(place_instances(Entity("e", "Place", name, aliases, within), "art"))


def test_a_known_place_has_its_official_name_and_the_tree_above_it() -> None:
    town, city, province, country, *_ = _read("越城区", "绍兴市")
    assert town.key == "越城区"
    assert (city.key, province.key, country.key) == ("绍兴市", "浙江省", "中国")
    assert (town.within, city.within, province.within) == ("e/1", "e/2", "e/3")
    assert town.place == "330602"


def test_a_short_name_and_the_full_one_meet() -> None:
    assert _read("浙江")[0].keys == _read("浙江省")[0].keys == ("浙江省", "浙江")


def test_what_contains_a_place_has_its_short_name_too() -> None:
    assert _read("绍兴市")[1].keys == ("浙江省", "浙江")


def test_a_name_that_many_places_bear_is_known_by_what_contains_it() -> None:
    assert _read("鼓楼区", "南京市")[0].key == "鼓楼区/-/南京市"
    assert _read("鼓楼区", "徐州市")[0].key == "鼓楼区/-/徐州市"
    assert _read("鼓楼区")[0].key == "鼓楼区/-/art"


def test_generic_zones_are_known_by_their_city() -> None:
    assert _read("高新区", "绍兴市")[0].key == "高新区/-/绍兴市"
    assert _read("高新区")[0].key == "高新区/-/art"


def test_an_unknown_park_hangs_on_the_tree_where_it_is_known() -> None:
    park, unknown, city, province, *_ = _read("海岳云谷", "云杉新城", "绍兴市")
    assert (park.key, unknown.key, city.key, province.key) == ("海岳云谷", "云杉新城", "绍兴市", "浙江省")
    assert park.place == ""


def test_words_that_point_are_no_names() -> None:
    assert _read("绍兴市", "浙江省", aliases=("我市", "绍兴"))[0].keys == ("绍兴市", "绍兴")
    assert _read("我市")[0].key == "我市/-/art"


def test_a_town_has_no_identifier_of_the_tables() -> None:
    town = _read("王店镇", "秀洲区", "嘉兴市")[0]
    assert town.key == "王店镇/-/秀洲区"
    assert town.place == ""


def test_keys_of_places() -> None:
    assert place_key(places().get("330000")) == "浙江省"
    assert said_place_key(Entity("e", "Place", "浙江")) == "浙江省"
    assert said_place_key(Entity("e", "Place", "海岳云谷")) == "海岳云谷"
