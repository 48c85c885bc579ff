"""What was read is kept by content."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.archive import Archive, Read, Reading, record_hash
from ontology.errors import StoreError
from ontology.statement import Record


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive.sqlite")


def _reading(*records: Record) -> Reading:
    reads = tuple(Read("d", "月刊", f"a{n}", record_hash(one)) for n, one in enumerate(records))
    return Reading(reads, (("“供应”的主体应为企业。", 2),), ("x.jsonl:3: is not JSON",))


def test_readings_and_records_come_back(archive: Archive, records: list[Record]) -> None:
    reading = _reading(*records)
    archive.keep("key", reading, records)
    assert archive.reading("key") == reading
    assert archive.reading("other") is None
    kept = archive.record(record_hash(records[0]))
    assert record_hash(kept) == record_hash(records[0])
    assert kept.statements == records[0].statements


def test_records_are_known_by_all_they_hold(records: list[Record]) -> None:
    assert record_hash(records[0]) == record_hash(replace(records[0]))
    assert record_hash(records[0]) != record_hash(replace(records[0], lines=(1, 2)))


def test_a_missing_record_is_damage(archive: Archive) -> None:
    with pytest.raises(StoreError, match="lacks the record"):
        archive.record("nothing")


def test_a_record_in_words_that_are_no_more_is_told(archive: Archive, records: list[Record]) -> None:
    said = tuple(replace(one, predicate="befriends") for one in records[1].statements)
    other = replace(records[1], statements=said)
    archive.keep("key", _reading(other), [other])
    with pytest.raises(StoreError, match=r"another vocabulary.*befriends"):
        archive.record(record_hash(other))


def test_articles_are_kept_one_by_one(archive: Archive, records: list[Record]) -> None:
    assert archive.article("key") is None
    archive.keep_article("key", replace(records[0], id="a0"))
    found = archive.article("key")
    assert found is not None
    assert found.title == records[0].title


def test_forgetting_keeps_only_what_is_named(archive: Archive, records: list[Record]) -> None:
    first, second = records[:2]
    archive.keep("both", _reading(first, second), [first, second])
    archive.keep("one", _reading(first), [first])
    archive.keep_article("x", replace(first, id="a0"))
    archive.keep_article("y", replace(second, id="a1"))
    archive.forget({record_hash(first)}, {"a0"})
    assert archive.reading("both") is None
    assert archive.reading("one") is not None
    assert archive.article("x") is not None
    assert archive.article("y") is None
    archive.record(record_hash(first))
    with pytest.raises(StoreError):
        archive.record(record_hash(second))


def test_two_may_write_at_once(tmp_path: Path, records: list[Record]) -> None:
    with Archive(tmp_path / "a") as one, Archive(tmp_path / "a") as other:
        one.keep("1", _reading(records[0]), records[:1])
        other.keep("2", _reading(records[1]), records[1:2])
        assert one.reading("2") is not None
        assert other.reading("1") is not None


def test_damage_is_named(tmp_path: Path) -> None:
    (tmp_path / "bad").write_bytes(b"no database" * 1000)
    with pytest.raises(StoreError, match="bad"):
        Archive(tmp_path / "bad")
