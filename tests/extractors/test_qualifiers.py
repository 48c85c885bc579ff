"""Qualifiers of relations."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.article import Article
from extractors.qualifiers import qualifiers
from extractors.thing import Thing

Marked = Callable[..., tuple[Article, list[Thing]]]


def found(marked: Marked, predicate: str, text: str) -> dict[str, str]:
    article, things = marked(text)
    spans = {thing.kind: thing.mentions[0] for thing in things}
    start = article.text.rfind("\n") + 1
    return qualifiers(article, predicate, (start, len(article.text)), spans.get("s"), spans.get("o"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{o:启穹电子}完成B轮融资，由{s:松涛创投}领投。", {"round": "B轮"}),
        ("{o:启穹电子}完成近亿元B轮融资，由{s:松涛创投}、远帆资本参与。", {"round": "B轮"}),
        ("{s:海岭集团}持有{o:启穹电子}21.35%股权。", {"share": "21.35%"}),
        ("{o:启穹电子}由海砾、{s:星岩科技}分别持股88%、12%。", {"share": "12%"}),
        ("2025年4月，{s:海岭集团}以3亿元入股{o:启穹电子}。", {"date": "2025-04", "amount": "CNY 300000000"}),
        ("{s:海岭集团}参股{o:启穹电子}，营收增长9%。", {}),
        ("{s:海岭集团}数亿元投资{o:启穹电子}。", {}),
    ],
)
def test_holdings(marked: Marked, text: str, said: dict[str, str]) -> None:
    assert found(marked, "holds", text) == said


def test_the_round_may_stand_in_the_sentence_before(marked: Marked) -> None:
    text = "{o:启穹电子}完成A+轮融资。本轮融资由{s:松涛创投}领投。"
    article, things = marked(text)
    spans = {thing.kind: thing.mentions[0] for thing in things}
    start = article.text.index("本轮")
    said = qualifiers(article, "holds", (start, len(article.text)), spans["s"], None)
    assert said == {"round": "A+轮"}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("{o:海岭科技}董事长兼CEO{s:陆知行}致辞。", "董事长兼CEO"),
        ("{o:海岭科技}副总经理{s:陆知行}博士表示。", "副总经理"),
        ("{s:陆知行}曾任{o:海岭科技}副总裁。", "副总裁"),
        ("{s:陆知行}出任{o:海岭科技}首席技术官。", "首席技术官"),
        ("{s:陆知行}担任首席科学家。", "首席科学家"),
        ("市委书记{s:陆知行}出席。", "市委书记"),
    ],
)
def test_titles(marked: Marked, text: str, title: str) -> None:
    assert found(marked, "officer_of", text) == {"title": title}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("{s:海岭科技}递表{o:港交所}。", "applying"),
        ("{s:海岭科技}办理辅导备案，启动{o:A股}上市进程。", "applying"),
        ("{s:海岭科技}拟在{o:科创板}上市。", "applying"),
        ("{s:海岭科技}成功登陆{o:科创板}。", "listed"),
        ("{o:A股}上市公司{s:海岭科技}发布公告。", "listed"),
    ],
)
def test_listings(marked: Marked, text: str, status: str) -> None:
    assert found(marked, "listed_on", text) == {"status": status}


def test_an_acquisition_has_date_share_and_sum(marked: Marked) -> None:
    said = found(marked, "acquires", "2025年3月，{s:海岭科技}以2.5亿元收购{o:星砾光电}60%股权。")
    assert said == {"date": "2025-03", "amount": "CNY 250000000", "share": "60%"}


@pytest.mark.parametrize("predicate", ["located_in", "operates_in", "invests_in", "supplies"])
def test_sums_and_dates_of_other_relations_are_left_to_attributes(marked: Marked, predicate: str) -> None:
    assert found(marked, predicate, "2025年3月，{s:海岭科技}投资2.5亿元，建设{o:云汀项目}。") == {}
