"""What all finders promise."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.article import Article
from extractors.attributes import FINDERS, find_attributes
from extractors.thing import Thing
from ontology.statement import Modality

Marked = Callable[..., tuple[Article, list[Thing]]]

ARTICLE = (
    "{Project:雷鸣衬底项目}开工\n"
    "6月18日，{Company:海岭科技}（688999）举行{Project:雷鸣衬底项目}开工仪式。{=雷鸣衬底项目:该项目}总投资20亿元，占地120亩，"
    "建成后将形成年产40万片8英寸外延片的生产规模。{=海岭科技:公司}成立于2014年，2024年营收12亿元。\n"
    "2025年5月，云汀市印发{Policy:《若干政策》}（云政发〔2025〕7号），支持{=雷鸣衬底项目:该项目}。"
)


def test_an_article_is_read_by_all_finders(marked: Marked) -> None:
    article, things = marked(ARTICLE, title=True)
    said = {(things[f.thing].name, f.attribute, f.value) for f in find_attributes(article, things)}
    assert said == {
        ("雷鸣衬底项目", "status", "started"),
        ("雷鸣衬底项目", "investment", "CNY 2000000000"),
        ("雷鸣衬底项目", "area", "120亩"),
        ("雷鸣衬底项目", "capacity", "年产40万片8英寸外延片"),
        ("海岭科技", "stock_code", "688999"),
        ("海岭科技", "founded", "2014"),
        ("海岭科技", "revenue", "CNY 1200000000"),
        ("《若干政策》", "issued_date", "2025-05"),
        ("《若干政策》", "document_number", "云政发〔2025〕7号"),
    }


def test_findings_show_short_evidence_once_and_in_order(marked: Marked) -> None:
    article, things = marked(ARTICLE, title=True)
    found = find_attributes(article, things)
    assert [f.start for f in found] == sorted(f.start for f in found)
    assert len({(f.thing, f.attribute, f.value) for f in found}) == len(found)
    for finding in found:
        assert 0 <= finding.start < finding.end <= min(len(article.text), finding.start + 120)
        assert 0 < finding.confidence <= 1
        assert finding.rule


def test_long_sentences_give_the_words_around_the_value(marked: Marked) -> None:
    filler = "海岭科技持续推进研发工作并不断取得新的进展" * 12
    article, things = marked(f"{filler}，{{Project:雷鸣项目}}总投资20亿元，{filler}。")
    (finding,) = find_attributes(article, things)
    assert "总投资20亿元" in article.text[finding.start : finding.end]


def test_what_is_denied_is_marked(marked: Marked) -> None:
    article, things = marked("海岭否认{Project:雷鸣项目}总投资20亿元。")
    assert [f.modality for f in find_attributes(article, things)] == [Modality.DENIED]


@pytest.mark.parametrize("text", ["", "一二三", "{Company:海岭科技}", "\t\t", "总投资15亿元。成立于2014年。"])
def test_little_text_says_nothing(marked: Marked, text: str) -> None:
    article, things = marked(text)
    assert find_attributes(article, things) == []


WORDS = (
    "{Company:海岭科技}",
    "{Project:雷鸣项目}",
    "{Policy:《若干政策》}",
    "{=雷鸣项目:该项目}",
    "成立于",
    "总投资",
    "20亿元",
)
MORE = (
    "2024年",
    "6月18日",
    "签约",
    "开工",
    "计划",
    "建设",
    "年产",
    "40万片",
    "占地",
    "120亩",
    "员工",
    "300人",
    "的",
    "，",
    "。",
)
SIGNS = (
    "发布",
    "营收",
    "注册资本",
    "（688999）",
    "〔2025〕7号",
    "\t",
    "\n",
    "、",
    "由",
    "用于",
    "一期",
    "投产",
    "后",
    "项目",
    "公司",
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.lists(st.sampled_from([*WORDS, *MORE, *SIGNS]), max_size=40).map("".join))
def test_any_text_gives_findings_inside_it(marked: Marked, text: str) -> None:
    article, things = marked(text)
    for finding in find_attributes(article, things):
        assert 0 <= finding.start < finding.end <= min(len(article.text), finding.start + 120)
        assert finding.value
        assert finding.thing in range(len(things))


def test_the_shelf_lists_each_finder_once() -> None:
    assert len(FINDERS) == len(set(FINDERS)) == 12
