"""Sums of money."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.values.money import CURRENCIES, money, sums


def found(text: str) -> list[str]:
    return [value.value for value in money(text)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("总投资16.25亿元", ["CNY 1625000000"]),
        ("近20亿元", ["CNY 2000000000"]),
        ("约4.5亿元人民币", ["CNY 450000000"]),
        ("注册资本人民币3,871.204万元", ["CNY 38712040"]),
        ("营收512,340万元", ["CNY 5123400000"]),
        ("超千亿元", ["CNY 100000000000"]),
        ("近亿元融资", ["CNY 100000000"]),
        ("三亿五千万元", ["CNY 350000000"]),
        ("1亿2000万元", ["CNY 120000000"]),
        ("20余亿元", ["CNY 2000000000"]),
        ("十余亿元", ["CNY 1000000000"]),
        ("2.2万亿元", ["CNY 2200000000000"]),
        ("1.36亿美元", ["USD 136000000"]),
        ("US$1.2 billion", ["USD 1200000000"]),
        ("$52.7B", ["USD 52700000000"]),
        ("5 million euros", ["EUR 5000000"]),
        ("50亿欧元", ["EUR 5000000000"]),
        ("3亿+欧元", ["EUR 300000000"]),
        ("3亿港元", ["HKD 300000000"]),
        ("5亿港币", ["HKD 500000000"]),
        ("HK$3.5亿", ["HKD 350000000"]),
        ("120亿新台币", ["TWD 12000000000"]),
        ("1000亿日元", ["JPY 100000000000"]),
        ("20万亿韩元", ["KRW 20000000000000"]),
        ("10亿英镑", ["GBP 1000000000"]),
        ("7600亿卢比", ["INR 760000000000"]),
        ("从30亿欧元增至80亿欧元", ["EUR 3000000000", "EUR 8000000000"]),
        ("5亿+7亿美元", ["USD 500000000", "USD 700000000"]),
        ("分别为7.2、6.9、8.1亿元", ["CNY 720000000", "CNY 690000000", "CNY 810000000"]),
    ],
)
def test_sums_are_normalised(text: str, values: list[str]) -> None:
    assert found(text) == values


@pytest.mark.parametrize(
    "text",
    [
        "获数亿元融资",
        "数千万元A轮融资",
        "十几亿元",
        "投入1500-1900亿日元",
        "20亿元至30亿元",
        "20亿—30亿元",
        "采购15元件",
        "出货15亿颗",
        "三星发布新品",
        "增长15%",
        "多元化经营",
        "12.5英寸",
    ],
)
def test_vague_sums_ranges_and_other_numbers_are_left_out(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("总投资15亿，建设", ["CNY 1500000000"]),
        ("营业收入近百亿、利税", ["CNY 10000000000"]),
        ("总投资15亿的基地", ["CNY 1500000000"]),
        ("出货15亿颗", []),
        ("销量达3万台", []),
    ],
)
def test_a_scale_at_the_end_of_a_phrase_may_stand_for_yuan(text: str, values: list[str]) -> None:
    assert [value.value for value in sums(text)] == values
    assert found(text) == []


@given(
    st.integers(min_value=1, max_value=10**7),
    st.sampled_from(["亿元", "万元", "元", "亿美元", "万欧元", "亿日元", "万亿韩元", "亿港元"]),
    st.sampled_from(["约", "近", "超", "投资", "（", ""]),
)
def test_amounts_go_round(amount: int, unit: str, before: str) -> None:
    text = f"{before}{amount:,}{unit}。"
    (value,) = money(text)
    currency, written = value.value.split(" ")
    scale = {"万亿": 10**12, "亿": 10**8, "万": 10**4}
    factor = next((f for word, f in scale.items() if unit.startswith(word)), 1)
    assert Decimal(written) == amount * factor
    assert currency == CURRENCIES[unit.lstrip("万亿")]
    assert text[value.start : value.end] == f"{amount:,}{unit}"
