"""From mentions to the things of an article."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.article import Article, Document
from extractors.layout import lay_out
from extractors.linker import link
from extractors.mention import Mention
from extractors.thing import Thing

Marked = Callable[..., tuple[Article, list[Thing]]]


def linked(marked: Marked, text: str) -> tuple[Article, dict[tuple[str, str], Thing]]:
    """Things by kind and name; the first line is the title, the marks are mentions."""
    article, things = marked(text, title=True)
    mentions = sorted(Mention(s, e, t.kind, 0.9) for t in things for s, e in t.mentions)
    found = link(article, mentions)
    assert [t.index for t in found] == list(range(len(found)))
    assert len({(t.kind, t.name) for t in found}) == len(found)
    return article, {(t.kind, t.name): t for t in found}


def said(article: Article, thing: Thing) -> list[str]:
    return [article.text[start:end] for start, end in thing.mentions]


def referred(article: Article, thing: Thing) -> list[str]:
    return [article.text[start:end] for start, end in thing.references]


def test_the_same_name_is_one_thing(marked: Marked) -> None:
    article, things = linked(marked, "{Company:海岭}签约\n{Company:海岭}说，{Company:云汀}说。")
    assert things.keys() == {("Company", "海岭"), ("Company", "云汀")}
    assert said(article, things["Company", "海岭"]) == ["海岭", "海岭"]


def test_legal_and_short_forms_are_one_thing(marked: Marked) -> None:
    text = "{Company:海岭}签约\n{Company:江苏海岭微电子股份有限公司}说。{Company:海岭微电子}投产。"
    _, things = linked(marked, text)
    (thing,) = things.values()
    assert thing.name == "江苏海岭微电子股份有限公司"
    assert thing.aliases == ("海岭微电子", "海岭")
    assert len(thing.mentions) == 3
    assert thing.score == 0.9


def test_the_rest_of_a_list_is_no_name(marked: Marked) -> None:
    _, things = linked(marked, "海岭签约\n{Company:海岭}新建{Project:或扩建产线}。")
    assert things.keys() == {("Company", "海岭")}


def test_two_legal_names_are_two_things(marked: Marked) -> None:
    _, things = linked(marked, "{Company:海岭科技有限公司}与{Company:海岭科技股份有限公司}\n")
    assert len(things) == 2


def test_a_definition_joins_what_looks_different(marked: Marked) -> None:
    text = "{Company:江苏海岭微电子有限公司}(以下简称“岭微”)签约\n岭微宣布投产，岭微的产品。"
    article, things = linked(marked, text)
    thing = things["Company", "江苏海岭微电子有限公司"]
    assert thing.aliases == ("岭微",)
    assert said(article, thing) == ["江苏海岭微电子有限公司", "岭微", "岭微", "岭微"]


def test_a_definition_takes_nothing_out_of_other_names(marked: Marked) -> None:
    text = "{Company:江苏海岭微电子有限公司}(以下简称“岭微”)签约\n{Company:云汀岭微科技}说。"
    _, things = linked(marked, text)
    assert len(things["Company", "江苏海岭微电子有限公司"].mentions) == 2
    assert ("Company", "云汀岭微科技") in things


def test_a_chinese_name_stands_before_a_latin_one(marked: Marked) -> None:
    article, things = linked(marked, "{Company:海岭}(HAILING TECH)签约\nHAILING TECH说。")
    thing = things["Company", "海岭"]
    assert thing.aliases == ("HAILING TECH",)
    assert len(said(article, thing)) == 3


def test_a_ticker_is_no_name(marked: Marked) -> None:
    _, things = linked(marked, "{Company:海岭}(688999.SH)签约\n")
    assert things["Company", "海岭"].aliases == ()


def test_phases_are_projects_of_their_own(marked: Marked) -> None:
    text = (
        "{Project:海岭封测项目一期}投产\n"
        "{Project:海岭封测项目二期}开工，{Project:海岭雷鸣封测工厂}与{Project:雷鸣封测工厂}。"
    )
    _, things = linked(marked, text)
    assert {name for kind, name in things if kind == "Project"} == {
        "海岭封测项目一期",
        "海岭封测项目二期",
        "海岭雷鸣封测工厂",
    }


def test_segments_are_things_by_their_code(marked: Marked) -> None:
    article, things = linked(marked, "{Company:海岭碳化硅有限公司}扩产\n从事SiC和碳化硅，{Project:碳化硅项目}、EDA。")
    thing = things["Segment", "SiC"]
    assert (thing.code, thing.aliases) == ("compound", ("碳化硅",))
    assert said(article, thing) == ["SiC", "碳化硅", "碳化硅"]
    assert things["Segment", "EDA"].code == "eda"


def test_a_company_in_the_name_of_its_project_is_mentioned_there(marked: Marked) -> None:
    article, things = linked(marked, "{Company:海岭}签约\n{Project:海岭雷鸣工厂}开工。")
    assert said(article, things["Company", "海岭"]) == ["海岭", "海岭"]


def test_places_know_what_contains_them(marked: Marked) -> None:
    _, things = linked(marked, "{Place:柯桥区}与{Place:浙江}\n{Place:浙江省}、{Place:鼓楼区}。")
    assert things["Place", "柯桥区"].within == ("绍兴市", "浙江省", "中国")
    assert things["Place", "浙江省"].aliases == ("浙江",)
    assert things["Place", "鼓楼区"].within == ()


def test_a_place_that_several_cities_have_is_told_by_the_article(marked: Marked) -> None:
    _, things = linked(marked, "{Place:南京市}、{Place:鼓楼区}\n")
    assert things["Place", "鼓楼区"].within[0] == "南京市"


def test_states_are_places_and_governments(marked: Marked) -> None:
    _, things = linked(marked, "{Place:德国}宣布\n{Place:德国}与{Place:无锡市}、{Place:欧盟}。")
    assert {name for kind, name in things if kind == "Government"} == {"德国", "欧盟"}
    state = things["Government", "德国"]
    assert state.mentions == things["Place", "德国"].mentions
    assert state.within == ()


def test_a_place_in_the_name_of_a_body(marked: Marked) -> None:
    article, things = linked(marked, "{Government:无锡市人民政府}发布{Policy:《无锡市集成电路办法》}\n")
    assert said(article, things["Place", "无锡市"]) == ["无锡市", "无锡市"]


@pytest.mark.parametrize(
    ("text", "kind", "name", "words"),
    [
        ("{Company:海岭}签约\n公司表示，该公司投产。", "Company", "海岭", ["公司", "该公司"]),
        ("{Project:雷鸣项目}开工\n该晶圆厂投产，项目总投资9亿元。", "Project", "雷鸣项目", ["该晶圆厂", "项目"]),
        ("{Fund:远帆资本}出资\n该基金成立。", "Fund", "远帆资本", ["该基金"]),
        ("{Academia:云汀大学}签约\n该研究院成立。", "Academia", "云汀大学", ["该研究院"]),
        ("{Policy:《云汀办法》}印发\n该办法施行。", "Policy", "《云汀办法》", ["该办法"]),
        ("{Company:海岭}签约\n其中，其他公司。", "Company", "海岭", []),
    ],
)
def test_role_words_stand_for_things(marked: Marked, text: str, kind: str, name: str, words: list[str]) -> None:
    article, things = linked(marked, text)
    assert referred(article, things[kind, name]) == words


def test_a_role_word_inside_a_name_is_none(marked: Marked) -> None:
    _, things = linked(marked, "{Company:海岭}签约\n{Product:该公司云芯}上市。")
    assert things["Company", "海岭"].references == ()


def test_a_thing_of_several_kinds_has_the_likeliest(marked: Marked) -> None:
    article, _ = marked("海岭出资。海岭投产。海岭上市。")
    mentions = [Mention(0, 2, "Fund", 0.9), Mention(5, 7, "Company", 0.6), Mention(10, 12, "Company", 0.5)]
    (thing,) = (t for t in link(article, mentions) if t.kind != "Segment")
    assert (thing.kind, thing.score, len(thing.mentions)) == ("Company", 0.9, 3)


def test_names_are_kept_as_the_document_prints_them() -> None:
    text = "海岭签约\n\nYunting\nTech 与 ＡＢ　云汀。"
    article = lay_out(Document("made", text), 1, 4, title="海岭签约")
    start = article.text.index("Yunting")
    (thing,) = link(article, [Mention(start, start + len("Yunting Tech"), "Company")])
    assert thing.name == "Yunting Tech"


def test_nothing_named_is_nothing(marked: Marked) -> None:
    article, _ = marked("今天天气很好。公司表示。")
    assert link(article, []) == []
