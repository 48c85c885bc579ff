from __future__ import annotations

from outputs.evaluation import Counts
from outputs.quality import table


def test_the_table_lists_parts_in_order_with_their_rates() -> None:
    rows = {("relations", "ALL"): Counts(3, 4, 6), ("entities", "Company"): Counts(1, 1, 2)}
    lines = table(rows).splitlines()
    assert lines[2] == "| entities | Company | 1.000 | 0.500 | 0.667 | 1 | 1 | 2 |"
    assert lines[3] == "| relations | ALL | 0.750 | 0.500 | 0.600 | 3 | 4 | 6 |"
    assert len(lines) == 4
