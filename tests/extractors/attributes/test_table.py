"""Attributes in tables."""

from __future__ import annotations

from collections.abc import Callable

from extractors.article import Article
from extractors.attributes.table import tables
from extractors.scene import Scene
from extractors.thing import Thing

Marked = Callable[..., tuple[Article, list[Thing]]]
Said = set[tuple[str, str, str, str | None]]


def found(marked: Marked, text: str) -> Said:
    article, things = marked(text)
    return {
        (things[f.thing].name, f.attribute, f.value, f.qualifiers.get("date")) for f in tables(Scene(article, things))
    }


def test_a_form_names_its_project_once(marked: Marked) -> None:
    text = (
        "项目代码\t2601-330999-04-01-100200\t\t\n"
        "项目名称\t{Project:雷鸣衬底项目}\t\t\n"
        "总投资(万元)\t162500\t总用地面积(亩)\t120\n"
        "建设性质\t扩建\t总建筑面积(平方米)\t23867"
    )
    assert found(marked, text) == {
        ("雷鸣衬底项目", "investment", "CNY 1625000000", None),
        ("雷鸣衬底项目", "area", "120亩", None),
        ("雷鸣衬底项目", "area", "23867平方米", None),
    }


def test_a_form_of_a_company(marked: Marked) -> None:
    text = (
        "企业名称\t{Company:海岭科技}\n成立日期\t2010年5月14日\n注册资本\t人民币3,871.204万元\t法定代表人\t王五\n"
        "员工人数\t320\n证券代码\t688999"
    )
    assert found(marked, text) == {
        ("海岭科技", "founded", "2010-05-14", None),
        ("海岭科技", "registered_capital", "CNY 38712040", None),
        ("海岭科技", "employees", "320", None),
        ("海岭科技", "stock_code", "688999", None),
    }


def test_a_list_gives_each_row_its_sum_and_stage(marked: Marked) -> None:
    text = (
        "时间\t企业\t扩产内容\t涉及金额\n"
        "3月\t海岭\t3月12日，{Project:云汀六工厂}举行奠基仪式。\t3亿+欧元\n"
        "5月\t星砾\t计划建设{Project:晶圆扩产项目}。\t1.204亿美元\n"
        "6月\t衡砂\t计划建设{Project:器件项目}，包括{Project:东岭子项目}(58亿元)。\t/\n"
        "6月\t启穹\t完成了Pre-B轮融资，拟建{Project:封装产线}。\t超亿元"
    )
    assert found(marked, text) == {
        ("云汀六工厂", "investment", "EUR 300000000", None),
        ("云汀六工厂", "status", "started", "2025-03"),
        ("晶圆扩产项目", "investment", "USD 120400000", None),
        ("晶圆扩产项目", "status", "planned", "2025-05"),
        ("器件项目", "status", "planned", "2025-06"),
        ("东岭子项目", "status", "planned", "2025-06"),
        ("封装产线", "status", "planned", "2025-06"),
    }


def test_two_sums_of_a_cell_go_to_two_projects(marked: Marked) -> None:
    text = (
        "时间\t企业\t内容\t金额\n"
        "1月/4月\t海岭\t1月：计划建设{Project:云汀工厂}。4月：拟扩建{Project:东岭工厂}。\t12亿+18亿美元\n"
        "2月\t星砾\t计划建设{Project:衡砂工厂}。\t/"
    )
    assert {
        ("云汀工厂", "investment", "USD 1200000000", None),
        ("东岭工厂", "investment", "USD 1800000000", None),
    } <= found(marked, text)


def test_a_column_of_progress_gives_the_stage_and_its_date(marked: Marked) -> None:
    text = (
        "企业\t地点\t项目\t投资额\t进展\n"
        "海岭\t云汀\t{Project:雷鸣项目}\t120亿元\t2025年1月签约\n"
        "星砾\t东岭\t{Project:云汀项目}\t75亿元\t在建\n"
        "衡砂\t东岭\t{Project:东岭项目}\t9亿元\t计划2026年动工"
    )
    said = {one for one in found(marked, text) if one[1] == "status"}
    assert said == {
        ("雷鸣项目", "status", "signed", "2025-01"),
        ("云汀项目", "status", "started", None),
        ("东岭项目", "status", "planned", "2026"),
    }


def test_a_column_gives_its_unit(marked: Marked) -> None:
    text = "序号\t项目\t总投资(亿元)\n1\t{Project:雷鸣项目}\t15.5\n2\t{Project:云汀项目}\t8"
    assert found(marked, text) == {
        ("雷鸣项目", "investment", "CNY 1550000000", None),
        ("云汀项目", "investment", "CNY 800000000", None),
    }
