"""Days and numbers of policies."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.article import Article
from extractors.attributes.policy import document_number, issued_date
from extractors.scene import Scene
from extractors.thing import Thing

Marked = Callable[..., tuple[Article, list[Thing]]]


def found(marked: Marked, text: str, *, title: bool = False) -> set[tuple[str, str, str]]:
    article, things = marked(text, title=title)
    scene = Scene(article, things)
    return {(things[f.thing].name, f.attribute, f.value) for r in (issued_date, document_number) for f in r(scene)}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2014年6月，{Policy:《云汀纲要》}印发，指明了方向。", "2014-06"),
        ("2020年7月，云汀市政府印发{Policy:《云汀纲要》}。", "2020-07"),
        ("今年5月份，北陆国公布{Policy:国家半导体战略}，计划投入10亿元。", "2025-05"),
        ("北陆国于2020年批准了{Policy:显示器发展计划}，支出为70亿元。", "2020"),
        ("2024年11月6日，北陆国发布一份{Policy:临时最终规则}，限制出口。", "2024-11-06"),
        ("根据2022年8月9日签署生效的{Policy:《芯片法案》}，予以资助。", "2022-08-09"),
        ("2021年印发的{Policy:《若干政策》}同时废止。", "2021"),
        ("据2025年3月4日报道，北陆国宣布对量子芯片实施新的管制规则，即“{Policy:量子出口框架}”。", "2025-03-04"),
        ("{Policy:《方案》}自2025年8月1日起实施，印发日期为2025年7月8日。", "2025-07-08"),
        ("2月，经信局、财政局联合印发{Policy:《云汀指南（第一批）》}", "2025-02"),
    ],
)
def test_issue_is_told_with_its_date(marked: Marked, text: str, value: str) -> None:
    ((_, attribute, said),) = found(marked, text)
    assert (attribute, said) == ("issued_date", value)


@pytest.mark.parametrize(
    "text",
    [
        "{Policy:《云汀纲要》}自2025年7月1日起施行。",
        "8月3日，政府公布了顾问小组名单，该小组负责监督{Policy:国家半导体战略}。",
        "2024年11月19日，在{Policy:《芯片法案》}资助下，能源部宣布提供资金。",
        "9月25日，委员会公布了{Policy:《人工智能公约》}(AI Pact)的首批签署方名单。",
        "2025年3月，根据{Policy:《云汀纲要》}有关规定，海岭发布产品。",
        "{Policy:《云汀纲要》}将于2026年发布。",
        "海岭计划在2027年推出的新品上支持{Policy:HBM9}。",
    ],
)
def test_other_dates_are_no_issue(marked: Marked, text: str) -> None:
    assert found(marked, text) == set()


def test_a_document_is_dated_and_numbered_by_its_own_lines(marked: Marked) -> None:
    text = "{Policy:云汀市支持传感器产业的十条措施}\n云政发〔2025〕7号\n一、支持研发。\n2025年5月27日"
    name = "云汀市支持传感器产业的十条措施"
    assert found(marked, text, title=True) == {
        (name, "issued_date", "2025-05-27"),
        (name, "document_number", "云政发〔2025〕7号"),
    }


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("根据{Policy:《若干政策》}（国发〔2020〕99号）精神", "国发〔2020〕99号"),
        ("{Policy:《系统架构》}(GB/T 43696-2024)", "GB/T 43696-2024"),
        ("{Policy:《管制公告》}（2023年第23号）", "2023年第23号"),
        ("{Policy:《通用要求》}（T/HLKJ 018—2025）", "T/HLKJ 018—2025"),
        ("{Policy:JESD209-6}标准", "JESD209-6"),
    ],
)
def test_numbers_stand_behind_or_in_the_name(marked: Marked, text: str, value: str) -> None:
    assert {said[1:] for said in found(marked, text)} == {("document_number", value)}


def test_a_certificate_is_no_policy(marked: Marked) -> None:
    assert found(marked, "海岭通过{Policy:ISO9001}质量体系认证。") == set()
