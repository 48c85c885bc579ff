"""Tables are values."""

from __future__ import annotations

from decimal import Decimal

from kg.table import Table


def test_tables_compare_by_content() -> None:
    rows = (("海岳", 1, Decimal("0.5"), None),)
    assert Table("t", ("a", "b", "c", "d"), rows) == Table("t", ("a", "b", "c", "d"), rows)
    assert Table("t", ("a",), ()) != Table("u", ("a",), ())
