"""Extraction records as JSON: the contract between reading and remembering.

The shape is that of the annotation guidelines, plus ``id``, ``mentions`` of entities, and ``start``, ``end``,
``spans``, ``modality``, ``confidence``, ``extractor`` of relations and attributes. Records without these (such as
hand-made gold) are read as well. A field that is not known is an error: nothing is silently dropped.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from ontology.errors import RecordError
from ontology.record_fields import Fields
from ontology.statement import Entity, Evidence, Modality, Record, Statement
from ontology.vocabulary import vocabulary

_TOP = ("doc", "lines", "title", "entities", "relations", "attributes", "section", "source", "date", "id")
_ENTITY = ("id", "type", "name", "aliases", "within", "code", "mentions")
_SAID = ("evidence", "start", "end", "spans", "modality", "confidence", "extractor")


def record_from_json(obj: Mapping[str, Any], *, where: str = "record") -> Record:
    """A record from its JSON object.

    Parameters
    ----------
    where
        File and line, for messages.

    Raises
    ------
    RecordError
        When a field is missing, unknown or of the wrong type, a kind, predicate or segment code is not in the
        vocabulary, or a statement refers to an entity that the record does not hold.
    """
    top = Fields(obj, where)
    top.only(_TOP)
    entities = tuple(_entity(fields) for fields in top.objects("entities", "entity"))
    ids = _ids(entities, where)
    relations = tuple(_relation(fields, ids) for fields in top.objects("relations", "relation"))
    attributes = tuple(_attribute(fields, ids) for fields in top.objects("attributes", "attribute"))
    first, last = top.span("lines")
    return Record(
        id=top.optional_text("id") or "",
        doc=top.text("doc"),
        lines=(first, last),
        title=top.text("title"),
        section=top.optional_text("section"),
        source=top.optional_text("source"),
        date=top.optional_text("date"),
        entities=entities,
        statements=relations + attributes,
    )


def _ids(entities: Iterable[Entity], where: str) -> frozenset[str]:
    seen: set[str] = set()
    for entity in entities:
        if entity.id in seen:
            raise RecordError(f"{where}: the entity id {entity.id} is given twice.")
        seen.add(entity.id)
    return frozenset(seen)


def _entity(fields: Fields) -> Entity:
    fields.only(_ENTITY)
    kind = fields.one_of("type", vocabulary().kinds, "kind of thing")
    code = fields.optional_text("code")
    if kind == "Segment" or code is not None:
        code = fields.one_of("code", vocabulary().segments, "segment code")
    return Entity(
        id=fields.text("id"),
        kind=kind,
        name=fields.text("name"),
        aliases=fields.texts("aliases"),
        within=fields.texts("within"),
        code=code,
        mentions=fields.spans("mentions"),
    )


def _relation(fields: Fields, ids: frozenset[str]) -> Statement:
    return Statement(
        subject=fields.one_of("s", ids, "entity of the record"),
        predicate=fields.one_of("p", vocabulary().relations, "relation type"),
        object=fields.one_of("o", ids, "entity of the record"),
        **_said(fields, ("s", "p", "o")),
    )


def _attribute(fields: Fields, ids: frozenset[str]) -> Statement:
    return Statement(
        subject=fields.one_of("e", ids, "entity of the record"),
        predicate=fields.one_of("a", vocabulary().attributes, "attribute"),
        value=fields.value("v"),
        **_said(fields, ("e", "a", "v")),
    )


def _said(fields: Fields, core: tuple[str, ...]) -> dict[str, Any]:
    known = vocabulary().qualifiers
    fields.only((*core, *_SAID, *known))
    modality = (
        fields.one_of("modality", [m.value for m in Modality], "modality") if fields.has("modality") else "stated"
    )
    return {
        "evidence": Evidence(
            fields.text("evidence"), fields.offset("start"), fields.offset("end"), fields.spans("spans")
        ),
        "qualifiers": {name: fields.value(name) for name in known if fields.has(name)},
        "modality": Modality(modality),
        "confidence": fields.share("confidence", default=1.0),
        "extractor": fields.optional_text("extractor") or "",
    }


def record_to_json(record: Record) -> dict[str, Any]:
    """The JSON object of a record; `record_from_json` reads it back."""
    relations = [s for s in record.statements if s.object is not None]
    attributes = [s for s in record.statements if s.object is None]
    return {
        "doc": record.doc,
        "lines": list(record.lines),
        "section": record.section,
        "title": record.title,
        "source": record.source,
        "date": record.date,
        "id": record.id or content_id(record),
        "entities": [_entity_json(entity) for entity in record.entities],
        "relations": [{"s": s.subject, "p": s.predicate, "o": s.object, **_said_json(s)} for s in relations],
        "attributes": [{"e": s.subject, "a": s.predicate, "v": s.value, **_said_json(s)} for s in attributes],
    }


def _entity_json(entity: Entity) -> dict[str, Any]:
    out: dict[str, Any] = {"id": entity.id, "type": entity.kind, "name": entity.name, "aliases": list(entity.aliases)}
    if entity.within:
        out["within"] = list(entity.within)
    if entity.code is not None:
        out["code"] = entity.code
    if entity.mentions:
        out["mentions"] = [list(span) for span in entity.mentions]
    return out


def _said_json(statement: Statement) -> dict[str, Any]:
    evidence = statement.evidence
    out: dict[str, Any] = {"evidence": evidence.quote, **statement.qualifiers}
    if evidence.start is not None:
        out["start"] = evidence.start
    if evidence.end is not None:
        out["end"] = evidence.end
    if evidence.spans:
        out["spans"] = [list(span) for span in evidence.spans]
    out |= {"modality": statement.modality.value, "confidence": statement.confidence}
    if statement.extractor:
        out["extractor"] = statement.extractor
    return out


def content_id(record: Record) -> str:
    """An id for a record that brings none: a hash of what it says, wherever it stands.

    Document, lines, offsets and confidences do not enter, so that the same article annotated in two documents is one.
    """
    things = [[e.id, e.kind, e.name, e.aliases, e.within, e.code] for e in record.entities]
    said = [
        [s.subject, s.predicate, s.object, s.value, s.evidence.quote, sorted(s.qualifiers.items()), s.modality.value]
        for s in record.statements
    ]
    text = json.dumps([record.title, record.section, record.source, record.date, things, said], ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def record_from_line(line: str, *, where: str) -> Record:
    """A record from a line of a JSONL file; ``where`` is its file and line, for messages."""
    try:
        obj = json.loads(line)
    except ValueError as error:
        raise RecordError(f"{where}: is no JSON ({error}).") from error
    return record_from_json(obj, where=where)


def read_records(path: Path) -> Iterator[Record]:
    """The records of a JSONL file, one per line; empty lines are passed over.

    Raises
    ------
    RecordError
        At the first line that is no record; the message names file and line.
    """
    for where, line in record_lines(path):
        yield record_from_line(line, where=where)


def record_lines(path: Path) -> Iterator[tuple[str, str]]:
    """The lines of a JSONL file that are not empty, each after its place (``gold.jsonl:3``)."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield f"{path.name}:{number}", line
    except UnicodeDecodeError as error:
        raise RecordError(f"{path.name}: is not UTF-8 text (byte {error.start} of a block).") from error
    except OSError as error:
        raise RecordError(f"{path.name}: cannot be read ({error.strerror}).") from error


def write_records(records: Iterable[Record], target: IO[str]) -> int:
    """Write one JSON object per line; returns how many."""
    count = 0
    for record in records:
        target.write(json.dumps(record_to_json(record), ensure_ascii=False) + "\n")
        count += 1
    return count
