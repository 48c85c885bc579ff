"""SHACL: what the vocabulary does not allow is found, what it allows passes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import RDF, SH, Graph, Literal, Namespace, URIRef
from rdflib.namespace import PROV, XSD

from ontology import shapes
from ontology.turtle import BASE
from ontology.vocabulary import vocabulary

XM = Namespace(BASE)
THING = Namespace(BASE + "id/")
KINDS = tuple(sorted(vocabulary().kinds))


def thing(data: Graph, name: str, kind: str) -> URIRef:
    data.add((THING[name], RDF.type, XM[kind]))
    return THING[name]


def state(data: Graph, node: str, subject: URIRef, predicate: str, target: URIRef | Literal) -> URIRef:
    """Add a statement node as the graph holds it."""
    data.add((THING[node], RDF.type, XM.Statement))
    data.add((THING[node], RDF.subject, subject))
    data.add((THING[node], RDF.predicate, XM[predicate]))
    data.add((THING[node], RDF.object, target))
    data.add((THING[node], PROV.wasDerivedFrom, THING["article"]))
    data.add((THING[node], XM.modality, Literal("planned")))
    data.add((THING[node], XM.confidence, Literal("0.900", datatype=XSD.decimal)))
    return THING[node]


def pairs() -> Iterator[tuple[str, str, str]]:
    for relation in vocabulary().relations.values():
        for subject in KINDS:
            for other in KINDS:
                yield relation.name, subject, other


def test_shacl_says_what_the_vocabulary_says_for_every_pair_of_kinds() -> None:
    data, wrong, count = Graph(), set(), 0
    for name, subject, other in pairs():
        node = state(data, f"{name}-{subject}-{other}", thing(data, subject, subject), name, thing(data, other, other))
        count += 1
        if not vocabulary().allows(name, subject, other):
            wrong.add(str(node))
    assert count == 17 * 12 * 12
    assert {finding.focus for finding in shapes.violations(data)} == wrong


@pytest.mark.parametrize("attribute", vocabulary().attributes.values(), ids=lambda one: one.name)
def test_shacl_says_which_kinds_have_an_attribute(attribute: object) -> None:
    name = attribute.name  # type: ignore[attr-defined]
    value = Literal(GOOD[vocabulary().attributes[name].datatype.name])
    data = Graph()
    for kind in KINDS:
        state(data, f"s-{kind}", thing(data, kind, kind), name, value)
    wrong = {str(THING[f"s-{kind}"]) for kind in KINDS if not vocabulary().allows(name, kind)}
    assert {finding.focus for finding in shapes.violations(data)} == wrong


GOOD = {
    "Date": "2025-06",
    "Money": "CNY 100",
    "Percent": "23.15%",
    "Integer": "300",
    "StockCode": "600000",
    "Period": "2023H1",
    "ProjectStatus": "signed",
    "ListingStatus": "listed",
    "Text": "两百片",
}
VALUES = st.sampled_from([*GOOD.values(), "", "120%", "CNY", "2025年", "约300", "planned"]) | st.text(
    st.characters(exclude_categories=["Cs", "Cc"]), max_size=6
)


@settings(max_examples=40)
@given(st.sampled_from(sorted(vocabulary().attributes)), VALUES)
def test_shacl_says_which_values_are_well_written(name: str, value: str) -> None:
    attribute = vocabulary().attributes[name]
    data = Graph()
    state(data, "s", thing(data, "x", sorted(attribute.kinds)[0]), name, Literal(value))
    assert (not shapes.violations(data)) == attribute.datatype.accepts(value)


@settings(max_examples=30)
@given(st.sampled_from(sorted(vocabulary().qualifiers)), VALUES)
def test_shacl_says_which_qualifiers_are_well_written(name: str, value: str) -> None:
    qualifier = vocabulary().qualifiers[name]
    data = Graph()
    node = state(data, "s", thing(data, "a", "Company"), "holds", thing(data, "b", "Company"))
    data.add((node, URIRef(qualifier.iri), Literal(value)))
    assert (not shapes.violations(data)) == qualifier.datatype.accepts(value)


def test_a_finding_names_statement_value_and_reason() -> None:
    data = Graph()
    company, place = thing(data, "a", "Company"), thing(data, "p", "Place")
    state(data, "good", company, "located_in", place)
    bad = state(data, "bad", company, "supplies", place)
    (finding,) = shapes.violations(data)
    assert (finding.focus, finding.value) == (str(bad), str(place))
    assert finding.message_zh == "“供应”的客体应为院校科研机构或企业或政府机构。"
    assert "the object of “supplies” must be" in finding.message_en


def test_all_statements_with_the_same_wrong_end_are_found() -> None:
    data = Graph()
    place, company = thing(data, "p", "Place"), thing(data, "a", "Company")
    wrong = {str(state(data, f"s{i}", place, "supplies", company)) for i in range(3)}
    assert {finding.focus for finding in shapes.violations(data)} == wrong


def test_an_empty_graph_has_nothing_wrong() -> None:
    assert shapes.violations(Graph()) == shapes.malformed(Graph()) == shapes.gaps(Graph()) == []


def test_a_whole_statement_is_well_formed() -> None:
    data = Graph()
    state(data, "s", thing(data, "a", "Company"), "supplies", thing(data, "b", "Company"))
    assert shapes.malformed(data) == []


@pytest.mark.parametrize(
    ("predicate", "value", "message"),
    [
        (XM.modality, Literal("perhaps"), "modality"),
        (XM.confidence, Literal("1.500", datatype=XSD.decimal), "between 0 and 1"),
        (RDF.predicate, XM["likes"], "predicate"),
        (RDF.subject, Literal("海岳"), "one subject"),
        (RDF.object, None, "one object"),
        (PROV.wasDerivedFrom, None, "names its article"),
    ],
)
def test_a_malformed_statement_is_found(predicate: URIRef, value: URIRef | Literal | None, message: str) -> None:
    data = Graph()
    node = state(data, "s", thing(data, "a", "Company"), "supplies", thing(data, "b", "Company"))
    data.remove((node, predicate, None))
    if value is not None:
        data.add((node, predicate, value))
    findings = shapes.malformed(data)
    assert {finding.focus for finding in findings} == {str(node)}
    assert any(message in finding.message_en for finding in findings)


def test_gaps_are_told_of_the_thing() -> None:
    data = Graph()
    project = thing(data, "p", "Project")
    data.add((project, XM.status, Literal("signed")))
    data.add((thing(data, "a", "Company"), XM.invests_in, project))
    told = {finding.message_en for finding in shapes.gaps(data) if finding.focus == str(project)}
    assert told == {"the project has no sum of investment.", "the project has no place."}


def test_the_turtle_holds_every_shape() -> None:
    text = Graph().parse(data=shapes.turtle(), format="turtle")
    targets = {str(node) for node in text.objects(None, SH.targetNode)}
    assert targets == {t.iri for t in (*vocabulary().relations.values(), *vocabulary().attributes.values())}
    assert set(text.objects(None, SH.targetSubjectsOf)) == {URIRef(q.iri) for q in vocabulary().qualifiers.values()}
    assert (None, SH.severity, SH.Info) in text
