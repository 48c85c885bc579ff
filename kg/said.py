"""Statements as the graph keeps them, read back with their articles and quotes."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Triple

from kg import terms
from kg.store import Store
from kg.terms import Term
from ontology.statement import Modality
from ontology.turtle import BASE

_QUALIFIER = BASE + "qualifier/"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement is said.

    Parameters
    ----------
    article
        IRI of the article.
    title
        Of the article.
    document
        Name of the document that the article stands in.
    source
        Outlet that the article names, if any.
    date
        ISO date of the article, if known.
    section
        Column that the article stands in there, if any.
    quote
        The passage.
    start, end
        Of the passage, in code points of the document's text; ``None`` where the record brought none.
    lines
        First and last line of the article in the document, 1-based, inclusive.
    """

    article: str
    title: str
    document: str
    source: str | None
    date: str | None
    section: str | None
    quote: str
    start: int | None
    end: int | None
    lines: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Said:
    """A statement node.

    Parameters
    ----------
    value
        Object node, or literal of an attribute.
    """

    iri: str
    subject: NamedNode
    predicate: str
    value: Term
    modality: Modality
    confidence: float
    extractor: str
    qualifiers: tuple[tuple[str, str], ...]
    article: NamedNode
    evidence: tuple[NamedNode, ...]

    @property
    def own_date(self) -> str | None:
        """The date that the statement itself gives."""
        return dict(self.qualifiers).get("date")


@dataclass(frozen=True, slots=True)
class _Head:
    title: str
    source: str | None
    date: str | None
    occurrences: dict[NamedNode, tuple[str, str | None, tuple[int, int]]]


class Sayings:
    """Reads statements from a store, each of them and each article once.

    Parameters
    ----------
    store
        A store that is not written meanwhile.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._heads: dict[NamedNode, _Head] = {}
        self._read: dict[NamedNode, Said] = {}

    def about(self, node: NamedNode) -> Iterator[Said]:
        """Yield the statements that have the node as subject or object, each once, in order of their IRIs."""
        nodes = {t.subject for t in self._store.triples(None, terms.SUBJECT, node)}
        nodes |= {t.subject for t in self._store.triples(None, terms.OBJECT, node)}
        named = [one for one in nodes if isinstance(one, NamedNode)]
        for one in sorted(named, key=lambda one: one.value):
            yield self.read(one)

    def within(self, nodes: Collection[NamedNode]) -> Iterator[Said]:
        """Yield the statements that have both ends among the nodes, in order of their IRIs."""
        wanted = [
            one.subject
            for node in nodes
            for one in self._store.triples(None, terms.SUBJECT, node)
            if isinstance(one.subject, NamedNode) and next(self._objects(one.subject, terms.OBJECT)) in nodes
        ]
        for statement in sorted(wanted, key=lambda one: one.value):
            yield self.read(statement)

    def read(self, statement: NamedNode) -> Said:
        """Return a statement by its node."""
        if statement not in self._read:
            self._read[statement] = self._reading(statement)
        return self._read[statement]

    def _reading(self, statement: NamedNode) -> Said:
        found: dict[NamedNode, list[Term]] = {}
        for one in self._store.triples(statement):
            found.setdefault(one.predicate, []).append(_term(one))
        predicate = _node(found[terms.PREDICATE][0])
        return Said(
            statement.value,
            _node(found[terms.SUBJECT][0]),
            terms.local_name(predicate),
            found[terms.OBJECT][0],
            Modality(found[terms.MODALITY][0].value),
            float(found[terms.CONFIDENCE][0].value),
            found[terms.EXTRACTOR][0].value if terms.EXTRACTOR in found else "",
            tuple(sorted(_qualifier(p, v[0]) for p, v in found.items() if p.value.startswith(_QUALIFIER))),
            _node(found[terms.DERIVED_FROM][0]),
            tuple(_node(one) for one in found[terms.EVIDENCE]),
        )

    def date(self, said: Said) -> str | None:
        """Return when a statement is true of: its own date, else its article's."""
        return said.own_date or self.article_date(said.article)

    def article_date(self, article: NamedNode) -> str | None:
        """Return the date of an article."""
        return self._head(article).date

    def sources(self, said: Said) -> Iterator[Source]:
        """Yield where a statement is said: once for each document that its article stands in."""
        head = self._head(said.article)
        for evidence in said.evidence:
            quote, spans, document = self._passage(evidence)
            name, section, lines = head.occurrences.get(document, ("", None, None))
            yield Source(
                said.article.value,
                head.title,
                name,
                head.source,
                head.date,
                section,
                quote,
                min((start for start, _ in spans), default=None),
                max((end for _, end in spans), default=None),
                lines,
            )

    def _passage(self, evidence: NamedNode) -> tuple[str, list[tuple[int, int]], NamedNode]:
        quote, spans = "", []
        for selector in self._objects(evidence, terms.HAS_SELECTOR):
            exact = self._text(_node(selector), terms.EXACT)
            if exact is not None:
                quote = exact
            else:
                spans.append((self._number(_node(selector), terms.START), self._number(_node(selector), terms.END)))
        return quote, spans, _node(next(self._objects(evidence, terms.HAS_SOURCE)))

    def _head(self, article: NamedNode) -> _Head:
        if article not in self._heads:
            self._heads[article] = _Head(
                self._text(article, terms.TITLE) or "",
                self._text(article, terms.SOURCE),
                self._text(article, terms.DATE),
                dict(self._occurrence(_node(one)) for one in self._objects(article, terms.OCCURS_AS)),
            )
        return self._heads[article]

    def _occurrence(self, node: NamedNode) -> tuple[NamedNode, tuple[str, str | None, tuple[int, int]]]:
        document = _node(next(self._objects(node, terms.IN_DOCUMENT)))
        name = min((label.value for label in self._objects(document, terms.LABEL)), default="")
        lines = self._number(node, terms.FIRST_LINE), self._number(node, terms.LAST_LINE)
        return document, (name, self._text(node, terms.SECTION), lines)

    def _objects(self, subject: NamedNode, predicate: NamedNode) -> Iterator[Term]:
        return (_term(one) for one in self._store.triples(subject, predicate))

    def _text(self, subject: NamedNode, predicate: NamedNode) -> str | None:
        return min((one.value for one in self._objects(subject, predicate)), default=None)

    def _number(self, subject: NamedNode, predicate: NamedNode) -> int:
        return int(next(self._objects(subject, predicate)).value)


def _qualifier(predicate: NamedNode, value: Term) -> tuple[str, str]:
    return predicate.value.removeprefix(_QUALIFIER), value.value


def _term(one: Triple) -> Term:
    if isinstance(one.object, NamedNode | Literal):
        return one.object
    raise TypeError(f"{one} holds a node without a name")


def _node(term: Term) -> NamedNode:
    if isinstance(term, NamedNode):
        return term
    raise TypeError(f"{term} is no node")
