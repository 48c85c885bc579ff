"""Facts, plans, denials, rumours."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.article import Article
from extractors.modality import modality, relation_modality
from extractors.thing import Thing
from ontology.statement import Modality

Marked = Callable[..., tuple[Article, list[Thing]]]
CASES = [
    ("acquires", "{s:海岭科技}完成对{o:星砾光电}的收购。", Modality.STATED),
    ("acquires", "{s:海岭科技}拟收购{o:星砾光电}。", Modality.PLANNED),
    ("acquires", "{s:海岭科技}拟以现金方式收购{o:星砾光电}60%股权。", Modality.PLANNED),
    ("acquires", "{s:海岭科技}此前拟收购的{o:星砾光电}已完成交割。", Modality.PLANNED),
    ("acquires", "{s:海岭科技}终止收购{o:星砾光电}。", Modality.DENIED),
    ("acquires", "{s:海岭科技}收购{o:星砾光电}事项终止。", Modality.DENIED),
    ("acquires", "{s:海岭科技}否认有意收购{o:星砾光电}。", Modality.DENIED),
    ("acquires", "市场传言{s:海岭科技}将收购{o:星砾光电}。", Modality.RUMOURED),
    ("acquires", "知情人士透露，{s:海岭科技}正在收购{o:星砾光电}。", Modality.RUMOURED),
    ("acquires", "{s:海岭科技}或将收购{o:星砾光电}。", Modality.RUMOURED),
    ("holds", "有消息称{s:松涛创投}正考虑入股{o:启穹电子}。", Modality.RUMOURED),
    ("holds", "{s:松涛创投}并未入股{o:启穹电子}。", Modality.DENIED),
    ("supplies", "{s:海岭科技}有望向{o:蓝鲸汽车}供货。", Modality.PLANNED),
    ("supplies", "{s:海岭科技}向{o:蓝鲸汽车}批量供货。", Modality.STATED),
    ("supplies", "{s:海岭科技}宣布终止与{o:蓝鲸汽车}的合作。", Modality.DENIED),
    ("partners_with", "{s:海岭科技}将与{o:云汀大学}合作。", Modality.PLANNED),
    ("produces", "{s:海岭科技}计划推出{o:HL900}。", Modality.PLANNED),
    ("produces", "{s:海岭科技}发布模拟芯片{o:HL900}。", Modality.STATED),
    ("produces", "{s:海岭科技}将设计变为{o:HL900}。", Modality.STATED),
    ("produces", "{s:未来科技}推出{o:HL900}。", Modality.STATED),
    ("produces", "{s:李未可}推出{o:HL900}。", Modality.STATED),
    ("produces", "{s:海岭科技}开发了基于数据传输的{o:HL900}。", Modality.STATED),
    ("produces", "{s:海岭科技}推出前所未有的{o:HL900}。", Modality.STATED),
    ("invests_in", "{s:海岭科技}计划投资{o:雷鸣项目}。", Modality.STATED),
    ("invests_in", "{s:海岭科技}否认投资{o:雷鸣项目}。", Modality.DENIED),
    ("located_in", "{s:雷鸣项目}拟选址{o:云汀市}。", Modality.STATED),
    ("applies_to", "{s:若干政策}将支持{o:集成电路}。", Modality.STATED),
    ("subsidizes", "{s:云汀市财政局}取消了对{o:启穹电子}的补贴。", Modality.DENIED),
    ("officer_of", "{s:顾闻笛}婉拒出任{o:星砾光电}首席科学家。", Modality.DENIED),
]


@pytest.mark.parametrize(("predicate", "text", "expected"), CASES)
def test_relations(marked: Marked, predicate: str, text: str, expected: Modality) -> None:
    article, (subject, object_) = marked(text)
    spans = (subject.mentions[0], object_.mentions[0])
    assert relation_modality(article, predicate, (0, len(article.text)), *spans) is expected


def test_another_clause_does_not_count(marked: Marked) -> None:
    article, (subject, object_) = marked("蓝鲸未能融资，{s:海岭科技}向{o:蓝鲸汽车}供货，双方将扩大合作。")
    spans = (subject.mentions[0], object_.mentions[0])
    assert relation_modality(article, "supplies", (0, len(article.text)), *spans) is Modality.STATED


def test_an_end_that_is_not_named_leaves_the_clause_of_the_other(marked: Marked) -> None:
    article, (subject,) = marked("据悉，拟收购{s:星砾光电}。")
    span = subject.mentions[0]
    assert relation_modality(article, "acquires", (0, len(article.text)), None, span) is Modality.PLANNED
    assert relation_modality(article, "acquires", (0, len(article.text)), None, None) is Modality.PLANNED


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("项目计划投产，已开工。", "投产", Modality.PLANNED),
        ("项目计划投产，已开工。", "开工", Modality.STATED),
        ("项目尚未投产。", "投产", Modality.DENIED),
        ("据传项目投产。", "投产", Modality.RUMOURED),
    ],
)
def test_a_trigger_is_judged_by_what_stands_before_it(marked: Marked, text: str, word: str, expected: Modality) -> None:
    article, _ = marked(text)
    at = text.index(word)
    assert modality(article, 0, len(text), (at, at + len(word))) is expected


def test_without_a_trigger_the_whole_span_counts(marked: Marked) -> None:
    article, _ = marked("海岭推出产品，拟扩产。")
    assert modality(article, 0, 6) is Modality.STATED
    assert modality(article, 0, len(article.text)) is Modality.PLANNED
