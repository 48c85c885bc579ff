"""Records as triples: golden graphs, and what holds for all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Triple, parse
from rdflib import Graph
from rdflib.compare import graph_diff, to_isomorphic

import ontology.turtle
from kg import terms
from kg.identifiers import article_iri, document_iri, entity_iri
from kg.instance import Instance
from kg.rdf import Occurrence, Rendered, describe, render
from kg.resolver import Cluster
from ontology.statement import Entity, Evidence, Modality, Record, Statement

GOLDEN = Path(__file__).with_name("golden")
HERE, THERE = "d1", "d2"


def _key(one: Instance) -> str:
    return one.key


def _render(*records: Record, documents: tuple[str, ...] = (HERE, THERE)) -> Rendered:
    standing = tuple(Occurrence(d, f"文档{d}", r) for d, r in zip(documents, records, strict=False))
    return render("art", standing, _key)


def _record(*statements: Statement, **more: object) -> Record:
    entities = (
        Entity("c", "Company", "海岳微电子"),
        Entity("d", "Company", "蓝鲸汽车"),
        Entity("p", "Place", "绍兴市", within=("浙江省",)),
        Entity("s", "Segment", "车规芯片", code="automotive"),
    )
    record = Record("art", "月刊", (3, 8), "供货", "芯企业", "芯海日报", "2025-04", entities, statements)
    return replace(record, **more)  # type: ignore[arg-type]


def _said(predicate: str, target: str | None = None, **more: object) -> Statement:
    return replace(Statement("c", predicate, Evidence("原文", 10, 12), object=target), **more)  # type: ignore[arg-type]


GOLDEN_RECORDS = {
    "supplies": _record(_said("supplies", "d", confidence=0.75, extractor="pairs")),
    "planned": _record(_said("acquires", "d", modality=Modality.PLANNED)),
    "attribute": _record(_said("registered_capital", value="CNY 30000000", qualifiers={})),
    "place": _record(_said("located_in", "p", evidence=Evidence("位于绍兴", None, None))),
    "segment": _record(_said("operates_in", "s", evidence=Evidence("专注芯片", 5, 20, ((5, 8), (15, 20))))),
    "holds": _record(_said("holds", "d", qualifiers={"share": "5%", "amount": "USD 1000000", "date": "2024-12-01"})),
}


def _compared(record: Record) -> set[Triple]:
    """Return all triples but those that the vocabulary and the gazetteer bring: these have tests of their own."""
    rendered = _render(record)
    brought = {terms.LATITUDE, terms.LONGITUDE, terms.ADCODE, terms.LEVEL}
    return {
        one
        for one in rendered.own | rendered.shared
        if "/segment/" not in str(one.subject) and one.predicate not in brought
    }


@pytest.mark.parametrize("name", GOLDEN_RECORDS)
def test_golden(name: str) -> None:
    made = Graph().parse(data="".join(f"{one} .\n" for one in _compared(GOLDEN_RECORDS[name])), format="nt")
    wanted = Graph().parse(GOLDEN / f"{name}.ttl")
    _, missing, surplus = graph_diff(to_isomorphic(wanted), to_isomorphic(made))
    assert (list(missing), list(surplus)) == ([], [])


def test_every_golden_file_is_used() -> None:
    assert {path.stem for path in GOLDEN.glob("*.ttl")} == GOLDEN_RECORDS.keys()


def _edges(rendered: Rendered, predicate: str) -> set[Triple]:
    return {one for one in rendered.shared if one.predicate == terms.xm(predicate)}


@pytest.mark.parametrize("modality", [Modality.PLANNED, Modality.DENIED, Modality.RUMOURED])
def test_only_what_is_stated_makes_an_edge(modality: Modality) -> None:
    rendered = _render(_record(_said("acquires", "d", modality=modality)))
    assert not _edges(rendered, "acquires")
    assert _edges(_render(_record(_said("acquires", "d"))), "acquires")
    assert any(one.predicate == terms.MODALITY and one.object == Literal(modality) for one in rendered.own)


def test_symmetric_relations_are_written_in_one_order() -> None:
    one = _render(_record(_said("partners_with", "d")))
    other = _render(_record(replace(_said("partners_with", "c"), subject="d")))
    assert one == other


def test_nothing_relates_to_itself_by_an_edge() -> None:
    record = _record(_said("partners_with", "d"))
    merged = render("art", (Occurrence(HERE, "x", record),), lambda _: "海岳")
    assert not _edges(merged, "partners_with")
    assert any(one.predicate == terms.SUBJECT for one in merged.own)


def test_an_article_in_two_documents_is_one_with_two_places() -> None:
    first = _record(_said("supplies", "d"))
    second = replace(first, lines=(90, 95), statements=(_said("supplies", "d", evidence=Evidence("原 文", 310, 312)),))
    both = _render(first, second)
    assert both == _render(second, first, documents=(THERE, HERE))
    statements = {one.subject for one in both.own if one.predicate == terms.SUBJECT}
    assert len(statements) == 1
    assert sum(one.predicate == terms.EVIDENCE for one in both.own) == 2
    assert sum(one.predicate == terms.OCCURS_AS for one in both.own) == 2
    assert sum(one.predicate == terms.TITLE for one in both.own) == 1
    starts = {one.object.value for one in both.own if one.predicate == terms.START and isinstance(one.object, Literal)}
    assert starts == {"10", "310"}


def test_the_more_confident_of_two_readings_counts() -> None:
    low, high = (
        _said("supplies", "d", confidence=0.4, extractor="a"),
        _said("supplies", "d", confidence=0.9, extractor="b"),
    )
    for record in (_record(low, high), _record(high, low)):
        own = _render(record).own
        rated = [one.object for one in own if one.predicate in (terms.CONFIDENCE, terms.EXTRACTOR)]
        assert sorted(map(str, rated)) == sorted(map(str, [terms.decimal(0.9), Literal("b")]))


def test_own_triples_hang_on_nodes_of_the_article_alone() -> None:
    one = _render(_record(_said("supplies", "d")))
    other = render("other", (Occurrence(HERE, "文档d1", _record(_said("supplies", "d"))),), _key)
    assert not {triple.subject for triple in one.own} & {triple.subject for triple in other.own}
    assert one.shared == other.shared


def test_no_triple_speaks_of_paths_or_blank_nodes() -> None:
    for one in _render(GOLDEN_RECORDS["holds"]).own:
        assert isinstance(one.subject, NamedNode)
        assert isinstance(one.object, NamedNode | Literal)
        assert "file:" not in str(one)


def test_places_carry_what_the_tree_knows() -> None:
    shared = _render(GOLDEN_RECORDS["place"]).shared
    city = entity_iri("绍兴市")
    assert Triple(city, terms.WITHIN, entity_iri("浙江省")) in shared
    assert Triple(city, terms.ADCODE, Literal("330600")) in shared
    assert Triple(city, terms.LEVEL, Literal("city")) in shared


def test_documents_and_articles() -> None:
    rendered = _render(GOLDEN_RECORDS["supplies"])
    assert Triple(document_iri(HERE), terms.LABEL, Literal("文档d1")) in rendered.shared
    assert Triple(article_iri("art"), terms.DATE, terms.date("2025-04")) in rendered.own


def test_a_thing_is_described_with_names_kinds_and_pointers() -> None:
    cluster = Cluster("浙江海岳", ("浙江海岳", "海岳"), "浙江海岳", ("海岳", "海岳 "), ("Company",))
    node = entity_iri("浙江海岳")
    assert set(describe(cluster)) == {
        Triple(node, terms.TYPE, terms.xm("Company")),
        Triple(node, terms.LABEL, Literal("浙江海岳")),
        Triple(node, terms.ALT_LABEL, Literal("海岳")),
        Triple(node, terms.ALT_LABEL, Literal("海岳 ")),
        Triple(entity_iri("海岳"), terms.REPLACED_BY, node),
    }


def test_a_work_is_found_by_the_key_of_its_name() -> None:
    cluster = Cluster("海岳/一号", ("海岳/一号",), "一号", (), ("Project",))
    assert Triple(entity_iri("海岳/一号"), terms.NAME_KEY, Literal("一号")) in set(describe(cluster))


def test_every_term_of_ours_is_in_the_ontology() -> None:
    defined = {
        quad.subject.value
        for path in (Path(ontology.turtle.__file__).parent).rglob("*.ttl")
        for quad in parse(path=path)
        if isinstance(quad.subject, NamedNode)
    }
    used: set[str] = set()
    for record in GOLDEN_RECORDS.values():
        rendered = _render(record)
        for one in (rendered.own | rendered.shared) | set(describe(Cluster("a/b", ("a/b",), "b", (), ("Project",)))):
            used |= {one.predicate.value} | ({one.object.value} if one.predicate == terms.TYPE else set())
    ours = {term for term in used if term.startswith(ontology.turtle.BASE)}
    assert len(ours) > 20
    assert ours <= defined
