"""The vocabulary as one graph."""

from __future__ import annotations

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef

from ontology.relation import SHELF
from ontology.schema import files, graph
from ontology.turtle import BASE, HERE
from ontology.vocabulary import vocabulary


def test_every_file_is_in_it() -> None:
    assert len(files()) == 20
    merged = graph()
    for relation in vocabulary().relations.values():
        assert (URIRef(relation.iri), RDF.type, OWL.ObjectProperty) in merged
    for segment in vocabulary().segments.values():
        assert (URIRef(segment.iri), SKOS.notation, Literal(segment.code)) in merged


def test_every_term_of_ours_that_is_used_is_defined() -> None:
    merged = graph()
    used = {term for triple in merged for term in triple if isinstance(term, URIRef) and term.startswith(BASE)}
    defined = set(merged.subjects(RDF.type))
    assert len(used) > 150
    assert used - defined == set()


def test_every_class_and_property_has_labels_in_both_languages() -> None:
    merged = graph()
    for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty):
        for term in merged.subjects(RDF.type, kind):
            assert {label.language for label in merged.objects(term, RDFS.label)} == {"zh", "en"}, term


def test_it_is_read_once() -> None:
    assert graph() is graph()


def test_a_reasoner_of_owl_rl_follows_it_without_contradiction() -> None:
    owlrl = pytest.importorskip("owlrl")
    closed = Graph()
    for path in (HERE / "classes.ttl", *SHELF.glob("*.ttl")):
        closed.parse(path)
    supplier, customer, partner = (URIRef(f"{BASE}id/{name}") for name in ("甲", "乙", "丙"))
    closed.add((supplier, URIRef(BASE + "supplies"), customer))
    closed.add((supplier, URIRef(BASE + "partners_with"), partner))
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(closed)
    assert {URIRef(BASE + name) for name in ("Company", "Investor", "Thing")} <= set(closed.objects(supplier, RDF.type))
    assert URIRef(BASE + "Customer") in set(closed.objects(customer, RDF.type))
    assert (partner, URIRef(BASE + "partners_with"), supplier) in closed
    assert not list(closed.subjects(RDF.type, OWL.Nothing))
    assert not [term for term in closed.predicates() if term.endswith("agent-ont#error")]
