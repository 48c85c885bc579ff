"""SHACL shapes, computed from the vocabulary, and what they find in a graph.

They look at statement nodes, so that planned, denied and rumoured statements are checked like stated ones. What a
relation allows at either end is a shape whose target is the relation itself; from there its path leads back to the
statements that have it as predicate and on to their subjects or objects. So one focus node checks all statements of a
relation, in SHACL Core (https://www.w3.org/TR/shacl/), and the check of an article takes milliseconds.

``sh:Violation`` stands for kinds, values and the form of a statement; ``sh:Info`` for what is missing to be complete.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontology.attribute import AttributeType, Qualifier, ValueType
from ontology.relation import RelationType
from ontology.statement import Modality
from ontology.turtle import BASE
from ontology.vocabulary import vocabulary

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_HEAD = f"""\
@prefix xm:    <{BASE}> .
@prefix shape: <{BASE}shape/> .
@prefix rdf:   <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs:  <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd:   <http://www.w3.org/2001/XMLSchema#> .
@prefix prov:  <http://www.w3.org/ns/prov#> .
@prefix sh:    <http://www.w3.org/ns/shacl#> .
"""
_SH = "http://www.w3.org/ns/shacl#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a shape says about a node.

    Parameters
    ----------
    focus
        IRI of the statement (or, for what is missing, of the thing) that is at fault.
    value
        The offending value, or empty.
    message_zh, message_en
        What is wanted.
    """

    focus: str
    value: str
    message_zh: str
    message_en: str


def turtle() -> str:
    """All shapes as Turtle, for other tools."""
    return "\n".join((_HEAD, _form(), *_by_term().values(), _completeness()))


def violations(data: Graph) -> list[Finding]:
    """What in a graph breaks the vocabulary: wrong kinds at either end, values that are written wrongly.

    Parameters
    ----------
    data
        Statement nodes with the types of the things that they speak of, such as those of one article.

    Returns
    -------
    Sorted, one finding per statement and message.
    """
    return _findings(data, _graph_of(frozenset(_terms_in(data))))


def malformed(data: Graph) -> list[Finding]:
    """Statement nodes that lack a part or have two of it: damage, since our own code writes them; sorted."""
    return _findings(data, _parse(_HEAD + _form()))


def gaps(data: Graph) -> list[Finding]:
    """What is missing in a graph for it to be complete (severity ``sh:Info``); sorted."""
    return _findings(data, _parse(_HEAD + _completeness()))


@functools.cache
def _by_term() -> dict[str, str]:
    """IRI of a relation, attribute or qualifier → its shapes as Turtle."""
    words = vocabulary()
    ends = {r.iri: "\n".join(_relation_ends(r)) for r in words.relations.values()}
    values = {a.iri: "\n".join(_attribute_ends(a)) for a in words.attributes.values()}
    return ends | values | {q.iri: _qualifier(q) for q in words.qualifiers.values()}


def _terms_in(data: Graph) -> Iterator[str]:
    """The terms that a graph uses: checking only these makes the check of an article several times faster."""
    from rdflib import URIRef

    used = {str(term) for term in data.objects(None, URIRef(_RDF + "predicate"))}
    qualifiers = {str(term) for term in data.predicates(unique=True)}
    return (iri for iri in _by_term() if iri in used or (iri in qualifiers and "/qualifier/" in iri))


def _graph_of(iris: frozenset[str]) -> Graph:
    return _parse("\n".join((_HEAD, *(_by_term()[iri] for iri in sorted(iris)))))


# ── shapes as text ───────────────────────────────────────────────────────────────────────────────────────────────────


def _form() -> str:
    names = (*vocabulary().relations, *vocabulary().attributes)
    predicates = " ".join(f"xm:{name}" for name in names)
    modalities = " ".join(f'"{modality.value}"' for modality in Modality)
    one = "sh:minCount 1 ; sh:maxCount 1"
    rows = (
        (f"sh:path rdf:subject ; {one} ; sh:nodeKind sh:IRI", "陈述须有一个主体", "a statement has one subject"),
        (
            f"sh:path rdf:predicate ; {one} ; sh:in ({predicates})",
            "谓词须在词表中",
            "the predicate is in the vocabulary",
        ),
        (f"sh:path rdf:object ; {one}", "陈述须有一个客体或值", "a statement has one object or value"),
        (f"sh:path xm:modality ; {one} ; sh:in ({modalities})", "语气须在词表中", "the modality is a known one"),
        (
            f"sh:path xm:confidence ; {one} ; sh:minInclusive 0.0 ; sh:maxInclusive 1.0",
            "可信度在 0 与 1 之间",
            "the confidence lies between 0 and 1",
        ),
        ("sh:path prov:wasDerivedFrom ; sh:minCount 1", "陈述须注明文章", "a statement names its article"),
    )
    body = " ;\n".join(f'    sh:property [ {test} ; sh:message "{zh}。"@zh, "{en}."@en ]' for test, zh, en in rows)
    return f"shape:statement a sh:NodeShape ; sh:targetClass xm:Statement ;\n{body} .\n"


def _relation_ends(relation: RelationType) -> Iterator[str]:
    yield _end(relation, "subject", relation.subjects)
    yield _end(relation, "object", relation.objects)


