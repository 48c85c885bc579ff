"""Measures that are kept as the text prints them: capacities, areas, shares; and numbers of staff."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.value import Calendar, Value, ValueKind
from extractors.values.numerals import ARABIC, CHINESE, number, plain

_SHARE = re.compile(rf"(?<![\d.])(?P<percent>{ARABIC})\s?%|百分之(?P<words>{CHINESE})")
_AREA_UNIT = r"(?:平方米|平方公里|平米|平方英尺|平方(?!毫|厘|分|千)|m2|㎡|公顷|亩)(?!/)"
_AREA = re.compile(rf"(?:约|近|超过?|逾)?\s?(?<![\d.])(?:{ARABIC}\s?[余多]?万?[余多]?|{CHINESE}[余多]?)\s?{_AREA_UNIT}")
_STAFF = re.compile(
    rf"(?<![\d.])(?P<figure>{ARABIC}\s?万?|{CHINESE})\s?(?:余|多|\+)?\s?(?:名|位|个)?\s?(?:全职|在职"
    rf"|正式)?(?:人(?!民|次|工|才)|员工|雇员|职工)"
)

UNIT = (
    r"(?:个(?![月工百项方国省城小亿环领人])|万?[片颗套台吨只件枚块支张米辆根组条卷粒把升](?!寸)|平方米"
    r"|立方米|公斤|千克|标?方|芯片|晶圆|[kK]{2}|GWh|MWh|GW|MW|Wh|wpm|WPM|kg|pcs)"
)
_QUANTITY = rf"{ARABIC}\s?[余多]?(?:[十百千]?[万亿])?[余多]?\s?{UNIT}"
_PER = r"(?:/|每)(?:年|月|天|日|周)"
_LEAD = (
    r"(?:(?:年|月|日|周)(?:度)?(?:产能|产量|生产能力|产|生产|加工|封装|封测|测试|处理|出货|供应能力)|(?:每"
    r"|各)(?:年|月|天)(?:可|能|将)?(?:生产|产出|制造|加工)|(?:总|新增|规划|设计|建成|形成)?产能|生产规模"
    r"|生产能力)"
)
_FILL = r"[^，。；;、！？\n\t\d]{0,14}(?:\d{1,2}(?:英寸|吋|寸|nm)[^，。；;、！？\n\t\d]{0,14})?"
_TAIL = r"[^，,。；;！？!?、\n\t（(【\[]{0,24}"
_JOINT = r"(?:[，、及和与]|以及)(?!足|相当|可?满足|约占|占|供|为|相比|较)"
_MORE = (
    rf"(?:{_JOINT}[^，。；;！？\n\t\d]{{0,8}}(?:\d{{1,2}}(?:英寸|吋"
    rf"|寸)[^，。；;、！？\n\t\d]{{0,14}})?{_QUANTITY}(?:{_PER})?{_TAIL})"
)
_CAPACITY = re.compile(
    rf"(?:{_LEAD}{_FILL}(?<![\d.]){_QUANTITY}(?:{_PER})?"
    rf"|(?<![\d.,]){_QUANTITY}{_PER})(?P<tail>(?:[（(]折合[^）)\n]{{1,12}}[）)])?{_TAIL}{_MORE}*)"
)
_STOP = re.compile(
    r"的?(?:(?:研发|研究|制造|生产|产业|加工)+(?:制造|能力|规模|基地|线|项目|产线|目标|化|中心|工厂)|产能"
    r"|规模|产线|生产线|项目|基地|能力|目标|水平|工厂|订单|扩产|建设|的?生产$|后(?!道))"
    r"|(?:，|、|及|和|与)$"
)
_LINE = re.compile(r"的?(?:生产线|产线|项目|基地)")
_CHANGE = re.compile(r"从\s?\d")
_YIELD = re.compile(r"年产值|产值")


def shares(text: str, _calendar: Calendar | None = None) -> Iterator[Value]:
    """Find percentages as printed: ``21.35%``; 百分之二十 becomes ``20%``."""
    for match in _SHARE.finditer(text):
        words = number(match["words"]) if match["words"] else None
        value = f"{plain(words)}%" if words is not None else f"{match['percent']}%"
        yield Value(ValueKind.SHARE, value, match.start(), match.end())


def areas(text: str, _calendar: Calendar | None = None) -> Iterator[Value]:
    """Find areas as printed, with 约 before them: ``约16000平方米``, ``120亩``."""
    for match in _AREA.finditer(text):
        yield Value(ValueKind.AREA, match[0].strip(), match.start(), match.end())


def headcounts(text: str, _calendar: Calendar | None = None) -> Iterator[Value]:
    """Find numbers of people: ``2650`` for 2650余人."""
    for match in _STAFF.finditer(text):
        value = number(match["figure"].replace(" ", ""))
        if value:
            yield Value(ValueKind.HEADCOUNT, plain(value), match.start(), match.end())


def capacities(text: str, _calendar: Calendar | None = None) -> Iterator[Value]:
    """Find capacities as printed, with what is made: ``年产40万片8英寸外延片``, ``4万片/月的12英寸晶圆``."""
    at = 0
    while match := _CAPACITY.search(text, at):
        at = match.end()
        if not _YIELD.match(match[0]) and not _CHANGE.search(match[0]):
            at = _end(text, match)
            yield Value(ValueKind.CAPACITY, text[match.start() : at], match.start(), at)


def _end(text: str, match: re.Match[str]) -> int:
    """Cut where the words speak of the line or base and no longer of what it makes, at the first one of several."""
    start = match.start("tail")
    last = max((m.end() for m in re.finditer(_QUANTITY, match["tail"])), default=0)
    line = _LINE.search(text, start, start + last)
    stop = line or _STOP.search(text, start + last, match.end())
    return stop.start() if stop else match.end()
