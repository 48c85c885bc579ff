"""Which thing stands for which annotated entity."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.thing import Thing
from extractors.training.matching import matches, overlap


def entity(kind: str, name: str, *aliases: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "type": kind, "name": name, "aliases": list(aliases), **more}


def matched(thing: Thing, *entities: dict[str, Any]) -> str | None:
    return matches([thing], {one["id"]: one for one in entities}).get(thing.index)


def named(kind: str, name: str, *aliases: str, code: str | None = None) -> Thing:
    return Thing(4, kind, name, aliases, code=code)


@pytest.mark.parametrize(
    ("thing", "one", "same"),
    [
        (named("Company", "海岭科技"), entity("Company", "海岭科技有限公司", "海岭科技"), True),
        (named("Company", "海岭（上海）"), entity("Company", "海岭(上海)"), True),
        (named("Company", "海岭科技", "海岭"), entity("Company", "HL", "海岭"), True),
        (named("Fund", "海岭集团"), entity("Company", "海岭集团"), True),
        (named("Government", "云汀局"), entity("Academia", "云汀局"), True),
        (named("Company", "海岭科技"), entity("Company", "海岭科技园"), False),
        (named("Company", "海岭"), entity("Project", "海岭"), False),
        (named("Person", "陆知行"), entity("Person", "陆知行"), True),
        (named("Person", "陆知"), entity("Person", "陆知行"), False),
        (named("Place", "绍兴"), entity("Place", "绍兴市"), True),
        (named("Place", "绍兴市"), entity("Place", "柯桥区", within=["绍兴市", "浙江省"]), True),
        (named("Place", "浙江省"), entity("Place", "柯桥区", within=["绍兴市", "浙江省"]), False),
        (named("Place", "中国"), entity("Place", "柯桥区", within=["绍兴市", "浙江省", "中国"]), False),
        (named("Segment", "碳化硅", code="compound"), entity("Segment", "SiC", code="compound"), True),
        (named("Segment", "碳化硅", code="compound"), entity("Segment", "碳化硅", code="power"), False),
        (named("Product", "碳化硅"), entity("Segment", "碳化硅", code="compound"), False),
        (named("Project", "雷鸣封测项目"), entity("Project", "海岭雷鸣封测项目二期"), True),
        (named("Project", "雷鸣项目"), entity("Project", "云汀基地"), False),
        (named("Product", "8英寸碳化硅衬底"), entity("Project", "8英寸碳化硅衬底产线"), True),
        (named("Policy", "《集成电路若干措施》"), entity("Policy", "关于印发云汀集成电路若干措施的通知"), True),
    ],
)
def test_a_thing_and_an_entity(thing: Thing, one: dict[str, Any], same: bool) -> None:
    assert (matched(thing, one) is not None) is same


def test_an_exact_name_wins_over_a_similar_one() -> None:
    thing = named("Project", "雷鸣封测项目")
    similar, exact = entity("Project", "海岭雷鸣封测项目二期"), entity("Project", "雷鸣封测项目")
    assert matched(thing, similar, exact) == matched(thing, exact, similar) == "雷鸣封测项目"


def test_more_shared_names_win_and_then_the_kind() -> None:
    thing = named("Company", "海岭科技", "海岭")
    assert matched(thing, entity("Company", "海岭"), entity("Fund", "海岭科技", "海岭")) == "海岭科技"
    fund, company = entity("Fund", "海岭科技"), entity("Company", "海岭集团", "海岭科技")
    assert matched(thing, fund, company) == "海岭集团"


def test_what_matches_nothing_has_no_entity() -> None:
    assert matches([named("Company", "海岭")], {}) == {}
    assert matches([named("Company", "——")], {"e1": entity("Company", "——")}) == {}


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("雷鸣封测项目", "雷鸣封测项目", 2.0),
        ("雷鸣封测", "海岭雷鸣封测项目", 1.6),
        ("雷鸣封测", "关于海岭在云汀建设的一座大型的雷鸣封测项目", 0.0),
        ("封测", "封测项目", 0.0),
        ("雷鸣封测项目", "云汀晶圆工厂", 0.0),
    ],
)
def test_likeness_of_vague_names(one: str, other: str, alike: float) -> None:
    assert overlap(one, other) == pytest.approx(alike)
    assert overlap(other, one) == pytest.approx(alike)
