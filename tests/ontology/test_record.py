"""Records: what is written is read back, what is wrong is named, the same content has the same id."""

from __future__ import annotations

import dataclasses
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.errors import RecordError
from ontology.record import content_id, read_records, record_from_json, record_from_line, record_to_json, write_records
from ontology.statement import Entity, Evidence, Modality, Record, Statement
from ontology.vocabulary import vocabulary

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
SPAN = st.tuples(st.integers(0, 99), st.integers(100, 999))
SPANS = st.lists(SPAN, max_size=2).map(tuple)
WORDS = vocabulary()


def entities(count: int) -> st.SearchStrategy[tuple[Entity, ...]]:
    return st.tuples(*(entity(f"e{number}") for number in range(1, count + 1)))


def entity(name: str) -> st.SearchStrategy[Entity]:
    kind = st.sampled_from(sorted(WORDS.kinds))
    return kind.flatmap(
        lambda one: st.builds(
            Entity,
            id=st.just(name),
            kind=st.just(one),
            name=TEXT,
            aliases=st.lists(TEXT, max_size=2).map(tuple),
            within=st.lists(TEXT, max_size=2).map(tuple),
            code=st.sampled_from(sorted(WORDS.segments)) if one == "Segment" else st.none(),
            mentions=SPANS,
        )
    )


EVIDENCE = st.one_of(
    st.builds(Evidence, quote=TEXT),
    st.builds(lambda quote, span, spans: Evidence(quote, *span, spans), TEXT, SPAN, SPANS),
)
IDS = st.sampled_from(["e1", "e2"])
SAID: dict[str, Any] = {
    "evidence": EVIDENCE,
    "subject": IDS,
    "qualifiers": st.dictionaries(st.sampled_from(sorted(WORDS.qualifiers)), TEXT, max_size=3),
    "modality": st.sampled_from(list(Modality)),
    "confidence": st.floats(0, 1),
    "extractor": st.sampled_from(["", "templates"]),
}
RELATION = st.builds(Statement, predicate=st.sampled_from(sorted(WORDS.relations)), object=IDS, **SAID)
ATTRIBUTE = st.builds(Statement, predicate=st.sampled_from(sorted(WORDS.attributes)), value=TEXT, **SAID)
RECORD = st.builds(
    Record,
    id=TEXT,
    doc=TEXT,
    lines=SPAN,
    title=TEXT,
    section=st.none() | TEXT,
    source=st.none() | TEXT,
    date=st.none() | st.just("2025-06"),
    entities=entities(2),
    statements=st.tuples(st.lists(RELATION, max_size=2), st.lists(ATTRIBUTE, max_size=2)).map(
        lambda both: (*both[0], *both[1])
    ),
)


@given(RECORD)
def test_what_is_written_is_read_back(record: Record) -> None:
    line = json.dumps(record_to_json(record), ensure_ascii=False)
    assert record_from_line(line, where="here") == record


@given(RECORD)
def test_the_content_id_ignores_where_the_article_stands(record: Record) -> None:
    moved = dataclasses.replace(
        record,
        id="",
        doc="other",
        lines=(5, 6),
        entities=tuple(dataclasses.replace(one, mentions=()) for one in record.entities),
        statements=tuple(
            dataclasses.replace(one, evidence=Evidence(one.evidence.quote), confidence=0.5) for one in record.statements
        ),
    )
    assert content_id(moved) == content_id(record)


@given(RECORD, TEXT)
def test_the_content_id_depends_on_the_content(record: Record, title: str) -> None:
    changed = dataclasses.replace(record, title=record.title + title)
    assert content_id(changed) != content_id(record)


def gold() -> dict[str, Any]:
    return {
        "doc": "magazine",
        "lines": [3, 9],
        "section": None,
        "title": "海岳微电子开工新产线",
        "source": None,
        "date": "2025-06-20",
        "entities": [
            {"id": "e1", "type": "Company", "name": "海岳微电子", "aliases": ["海岳"]},
            {"id": "e2", "type": "Segment", "name": "碳化硅", "aliases": [], "code": "compound"},
        ],
        "relations": [{"s": "e1", "p": "operates_in", "o": "e2", "evidence": "专注碳化硅"}],
        "attributes": [{"e": "e1", "a": "employees", "v": 300, "evidence": "员工300名", "date": "2024"}],
    }


