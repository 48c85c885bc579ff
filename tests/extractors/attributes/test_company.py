"""What companies are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.article import Article
from extractors.attributes.company import employees, founded, registered_capital, revenue, stock_code
from extractors.scene import Scene
from extractors.thing import Thing

Marked = Callable[..., tuple[Article, list[Thing]]]
FINDERS = (founded, stock_code, registered_capital, employees, revenue)


def found(marked: Marked, text: str) -> set[tuple[str, str, str]]:
    article, things = marked(text)
    scene = Scene(article, things)
    return {(things[f.thing].name, f.attribute, f.value) for finder in FINDERS for f in finder(scene)}


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("{Company:海岭科技}成立于2013年，主打传感器。", "海岭科技", "2013"),
        ("{Company:海岭科技}于2021年4月正式成立。", "海岭科技", "2021-04"),
        ("成立于2016年的{Company:海岭科技}宣布扩产。", "海岭科技", "2016"),
        ("{Company:海岭科技}，其创立时间为2021年。", "海岭科技", "2021"),
        ("2018年，{Company:海岭科技}成立了{Company:星砾电子}。", "星砾电子", "2018"),
        ("{Company:星砾电子}作为新锐企业，于2021年4月由{Company:海岭科技}投资成立，研发设备。", "星砾电子", "2021-04"),
        ("{Company:海岭科技}发布公告。{=海岭科技:公司}成立于2010年5月14日。", "海岭科技", "2010-05-14"),
        ("{Company:星砾电子}由{Company:海岭科技}于2020年出资设立。", "星砾电子", "2020"),
        ("{Company:海岭科技}由两位专家于2016年联合创办。", "海岭科技", "2016"),
        ("{Company:海岭科技}创立于2009年。", "海岭科技", "2009"),
        ("{Company:Hailing Japan}创建于2003年9月。", "Hailing Japan", "2003-09"),
    ],
)
def test_founding(marked: Marked, text: str, name: str, value: str) -> None:
    assert found(marked, text) == {(name, "founded", value)}


@pytest.mark.parametrize(
    "text",
    [
        "{Company:海岭科技}自2014年成立以来发展迅速。",
        "{Company:海岭科技}与{Company:星砾电子}在6月合资成立器件制造企业。",
        "{Company:海岭科技}上市。公司A为上市公司，创立于2005年。",
        "3月4日消息，近日，{Company:海岭科技}成立。",
        "今年6月，{Company:海岭科技}专利侵权罪名成立。",
    ],
)
def test_other_dates_found_no_company(marked: Marked, text: str) -> None:
    assert found(marked, text) == set()


@pytest.mark.parametrize(
    ("text", "name", "attribute", "value"),
    [
        ("{Company:海岭科技}（688999）旗下{Company:星砾电子}", "海岭科技", "stock_code", "688999"),
        ("{Company:海岭科技}（股票代码：688999）成立。", "海岭科技", "stock_code", "688999"),
        ("{Company:海岭科技}（以下简称“海岭”）（688999.SH）", "海岭科技", "stock_code", "688999"),
        ("{Company:海岭科技}注册资本为1200万元。", "海岭科技", "registered_capital", "CNY 12000000"),
        (
            "{Company:海岭科技}注册资本由500万元增加至900万元。",
            "海岭科技",
            "registered_capital",
            "CNY 9000000",
        ),
        ("{Company:海岭科技}挂牌。证券代码688999", "海岭科技", "stock_code", "688999"),
        ("{Company:海岭科技}员工超2650人。", "海岭科技", "employees", "2650"),
        ("{Company:海岭科技}目前拥有约500名员工。", "海岭科技", "employees", "500"),
        ("{Company:海岭科技}2024年营业收入近百亿、利润超十亿。", "海岭科技", "revenue", "CNY 10000000000"),
        ("{Company:海岭科技}（HL）2023年营收约180亿美元。", "海岭科技", "revenue", "USD 18000000000"),
        (
            "{Company:海岭科技}发布半年报，上半年{=海岭科技:公司}营业总收入为512,340万元。",
            "海岭科技",
            "revenue",
            "CNY 5123400000",
        ),
    ],
)
def test_codes_capital_staff_and_revenue(marked: Marked, text: str, name: str, attribute: str, value: str) -> None:
    assert found(marked, text) == {(name, attribute, value)}


def test_revenues_of_several_years_keep_their_periods(marked: Marked) -> None:
    article, things = marked("2022年、2023年、2024年，{Company:海岭科技}的收入分别为7.2亿元、6.9亿元、8.1亿元。")
    said = [(f.qualifiers["period"], f.value) for f in revenue(Scene(article, things))]
    assert said == [("2022", "CNY 720000000"), ("2023", "CNY 690000000"), ("2024", "CNY 810000000")]


def test_the_company_itself_stands_behind_its_self_word(marked: Marked) -> None:
    article, things = marked(
        "{Company:海岭科技}年报\n{Company:星砾电子}负责封装；报告期末，集团在职员工5,340人。", title=True
    )
    said = [(things[f.thing].name, f.value) for f in employees(Scene(article, things))]
    assert said == [("海岭科技", "5340")]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("{Company:海岭科技}2024年年报\n全年实现营业收入43.6亿元。", ["2024"]),
        (
            "{Company:海岭科技}招股\n截至2022年、2023年及2024年6月30日止年度，我们的收入分别为7亿元、5亿元及10亿元。",
            ["2022", "2023", "2024"],
        ),
        ("{Company:海岭科技}2024年年报\n营业收入为43.6亿元。", ["2024"]),
    ],
)
def test_periods_come_from_the_sentence_else_the_title(marked: Marked, text: str, periods: list[str]) -> None:
    article, things = marked(text, title=True)
    assert [f.qualifiers["period"] for f in revenue(Scene(article, things))] == periods


@pytest.mark.parametrize(
    "text",
    [
        "2024年，{Company:海岭科技}传感器业务的营业收入为13.42亿元。",
        "2024年{Company:海岭科技}在中国的营收达到9亿元。",
        "{Company:海岭科技}年产值超20亿元。",
        "{Company:海岭科技}裁员，影响1000名员工。",
        "{Company:海岭科技}研发人员300人。",
        "{Company:海岭科技}通知一名员工。",
        "{Company:海岭科技}递表，由云汀证券（600999）保荐。",
        "{Company:海岭科技}净利润6亿元。",
        "{Company:海岭科技}2030年营收规模达到100亿元的规划目标。",
        "预计2026年{Company:海岭科技}营收达到5亿元。",
    ],
)
def test_parts_and_other_figures_are_left_out(marked: Marked, text: str) -> None:
    assert found(marked, text) == set()
