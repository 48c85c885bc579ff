"""Tables of counts in words."""

from __future__ import annotations

from kg.statistics import statistics
from kg.store import Store
from kg.table import Table
from outputs.localised import localised
from outputs.messages import language, use


def test_codes_are_worded_and_names_stay() -> None:
    table = Table("things by kind", ("kind", "count"), (("Fund", 3), ("Ghost", 1)))
    assert localised(table) == Table("对象（按类型）", ("类型", "数量"), (("投资机构", 3), ("Ghost", 1)))
    use("en")
    assert localised(table).rows[0] == ("fund", 3)


def test_every_table_of_the_statistics_has_words(store: Store) -> None:
    tables = statistics(store)
    assert len(tables) >= 5
    assert language() == "zh"
    for table in map(localised, tables):
        assert not table.title.isascii(), table.title
        assert not [column for column in table.columns if column.isascii()], table.columns
        first = [row[0] for row in table.rows if isinstance(row[0], str)]
        assert not [cell for cell in first if cell.isascii() and cell.isalpha()], table.title
