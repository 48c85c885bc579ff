"""Stages of projects."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.article import Article
from extractors.attributes.status import status
from extractors.scene import Scene
from extractors.thing import Thing

Marked = Callable[..., tuple[Article, list[Thing]]]


def found(marked: Marked, text: str, *, title: bool = False) -> set[tuple[str, str, str | None]]:
    article, things = marked(text, title=title)
    return {(things[f.thing].name, f.value, f.qualifiers.get("date")) for f in status(Scene(article, things))}


@pytest.mark.parametrize(
    ("text", "stage", "date"),
    [
        ("6月15日，{Project:雷鸣项目}正式签约落户。", "signed", "2025-06-15"),
        ("6月13日，双方举行签约仪式，标志着{Project:雷鸣项目}落户云汀。", "signed", "2025-06-13"),
        ("发布了{Project:雷鸣项目}的备案公示。", "approved", None),
        ("{Project:雷鸣项目}于今年3月9日正式开工。", "started", "2025-03-09"),
        ("8月10日，海岭举行了{Project:雷鸣项目}奠基仪式。", "started", "2024-08-10"),
        ("海岭正在建设{Project:雷鸣项目}。", "started", None),
        ("{Project:雷鸣项目}已于9月获得环评批复。", "approved", "2024-09"),
        ("{Project:雷鸣项目}2024年3月动土。", "started", "2024-03"),
        ("{Project:雷鸣项目}一期工程顺利封顶。", "topped_out", None),
        ("{Project:雷鸣项目}喜结金顶。", "topped_out", None),
        ("{Project:雷鸣项目}首台光刻机顺利搬入。", "equipment_in", None),
        ("{Project:雷鸣项目}竣工仪式举行。", "completed", None),
        ("海岭率先建立起{Project:首个6英寸生产线}。", "completed", None),
        ("6月28日，位于云汀的{Project:雷鸣项目}正式投产。", "in_production", "2025-06-28"),
        ("2025年3月，{Project:雷鸣项目}正式启用。", "in_production", "2025-03"),
        ("海岭计划投资3亿元建设{Project:雷鸣项目}。", "planned", None),
        ("海岭拟建设{Project:雷鸣项目}。", "planned", None),
        ("{Project:雷鸣项目}总投资3亿元，预计明年开工。", "planned", None),
        ("海岭拟募集资金22亿元，其中5亿元投向{Project:雷鸣项目}。", "planned", None),
        ("募集资金将主要投向{Project:雷鸣项目}的建设。", "planned", None),
    ],
)
def test_stages(marked: Marked, text: str, stage: str, date: str | None) -> None:
    assert found(marked, text) == {("雷鸣项目" if "雷鸣" in text else "首个6英寸生产线", stage, date)}


@pytest.mark.parametrize(
    "text",
    [
        "推动{Project:雷鸣项目}早投产、早见效。",
        "{Project:雷鸣项目}建成达产后，产值可达5亿元。",
        "{Project:雷鸣项目}迟迟不能建成开工。",
        "{Project:雷鸣项目}的落地意义深远。",
        "确保{Project:雷鸣项目}竣工投产。",
        "{Project:雷鸣项目}为后续投产奠定了基础。",
        "{Project:雷鸣项目}的量产时间尚未公布。",
        "{Project:雷鸣项目}首批设备明年3月搬入。",
        "{Project:雷鸣项目}年内通线。",
        "{Project:雷鸣项目}与云汀大学签署合作备忘录。",
    ],
)
def test_wishes_and_points_of_reference_are_no_stages(marked: Marked, text: str) -> None:
    assert found(marked, text) == set()


def test_one_stage_is_told_where_two_fall_together(marked: Marked) -> None:
    assert found(marked, "{Project:雷鸣项目}通线投产。") == {("雷鸣项目", "in_production", None)}


def test_a_later_object_of_the_verb_is_another_thing(marked: Marked) -> None:
    text = "{Project:雷鸣项目}签约。海岭已建成三条旧线。"
    assert found(marked, text) == {("雷鸣项目", "signed", None)}


def test_a_plan_counts_only_while_no_stage_is_reached(marked: Marked) -> None:
    text = "{Project:雷鸣项目}已于5月开工，预计2026年投产。海岭计划建设{Project:云汀工厂}。"
    assert found(marked, text) == {("雷鸣项目", "started", "2025-05"), ("云汀工厂", "planned", None)}


def test_every_name_of_an_enumeration_is_signed(marked: Marked) -> None:
    text = "6月18日，签约仪式举行，标志着{Project:雷鸣项目}、{Project:云汀项目}正式落地。"
    assert found(marked, text) == {("雷鸣项目", "signed", "2025-06-18"), ("云汀项目", "signed", "2025-06-18")}


def test_each_stage_has_the_date_of_its_clause(marked: Marked) -> None:
    text = "2022年3月，{Project:雷鸣项目}签约，同年7月，{Project:雷鸣项目}开工奠基，11月，{Project:雷鸣项目}封顶。"
    assert found(marked, text) == {
        ("雷鸣项目", "signed", "2022-03"),
        ("雷鸣项目", "started", "2022-07"),
        ("雷鸣项目", "topped_out", "2022-11"),
    }


def test_the_project_of_the_title_is_meant_where_none_is_named(marked: Marked) -> None:
    text = "{Project:雷鸣项目}落户云汀\n6月13日上午，云汀管委会与海岭举行签约仪式。"
    assert found(marked, text, title=True) == {("雷鸣项目", "signed", "2025-06-13")}


def test_a_part_of_a_planned_project_is_not_planned_itself(marked: Marked) -> None:
    text = "{Project:雷鸣项目}将建设{Project:研发中心}和{Project:整机产线}。"
    assert found(marked, text) == {("雷鸣项目", "planned", None)}
