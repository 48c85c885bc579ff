"""IRIs are made from content."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode
from rdflib import URIRef

from kg.identifiers import (
    FREE,
    ID,
    document_iri,
    entity_iri,
    file_hash,
    key_of_name,
    local_key,
    name_key,
    occurrence_iri,
    part_iri,
    statement_iri,
    work_key,
)
from ontology.statement import Evidence, Modality, Statement

SAID = Statement("e1", "supplies", Evidence("甲向乙 供货。", 5, 12), object="e2", qualifiers={"date": "2025"})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("海岳微电子有限公司", "海岳微电子"),
        ("海岳微電子股份有限公司", "海岳微电子"),
        ("Haiyue Micro Inc.", "HAIYUE micro"),
        ("Haiyue Micro Co., Ltd.", "Haiyue Micro"),
        ("海岳微电子（绍兴）有限公司", "海岳微电子(绍兴)"),
    ],
)
def test_forms_of_one_name_share_a_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("蓝鲸公司", "蓝鲸"),
        ("蓝鲸有限公司", "蓝鲸"),
        ("海岳半导体（上海）有限公司", "海岳半导体（深圳）有限公司"),
        ("海岳一期", "海岳二期"),
        ("2.5D平台", "25D平台"),
    ],
)
def test_names_that_may_be_others_keep_apart(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


def test_entities_are_readable() -> None:
    assert entity_iri("海岳微电子") == NamedNode(ID + "海岳微电子")
    assert entity_iri("海岳微电子/8英寸项目") == NamedNode(ID + "海岳微电子/8英寸项目")


@given(st.text(min_size=1, max_size=120))
def test_any_key_makes_an_iri_that_others_accept(key: str) -> None:
    iri = entity_iri(key).value
    assert URIRef(iri).n3() == f"<{iri}>"
    assert not set(iri) & set(' <>"{}|\\^`')


@given(
    st.text(alphabet="甲乙丙<%/ a", min_size=1, max_size=200), st.text(alphabet="甲乙丙<%/ a", min_size=1, max_size=200)
)
def test_two_keys_have_two_iris(one: str, other: str) -> None:
    assert (entity_iri(one) == entity_iri(other)) == (one == other)


def test_works_and_parties_in_contexts_never_share_a_key() -> None:
    assert work_key("一期项目", "art") == "art/一期项目"
    assert local_key("一期项目", "art") == "一期项目/-/art"
    assert work_key("芯-片", FREE) == "-/芯片"
    for full_key in ("海岳", "art/海岳", "-/海岳", "海岳/-/art", "市政府/-/art/海岳"):
        assert key_of_name(full_key) == "海岳"


def test_long_keys_are_cut_but_stay_apart() -> None:
    one, other = "甲" * 100 + "一", "甲" * 100 + "二"
    assert len(entity_iri(one).value) < len(ID) + 100
    assert entity_iri(one) != entity_iri(other)


def test_a_statement_is_named_by_what_it_says_not_by_where_it_stands() -> None:
    name = statement_iri("a1", "甲", SAID, "乙")
    moved = replace(SAID, evidence=Evidence("甲向乙供货", 900, 907), confidence=0.1, extractor="other")
    assert statement_iri("a1", "甲", moved, "乙") == name
    others = [
        statement_iri("a2", "甲", SAID, "乙"),
        statement_iri("a1", "乙", SAID, "甲"),
        statement_iri("a1", "甲", replace(SAID, predicate="acquires"), "乙"),
        statement_iri("a1", "甲", replace(SAID, qualifiers={"date": "2024"}), "乙"),
        statement_iri("a1", "甲", replace(SAID, modality=Modality.DENIED), "乙"),
        statement_iri("a1", "甲", replace(SAID, evidence=Evidence("甲供货给乙")), "乙"),
    ]
    assert len({name, *others}) == len(others) + 1


def test_parts_do_not_run_into_each_other() -> None:
    assert occurrence_iri("a", "b1", 1) != occurrence_iri("a", "b", 11)
    assert part_iri("evidence", "ab", "c") != part_iri("evidence", "a", "bc")


def test_documents_of_records_have_a_name_in_their_iri() -> None:
    assert document_iri("name/月刊 3").value.endswith("document/name/月刊%203")


def test_a_file_is_known_by_its_bytes() -> None:
    assert file_hash([b"ab", b"c"]) == file_hash([b"abc"])
    assert file_hash([b"abc"]) != file_hash([b"abd"])
