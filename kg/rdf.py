"""From records to triples: statement nodes with their evidence, plain edges where something is stated, articles and
things.

What an article makes falls into two parts. Its *own* triples hang on nodes that no other article has (its statements,
their evidence, itself). *Shared* triples may be made by several articles (a plain edge, a place within another, a
document's name, a segment's labels) and stand as long as one of them makes them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal, NamedNode, Triple

from kg import terms
from kg.identifiers import (
    article_iri,
    document_iri,
    entity_iri,
    key_of_name,
    occurrence_iri,
    part_iri,
    segment_iri,
    statement_iri,
)
from kg.instance import Instance
from kg.naming import instances
from kg.resolver import Cluster
from kg.terms import Term, triple
from ontology.places import Place, places
from ontology.statement import Modality, Record, Statement
from ontology.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An article's standing in a document.

    Parameters
    ----------
    document
        Hash of the document's text, or ``name/<name>`` where only records of it are known.
    name
        What the user calls the document.
    """

    document: str
    name: str
    record: Record


@dataclass(frozen=True, slots=True)
class Rendered:
    """The triples of one article."""

    own: frozenset[Triple]
    shared: frozenset[Triple]


def render(article: str, occurrences: tuple[Occurrence, ...], canonical: Callable[[Instance], str]) -> Rendered:
    """Return the triples of an article.

    Parameters
    ----------
    occurrences
        Where it stands, each with what was read there; without order.
    canonical
        Full canonical key of an instance.
    """
    writer = _Writer(article, canonical)
    for occurrence in sorted(occurrences, key=lambda one: (one.document, one.record.lines, one.name)):
        writer.write(occurrence)
    return Rendered(frozenset(writer.own), frozenset(writer.shared))


class _Writer:
    def __init__(self, article: str, canonical: Callable[[Instance], str]) -> None:
        self.own: set[Triple] = set()
        self.shared: set[Triple] = set()
        self._article = article
        self._node = article_iri(article)
        self._canonical = canonical
        self._titled = False
        self._best: dict[NamedNode, float] = {}

    def write(self, occurrence: Occurrence) -> None:
        self._write_article(occurrence.record)
        self._write_occurrence(occurrence)
        things = _Things(occurrence.record, self._article, self._canonical)
        self.shared.update(things.descriptions())
        for statement in occurrence.record.statements:
            self._write_statement(statement, things, occurrence)

    def _write_article(self, record: Record) -> None:
        """Title, source and date come from the first occurrence in order, so that an article has one of each."""
        if self._titled:
            return
        self._titled = True
        self._say(self._node, terms.TYPE, terms.ARTICLE)
        self._say(self._node, terms.TITLE, terms.text(record.title))
        if record.source:
            self._say(self._node, terms.SOURCE, terms.text(record.source))
        if record.date:
            self._say(self._node, terms.DATE, terms.date(record.date))

    def _write_occurrence(self, occurrence: Occurrence) -> None:
        record, document = occurrence.record, document_iri(occurrence.document)
        node = occurrence_iri(self._article, occurrence.document, record.lines[0])
        self._say(self._node, terms.OCCURS_AS, node)
        self._say(node, terms.TYPE, terms.OCCURRENCE)
        self._say(node, terms.IN_DOCUMENT, document)
        self._say(node, terms.FIRST_LINE, terms.integer(record.lines[0]))
        self._say(node, terms.LAST_LINE, terms.integer(record.lines[1]))
        if record.section:
            self._say(node, terms.SECTION, terms.text(record.section))
        self.shared.add(triple(document, terms.TYPE, terms.DOCUMENT))
        self.shared.add(triple(document, terms.LABEL, terms.text(occurrence.name)))

    def _write_statement(self, statement: Statement, things: _Things, occurrence: Occurrence) -> None:
        subject, target = things.ends(statement)
        node = statement_iri(self._article, *things.named(statement))
        predicate = terms.xm(statement.predicate)
        self._say(node, terms.TYPE, terms.STATEMENT)
        self._say(node, terms.SUBJECT, subject)
        self._say(node, terms.PREDICATE, predicate)
        self._say(node, terms.OBJECT, target)
        self._say(node, terms.DERIVED_FROM, self._node)
        self._say(node, terms.MODALITY, terms.text(statement.modality.value))
        self._write_qualifiers(node, statement)
        self._write_confidence(node, statement)
        self._write_evidence(node, statement, occurrence.document)
        if statement.modality is Modality.STATED and subject != target:
            self.shared.add(triple(subject, predicate, target))

    def _write_qualifiers(self, node: NamedNode, statement: Statement) -> None:
        for name, value in statement.qualifiers.items():
            self._say(node, NamedNode(vocabulary().qualifiers[name].iri), terms.text(value))
        sum_of_money = terms.money(statement.value or statement.qualifiers.get("amount", ""))
        if sum_of_money:
            self._say(node, terms.AMOUNT, sum_of_money[0])
            self._say(node, terms.CURRENCY, sum_of_money[1])

    def _write_confidence(self, node: NamedNode, statement: Statement) -> None:
        """Keep the most confident reading where an article says the same twice."""
        before = self._best.get(node)
        if before is not None and before >= statement.confidence:
            return
        self._best[node] = statement.confidence
        if before is not None:
            self.own = {t for t in self.own if not (t.subject == node and t.predicate in _RATED)}
        self._say(node, terms.CONFIDENCE, terms.decimal(statement.confidence))
        if statement.extractor:
            self._say(node, terms.EXTRACTOR, terms.text(statement.extractor))

    def _write_evidence(self, node: NamedNode, statement: Statement, document: str) -> None:
        evidence = statement.evidence
        target = part_iri("evidence", node.value, document)
        quote = part_iri("selector", node.value)
        self._say(node, terms.EVIDENCE, target)
        self._say(target, terms.TYPE, terms.SPECIFIC_RESOURCE)
        self._say(target, terms.HAS_SOURCE, document_iri(document))
        self._say(target, terms.HAS_SELECTOR, quote)
        self._say(quote, terms.TYPE, terms.TEXT_QUOTE_SELECTOR)
        self._say(quote, terms.EXACT, terms.text(evidence.quote))
        if evidence.start is None or evidence.end is None:
            return
        for start, end in evidence.spans or ((evidence.start, evidence.end),):
            position = part_iri("selector", target.value, str(start), str(end))
            self._say(target, terms.HAS_SELECTOR, position)
            self._say(position, terms.TYPE, terms.TEXT_POSITION_SELECTOR)
            self._say(position, terms.START, terms.integer(start))
            self._say(position, terms.END, terms.integer(end))

    def _say(self, subject: NamedNode, predicate: NamedNode, value: Term) -> None:
        self.own.add(triple(subject, predicate, value))


