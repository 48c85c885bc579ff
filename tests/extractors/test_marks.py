"""Which mentions clauses speak of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.article import Article
from extractors.marks import marks_of
from extractors.thing import Thing

Marked = Callable[..., tuple[Article, list[Thing]]]


def named(marked: Marked, text: str) -> list[str]:
    article, things = marked(text)
    return [article.text[mark.start : mark.end] for mark in marks_of(article.text, things)]


@pytest.mark.parametrize("text", ["一期", "二期工程", "第三期"])
def test_a_phase_alone_is_no_project(marked: Marked, text: str) -> None:
    assert named(marked, f"{{Project:{text}}}开工。") == []


def test_names_inside_names_are_not_spoken_of(marked: Marked) -> None:
    article, _ = marked("海岭科技衬底项目开工。")
    things = [Thing(0, "Project", "海岭科技衬底项目", (), ((0, 8),)), Thing(1, "Company", "海岭科技", (), ((0, 4),))]
    assert [mark.thing for mark in marks_of(article.text, things)] == [0]


def test_company_a_of_a_table_is_no_reference(marked: Marked) -> None:
    assert named(marked, "{Company:海岭科技}上市。{=海岭科技:公司}A为上市公司，{=海岭科技:公司}已上市。") == [
        "海岭科技",
        "公司",
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("在云汀{Project:海岭生产基地}建设{Project:外延中试线}。", ["外延中试线"]),
        ("位于{Project:海岭基地}扩建{Project:二号线}。", ["二号线"]),
        ("5亿元用于{Project:研发中心}建设。", ["研发中心"]),
        ("{Project:海岭生产基地}建设顺利。", ["海岭生产基地"]),
    ],
)
def test_the_site_of_a_project_is_set_aside(marked: Marked, text: str, names: list[str]) -> None:
    assert named(marked, text) == names


def test_marks_are_in_order_and_know_references(marked: Marked) -> None:
    article, things = marked("{=雷鸣项目:该项目}开工，{Project:雷鸣项目}投产。")
    marks = marks_of(article.text, things)
    assert [mark.reference for mark in marks] == [True, False]
    assert [mark.start for mark in marks] == sorted(mark.start for mark in marks)
