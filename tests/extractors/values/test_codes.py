"""Stock codes, document numbers, rounds."""

from __future__ import annotations

import pytest

from extractors.values.codes import document_numbers, rounds, stock_codes


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("海岭科技(688999)旗下", ["688999"]),
        ("海岭科技（股票代码：688999）", ["688999"]),
        ("海岭科技(688999.SH/02999.HK)", ["688999", "02999.HK"]),
        ("海岭科技(NASDAQ:HLKJ)", ["NASDAQ:HLKJ"]),
        ("证券代码为300999", ["300999"]),
        ("海岭科技（简称“海岭”，688999.SH）", ["688999"]),
        ("共600641元", []),
        ("编号2601-330999", []),
        ("型号(600641型)", []),
        ("于(202306)批次", []),
    ],
)
def test_stock_codes_need_a_sign(text: str, values: list[str]) -> None:
    assert [value.value for value in stock_codes(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("云财〔2023〕99号", ["云财〔2023〕99号"]),
        ("《若干政策》（云政办发〔2024〕3号）", ["云政办发〔2024〕3号"]),
        ("根据云工信规字[2023]6 号", ["云工信规字[2023]6号"]),
        ("现印发国令第702号", ["令第702号"]),
        ("公告2023年第23号", ["公告2023年第23号"]),
        ("JESD209-6标准", ["JESD209-6"]),
        ("《系统架构》（GB/T 43696-2024）", ["GB/T 43696-2024"]),
        ("第3号厂房", []),
        ("2024年3号", []),
    ],
)
def test_document_numbers(text: str, values: list[str]) -> None:
    assert [value.value for value in document_numbers(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("近亿元B轮融资", ["B轮"]),
        ("Pre-A+轮", ["Pre-A+轮"]),
        ("天使轮", ["天使轮"]),
        ("A1轮与A+轮", ["A1轮", "A+轮"]),
        ("D轮及E轮", ["D轮", "E轮"]),
        ("战略融资", ["战略融资"]),
        ("股权融资", ["股权融资"]),
        ("Pre-IPO轮", ["Pre-IPO轮"]),
        ("本轮融资", []),
        ("多轮磋商", []),
        ("MCU轮番上涨", []),
    ],
)
def test_rounds(text: str, values: list[str]) -> None:
    assert [value.value for value in rounds(text)] == values
