"""The suite of the shelf of report plans."""

from __future__ import annotations

from pathlib import Path

import pytest

from ontology.errors import ArtefactError
from ontology.vocabulary import vocabulary
from outputs import report_plan
from outputs.report_plan import plan
from outputs.reports import REPORTS

SHELF = Path(report_plan.__file__).parent / "reports"


def test_the_list_holds_every_file_of_the_shelf() -> None:
    assert {path.name for path in SHELF.glob("*.toml")} == set(REPORTS.values())
    assert len(REPORTS) >= 6


@pytest.mark.parametrize("kind", REPORTS)
def test_a_plan_names_only_what_the_kind_can_take_part_in(kind: str) -> None:
    relations = vocabulary().relations
    for section in plan(kind):
        assert section.titles["zh"]
        assert section.titles["en"]
        for name in section.outgoing:
            assert kind in relations[name].subjects, (section.titles, name)
        for name in section.incoming:
            assert kind in relations[name].objects, (section.titles, name)


def test_the_report_on_a_company_plans_every_relation_that_a_company_can_have() -> None:
    relations = vocabulary().relations.values()
    planned_out = {name for section in plan("Company") for name in section.outgoing}
    planned_in = {name for section in plan("Company") for name in section.incoming}
    assert {one.name for one in relations if "Company" in one.subjects} == planned_out
    assert {one.name for one in relations if "Company" in one.objects} == planned_in


def test_kinds_without_a_plan_have_no_sections() -> None:
    assert plan("Person") == ()


@pytest.mark.parametrize(
    "text",
    [
        "not toml",
        "[[section]]\nzh = '甲'",
        "[[section]]\nzh = '甲'\nen = 'a'\nout = ['eats']",
        "[[section]]\nzh = '甲'\nen = 'a'\nkinds = ['Ghost']",
        "[[section]]\nzh = '甲'\nen = 'a'\ncolour = 'red'",
    ],
)
def test_a_damaged_plan_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "company.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(report_plan, "__file__", str(tmp_path / "report_plan.py"))
    plan.cache_clear()
    try:
        with pytest.raises(ArtefactError, match=r"reports/company\.toml"):
            plan("Company")
    finally:
        plan.cache_clear()
