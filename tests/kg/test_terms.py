"""Values as literals."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode

from kg import terms


@pytest.mark.parametrize(
    ("value", "datatype"),
    [
        ("2025-06-20", "XMLSchema#date"),
        ("2025-06", "XMLSchema#gYearMonth"),
        ("2025", "XMLSchema#gYear"),
        ("2025H1", "XMLSchema#string"),
    ],
)
def test_dates_keep_their_precision(value: str, datatype: str) -> None:
    literal = terms.date(value)
    assert literal.value == value
    assert literal.datatype.value.endswith(datatype)


def test_money_is_split() -> None:
    found = terms.money("CNY 1511000000.5")
    assert found is not None
    assert [part.value for part in found] == ["1511000000.5", "CNY"]
    assert terms.money("15亿元") is None
    assert terms.money("") is None


def test_equal_numbers_are_equal_terms() -> None:
    assert terms.decimal(0.1 + 0.2) == terms.decimal(0.3)
    assert terms.decimal(1 / 3, 4).value == "0.3333"
    assert terms.integer(7).value == "7"


def test_the_last_part_of_an_iri() -> None:
    assert terms.local_name(terms.xm("supplies")) == "supplies"
    assert terms.local_name(NamedNode(terms.RDF + "type")) == "type"
