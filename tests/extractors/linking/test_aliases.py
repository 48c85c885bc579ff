"""Names that stand for the same thing inside one article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.linking.aliases import Groups, core, defined_alias, family, is_legal, same_soft, shortens, unite
from extractors.mention import Mention
from ontology.vocabulary import vocabulary

LONG = "江苏海岭微电子股份有限公司"


@pytest.mark.parametrize(
    ("bracket", "alias"),
    [
        ("(以下简称“海岭”)", "海岭"),
        ("(以下简称“海岭”或“公司”)", "海岭"),
        ("(下称海岭或公司)", "海岭"),
        ("(以下称「海岭」)", "海岭"),
        ("(简称:海岭)", "海岭"),
        ("(以下简称为海岭)", "海岭"),
        ("(“海岭”)", "海岭"),
        ("(英文名:Hailing Tech)", "Hailing Tech"),
        ("(HAILING)", "HAILING"),
        ("(Hailing Tech)", "Hailing Tech"),
        ("(海岭)", None),
        ("(中国)", None),
        ("(hk)", None),
        ("(688999)", None),
        ("(688999.SH)", None),
        ("(NASDAQ:HLT)", None),
        ("(以下简称“一个长得无论如何也不能再叫作简称的所谓的名称加上几个字”)", None),
        ("，(以下简称“海岭”)", None),
        ("称(HAILING)", None),
        ("", None),
    ],
)
def test_short_names_that_a_bracket_defines(bracket: str, alias: str | None) -> None:
    text = f"海岭科技{bracket}签约"
    span = defined_alias(text, Mention(0, 4, "Company"))
    assert (text[slice(*span)] if span else None) == alias


@pytest.mark.parametrize(
    ("name", "bare", "legal"),
    [
        (LONG, "海岭微电子", True),
        ("海岭微电子", "海岭微电子", False),
        ("上海云汀(集团)有限公司", "云汀", True),
        ("浙江省海岭科技有限公司", "海岭科技", True),
        ("苏州海岭半导体(上海)有限公司", "海岭半导体", True),
        ("海岭集团", "海岭", True),
        ("远帆壹号投资合伙企业(有限合伙)", "远帆壹号投资", True),
        ("Yunting Co., Ltd.", "yunting", True),
        ("YUNTING Inc.", "yunting", True),
        ("苏州", "苏州", False),
    ],
)
def test_the_core_of_a_name(name: str, bare: str, legal: bool) -> None:
    assert core(name) == bare
    assert is_legal(name) is legal


@pytest.mark.parametrize(
    ("short", "long", "same"),
    [
        ("海岭微电子", LONG, True),
        ("海岭", LONG, True),
        ("海微电", LONG, True),
        ("海电", LONG, True),
        ("海岭微电子", "海岭微电子(上海)", True),
        ("岭微", LONG, False),
        ("海", LONG, False),
        ("云汀", LONG, False),
        ("海电", "海岭微电子", False),
        ("江苏海岭微电子有限公司", LONG, False),
        (LONG, LONG, False),
        (LONG, "海岭微电子", False),
    ],
)
def test_short_forms_of_organisations(short: str, long: str, same: bool) -> None:
    assert shortens(short, long) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("碳化硅衬底项目", "年产60万片碳化硅衬底生产线项目", True),
        ("雷鸣封测项目", "雷鸣封测产业基地", True),
        ("雷鸣封测项目", "海岭雷鸣封测基地", True),
        ("海岭封测项目", "海岭封测项目二期", True),
        ("海岭封测项目一期", "海岭封测项目二期", False),
        ("海岭封测项目2期", "海岭封测项目1期", False),
        ("第三代半导体项目", "第四代半导体项目", False),
        ("封测项目", "云汀封测项目", False),
        ("雷鸣项目", "雷鸣工厂", False),
        ("《云汀市集成电路办法》", "《集成电路办法》", True),
        ("《云汀市集成电路办法》", "《海州市集成电路办法》", False),
    ],
)
def test_names_with_vague_borders(one: str, other: str, same: bool) -> None:
    assert same_soft(one, other) is same
    assert same_soft(other, one) is same


def test_families_are_known_kinds() -> None:
    found = {kind: family(kind) for kind in vocabulary().kinds}
    assert found["Company"] == found["Fund"] == found["Exchange"] == found["Government"] != found["Project"]
    assert len(set(found.values())) > 5
    assert {found[kind] for kind in ("Person", "Place", "Project", "Product")} == {
        "Person",
        "Place",
        "Project",
        "Product",
    }


def united(*names: tuple[str, str]) -> set[frozenset[str]]:
    groups = Groups(len(names))
    unite(names, groups)
    by_group: dict[int, set[str]] = {}
    for number, (_, name) in enumerate(names):
        by_group.setdefault(groups.find(number), set()).add(name)
    return {frozenset(group) for group in by_group.values()}


def organisations(*names: str) -> tuple[tuple[str, str], ...]:
    return tuple(("Organisation", name) for name in names)


@pytest.mark.parametrize("order", [1, -1])
def test_short_forms_join_their_long_one(order: int) -> None:
    names = organisations("海岭", "海岭微电子", LONG, "云汀")[::order]
    assert united(*names) == {frozenset({"海岭", "海岭微电子", LONG}), frozenset({"云汀"})}


def test_a_short_form_of_two_different_things_joins_none() -> None:
    names = organisations("海岭", "海岭微电子有限公司", "海岭光电有限公司")
    assert united(*names) == {frozenset({name}) for _, name in names}


def test_only_names_of_one_family_are_joined() -> None:
    assert len(united(("Organisation", "海岭"), ("Project", "海岭微电子有限公司"))) == 2
    assert len(united(("Person", "陆知"), ("Person", "陆知行"))) == 2


def test_parts_of_projects_are_joined() -> None:
    assert united(("Project", "碳化硅衬底项目"), ("Project", "海岭碳化硅衬底产线项目")) == {
        frozenset({"碳化硅衬底项目", "海岭碳化硅衬底产线项目"})
    }


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9))))
def test_groups_are_an_equivalence_with_the_smallest_member_in_front(pairs: list[tuple[int, int]]) -> None:
    groups = Groups(10)
    sets = [{i} for i in range(10)]
    for a, b in pairs:
        groups.join(a, b)
        merged = sets[a] | sets[b]
        for member in merged:
            sets[member] = merged
    assert [groups.find(i) for i in range(10)] == [min(sets[i]) for i in range(10)]
