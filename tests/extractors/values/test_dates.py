"""Dates and periods, relative to the article."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.value import Calendar
from extractors.values.dates import dates, periods

AUGUST = Calendar(2023, 8, 18)


def found(text: str, calendar: Calendar = AUGUST) -> list[str]:
    return [value.value for value in dates(text, calendar)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2025年6月20日", ["2025-06-20"]),
        ("2025 年 6 月 20 日", ["2025-06-20"]),
        ("6月20日", ["2023-06-20"]),
        ("2025-06-20", ["2025-06-20"]),
        ("2025.06.20", ["2025-06-20"]),
        ("2025/6", ["2025-06"]),
        ("2025年6月", ["2025-06"]),
        ("2025年度", ["2025"]),
        ("二〇二三年八月二日", ["2023-08-02"]),
        ("十二月五日", ["2022-12-05"]),
        ("今年6月", ["2023-06"]),
        ("去年", ["2022"]),
        ("去年11月", ["2022-11"]),
        ("前年", ["2021"]),
        ("明年3月", ["2024-03"]),
        ("本月", ["2023-08"]),
        ("上月底", ["2023-07"]),
        ("下个月", ["2023-09"]),
        ("上半年", ["2023"]),
        ("2023年第二季度", ["2023"]),
        ("截至2021年9月30日", ["2021-09-30"]),
        ("1月/4月", ["2023-01", "2023-04"]),
        ("今日", ["2023-08-18"]),
        ("昨日", ["2023-08-17"]),
        ("8月3日竣工，当日投产", ["2023-08-03"]),
    ],
)
def test_dates_keep_their_precision(text: str, values: list[str]) -> None:
    assert found(text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2022年3月启动，同年7月开工，11月封顶", ["2022-03", "2022-07", "2022-11"]),
        ("2021年12月签约，1月开工", ["2021-12", "2022-01"]),
        ("2021年12月签约，次年5月投产", ["2021-12", "2022-05"]),
        ("2021年12月签约。5月投产", ["2021-12", "2023-05"]),
        ("12月28日签约", ["2022-12-28"]),
        ("预计12月投产", ["2023-12"]),
        ("将于10月投产", ["2023-10"]),
    ],
)
def test_the_year_comes_from_the_sentence_else_the_calendar(text: str, values: list[str]) -> None:
    assert found(text) == values


@pytest.mark.parametrize(
    "text",
    [
        "较2022年同期增长",
        "2021-2025年",
        "历时3个月",
        "月产能10万片",
        "每月生产",
        "代码2601-330999-04-01-100200",
        "版本12.5",
        "以前年度",
        "近日",
        "9月均价",
    ],
)
def test_spans_of_time_and_codes_are_no_dates(text: str) -> None:
    assert found(text) == []


def test_without_a_calendar_only_full_dates_are_read() -> None:
    assert found("去年与6月20日及2020年3月1日", Calendar()) == ["2020-03-01"]


def test_impossible_days_are_not_written() -> None:
    assert found("2月29日") == ["2020-02-29"]
    assert found("2021年6月31日") == ["2021-06"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2024年营收", ["2024"]),
        ("2023年上半年", ["2023H1"]),
        ("今年上半年", ["2023H1"]),
        ("上半年", ["2023H1"]),
        ("2023年半年度", ["2023H1"]),
        ("2023H1", ["2023H1"]),
        ("2022年下半年", ["2022H2"]),
        ("2024年第三季度", ["2024Q3"]),
        ("一季度", ["2023Q1"]),
        ("2024Q3", ["2024Q3"]),
        ("前三季度", ["2023Q1-Q3"]),
        ("2024财年", ["2024"]),
        ("2022年、2023年", ["2022", "2023"]),
        ("2023年6月", []),
        ("比去年", []),
    ],
)
def test_periods(text: str, values: list[str]) -> None:
    assert [value.value for value in periods(text, AUGUST)] == values


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_back_from_three_ways_of_writing_it(day: date) -> None:
    iso = day.isoformat()
    year, month, number = day.year, day.month, day.day
    for text in (iso, f"{year}年{month}月{number}日", f"{year}.{month:02}.{number:02}"):
        (value,) = dates(f"于{text}，", Calendar())
        assert value.value == iso


@given(st.text(alphabet="今去年月日上下半本同当一二三十0123456789-/.QH季度，。", max_size=30))
def test_any_text_gives_iso_dates_inside_it(text: str) -> None:
    end = 0
    for value in dates(text, AUGUST):
        assert re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", value.value)
        assert end <= value.start < value.end <= len(text)
        end = value.end
