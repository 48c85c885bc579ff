"""IRIs and literals of the graph: namespaces, the terms that it is written in, and how values become literals."""

from __future__ import annotations

import re
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode, Triple

from ontology.turtle import BASE

Term: TypeAlias = NamedNode | Literal
"""What may stand in the object position; the graph holds no blank nodes."""

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
GEO = "http://www.w3.org/2003/01/geo/wgs84_pos#"

PREFIXES = {
    "xm": BASE,
    "xmq": BASE + "qualifier/",
    "id": BASE + "id/",
    "segment": BASE + "segment/",
    **{part: f"{BASE}{part}/" for part in ("article", "document", "evidence", "occurrence", "selector", "statement")},
    "rdf": RDF,
    "rdfs": RDFS,
    "xsd": XSD,
    "skos": SKOS,
    "dcterms": DCTERMS,
    "prov": PROV,
    "oa": OA,
    "geo": GEO,
}
"""Prefixes that every query may use without declaring them, and that exports are written with."""

TYPE = NamedNode(RDF + "type")
SUBJECT = NamedNode(RDF + "subject")
PREDICATE = NamedNode(RDF + "predicate")
OBJECT = NamedNode(RDF + "object")
LABEL = NamedNode(RDFS + "label")
PREF_LABEL = NamedNode(SKOS + "prefLabel")
ALT_LABEL = NamedNode(SKOS + "altLabel")
NOTATION = NamedNode(SKOS + "notation")
BROADER = NamedNode(SKOS + "broader")
CONCEPT = NamedNode(SKOS + "Concept")
TITLE = NamedNode(DCTERMS + "title")
SOURCE = NamedNode(DCTERMS + "source")
DATE = NamedNode(DCTERMS + "date")
REPLACED_BY = NamedNode(DCTERMS + "isReplacedBy")
DERIVED_FROM = NamedNode(PROV + "wasDerivedFrom")
SPECIFIC_RESOURCE = NamedNode(OA + "SpecificResource")
HAS_SOURCE = NamedNode(OA + "hasSource")
HAS_SELECTOR = NamedNode(OA + "hasSelector")
TEXT_QUOTE_SELECTOR = NamedNode(OA + "TextQuoteSelector")
TEXT_POSITION_SELECTOR = NamedNode(OA + "TextPositionSelector")
EXACT = NamedNode(OA + "exact")
START = NamedNode(OA + "start")
END = NamedNode(OA + "end")
LATITUDE = NamedNode(GEO + "lat")
LONGITUDE = NamedNode(GEO + "long")

_DATES = (
    (re.compile(r"\d{4}-\d\d-\d\d"), NamedNode(XSD + "date")),
    (re.compile(r"\d{4}-\d\d"), NamedNode(XSD + "gYearMonth")),
    (re.compile(r"\d{4}"), NamedNode(XSD + "gYear")),
)
_MONEY = re.compile(r"([A-Z]{3}) (\d+(?:\.\d+)?)")
_DECIMAL = NamedNode(XSD + "decimal")
_INTEGER = NamedNode(XSD + "integer")


def xm(name: str) -> NamedNode:
    """Return a term of the project's own vocabulary."""
    return NamedNode(BASE + name)


STATEMENT = xm("Statement")
ARTICLE = xm("Article")
DOCUMENT = xm("Document")
OCCURRENCE = xm("Occurrence")
MODALITY = xm("modality")
CONFIDENCE = xm("confidence")
EXTRACTOR = xm("extractor")
EVIDENCE = xm("evidence")
SECTION = xm("section")
OCCURS_AS = xm("occurrence")
IN_DOCUMENT = xm("document")
FIRST_LINE = xm("firstLine")
LAST_LINE = xm("lastLine")
WITHIN = xm("within")
ADCODE = xm("adcode")
LEVEL = xm("level")
NAME_KEY = xm("nameKey")
AMOUNT = xm("numericAmount")
CURRENCY = xm("currency")


def local_name(term: NamedNode) -> str:
    """Return the last part of an IRI: ``supplies`` of ``https://w3id.org/xinmai/supplies``."""
    return re.split(r"[/#]", term.value)[-1]


def text(value: str) -> Literal:
    """Return a plain literal."""
    return Literal(value)


def date(value: str) -> Literal:
    """Return an ISO 8601 date as ``xsd:date``, ``xsd:gYearMonth`` or ``xsd:gYear``, anything else as plain text."""
    for pattern, datatype in _DATES:
        if pattern.fullmatch(value):
            return Literal(value, datatype=datatype)
    return Literal(value)


def integer(value: int) -> Literal:
    """Return an ``xsd:integer``."""
    return Literal(str(value), datatype=_INTEGER)


def decimal(value: float, digits: int = 3) -> Literal:
    """Return an ``xsd:decimal`` with a fixed number of digits, so that equal numbers are equal terms."""
    return Literal(f"{value:.{digits}f}", datatype=_DECIMAL)


def money(value: str) -> tuple[Literal, Literal] | None:
    """Split ``CNY 1511000000`` into its amount (``xsd:decimal``) and its ISO 4217 currency; ``None`` for other text."""
    found = _MONEY.fullmatch(value)
    return (Literal(found[2], datatype=_DECIMAL), Literal(found[1])) if found else None


def triple(subject: NamedNode, predicate: NamedNode, value: Term) -> Triple:
    """Return a triple of the graph."""
    return Triple(subject, predicate, value)
