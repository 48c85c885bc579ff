"""What a value grammar finds in a text: a normalised value with its place; the grammars are in `extractors.values`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, Self

from extractors.article import Article

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")


class ValueKind(StrEnum):
    """What a value measures."""

    DATE = "date"
    PERIOD = "period"
    MONEY = "money"
    SHARE = "share"
    CAPACITY = "capacity"
    AREA = "area"
    HEADCOUNT = "headcount"
    STOCK_CODE = "stock_code"
    DOCUMENT_NUMBER = "document_number"
    ROUND = "round"


@dataclass(frozen=True, slots=True)
class Value:
    """A value that a text states.

    Parameters
    ----------
    value
        Normalised: ISO date at the precision of the text, ``2023H1``, ``CNY 1625000000``, or (capacity, area, share,
        round, codes) the words themselves.
    start, end
        Its place in the text that was read.
    """

    kind: ValueKind
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Calendar:
    """The day, month or year from which an article counts: 今年, 去年, 6月20日. Never the day of reading."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, iso: str | None) -> Self:
        """Read an ISO date of any precision; ``None`` and other texts give an empty calendar."""
        match = _ISO.match(iso or "")
        return cls(*(int(part) if part else None for part in match.groups())) if match else cls()

    @classmethod
    def of(cls, article: Article) -> Self:
        """Count from the article's own date, else from the issue that it stands in."""
        return cls.parse(article.date or article.issue_date)


class Grammar(Protocol):
    """Finds the values of one kind in a text, from left to right, without overlap."""

    def __call__(self, text: str, calendar: Calendar, /) -> Iterator[Value]: ...