_RATED = frozenset({terms.CONFIDENCE, terms.EXTRACTOR})


class _Things:
    """The entities of one record: their keys in the article, their nodes in the graph."""

    def __init__(self, record: Record, article: str, canonical: Callable[[Instance], str]) -> None:
        self._instances = instances(record, article)
        self._canonical = canonical
        self._codes = {one.id: one.code for one in record.entities if one.code is not None}
        self._keys = {one.entity: one.key for one in self._instances}
        self._nodes = {one.entity: entity_iri(canonical(one)) for one in self._instances}

    def ends(self, statement: Statement) -> tuple[NamedNode, Term]:
        """Return subject and object as nodes, in sorted order where the relation is symmetric."""
        subject = self._node(statement.subject)
        if statement.object is None:
            return subject, terms.text(statement.value or "")
        target = self._node(statement.object)
        swap = _is_symmetric(statement) and target.value < subject.value
        return (target, subject) if swap else (subject, target)

    def named(self, statement: Statement) -> tuple[str, Statement, str]:
        """Return subject and object by their keys in the article, so that the name of a statement survives merges."""
        subject = self._key(statement.subject)
        target = self._key(statement.object) if statement.object is not None else statement.value or ""
        if _is_symmetric(statement):
            subject, target = sorted((subject, target))
        return subject, statement, target

    def descriptions(self) -> Iterator[Triple]:
        """Yield what stands about segments and places whichever article speaks of them."""
        for code in set(self._codes.values()):
            yield from _segment(code)
        for one in self._instances:
            yield from self._whereabouts(one)

    def _whereabouts(self, one: Instance) -> Iterator[Triple]:
        node, outer = self._nodes[one.entity], self._nodes.get(one.within)
        if outer is not None and outer != node:
            yield triple(node, terms.WITHIN, outer)
        if one.place:
            yield from _position(node, places().get(one.place))

    def _node(self, entity: str) -> NamedNode:
        code = self._codes.get(entity)
        return segment_iri(code) if code else self._nodes[entity]

    def _key(self, entity: str) -> str:
        return self._codes.get(entity) or self._keys[entity]


def _is_symmetric(statement: Statement) -> bool:
    return statement.object is not None and vocabulary().relations[statement.predicate].symmetric


@cache
def _segment(code: str) -> tuple[Triple, ...]:
    """Return what the vocabulary says of a segment and of the wider ones."""
    return tuple(_segment_triples(code))


def _segment_triples(code: str) -> Iterator[Triple]:
    segment, node = vocabulary().segments[code], segment_iri(code)
    yield triple(node, terms.TYPE, terms.xm("Segment"))
    yield triple(node, terms.NOTATION, terms.text(code))
    for label, language in ((segment.label_zh, "zh"), (segment.label_en, "en")):
        yield triple(node, terms.PREF_LABEL, Literal(label, language=language))
    yield triple(node, terms.LABEL, terms.text(segment.label_zh))
    for synonym in segment.synonyms:
        yield triple(node, terms.ALT_LABEL, terms.text(synonym))
    if segment.broader:
        yield triple(node, terms.BROADER, segment_iri(segment.broader))
        yield from _segment(segment.broader)


def _position(node: NamedNode, place: Place) -> Iterator[Triple]:
    yield triple(node, terms.LEVEL, terms.text(place.level.value))
    if place.adcode:
        yield triple(node, terms.ADCODE, terms.text(place.adcode))
    if place.lat is not None and place.lon is not None:
        yield triple(node, terms.LATITUDE, terms.decimal(place.lat, 4))
        yield triple(node, terms.LONGITUDE, terms.decimal(place.lon, 4))


def describe(cluster: Cluster) -> Iterator[Triple]:
    """Yield the triples of a thing: kinds, names, and the keys that point to it."""
    node = entity_iri(cluster.key)
    for kind in cluster.kinds:
        yield triple(node, terms.TYPE, terms.xm(kind))
    yield triple(node, terms.LABEL, terms.text(cluster.label))
    for name in cluster.alternatives:
        yield triple(node, terms.ALT_LABEL, terms.text(name))
    for key in cluster.members:
        if key != cluster.key:
            yield triple(entity_iri(key), terms.REPLACED_BY, node)
        if "/" in key:  # its IRI can't be made from the name alone, so the name leads to it this way
            yield triple(node, terms.NAME_KEY, terms.text(key_of_name(key)))