def _attribute_ends(attribute: AttributeType) -> Iterator[str]:
    yield _end(attribute, "subject", attribute.kinds)
    test = f'sh:nodeKind sh:Literal ; sh:pattern "{attribute.datatype.pattern}"'
    yield _property(attribute, "object", test, *_value_messages(attribute, attribute.datatype))


def _end(predicate: RelationType | AttributeType, end: str, kinds: Iterable[str]) -> str:
    allowed = [vocabulary().kinds[name] for name in sorted(kinds)]
    classes = " ".join(f"[ sh:class <{kind.iri}> ]" for kind in allowed)
    zh = f"“{predicate.label_zh}”的{'主体' if end == 'subject' else '客体'}应为{'或'.join(k.label_zh for k in allowed)}"
    en = f"the {end} of “{predicate.label_en}” must be: {' or '.join(k.label_en for k in allowed)}"
    return _property(predicate, end, f"sh:or ( {classes} )", zh, en)


def _property(predicate: RelationType | AttributeType, end: str, test: str, zh: str, en: str) -> str:
    return (
        f"shape:{predicate.name}-{end} a sh:PropertyShape ; sh:targetNode <{predicate.iri}> ;\n"
        f"    sh:path ( [ sh:inversePath rdf:predicate ] rdf:{end} ) ;\n"
        f'    {test} ;\n    sh:message "{zh}。"@zh, "{en}."@en .\n'
    )


def _qualifier(qualifier: Qualifier) -> str:
    zh, en = _value_messages(qualifier, qualifier.datatype)
    return (
        f"shape:qualifier-{qualifier.name} a sh:PropertyShape ; sh:targetSubjectsOf <{qualifier.iri}> ;\n"
        f'    sh:path <{qualifier.iri}> ; sh:pattern "{qualifier.datatype.pattern}" ;\n'
        f'    sh:message "{zh}。"@zh, "{en}."@en .\n'
    )


def _value_messages(what: AttributeType | Qualifier, datatype: ValueType) -> tuple[str, str]:
    return f"“{what.label_zh}”应为：{datatype.hint_zh}", f"“{what.label_en}” must be: {datatype.hint_en}"


_COMPLETE = (
    ("Project", "xm:status", "项目没有进展", "the project has no status"),
    ("Project", "xm:investment", "项目没有投资额", "the project has no sum of investment"),
    ("Project", "[ sh:inversePath xm:invests_in ]", "项目没有投资方", "nobody invests in the project"),
    ("Project", "xm:located_in", "项目没有地点", "the project has no place"),
    ("Company", "xm:operates_in", "企业没有产业环节", "the company has no segment"),
    ("Company", "xm:located_in", "企业没有所在地", "the company has no place"),
    ("Policy", "xm:issued_by", "政策没有发布机构", "the policy has no issuer"),
    ("Policy", "xm:issued_date", "政策没有发布日期", "the policy has no date of issue"),
)
"""Kind, path, and what is said where the path leads nowhere."""


def _completeness() -> str:
    return "\n".join(_wanted(*row) for row in _COMPLETE)


def _wanted(kind: str, path: str, zh: str, en: str) -> str:
    return (
        f"[] a sh:PropertyShape ; sh:targetClass xm:{kind} ; sh:severity sh:Info ;\n"
        f'    sh:path {path} ; sh:minCount 1 ; sh:message "{zh}。"@zh, "{en}."@en .\n'
    )


# ── validation ───────────────────────────────────────────────────────────────────────────────────────────────────────


@functools.lru_cache(maxsize=64)
def _parse(text: str) -> Graph:
    from rdflib import Graph

    return Graph().parse(data=text, format="turtle")


def _findings(data: Graph, shapes: Graph) -> list[Finding]:
    from pyshacl import validate
    from rdflib import Graph

    conforms, report, _ = validate(data, shacl_graph=shapes, inplace=True)
    if conforms or not isinstance(report, Graph):
        return []
    found = {finding for result in _results(report) for finding in _locate(data, report, result)}
    return sorted(found, key=lambda one: (one.focus, one.message_en, one.value))


def _results(report: Graph) -> Iterable[Node]:
    from rdflib import URIRef

    return report.objects(None, URIRef(_SH + "result"))


def _locate(data: Graph, report: Graph, result: Node) -> Iterator[Finding]:
    """The statements that a result is about: those of the relation in focus that have the offending value."""
    from rdflib import URIRef

    def one(name: str) -> Node | None:
        return report.value(result, URIRef(_SH + name))

    focus, value, shape = one("focusNode"), one("value"), str(one("sourceShape"))
    messages = {getattr(m, "language", None): str(m) for m in report.objects(result, URIRef(_SH + "resultMessage"))}
    statements = set(data.subjects(URIRef(_RDF + "predicate"), focus))
    end = URIRef(_RDF + shape.rsplit("-", 1)[-1])
    at_fault = [s for s in statements if (s, end, value) in data] if statements else [focus]
    for node in at_fault:
        yield Finding(str(node), "" if value is None else str(value), messages.get("zh", ""), messages.get("en", ""))
