"""The segments and the words that name them."""

from __future__ import annotations

from collections import Counter

import pytest

from ontology.normal import key
from ontology.segment import Segment
from ontology.vocabulary import vocabulary

SEGMENTS = tuple(vocabulary().segments.values())


def words(segment: Segment) -> tuple[str, ...]:
    return (segment.label_zh, segment.label_en, *segment.synonyms, *segment.weak)


def test_there_are_all_segments() -> None:
    assert len(SEGMENTS) == 43


@pytest.mark.parametrize("segment", SEGMENTS, ids=lambda one: one.code)
def test_a_segment_has_many_words(segment: Segment) -> None:
    assert segment.iri.endswith(f"/segment/{segment.code}")
    assert len(segment.synonyms) >= 20


def test_no_word_names_two_segments() -> None:
    owners: dict[str, set[str]] = {}
    for segment in SEGMENTS:
        for word in words(segment):
            owners.setdefault(key(word), set()).add(segment.code)
    assert len(owners) > 2000
    assert {word: codes for word, codes in owners.items() if len(codes) > 1} == {}


def test_no_word_stands_twice_in_a_segment() -> None:
    for segment in SEGMENTS:
        counts = Counter(key(word) for word in (*segment.synonyms, *segment.weak))
        assert [word for word, count in counts.items() if count > 1] == [], segment.code


def test_no_word_is_empty_or_a_single_letter() -> None:
    for segment in SEGMENTS:
        assert not [word for word in segment.synonyms if len(key(word)) < 2], segment.code


def test_broader_leads_to_a_top_without_circles() -> None:
    by_code = vocabulary().segments
    for segment in SEGMENTS:
        seen = {segment.code}
        current = segment
        while current.broader is not None:
            current = by_code[current.broader]
            assert current.code not in seen
            seen.add(current.code)


def test_the_whole_industry_contains_its_links() -> None:
    by_code = vocabulary().segments
    assert by_code["advanced_packaging"].broader == "packaging_testing"
    assert by_code["eda"].broader == "design"
    assert by_code["ic"].broader == "semiconductor"


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("碳化硅", "compound"),
        ("封测", "packaging_testing"),
        ("混合键合", "advanced_packaging"),
        ("刻蚀设备", "equipment"),
        ("锂电池", "nev"),
        ("光刻胶", "photoresist"),
        ("光刻机", "lithography"),
        ("HBM", "memory"),
        ("IP核", "ip"),
        ("知识产权", "intellectual_property"),
    ],
)
def test_well_known_words(word: str, code: str) -> None:
    segment = vocabulary().segments[code]
    assert word in {segment.label_zh, *segment.synonyms}
