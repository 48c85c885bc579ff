from __future__ import annotations

from pathlib import Path

import pytest

from ontology.vocabulary import vocabulary
from outputs.documentation import TABLES, renewed

README = Path(__file__).parents[2] / "README.md"


@pytest.mark.checkout
def test_the_tables_of_the_readme_are_those_of_the_code() -> None:
    page = README.read_text("utf-8")
    assert all(f"<!-- table: {name} -->" in page for name in TABLES)
    assert renewed(page) == page, "run: python -m outputs.documentation README.md"


def test_a_table_is_replaced_in_place_and_the_rest_kept() -> None:
    page = "before\n<!-- table: relations -->\nstale\n<!-- end -->\nafter\n"
    done = renewed(page)
    assert "stale" not in done
    assert done.startswith("before\n")
    assert done.endswith("\nafter\n")
    assert all(f"| {name} |" in done for name in vocabulary().relations)
    assert renewed(done) == done


def test_an_unknown_table_is_refused() -> None:
    with pytest.raises(KeyError):
        renewed("<!-- table: nothing -->\n<!-- end -->")
