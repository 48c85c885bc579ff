"""What keeps names apart."""

from __future__ import annotations

import pytest

from kg.vetoes import belongs, is_descriptive, is_generic, needs_region, other_region, refuses, regions
from ontology.names import Entry


@pytest.mark.parametrize("name", ["公司", "该项目", "总部", "项目", "经开区", "甲", "—"])
def test_generic_names_identify_nothing(name: str) -> None:
    assert is_generic(name)


@pytest.mark.parametrize("name", ["海岳微电子", "越城区", "HY2025"])
def test_other_names_do(name: str) -> None:
    assert not is_generic(name)


@pytest.mark.parametrize("name", ["SiC项目", "一期项目", "8英寸SiC工厂", "封装测试基地", "年产60万片碳化硅衬底项目"])
def test_descriptions_are_no_names_of_projects(name: str) -> None:
    assert is_descriptive(name)


@pytest.mark.parametrize("name", ["海岳绍兴基地", "蓝鲸二期工程", "云杉计划"])
def test_names_of_projects(name: str) -> None:
    assert not is_descriptive(name)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("海岳半导体（上海）有限公司", "海岳半导体（深圳）有限公司", "Company"),
        ("浙江海岳", "江苏海岳", "Company"),
        ("海岳微电子", "海岳微电子分公司", "Company"),
        ("海岳大学", "海岳大学研究院", "Academia"),
        ("海岳微电子有限公司", "海岳软件有限公司", "Company"),
        ("海岳55厂", "海岳28厂", "Company"),
        ("HY2025", "HY2026", "Product"),
        ("海岳SiC模块", "海岳GaN模块", "Product"),
        ("海岳基地一期", "海岳基地二期", "Project"),
        ("青石基金", "青石基金二期", "Fund"),
    ],
)
def test_refused(one: str, other: str, kind: str) -> None:
    assert refuses(one, other, kind)
    assert refuses(other, one, kind)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("浙江海岳微电子股份有限公司", "海岳微电子", "Company"),
        ("浙江海岳微电子股份有限公司", "绍兴海岳", "Company"),
        ("海岳微电子集团股份有限公司", "海岳微电子股份有限公司", "Company"),
        ("海岳微電子", "海岳微电子", "Company"),
        ("Haiyue", "海岳微电子", "Company"),
        ("越城区", "绍兴市越城区", "Place"),
        ("HY2025控制器", "HY2025", "Product"),
    ],
)
def test_not_refused(one: str, other: str, kind: str) -> None:
    assert not refuses(one, other, kind)
    assert not refuses(other, one, kind)


def test_regions_stand_at_the_beginning_or_in_brackets() -> None:
    assert regions("海岳（苏州）科技") == regions("苏州海岳")
    assert regions("海岳苏州") == frozenset()
    assert not other_region("浙江海岳", "杭州海岳")
    assert other_region("江苏海岳", "杭州海岳")


@pytest.mark.parametrize(("alias", "name"), [("商务部", "美国商务部"), ("华盛顿", "美国政府")])
def test_some_short_forms_of_governments_need_their_region(alias: str, name: str) -> None:
    assert needs_region(alias, name)
    assert not needs_region(name, name)


SIEMENS = Entry("Company", "浩川", ("浩川集团", "Haochuan"), place="德国")
WAFERS = Entry("Company", "杭州青石晶圆股份有限公司", ("青石晶圆",), place="杭州市")


@pytest.mark.parametrize(
    ("name", "owner", "expected"),
    [
        ("浩川公司", SIEMENS, True),
        ("浩川集团", SIEMENS, True),
        ("德国浩川", SIEMENS, True),
        ("浩川（Haochuan）", SIEMENS, True),
        ("浩川数字工业软件", SIEMENS, False),
        ("丽水青石晶圆", WAFERS, False),
        ("杭州青石晶圆", WAFERS, True),
        ("QSW", WAFERS, True),
    ],
)
def test_a_registered_short_form_belongs_to_its_owner_alone(name: str, owner: Entry, expected: bool) -> None:
    assert belongs(name, owner) is expected
