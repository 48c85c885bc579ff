"""Codes that texts print beside names: stock codes, numbers of documents and standards, financing rounds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.value import Calendar, Value, ValueKind

_MAINLAND = r"(?:00[0-3]|30[01]|60[0135]|68[89]|8[378]\d|43\d|92\d)\d{3}"
_STOCK = re.compile(
    rf"(?<![\d.])(?P<mainland>{_MAINLAND})(?:\.(?P<suffix>S[HSZ]|BJ))?(?=[)）/、，,\s:：.。;；]|$)(?!\.\d)"
    r"|(?<!\d)(?P<hongkong>0?\d{4}\.HK)|(?P<america>(?:NASDAQ|NYSE|Nasdaq|纳斯达克|纽交所)\s?[:：]\s?[A-Z]{1,5}\b)"
)
_CODE_WORD = re.compile(r"(?:股票|证券|股份|A股|港股)?\s?(?:代码|代号|简称代码)\s?(?:为|是|[:：])?\s?$")
_BRACKET = re.compile(r"[（(](?:[^（()）\d]{0,12}[:：/、，,]?\s?)(?:\d{4,6}(?:\.[A-Z]{2})?\s?[/、，,]\s?)?$")
_YEAR = r"[〔\[【(（]\s?(?:19|20)\d\d\s?[〕\]】)）]"
_NUMBER = re.compile(
    rf"(?P<letters>[\u4e00-\u9fff]{{2,14}}?{_YEAR}\s?第?\s?\d{{1,5}}\s?号)"
    r"|(?P<order>(?:令|公告)\s?(?:(?:19|20)\d\d\s?年\s?)?第\s?\d{1,5}\s?号|(?:19|20)\d\d年第\d{1,4}号)"
    r"|(?<![A-Za-z])(?P<standard>(?:JESD|JEP|SEMI\s|GB(?:/[TZ])?\s?|SJ(?:/T)?\s?|YD/T\s?|T/[A-Z]{2,10}\s"
    r"|ISO(?:/IEC)?\s?|IEC\s?|IEEE\s)[A-Z]?\d{1,5}(?:[.\-–—][\dA-Z]{1,5})*)"
)
_LETTERHEAD = re.compile(r"^.*(?:根据|按照|依据|印发|通知|文件|精神|落实|贯彻|废止|遵照|和|与|及|的|《|》)")
_ROUND = re.compile(
    r"(?:(?:Pre|pre|PRE)-?\s?[A-H]"
    r"|[A-H](?![A-Za-z]))\d?\s?[+＋]{0,3}(?:\s?[-~至、和及/]\s?[A-H]\d?[+＋]{0,2})?\s?轮|Pre-?\s?IPO轮?"
    r"|种子\+?轮|(?:种子|天使|战略)[+＋]{0,2}轮|"
    r"(?:Pre-?)?天使[+＋]?轮|战略(?:融资|投资)|股权融资|定向增发"
)


def stock_codes(text: str, _calendar: Calendar | None = None) -> Iterator[Value]:
    """Find stock codes that brackets or the word 代码 mark: ``688012``; ``02415.HK`` keeps its market."""
    for match in _STOCK.finditer(text):
        before = text[max(0, match.start() - 24) : match.start()]
        marked = match["suffix"] or match["hongkong"] or match["america"]
        if marked or _CODE_WORD.search(before) or _BRACKET.search(before):
            yield Value(ValueKind.STOCK_CODE, match["mainland"] or match[0], match.start(), match.end())


def document_numbers(text: str, _calendar: Calendar | None = None) -> Iterator[Value]:
    """Find document numbers: ``云财〔2023〕66号``, ``令第702号``, ``JESD209-6``, ``GB/T 20000-2021``."""
    for match in _NUMBER.finditer(text):
        head = _LETTERHEAD.match(match["letters"]) if match["letters"] else None
        start = match.start() + (head.end() if head else 0)
        value = re.sub(r"\s", "", text[start : match.end()]) if match["letters"] else text[start : match.end()]
        yield Value(ValueKind.DOCUMENT_NUMBER, value, start, match.end())


def rounds(text: str, _calendar: Calendar | None = None) -> Iterator[Value]:
    """Find financing rounds: ``天使轮``, ``Pre-A+轮``, ``B轮``, ``战略融资``, ``股权融资``."""
    for match in _ROUND.finditer(text):
        yield Value(ValueKind.ROUND, re.sub(r"\s", "", match[0]), match.start(), match.end())
