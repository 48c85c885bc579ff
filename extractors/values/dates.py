"""Dates and periods, relative to the article's own calendar, never to the day of reading."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.value import Calendar, Value, ValueKind
from extractors.values.numerals import chinese

_RELATIVE = {"今": 0, "本": 0, "去": -1, "前": -2, "明": 1, "后": 2}
_CARRIED = {"同": 0, "当": 0, "次": 1, "翌": 1}
_YEAR = r"(?:19|20)\d\d|[二一][〇○零一二三四五六七八九]{3}|(?<![以从之此])前|(?<!今)后|[今去明同当次翌]|本(?=年)"
_MONTH = r"1[0-2]|0?[1-9](?!\d)|十[一二]?|[一二三四五六七八九]"
_DAY = r"3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九]"
_ISO = (
    r"(?<![\d/.\-A-Za-z])(?P<iy>(?:19|20)\d\d)(?:(?P<sep>[-/.])(?P<im>1[0-2]|0?[1-9])(?P=sep)(?P<id>3[01]"
    r"|[12]\d|0?[1-9])"
    r"|-(?P<im2>1[0-2]|0[1-9])|/(?P<im3>1[0-2]|0?[1-9]))(?![\d/\-]|\.\d)"
)
_QUARTER = r"[上下]半年|第?[一二三四1-4]季度|前三季度|(?<![A-Za-z])Q[1-4](?!\d)"
_YEAR_PART = rf"{_QUARTER}|[HQ][1-4](?!\d)|全年|半年度?"
_TOKEN = re.compile(
    rf"(?P<range>(?:19|20)\d\d年? ?[-—–~至到] ?(?:19|20)\d\d(?=年))"
    rf"|{_ISO}"
    rf"|(?P<year>(?<!\d)(?:{_YEAR})) ?(?:(?:财|会计)?年(?:度|份)?|(?=[HQ][1-4]))"
    rf"(?: ?(?P<ym>(?<!\d)(?:{_MONTH})) ?月(?!产)(?:份)?(?: ?(?P<yd>{_DAY}) ?[日号])?| ?(?P<yq>{_YEAR_PART}))?"
    rf"|(?P<q>{_QUARTER}|(?<![年个])全年)(?!度)"
    rf"|(?<![\d.\-个每近])(?<!\d/)(?P<month>{_MONTH}) ?月(?![产均薪息球租内])(?:份)?(?: ?(?P<day>{_DAY}) ?[日号])?"
    r"|(?P<near>本月|当月|同月|上个?月|下个?月)(?:(?P<nearday>3[01]|[12]\d|0?[1-9])[日号])?"
    r"|(?P<today>今[日天]|昨[日天]|当[日天]|同日)"
)
_SENTENCE = re.compile(r"[。！？!?\n]")
_FUTURE = re.compile(r"将|拟|计划|预计|有望|预期|力争|目标|预估")
_HALF = {"上半年": "H1", "半年": "H1", "半年度": "H1", "下半年": "H2", "前三季度": "Q1-Q3", "全年": ""}
_FEBRUARY, _LEAP_DAY, _HALF_YEAR = 2, 29, 6
_FISCAL = re.compile(r"止(?:年度|财政年度|财年|十二个月)")
_WINTER = 6  # a month so many before the one said last belongs to the next year: 12月签约，1月开工


@dataclass(slots=True)
class _Last:
    """The date said last, from which 同年, 次年, 当月 and months without a year count."""

    year: int | None = None
    month: int | None = None
    end: int = 0


def dates(text: str, calendar: Calendar) -> Iterator[Value]:
    """Find dates: ``2025-06-20`` for 2025年6月20日, for 6月20日 of an article of 2025, ``2022`` for 去年 in 2023.

    A month without a year takes the year of the date before it in the sentence, else that of the calendar; a month
    later than the calendar's, outside a plan, is last year's.
    """
    last = _Last()
    for match in _TOKEN.finditer(text):
        if _SENTENCE.search(text, last.end, match.start()):
            last.month = None
        year, month, day = _resolve(text, match, calendar, last)
        if year is None or _is_comparison(text, match):
            continue
        if month is not None or match["year"]:
            last.year, last.month, last.end = year, month, match.end()
        yield Value(ValueKind.DATE, _real(year, month, day), match.start(), match.end())


def periods(text: str, calendar: Calendar) -> Iterator[Value]:
    """Find the periods that figures are reported for: ``2024``, ``2023H1``, ``2023Q2``, ``2023Q1-Q3``."""
    last = _Last()
    for match in _TOKEN.finditer(text):
        year, month, _ = _resolve(text, match, calendar, last)
        if year is None or match["range"] or match["today"] or _is_comparison(text, match):
            continue
        if month is not None and not _FISCAL.match(text, match.end()):
            continue
        last.year, last.end = year, match.end()
        yield Value(ValueKind.PERIOD, f"{year}{_part(match['yq'] or match['q'] or '')}", match.start(), match.end())


def _resolve(
    text: str, match: re.Match[str], calendar: Calendar, last: _Last
) -> tuple[int | None, int | None, int | None]:
    if match["range"]:
        return None, None, None
    if match["iy"]:
        return int(match["iy"]), int(match["im"] or match["im2"] or match["im3"]), _int(match["id"])
    if match["year"]:
        return _year(match["year"], calendar, last), _int(match["ym"]), _int(match["yd"])
    if match["q"]:
        return _whole_year(calendar, last) if match["q"] == "全年" else calendar.year, None, None
    if match["month"]:
        return _bare_month(text, match, calendar, last)
    return _near(match, calendar, last)


def _whole_year(calendar: Calendar, last: _Last) -> int | None:
    """Give the year of 全年: the one said last, else the last full one of a report in the first half of a year."""
    if last.year is not None or calendar.year is None:
        return last.year
    return calendar.year - (calendar.month is not None and calendar.month <= _HALF_YEAR)


def _year(word: str, calendar: Calendar, last: _Last) -> int | None:
    if word in _CARRIED:
        base = last.year or calendar.year
        return None if base is None else base + _CARRIED[word]
    if word in _RELATIVE:
        return None if calendar.year is None else calendar.year + _RELATIVE[word]
    return _int(word)


def _bare_month(
    text: str, match: re.Match[str], calendar: Calendar, last: _Last
) -> tuple[int | None, int | None, int | None]:
    month, day = _int(match["month"]), _int(match["day"])
    if month is None or (calendar.year is None and last.month is None):
        return None, None, None
    if last.year is not None and last.month is not None:
        return last.year + (last.month - month >= _WINTER), month, day
    year = calendar.year if calendar.year is not None else last.year
    nearby = text[max(0, match.start() - 8) : match.end() + 8]
    is_late = calendar.month is not None and month > calendar.month + 1
    if year is not None and is_late and not _FUTURE.search(nearby):
        year -= 1
    return year, month, day


def _near(match: re.Match[str], calendar: Calendar, last: _Last) -> tuple[int | None, int | None, int | None]:
    """Resolve 本月, 上月, 当日 …; 当 and 同 count from the date said last."""
    word = match[0][0]
    if match["today"]:
        known = calendar.day is not None and word in "今昨" and not (word == "昨" and calendar.day == 1)
        day = (calendar.day or 0) - (word == "昨")
        return (calendar.year, calendar.month, day) if known else (None, None, None)
    carried = word in "当同" and last.year is not None and last.month is not None
    year, month = (last.year, last.month) if carried else (calendar.year, calendar.month)
    if year is None or month is None:
        return None, None, None
    step = {"上": -1, "下": 1}.get(word, 0)
    total = year * 12 + month - 1 + step
    return total // 12, total % 12 + 1, _int(match["nearday"])


def _is_comparison(text: str, match: re.Match[str]) -> bool:
    """Tell whether the date only measures growth: 较2022年同期, 比去年."""
    return text.startswith("同期", match.end()) or text[max(0, match.start() - 1) : match.start()] in ("较", "比")


def _int(word: str | None) -> int | None:
    if not word:
        return None
    return int(word) if word.isascii() else chinese(word.replace("○", "〇"))


def _iso(year: int, month: int | None, day: int | None) -> str:
    return f"{year}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if month and day else "")


def _real(year: int, month: int | None, day: int | None) -> str:
    """Write a date that the calendar has; 2月29日 outside a leap year is that of an earlier year, 6月31日 the month."""
    if month == _FEBRUARY and day == _LEAP_DAY:
        return _iso(year - year % 4, month, day)
    known = month is not None and day is not None and day <= monthrange(year, month)[1]
    return _iso(year, month, day if known else None)


def _part(word: str) -> str:
    """Name the part of the year: ``H1`` for 上半年, ``Q2`` for 第二季度."""
    if not word or word in _HALF:
        return _HALF.get(word, "")
    if word[0] in "HQ":
        return word
    found = re.search("[一二三四1-4]", word)
    return f"Q{_int(found[0])}" if found else ""
