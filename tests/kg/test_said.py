"""Statements read back from the graph."""

from __future__ import annotations

from kg.lookup import find
from kg.said import Said, Sayings
from kg.store import Store
from ontology.statement import Modality


def _said(store: Store, name: str, predicate: str) -> list[Said]:
    return [one for one in Sayings(store).about(find(store, name).node) if one.predicate == predicate]


def test_a_statement_comes_back_whole(store: Store) -> None:
    (said,) = _said(store, "青石资本", "holds")
    assert said.qualifiers == (("round", "B轮"), ("share", "6.5%"))
    assert (said.modality, said.confidence, said.own_date) == (Modality.STATED, 1.0, None)
    assert Sayings(store).date(said) == "2025-04"


def test_a_statement_has_its_source(store: Store) -> None:
    (said,) = _said(store, "越城区", "located_in")
    (source,) = Sayings(store).sources(said)
    assert (source.title, source.document, source.source) == ("海岳微电子绍兴基地开工", "月刊", "芯海日报")
    assert (source.date, source.section, source.lines) == ("2025-03-02", "芯企业", (10, 24))
    assert (source.quote, source.start, source.end) == ("基地位于绍兴市越城区", 120, 131)


def test_a_record_without_offsets_gives_none(store: Store) -> None:
    (said,) = _said(store, "青石资本", "holds")
    (source,) = Sayings(store).sources(said)
    assert (source.start, source.end, source.section) == (None, None, None)


def test_the_own_date_of_a_statement_comes_first(store: Store) -> None:
    (said,) = _said(store, "海岳微电子绍兴车规芯片基地", "status")
    assert (said.own_date, Sayings(store).date(said)) == ("2025-03-02", "2025-03-02")
    assert said.value.value == "started"


def test_statements_within_have_both_ends_there(store: Store) -> None:
    nodes = {find(store, name).node for name in ("海岳微电子", "蓝鲸汽车", "北岭电池")}
    found = {(one.predicate, one.modality) for one in Sayings(store).within(nodes)}
    assert found == {
        ("supplies", Modality.STATED),
        ("acquires", Modality.PLANNED),
        ("partners_with", Modality.STATED),
    }


def test_each_statement_is_read_once(store: Store) -> None:
    sayings, node = Sayings(store), find(store, "海岳微电子").node
    first, second = list(sayings.about(node)), list(sayings.about(node))
    assert len(first) > 8
    assert all(one is other for one, other in zip(first, second, strict=True))
    assert [one.iri for one in first] == sorted({one.iri for one in first})
