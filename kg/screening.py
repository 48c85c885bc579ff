"""Keeps out of the graph what the shapes call a violation: wrong kinds at either end, wrongly written values.

An article's statements are judged by SHACL (`ontology.shapes`) with the kinds that the article itself gives its
entities. A quick test of the same rules comes first: where nothing breaks them, and that is nearly always, SHACL has
nothing to find and its second of start-up is saved.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from ontology.statement import Record, Statement
from ontology.turtle import BASE
from ontology.vocabulary import vocabulary

if TYPE_CHECKING:
    import rdflib

_NODE = "urn:screened:"


def screen(record: Record) -> tuple[Record, tuple[str, ...]]:
    """Split a record into what may enter the graph and the reasons for what may not.

    Returns
    -------
    The record without the statements that violate the shapes, and one reason (in Chinese) for each of these.
    """
    kinds = {entity.id: entity.kind for entity in record.entities}
    if all(conforms(statement, kinds) for statement in record.statements):
        return record, ()
    reasons = violations_of(record)
    kept = tuple(one for number, one in enumerate(record.statements) if number not in reasons)
    return replace(record, statements=kept), tuple(reasons[number] for number in sorted(reasons))


def conforms(statement: Statement, kinds: Mapping[str, str]) -> bool:
    """Tell whether the vocabulary allows a statement; the answer of the shapes, without asking them.

    Parameters
    ----------
    kinds
        Identifier of an entity → name of its kind.
    """
    known = vocabulary().qualifiers
    if not all(known[name].datatype.accepts(value) for name, value in statement.qualifiers.items()):
        return False
    if statement.object is None:
        attribute = vocabulary().attributes[statement.predicate]
        return kinds[statement.subject] in attribute.kinds and attribute.datatype.accepts(statement.value or "")
    relation = vocabulary().relations[statement.predicate]
    return kinds[statement.subject] in relation.subjects and kinds[statement.object] in relation.objects


def violations_of(record: Record) -> dict[int, str]:
    """Return the violations that SHACL finds: position of the statement in the record → what is wanted, in Chinese."""
    from ontology.shapes import violations

    found: dict[int, str] = {}
    for finding in violations(_graph(record)):
        number = finding.focus.removeprefix(f"{_NODE}statement/")
        found.setdefault(int(number), finding.message_zh)
    return found


def _graph(record: Record) -> rdflib.Graph:
    """Return kinds and statements of a record; nodes are numbered, so that equal statements stay apart."""
    import rdflib

    graph, rdf = rdflib.Graph(), rdflib.RDF
    for entity in record.entities:
        graph.add((_entity(entity.id), rdf.type, rdflib.URIRef(BASE + entity.kind)))
    for number, statement in enumerate(record.statements):
        node = rdflib.URIRef(f"{_NODE}statement/{number}")
        value = rdflib.Literal(statement.value) if statement.object is None else _entity(statement.object)
        graph.add((node, rdf.type, rdflib.URIRef(BASE + "Statement")))
        graph.add((node, rdf.subject, _entity(statement.subject)))
        graph.add((node, rdf.predicate, rdflib.URIRef(BASE + statement.predicate)))
        graph.add((node, rdf.object, value))
        for name, text in statement.qualifiers.items():
            graph.add((node, rdflib.URIRef(vocabulary().qualifiers[name].iri), rdflib.Literal(text)))
    return graph


def _entity(identifier: str) -> rdflib.URIRef:
    from urllib.parse import quote

    import rdflib

    return rdflib.URIRef(f"{_NODE}entity/{quote(identifier, safe='')}")
