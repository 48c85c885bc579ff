"""The day that an article states for its event or publication, its source, and the date of its issue."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date as Day
from itertools import islice

from extractors.article import Article, Block, BlockKind, Document
from extractors.lines import LineKind, read_lines

_Y, _M, _D = r"(?:19|20)\d\d", r"(?:1[0-2]|0?[1-9])", r"(?:3[01]|[12]\d|0?[1-9])"
_DAY = re.compile(
    rf"(?<![\d.])(?:(?P<year>{_Y})年|今年)?(?P<month>{_M})月(?P<day>{_D})(?:[-—~至、]\d{{1,2}})?[日号]"
    rf"|(?<![\d.-])(?P<y>{_Y})(?P<dash>[-/.])(?P<m>{_M})(?P=dash)(?P<d>{_D})(?![\d-])"
)
_NO_EVENT_BEFORE = re.compile(
    r"(?:(?:上周|本周|当周|一周)[(]?|截止日期为|根据|从|成立于|创立于|始于|建于|设立于|自|截至|截止|前的|直到|预计|将于|计划|拟于|有效期至|去年|\d年|至)$"
)
_NO_EVENT_BEHIND = re.compile(r"起|施行|实施|生效|执行|前|止|之前|以来|年度|当日收盘")
_FIELD = re.compile(r"(?:发布|成文|印发|发文|发稿|刊发|更新|公开)?(?:日期|时间)\s*[:：]")
_ISSUED_ON = re.compile(r"(?:印发|发布|成文|签署)日期(?:为|是)\s*(?=\d)")
_SPOKEN_YEAR = re.compile(rf"(?<!\d)({_Y})年")
_ANNUAL = re.compile(rf"(?<!\d)({_Y})年(?:年度报告|年报|度报告)")
_ISSUE = (
    re.compile(rf"(?P<year>{_Y})\s*[/年.\-]\s*(?P<month>{_M})\s*月?刊"),
    re.compile(rf"(?P<year>{_Y})年\s*(?P<month>{_M})月\s*(?P<day>{_D})日"),
    re.compile(rf"(?P<year>{_Y})年\s*(?P<month>{_M})月"),
    re.compile(rf"(?P<year>{_Y})[-./](?P<month>{_M})(?:[-./](?P<day>{_D}))?(?!\d)"),
    re.compile(rf"(?P<year>{_Y})\s*年?\s*第?\s*\d{{1,3}}\s*期"),
)
_SOURCE = re.compile(r"[(]?(?:文章|稿件|信息|资料)?来源[:：]\s*(?P<name>[^|\s)][^|]*?)\s*(?:[)]|\||$)")
_CLOSING = re.compile(r"[(](?:文章|稿件|信息|资料)?来源[:：]\s*(?P<name>[^()]{2,30})[)]$")
_TRAILING = re.compile(
    r"[\s|,，]*(?:(?:发布|更新)?(?:日期|时间)[:：]?\s*)?(?:\d{4}[-年/.].*|\d{1,2}:\d\d.*|作者[:：].*|编辑[:：].*)$"
)
_COVER = 20  # printed lines: title, issue number, publisher; dates further down belong to articles
_COVER_LENGTH = 40
_LEAD = 120  # characters: the sentence that says what happened when
_LINE = 60  # characters: a longer block that begins with 来源： is a sentence
_HEAD = 6  # blocks: title, source and date lines
_FUTURE = 31  # days by which an issue may be dated before what it reports
_PAST = 550  # days: older ones are history
_FEWEST, _SHARE = 3, 0.4  # days of one year, and their share, from which the year is taken for that of the issue


def issue_date_of(document: Document) -> str | None:
    """ISO date of an issue, as precise as its cover says it (``2023-08``); else the year of most days in its text."""
    printed = (line for line in read_lines(document) if line.kind is not LineKind.BLANK)
    for line in islice(printed, _COVER):
        is_short = len(line.text) <= _COVER_LENGTH and not line.is_closed and line.kind is not LineKind.ROW
        if is_short and (found := _issue(line.text)):
            return found
    years = Counter(match["year"] or match["y"] for match in _DAY.finditer(document.text.replace(" ", "")))
    del years[None]
    usual = max(years, key=lambda year: (years[year], year), default=None)
    return usual if usual and years[usual] >= max(_FEWEST, _SHARE * years.total()) else None


def _issue(text: str) -> str | None:
    for pattern in _ISSUE:
        if match := pattern.search(text):
            parts = match.groupdict()
            return "-".join([parts["year"], *(f"{int(parts[p]):02}" for p in ("month", "day") if parts.get(p))])
    return None


def article_date(article: Article) -> str | None:
    """ISO date of the article's event or publication, if it states the day.

    In this order: the day under the signature of an official document; the first day in the title or in the lead of
    the first paragraph; the day of publication in a line below the title or in 印发日期为…. A day without year gets the
    year of the issue, or the one before it where the day would else lie behind the issue; without issue the year that
    the text speaks of most.
    """
    issued = article.issue_date or _usual_year(article.text)
    day = _signed(article) or _event(article, issued) or _published(article)
    return day.isoformat() if day else None


def _signed(article: Article) -> Day | None:
    begun = False
    days = []
    for block in article.blocks:
        begun |= block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)
        if begun and block.kind is BlockKind.NOTE and (match := _DAY.match(_text(article, block))):
            days.append(_day(match, article.issue_date))
    return days[-1] if days else None


def _event(article: Article, issued: str | None) -> Day | None:
    titles = [block for block in article.blocks if block.kind is BlockKind.TITLE]
    leads = [block for block in article.blocks if block.kind is BlockKind.PARAGRAPH][:1]
    for text in (_text(article, block) for block in (*titles, *leads)):
        for match in _DAY.finditer(text):
            is_far = match.start() >= _LEAD and not match["year"]
            if is_far or _NO_EVENT_BEFORE.search(text[: match.start()]) or _NO_EVENT_BEHIND.match(text, match.end()):
                continue
            day = _day(match, issued)
            if day and _is_recent(day, issued):
                return day
    return None


def _published(article: Article) -> Day | None:
    texts = [_text(article, block) for block in article.blocks]
    kinds = [block.kind for block in article.blocks]
    head = [t for t, kind in zip(texts[:_HEAD], kinds, strict=False) if kind is BlockKind.NOTE or _FIELD.search(t)]
    said = [text[match.end() :] for text in texts for match in _ISSUED_ON.finditer(text)]
    for match in (match for text in (*head, *said) for match in [_DAY.search(text)] if match):
        return _day(match, article.issue_date)
    return None


def _usual_year(text: str) -> str | None:
    """The year that a text speaks of most, and first; one on an annual report is of the next year at least."""
    years = Counter(_SPOKEN_YEAR.findall(text)).most_common(1)
    reported = [str(int(year) + 1) for year in _ANNUAL.findall(text)]
    return max([*reported, years[0][0]]) if years else None


def _text(article: Article, block: Block) -> str:
    return article.text[block.start : block.end]


def _day(match: re.Match[str], issued: str | None) -> Day | None:
    year, month, day = match["year"] or match["y"], int(match["month"] or match["m"]), int(match["day"] or match["d"])
    try:
        if year:
            return Day(int(year), month, day)
        if not issued:
            return None
        found = Day(int(issued[:4]), month, day)
        return found if (found - _end(issued)).days <= _FUTURE else found.replace(year=found.year - 1)
    except ValueError:  # 2月30日
        return None


def _is_recent(day: Day, issued: str | None) -> bool:
    """Whether a day lies in the year and a half before the issue: older ones are history, later ones plans."""
    if issued is None:
        return True
    future = _FUTURE if len(issued) > 4 else 366
    return -future <= (_end(issued) - day).days <= _PAST


def _end(issued: str) -> Day:
    """Last day of an ISO date of any precision, short months counted as 28 days."""
    year, month, day = (*(int(part) for part in issued.split("-")), 0, 0)[:3]
    return Day(year, month or 12, day or (28 if month else 31))


def source_of(article: Article) -> str | None:
    """The source that a closing （来源：…） or a line below the title names."""
    blocks = [*reversed(article.blocks[-3:]), *article.blocks[:_HEAD]]
    for block in blocks:
        text = _text(article, block)
        is_line = block.kind is BlockKind.NOTE or len(text) <= _LINE
        match = (_SOURCE.match(text) if is_line else None) or _CLOSING.search(text)
        if match:
            name = _TRAILING.sub("", match["name"]).strip()
            if name:
                return name
    return None
