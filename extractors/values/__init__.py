"""The value grammars, one per kind of value; add one here."""

from __future__ import annotations

from collections.abc import Mapping

from extractors.value import Calendar, Grammar, Value, ValueKind
from extractors.values.codes import document_numbers, rounds, stock_codes
from extractors.values.dates import dates, periods
from extractors.values.measures import areas, capacities, headcounts, shares
from extractors.values.money import money

GRAMMARS: Mapping[ValueKind, Grammar] = {
    ValueKind.DATE: dates,
    ValueKind.PERIOD: periods,
    ValueKind.MONEY: money,
    ValueKind.SHARE: shares,
    ValueKind.CAPACITY: capacities,
    ValueKind.AREA: areas,
    ValueKind.HEADCOUNT: headcounts,
    ValueKind.STOCK_CODE: stock_codes,
    ValueKind.DOCUMENT_NUMBER: document_numbers,
    ValueKind.ROUND: rounds,
}


def find_values(kind: ValueKind, text: str, calendar: Calendar | None = None) -> tuple[Value, ...]:
    """Find the values of one kind in a text, in order; without a calendar, relative dates are left out."""
    return tuple(GRAMMARS[kind](text, calendar or Calendar()))
