"""Stored questions."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from kg.question import SHELF, ask, find_question, questions
from kg.store import Store
from kg.table import Cell
from ontology.errors import ArtefactError, QueryError, UnknownNameError

ANSWERS: dict[str, tuple[dict[str, str], tuple[Cell, ...]]] = {
    "articles_about": ({"thing": "青石资本"}, ("海岳微电子完成B轮融资", "2025-04", None, 1)),
    "co_investors": ({"investor": "青石资本"}, ("远帆产业基金", 1, "海岳微电子")),
    "companies_in_place": ({"segment": "半导体", "place": "浙江"}, ("海岳微电子", "绍兴市", "车规芯片与汽车电子")),
    "customers": ({"company": "海岳微电子"}, ("蓝鲸汽车", None)),
    "doubtful_statements": ({"below": "0.7"}, (Decimal("0.620"), "海岳微电子", "供应", "蓝鲸汽车")),
    "holdings": ({"holder": "青石资本"}, ("海岳微电子", "6.5%", "B轮", None, None, "海岳微电子完成B轮融资")),
    "investors_in_place": (
        {"place": "浙江省"},
        ("海岳微电子", "海岳微电子绍兴车规芯片基地", "越城区", "CNY 2500000000"),
    ),
    "listed_companies": ({}, ("海岳微电子", "科创板", "已上市", "688999")),
    "officers": ({"organisation": "海岳微电子"}, ("林见川", "董事长", "2025-04", "海岳微电子完成B轮融资")),
    "partners": ({"organisation": "蓝鲸汽车"}, ("北岭电池", "双方合作")),
    "policies_for_segment": (
        {"segment": "车规芯片", "region": "越城区"},
        ("绍兴市车规芯片产业扶持办法", "绍兴市人民政府", "绍兴市", "车规芯片与汽车电子", "2025-05-20"),
    ),
    "products": ({"company": "688999"}, ("HY2025控制器", "海岳微电子推出HY2025控制器")),
    "projects_by_city": ({}, ("绍兴市", "车规芯片与汽车电子", 1, 2500000000, "CNY")),
    "projects_by_status": (
        {},
        ("海岳微电子绍兴车规芯片基地", "开工", "2025-03-02", "越城区", "海岳微电子绍兴基地开工"),
    ),
    "restrictions": ({}, ("德国", "蓝鲸汽车", None, "德国限制向蓝鲸汽车出口")),
    "shareholders": ({"company": "海岳微电子"}, ("远帆产业基金", None, "B轮", None, None, "海岳微电子完成B轮融资")),
    "subsidiaries": ({"company": "海岳微电子"}, ()),
    "subsidies": ({"giver": "绍兴市人民政府"}, ("海岳微电子", "CNY 8000000", None, "给予海岳微电子补助")),
    "suppliers": ({"company": "蓝鲸汽车"}, ("海岳微电子", "车规芯片与汽车电子")),
}


def test_there_are_enough_and_each_has_a_test() -> None:
    assert len(questions()) >= 14
    assert questions().keys() == ANSWERS.keys() == {path.stem for path in SHELF.glob("*.rq")}


@pytest.mark.parametrize("name", ANSWERS)
def test_answers(store: Store, name: str) -> None:
    given, expected = ANSWERS[name]
    table = ask(store, name, **given)
    assert all(len(row) == len(table.columns) for row in table.rows)
    starts = [row[: len(expected)] for row in table.rows]
    assert expected in starts if expected else starts == []


@pytest.mark.parametrize("name", ANSWERS)
def test_each_says_what_it_asks_takes_and_answers(store: Store, name: str) -> None:
    question = questions()[name]
    assert question.text_zh.endswith("？")
    assert question.text_en.endswith("?")
    assert set(ANSWERS[name][0]) == {one.name for one in question.parameters}
    english = ask(store, name, language="en", **ANSWERS[name][0])
    assert english.title == question.text_en
    assert english.columns == tuple(one.label_en for one in question.columns)
    assert all(column.isascii() for column in english.columns)


def test_defaults_stand_where_nothing_is_given(store: Store) -> None:
    assert ask(store, "doubtful_statements").rows == ()
    assert len(ask(store, "doubtful_statements", below="0.9").rows) == 2


@pytest.mark.parametrize(
    ("name", "given", "message"),
    [
        ("supplier", {}, "no question supplier; the nearest is suppliers"),
        ("suppliers", {}, r"wants company=… \(公司名称\)"),
        ("suppliers", {"firm": "海岳"}, "no parameter firm, only: company"),
        ("doubtful_statements", {"below": "half"}, "wants a number for below, not half"),
    ],
)
def test_wrong_use_is_told_in_one_sentence(store: Store, name: str, given: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        ask(store, name, **given)


def test_unknown_names_offer_the_nearest(store: Store) -> None:
    with pytest.raises(UnknownNameError) as caught:
        ask(store, "suppliers", company="蓝鲸气车")
    assert "蓝鲸汽车" in caught.value.nearest


@pytest.mark.parametrize("evil", ['海岳" } ; DROP ALL #', "> . ?s ?p ?o } #", "0.5) } #", "$company"])
def test_nothing_given_changes_what_is_asked(store: Store, evil: str) -> None:
    with pytest.raises(UnknownNameError):
        ask(store, "suppliers", company=evil)
    with pytest.raises(QueryError, match="number"):
        ask(store, "doubtful_statements", below=evil)


def test_a_file_that_asks_nothing_is_an_error_of_ours(tmp_path: Path) -> None:
    (tmp_path / "mute.rq").write_text("SELECT * WHERE { ?a ?b ?c }\n", encoding="utf-8")
    with pytest.raises(ArtefactError, match=r"mute\.rq"):
        questions(tmp_path)
    assert find_question("suppliers").name == "suppliers"
