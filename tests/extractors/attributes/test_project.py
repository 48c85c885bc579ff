"""What projects are: sums, capacities, areas."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.article import Article
from extractors.attribute import Finding
from extractors.attributes.project import area, capacity, investment
from extractors.scene import Scene
from extractors.thing import Thing

Marked = Callable[..., tuple[Article, list[Thing]]]


def findings(marked: Marked, text: str) -> list[tuple[str, Finding]]:
    article, things = marked(text)
    scene = Scene(article, things)
    return [(things[f.thing].name, f) for finder in (investment, capacity, area) for f in finder(scene)]


def found(marked: Marked, text: str) -> set[tuple[str, str, str]]:
    return {(name, f.attribute, f.value) for name, f in findings(marked, text)}


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("{Project:雷鸣基地}总投资16.25亿元。", "雷鸣基地", "CNY 1625000000"),
        ("{=雷鸣基地:该项目}总投资约30亿元。{Project:雷鸣基地}签约。", "雷鸣基地", "CNY 3000000000"),
        ("在云汀落地总投资10亿元的{Project:雷鸣整机项目}。", "雷鸣整机项目", "CNY 1000000000"),
        ("海岭投资50亿欧元新建的{Project:12吋晶圆厂}。", "12吋晶圆厂", "EUR 5000000000"),
        ("海岭斥资40亿美元用于{Project:扩产SiC}。", "扩产SiC", "USD 4000000000"),
        ("计划投资2亿美元在美国云汀州{Project:扩产SiC}。", "扩产SiC", "USD 200000000"),
        ("{Project:云林厂}计划投资总额从30亿欧元增至80亿欧元。", "云林厂", "EUR 8000000000"),
        ("包括{Project:云汀子项目}（58亿元）。", "云汀子项目", "CNY 5800000000"),
        ("{Project:雷鸣基地}拟利用现有厂房，并新增投资4.16亿元。", "雷鸣基地", "CNY 416000000"),
        ("拟募集资金22亿元，其中5.5亿元用于{Project:研发中心}建设。", "研发中心", "CNY 550000000"),
        ("{Project:雷鸣基地}开工，其中一期投资12亿元。", "雷鸣基地", "CNY 1200000000"),
        ("{Project:雷鸣基地}开工。总投资15亿，三年建成。", "雷鸣基地", "CNY 1500000000"),
        ("其中包括在云汀州建设“{Project:雷鸣工厂}”所需的300亿美元。", "雷鸣工厂", "USD 30000000000"),
    ],
)
def test_investment(marked: Marked, text: str, name: str, value: str) -> None:
    assert found(marked, text) == {(name, "investment", value)}


@pytest.mark.parametrize(
    "text",
    [
        "{Project:雷鸣基地}达产后年产值突破5亿元。",
        "{Project:雷鸣基地}拟募集资金3亿元。",
        "{Project:雷鸣基地}获得补贴2亿元。",
        "{Project:雷鸣基地}预计营收39亿元，利税6亿元。",
        "对固定资产投资20亿元以上的{Project:雷鸣基地}，给予支持。",
        "{Project:雷鸣基地}投资数亿元。",
        "海岭投资10亿元入股星砾。{Project:雷鸣基地}开工。",
    ],
)
def test_other_money_is_no_investment(marked: Marked, text: str) -> None:
    assert found(marked, text) == set()


def test_a_phase_is_told(marked: Marked) -> None:
    said = findings(marked, "{=雷鸣基地:该项目}一期用地约36亩，总投资5亿元。{Project:雷鸣基地}开工。")
    assert {(f.attribute, f.value, f.qualifiers.get("phase")) for _, f in said} == {
        ("investment", "CNY 500000000", "一期"),
        ("area", "约36亩", "一期"),
    }


@pytest.mark.parametrize(
    ("text", "attribute", "value"),
    [
        ("{Project:雷鸣基地}预计年产能可达95万套光机。", "capacity", "年产能可达95万套光机"),
        ("{Project:雷鸣基地}主要建设4万片/月的晶圆生产线。", "capacity", "4万片/月的晶圆"),
        ("{Project:雷鸣基地}，打造{Project:年产20万套模组的基地}。", "capacity", "年产20万套模组"),
        ("落地{Project:30万吨树脂项目}。", "capacity", "30万吨"),
        ("{Project:雷鸣基地}占地达5万平方米。", "area", "5万平方米"),
        ("{Project:雷鸣基地}将在约16000平方米的厂房内生产。", "area", "约16000平方米"),
        ("{Project:雷鸣基地}包含1000m2的洁净室空间。", "area", "1000m2"),
    ],
)
def test_capacity_and_area_are_kept_as_printed(marked: Marked, text: str, attribute: str, value: str) -> None:
    said = found(marked, text)
    assert {(a, v) for _, a, v in said} == {(attribute, value)}


def test_a_capacity_that_names_a_base_belongs_to_the_project_spoken_of(marked: Marked) -> None:
    said = found(marked, "{Project:雷鸣基地}，打造{Project:年产20万套模组的基地}。")
    assert {name for name, _, _ in said} == {"雷鸣基地"}


def test_the_site_of_a_project_is_not_the_project(marked: Marked) -> None:
    said = found(marked, "海岭斥资2亿元，在云汀{Project:海岭生产基地}建设{Project:外延中试线}。")
    assert {(n, v) for n, _, v in said} == {("外延中试线", "CNY 200000000")}


def test_figures_of_a_market_are_nobody_s_capacity(marked: Marked) -> None:
    assert found(marked, "{Project:雷鸣基地}开工。全球月产能已达300万片。") == set()
