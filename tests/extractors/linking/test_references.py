"""Role words and what they stand for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.article import Article
from extractors.linking.references import Reference, antecedent, references
from extractors.mention import Mention

Named = Callable[[str], tuple[Article, list[Mention]]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("该公司签约", [("该公司", "Company", True)]),
        (
            "该企业、本集团、这家厂商",
            [("该企业", "Company", True), ("本集团", "Company", False), ("这家厂商", "Company", True)],
        ),
        ("公司签约", [("公司", "Company", False)]),
        ("昨日，公司签约", [("公司", "Company", False)]),
        ("其产品", [("其", "Company", True)]),
        ("该项目、本项目", [("该项目", "Project", True), ("本项目", "Project", False)]),
        ("上述项目与这一工程", [("上述项目", "Project", True), ("这一工程", "Project", True)]),
        ("新工厂", [("新工厂", "Project", False)]),
        ("项目总投资", [("项目", "Project", False)]),
        ("该办法、此新规", [("该办法", "Policy", True), ("此新规", "Policy", True)]),
        ("该基金", [("该基金", "Fund", True)]),
        ("该校、该研究院", [("该校", "Academia", True), ("该研究院", "Academia", True)]),
        ("海岭公司", []),
        ("公司化运作，公司章程", []),
        ("其中，其他、其实、其次、其余、其间", []),
        ("多个项目总投资", []),
        ("项目经理", []),
        ("上市公司", []),
    ],
)
def test_role_words(named: Named, text: str, found: list[tuple[str, str, bool]]) -> None:
    article, _ = named(text)
    assert [(article.text[r.start : r.end], r.kind, r.strong) for r in references(article)] == found


def stands_for(named: Named, text: str, main: str | None = None) -> str | None:
    """The name that the last role word of a text stands for."""
    article, mentions = named(text)
    names = list(dict.fromkeys(article.text[m.start : m.end] for m in mentions))
    numbered = [(m, names.index(article.text[m.start : m.end])) for m in mentions]
    last = list(references(article))[-1]
    chosen = antecedent(last, article, numbered, {last.kind: names.index(main)} if main else {})
    return None if chosen is None else names[chosen]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("{Company:海岭}与{Company:云汀}签约，该公司表示", "海岭"),
        ("{Company:海岭}与{Company:云汀}签约。该公司表示", "海岭"),
        ("{Company:海岭}签约。{Company:云汀}投产。该公司表示", "云汀"),
        ("{Company:海岭}签约\n该公司表示", "海岭"),
        ("{Project:雷鸣项目}与{Company:云汀}。该项目总投资", "雷鸣项目"),
        ("{Project:雷鸣项目}与{Company:云汀}。其产品", "云汀"),
        ("该公司表示，{Company:海岭}签约", None),
        ("{Person:陆知行}说，该公司", None),
    ],
)
def test_strong_ones_stand_for_the_subject_before_them(named: Named, text: str, name: str | None) -> None:
    assert stands_for(named, text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("{Company:海岭}签约。{Company:云汀}投产。\n公司表示", "海岭"),
        ("{Company:海岭}签约。\n{Company:云汀}投产。公司表示", "海岭"),
        ("{Company:海岭}签约。\n{Company:云汀}：公司成立于2014年", "云汀"),
        ("{Company:海岭}签约。\n{Company:云汀}(股份)成立。公司表示", "云汀"),
        ("公司表示。{Company:海岭}", "海岭"),
    ],
)
def test_weak_ones_stand_for_the_main_thing(named: Named, text: str, name: str) -> None:
    assert stands_for(named, text, "海岭") == name


def test_a_project_is_the_one_last_named_in_its_paragraph(named: Named) -> None:
    text = "{Project:甲项目}\n{Project:乙项目}与{Project:丙项目}开工。项目总投资"
    assert stands_for(named, text, "甲项目") == "丙项目"
    assert stands_for(named, "{Project:甲项目}、{Project:乙项目}\n项目总投资", "甲项目") == "甲项目"


def test_a_strong_one_without_a_name_before_it_is_the_main_thing(named: Named) -> None:
    article, mentions = named("该公司说，{Company:海岭}签约。")
    reference = Reference(0, 3, "Company", strong=True)
    assert antecedent(reference, article, [(mentions[0], 7)], {"Company": 7}) == 7
    assert antecedent(reference, article, [(mentions[0], 7)], {}) is None
