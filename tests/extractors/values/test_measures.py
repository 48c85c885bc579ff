"""Capacities, areas, shares, staff."""

from __future__ import annotations

import pytest

from extractors.values.measures import areas, capacities, headcounts, shares


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("形成年产30万片6英寸外延片的生产规模。", ["年产30万片6英寸外延片"]),
        ("年产50万片8英寸衬底片切割产线项目", ["年产50万片8英寸衬底片切割"]),
        ("打造年产20万套车灯模组的研发制造基地", ["年产20万套车灯模组"]),
        ("预计年产能可达95万套光机", ["年产能可达95万套光机"]),
        ("形成年产能约在28万台", ["年产能约在28万台"]),
        ("月产能3万片", ["月产能3万片"]),
        ("建设4万片/月的12英寸晶圆生产线", ["4万片/月的12英寸晶圆"]),
        ("计划年产800万颗驱动芯片，8吋外延片2万片", ["年产800万颗驱动芯片，8吋外延片2万片"]),
        ("每年生产晶圆40万片，", ["每年生产晶圆40万片"]),
        ("年产能达7万片/年（折合8英寸）；", ["年产能达7万片/年（折合8英寸）"]),
        ("扩建后总产能达12000片/年。", ["总产能达12000片/年"]),
        ("年产100GWh电池系统", ["年产100GWh电池系统"]),
        ("3万片/月的硅片生产线和500万颗/月的芯片封装产线", ["3万片/月的硅片", "500万颗/月的芯片封装"]),
        ("年产24万片晶圆及2亿颗芯片封测的生产线", ["年产24万片晶圆及2亿颗芯片封测"]),
        ("年产值将超20亿元", []),
        ("每年工作不少于8个月", []),
        ("累计出货100万颗", []),
    ],
)
def test_capacities_name_what_is_made(text: str, values: list[str]) -> None:
    assert [value.value for value in capacities(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("占地23,867平方米", ["23,867平方米"]),
        ("约16000平方米的厂房", ["约16000平方米"]),
        ("占地达5万平方的园区", ["5万平方"]),
        ("用地120亩", ["120亩"]),
        ("三百亩", ["三百亩"]),
        ("1000m2的洁净室", ["1000m2"]),
        ("面积2平方毫米", []),
        ("300万元/亩", []),
    ],
)
def test_areas_are_kept_as_printed(text: str, values: list[str]) -> None:
    assert [value.value for value in areas(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [("占比21.35%", ["21.35%"]), ("持股百分之二十", ["20%"]), ("95%、5%", ["95%", "5%"]), ("第3名", [])],
)
def test_shares(text: str, values: list[str]) -> None:
    assert [value.value for value in shares(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("团队超2650人", ["2650"]),
        ("500余名员工", ["500"]),
        ("约1.2万人", ["12000"]),
        ("3万人次", []),
        ("100人民币", []),
    ],
)
def test_headcounts(text: str, values: list[str]) -> None:
    assert [value.value for value in headcounts(text)] == values
