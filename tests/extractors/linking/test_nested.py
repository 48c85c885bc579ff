"""Names inside names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.article import Article
from extractors.linking.nested import Cover, inner_names, inner_places, segment_mentions
from extractors.mention import Mention

Named = Callable[[str], tuple[Article, list[Mention]]]


@pytest.mark.parametrize(
    ("start", "end", "kind"),
    [(0, 2, None), (2, 3, "Company"), (1, 3, "Company"), (3, 6, "Company"), (4, 6, None), (6, 9, "Fund"), (9, 9, None)],
)
def test_which_mention_covers_a_stretch(start: int, end: int, kind: str | None) -> None:
    cover = Cover([Mention(7, 9, "Fund"), Mention(2, 4, "Company")])
    host = cover.host(start, end)
    assert (host.kind if host else None) == kind


def test_nothing_is_covered_where_nothing_is_named() -> None:
    assert Cover([]).host(0, 3) is None


def segments(named: Named, text: str) -> list[tuple[str, str]]:
    article, mentions = named(text)
    return [(article.text[m.start : m.end], code) for m, code in segment_mentions(article, Cover(mentions))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("海岭深耕碳化硅", [("碳化硅", "compound")]),
        ("{Project:海岭碳化硅项目}", [("碳化硅", "compound")]),
        ("{Product:8英寸碳化硅衬底}", [("碳化硅衬底", "compound")]),
        ("{Policy:《EDA若干措施》}", [("EDA", "eda")]),
        ("{Company:海岭碳化硅有限公司}", []),
        ("{Fund:云汀集成电路基金}", []),
        ("{Project:海岭碳化}硅", []),
    ],
)
def test_which_names_say_a_field(named: Named, text: str, found: list[tuple[str, str]]) -> None:
    assert segments(named, text) == found


def inner(named: Named, text: str) -> list[tuple[str, str, int]]:
    article, mentions = named(text)
    return [(m.kind, article.text[m.start : m.end], m.start) for m in inner_names(article, mentions)]


def test_a_company_inside_the_name_of_its_project(named: Named) -> None:
    assert inner(named, "{Company:海岭}签约{Project:海岭雷鸣项目}") == [("Company", "海岭", 4)]


def test_the_longest_known_name_is_the_inner_one(named: Named) -> None:
    text = "{Company:海岭}、{Company:海岭科技}签约{Project:海岭科技雷鸣项目}"
    assert inner(named, text) == [("Company", "海岭科技", 9)]


@pytest.mark.parametrize(
    "text",
    [
        "{Project:海岭雷鸣项目}",
        "{Company:海岭}、{Company:海岭科技}",
        "{Place:海岭}建设{Project:海岭雷鸣项目}",
        "{Company:海}、{Project:海岭雷鸣项目}",
        "{Product:海岭}、{Company:海岭}",
    ],
)
def test_what_holds_no_inner_name(named: Named, text: str) -> None:
    assert inner(named, text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{Government:绍兴市人民政府}", ["绍兴市"]),
        ("{Government:江苏省无锡市发展改革委}", ["江苏省", "无锡市"]),
        ("{Government:国家能源局}", []),
        ("{Project:海岭无锡封测项目}", ["无锡"]),
        ("{Policy:《关于支持无锡市集成电路的办法》}", ["无锡市"]),
        ("{Policy:《无锡市集成电路办法》}", ["无锡市"]),
        ("{Company:无锡海岭有限公司}", []),
        ("{Place:无锡市}", []),
    ],
)
def test_places_inside_names(named: Named, text: str, found: list[str]) -> None:
    article, mentions = named(text)
    places = list(inner_places(article, mentions))
    assert [article.text[m.start : m.end] for m in places] == found
    assert {m.kind for m in places} <= {"Place"}