def test_gold_without_offsets_is_read() -> None:
    record = record_from_json(gold())
    relation, attribute = record.statements
    assert (record.id, record.lines, record.section) == ("", (3, 9), None)
    assert (relation.object, relation.modality, relation.confidence) == ("e2", Modality.STATED, 1.0)
    assert relation.evidence == Evidence("专注碳化硅")
    assert (attribute.value, attribute.qualifiers) == ("300", {"date": "2024"})


def test_a_record_without_an_id_is_written_with_one() -> None:
    record = record_from_json(gold())
    written = record_to_json(record)
    assert written["id"] == content_id(record)
    assert len(written["id"]) == 16


def test_the_shape_is_that_of_the_guidelines() -> None:
    written = record_to_json(record_from_json(gold()))
    relation = {"s": "e1", "p": "operates_in", "o": "e2", "evidence": "专注碳化硅"}
    assert written["relations"] == [relation | {"modality": "stated", "confidence": 1.0}]
    assert written["entities"] == gold()["entities"]
    assert {**gold(), "relations": 0, "attributes": 0}.items() <= {**written, "relations": 0, "attributes": 0}.items()


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("title",), None, "the field 'title' is missing"),
        (("entities",), None, "the field 'entities' is missing"),
        (("colour",), "red", "the field 'colour' is not known"),
        (("entities", 0, "type"), "Firm", "entity 1: type is 'Firm', which is no kind of thing"),
        (("entities", 1, "code"), "crystals", "entity 2: code is 'crystals', which is no segment code"),
        (("entities", 1, "code"), None, "entity 2: the field 'code' is missing"),
        (("entities", 1, "id"), "e1", "the entity id e1 is given twice"),
        (("relations", 0, "o"), "e9", "relation 1: o is 'e9', which is no entity of the record"),
        (("relations", 0, "p"), "likes", "relation 1: p is 'likes', which is no relation type"),
        (("relations", 0, "colour"), "red", "relation 1: the field 'colour' is not known"),
        (("relations", 0, "modality"), "perhaps", "relation 1: modality is 'perhaps', which is no modality"),
        (("relations", 0, "evidence"), None, "relation 1: the field 'evidence' is missing"),
        (("attributes", 0, "a"), "height", "attribute 1: a is 'height', which is no attribute"),
        (("attributes", 0, "e"), "e7", "attribute 1: e is 'e7', which is no entity of the record"),
        (("attributes", 0, "v"), None, "attribute 1: the field 'v' is missing"),
    ],
)
def test_what_is_wrong_is_named(path: tuple[str | int, ...], value: object, message: str, tmp_path: Path) -> None:
    broken: Any = gold()
    target = broken
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = value
    file = tmp_path / "gold.jsonl"
    file.write_text(json.dumps(gold()) + "\n\n" + json.dumps(broken) + "\n", encoding="utf-8")
    with pytest.raises(RecordError, match=rf"^gold\.jsonl:3: {message}") as caught:
        list(read_records(file))
    assert "\n" not in str(caught.value)


def test_a_line_that_is_no_json_is_named(tmp_path: Path) -> None:
    file = tmp_path / "cut.jsonl"
    file.write_text('{"doc": "magazine", \n', encoding="utf-8")
    with pytest.raises(RecordError, match=r"^cut\.jsonl:1: is no JSON"):
        list(read_records(file))


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    file = tmp_path / "binary.jsonl"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(RecordError, match=r"^binary\.jsonl: is not UTF-8"):
        list(read_records(file))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"^none\.jsonl: cannot be read"):
        list(read_records(tmp_path / "none.jsonl"))


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "marked.jsonl"
    file.write_text(json.dumps(gold()), encoding="utf-8-sig")
    assert [record.doc for record in read_records(file)] == ["magazine"]


def test_records_are_written_one_per_line() -> None:
    target = io.StringIO()
    record = record_from_json(gold())
    assert write_records([record, record], target) == 2
    lines = target.getvalue().splitlines()
    assert len(lines) == 2
    assert "海岳微电子" in lines[0]
