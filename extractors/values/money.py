"""Sums of money: figure, scale, currency. 近, 约, 超 are no part of the sum; 数亿元 and ranges give none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.value import Calendar, Value, ValueKind
from extractors.values.numerals import ARABIC, CHINESE, number, plain, scale

_CODES = {
    "CNY": "元人民币 人民币元 人民币 元 RMB CNY ¥ yuan",
    "USD": "美元 美金 US$ USD $ dollars dollar",
    "HKD": "港元 港币 HK$ HKD",
    "TWD": "新台币 台币 NT$ NTD TWD 元新台币",
    "EUR": "欧元 EUR € euros euro",
    "GBP": "英镑 GBP £",
    "JPY": "日元 日圆 JPY yen",
    "KRW": "韩元 韩圆 韩币 KRW ₩ won",
    "INR": "卢比 印度卢比 INR ₹",
    "SGD": "新加坡元 新元 SGD",
    "CHF": "瑞士法郎 瑞郎 CHF",
    "MYR": "林吉特 马来西亚林吉特 马币 MYR",
    "CAD": "加元 加拿大元 CAD",
    "AUD": "澳元 澳大利亚元 AUD",
    "ILS": "谢克尔 新谢克尔 ILS",
    "SEK": "瑞典克朗 SEK",
    "THB": "泰铢 THB",
    "VND": "越南盾 VND",
    "RUB": "卢布 RUB",
    "AED": "迪拉姆 AED",
}
CURRENCIES = {word: code for code, words in _CODES.items() for word in words.split()}
_PREFIXES = sorted(
    (w for w in CURRENCIES if w in ("人民币", "新台币", "港币", "美元") or not ("\u4e00" <= w[0] <= "\u9fff")), key=len
)
_WORDS = "|".join(re.escape(w) for w in sorted(CURRENCIES, key=len, reverse=True) if w != "元")
_BEFORE = "|".join(re.escape(w) for w in reversed(_PREFIXES))
_MORE = r"(?:余|多|\+(?!\d))?"
_NUMERALS = "零〇一二两三四五六七八九十百千万亿余"
_FIGURE = (
    rf"{ARABIC}亿{ARABIC}[百千]?万|{ARABIC}{_MORE}\s?(?:[十百千]?(?:万亿|亿|万)|[百千]|(?:billion|million"
    rf"|trillion|bn|mn|[BMK])\b)?"
)
_TOKEN = re.compile(
    rf"(?P<before>{_BEFORE})?\s?(?P<figure>(?<![\d.,A-Za-z]){_FIGURE}"
    rf"|(?<![第{_NUMERALS}]){CHINESE}(?:余[万亿]+)?){_MORE}\s?"
    rf"(?P<after>{_WORDS}|元(?![件器素旦宵月组宇年])(?:人民币)?)?"
)
_VAGUE = re.compile(r"[数几]\s?$")
_RANGE = re.compile(rf"{ARABIC}[百千]?(?:万亿|亿|万)?(?:[日美欧韩港]?元)?\s?[-~—–至到]\s?$")
_OPEN = re.compile(r"\s?[-~—–至到]\s?\d")
_ENUMERATION = re.compile(r"\s?(?:[、,，+/]|和|及|与|以及)\s?$")
_ENDS = re.compile(r"$|[\s,，。;；、:：)）\]】”」!！]|的|用于|建|打造|投|落")
_BARE = re.compile(r"\d[余多+]?[十百千]?[万亿]*亿$|\d万$|^[一二两三四五六七八九十百千]+[万亿]*亿$")
_WEST = re.compile(r"\d\s?(billion|million|trillion|bn|mn|[BMK])$")


@dataclass(frozen=True, slots=True)
class _Sum:
    """A figure that is, or may turn out to be, money: ``7.20、6.90、8.10亿元`` names scale and currency once."""

    figure: str
    currency: str | None
    start: int
    end: int
    stem: int


def money(text: str, _calendar: Calendar | None = None) -> Iterator[Value]:
    """Find sums of money with a currency; ``CNY 1625000000`` for 16.25亿元."""
    return _values(text, bare=False)


def sums(text: str) -> Iterator[Value]:
    """Find sums of money also where 亿 or 万 stands without a currency (总投资15亿), which is then the yuan."""
    return _values(text, bare=True)


def _values(text: str, *, bare: bool) -> Iterator[Value]:
    for token in _shared(text, _tokens(text)):
        currency = token.currency or ("CNY" if bare and _is_bare(text, token) else None)
        amount = _amount(token.figure) if currency and not _is_vague(text, token) else None
        if amount:
            yield Value(ValueKind.MONEY, f"{currency} {plain(amount)}", token.start, token.end)


def _tokens(text: str) -> list[_Sum]:
    return [_token(match) for match in _TOKEN.finditer(text)]


def _token(match: re.Match[str]) -> _Sum:
    before, after = match["before"], match["after"]
    word = after if after and after not in ("元", "元人民币") else before or after
    start = match.start("before") if before else match.start("figure")
    code = CURRENCIES.get(word) if word else None
    return _Sum(match["figure"], code, start, match.end() - _idle(match), match.start("figure"))


def _idle(match: re.Match[str]) -> int:
    """Length of the blank that the pattern took after a figure without a currency."""
    return len(match[0]) - len(match[0].rstrip())


def _shared(text: str, tokens: list[_Sum]) -> list[_Sum]:
    """Hand scale and currency back to the figures before it in an enumeration."""
    for i in range(len(tokens) - 2, -1, -1):
        mine, following = tokens[i], tokens[i + 1]
        if mine.currency is None and following.currency and _ENUMERATION.match(text[mine.end : following.start]):
            figure = mine.figure if re.search("[万亿]", mine.figure) else mine.figure + _scale_word(following.figure)
            tokens[i] = replace(mine, figure=figure, currency=following.currency)
    return tokens


def _scale_word(figure: str) -> str:
    found = re.search(r"[十百千万亿]+$", figure)
    return found[0] if found else ""


def _is_bare(text: str, token: _Sum) -> bool:
    return bool(_BARE.search(token.figure) and _ENDS.match(text, token.end))


def _is_vague(text: str, token: _Sum) -> bool:
    before = text[max(0, token.start - 24) : token.start]
    return bool(_VAGUE.search(before) or _RANGE.search(before) or _OPEN.match(text, token.end))


def _amount(figure: str) -> Decimal | None:
    west = _WEST.search(figure)
    if west:
        value = number(figure[: west.start(1)].strip())
        return value * scale(west[1]) if value else None
    return number(re.sub(r"[余多+\s]", "", figure))
