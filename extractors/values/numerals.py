"""Chinese and Arabic numerals. A small grammar of its own: general converters turn 三星 into 3星."""

from __future__ import annotations

import re
from decimal import Decimal

ARABIC = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
CHINESE = r"[零〇一二两三四五六七八九十百千万亿]+"

_BY_VALUE = ("零〇○", "一", "二两", "三", "四", "五", "六", "七", "八", "九")
_DIGITS = {char: value for value, chars in enumerate(_BY_VALUE) for char in chars}
_STEPS = {"十": 10, "百": 100, "千": 1000}
_GROUPS = {"万": 10**4, "亿": 10**8}
_WESTERN = {"k": 10**3, "m": 10**6, "mn": 10**6, "million": 10**6, "b": 10**9, "bn": 10**9, "billion": 10**9}
_WESTERN |= {"t": 10**12, "trillion": 10**12}
_PARTS = re.compile(rf"({ARABIC})?\s?([十百千万亿]*)")


def scale(word: str) -> int:
    """Give the factor of a scale word: ``千万`` is 10,000,000, ``billion`` 1,000,000,000, the empty word 1."""
    if word.lower() in _WESTERN:
        return _WESTERN[word.lower()]
    factor = 1
    for char in word:
        factor *= _STEPS.get(char) or _GROUPS[char]
    return factor


def chinese(text: str) -> int | None:
    """Read a Chinese numeral: ``三亿五千万``, ``十二``, ``二〇二三``; ``None`` when it is none.

    A scale without a digit counts once, as in 近千亿 and 近亿.
    """
    if len(text) > 1 and all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    total = section = digit = 0
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _STEPS:
            section, digit = section + (digit or 1) * _STEPS[char], 0
        elif char in _GROUPS:
            section, digit = section + digit, 0
            total, section = _close(total, section, _GROUPS[char]), 0
        else:
            return None
    return total + section + digit if text else None


def _close(total: int, section: int, group: int) -> int:
    """Close a section at 万 or 亿; 亿 after 万 lifts what stands before it (五万亿)."""
    if section == 0 and total:
        return total * group
    return total + (section or 1) * group


def number(text: str) -> Decimal | None:
    """Read a number with its scale: ``16.25亿``, ``3,871.204万``, ``1亿2000万``, ``三千万``, ``1.15万亿``."""
    if not text[:1].isdecimal():
        value = chinese(text)
        return None if value is None else Decimal(value)
    total = Decimal(0)
    for figure, word in _PARTS.findall(text):
        if figure:
            total += Decimal(figure.replace(",", "")) * scale(word)
    return total


def plain(value: Decimal) -> str:
    """Write a number without exponent and without idle zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
