"""What moves through the program: statements about entities, each with its evidence, one record per article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Modality(StrEnum):
    """How the text says it; only ``STATED`` supports a plain edge, ``DENIED`` and ``RUMOURED`` are never shown."""

    STATED = "stated"
    PLANNED = "planned"
    DENIED = "denied"
    RUMOURED = "rumoured"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The place in the document that says a statement.

    Parameters
    ----------
    quote
        The slice ``start:end`` of the document, line breaks and the marks ``*#>`` dropped; at most 120 characters.
    start, end
        Code points in the document's text; ``None`` in records that carry no offsets (such as hand-made gold).
    spans
        The pieces of the evidence where a caption, a footnote or a page break interrupts it; else empty.
    """

    quote: str
    start: int | None = None
    end: int | None = None
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing that an article speaks of, with every surface form it has there.

    Parameters
    ----------
    id
        Identifier inside the record, such as ``e1``.
    kind
        Name of a kind of thing in the vocabulary, such as ``Company``.
    name
        The fullest form in the article.
    aliases
        Every other surface form in the article.
    within
        For a place, its containing places, near to far.
    code
        For a segment, its notation in the vocabulary.
    mentions
        ``(start, end)`` of each mention, in code points of the document's text.
    """

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    code: str | None = None
    mentions: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that an article says about an entity: a relation to another entity, or an attribute with a value.

    Exactly one of ``object`` and ``value`` is set.

    Parameters
    ----------
    subject
        Identifier of an entity of the record.
    predicate
        Name of a relation type or attribute of the vocabulary.
    object
        Identifier of an entity of the record, for a relation.
    value
        Normalised value, for an attribute: ISO date, ``CNY 1511000000``, a status code, or text as printed.
    qualifiers
        Round, amount, share, date, title, status, period, phase, as text.
    confidence
        Calibrated probability that a careful reader would say the same, 0 to 1.
    extractor
        Which part of the reader said it.
    """

    subject: str
    predicate: str
    evidence: Evidence
    object: str | None = None
    value: str | None = None
    qualifiers: Mapping[str, str] = field(default_factory=dict)
    modality: Modality = Modality.STATED
    confidence: float = 1.0
    extractor: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """All that one article says; the contract between reading and remembering.

    Parameters
    ----------
    id
        Derived from the article's content; the same article in two documents has the same id. Empty where a hand-made
        record brings none: then `ontology.record.content_id` makes one from what the record holds.
    doc
        Name of the document that it was read from.
    lines
        First and last line in the document, 1-based, inclusive.
    date
        ISO date of the event or publication at the precision of the text, or ``None``.
    """

    id: str
    doc: str
    lines: tuple[int, int]
    title: str
    section: str | None = None
    source: str | None = None
    date: str | None = None
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
