"""What a report holds."""

from __future__ import annotations

import pytest

from kg.lookup import find
from kg.store import Store
from ontology.statement import Modality
from outputs.report import Line, Report, inner_places, report


@pytest.fixture
def company(store: Store) -> Report:
    return report(store, find(store, "云帆微电子"))


def lines(report: Report, title: str) -> tuple[Line, ...]:
    return next(section.lines for section in report.sections if section.title == title)


def test_a_name_finds_all_its_names(company: Report) -> None:
    names = {company.thing.name, *company.thing.aliases}
    assert {"云帆微电子股份有限公司", "云帆微电子", "YF Micro"} <= names


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("基本情况", "成立时间：2014"),
        ("业务环节", "化合物半导体"),
        ("项目", "海州外延片基地"),
        ("供应商", "海岳装备"),
    ],
)
def test_sections_say_what_the_articles_say(company: Report, title: str, text: str) -> None:
    assert text in [line.text for line in lines(company, title)]


def test_qualifiers_stand_with_the_line_and_mixed_sections_name_the_relation(company: Report) -> None:
    (holder,) = lines(company, "股东与投资方")
    assert holder.text == "股东：启明一号基金（金额 1.5亿元人民币，轮次 B轮，比例 12%）"
    (person,) = lines(company, "人物与创办者")
    assert person.text == "任职者：林知远（职务 董事长）"


def test_a_project_is_told_with_sum_status_and_place(company: Report) -> None:
    (project,) = lines(company, "项目")
    told = ["投资额：15.11亿元人民币", "进展：开工（日期 2025-03-18）", "位于：苏州市"]
    assert [detail.text for detail in project.details] == told


def test_planned_is_marked_and_denied_is_not_shown(company: Report) -> None:
    (planned,) = lines(company, "对外持股与收购")
    assert planned.text == "收购：星槎半导体"
    assert planned.planned
    shown = [line for section in company.sections for line in section.lines]
    assert not [line for line in shown if "远洲" in line.text]
    assert {line.fact.modality for line in shown} == {Modality.STATED, Modality.PLANNED}


def test_two_articles_that_say_the_same_are_one_line_with_two_sources(company: Report) -> None:
    (supplier,) = lines(company, "供应商")
    assert [source.date for source in supplier.fact.sources] == ["2025-03-18", "2025-05"]
    assert supplier.fact.confidence == 0.95
    assert len(company.sources) == 2


def test_every_line_has_a_source_with_title_and_quote(company: Report) -> None:
    shown = [line for section in company.sections for line in section.lines]
    assert len(shown) >= 8
    for line in shown:
        assert line.fact.sources
        assert all(source.title and source.quote for source in line.fact.sources)


def test_a_threshold_leaves_out_what_is_less_certain(store: Store) -> None:
    found = report(store, find(store, "云帆微电子"), min_confidence=0.85)
    assert "业务环节" not in [section.title for section in found.sections]
    (project,) = lines(found, "项目")
    assert "位于：苏州市" in [detail.text for detail in project.details]


def test_a_kind_without_a_plan_gets_one_section_per_relation(store: Store) -> None:
    found = report(store, find(store, "林知远"))
    assert [(section.title, section.lines[0].text) for section in found.sections] == [
        ("任职", "云帆微电子股份有限公司（职务 董事长）")
    ]


def test_the_summary_names_the_best_of_the_first_sections(company: Report) -> None:
    assert company.summary == ("业务环节：化合物半导体",)


def test_the_report_on_a_place_tells_what_lies_within_it(store: Store) -> None:
    found = report(store, find(store, "江苏省"))
    (project,) = lines(found, "项目")
    assert project.text == "海州外延片基地（苏州市）"
    assert [one.name for one in inner_places(store, found.thing)] == ["苏州市"]


def test_only_as_many_lines_as_wanted_get_details(store: Store) -> None:
    found = report(store, find(store, "苏州市"), limit=0)
    (project,) = lines(found, "项目")
    assert project.details == ()
    assert found.neighbours.closest == ()
