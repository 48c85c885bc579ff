"""Reading Turtle: blocks in order, and damage named."""

from __future__ import annotations

from pathlib import Path

import pytest

from ontology.errors import ArtefactError
from ontology.turtle import BASE, RDFS, local, read_blocks

TURTLE = """
@prefix xm: <https://w3id.org/xinmai/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
xm:Second a xm:Kind ; rdfs:label "乙"@zh, "second"@en ; xm:word "b", "a" .
xm:First a xm:Kind ; rdfs:label "甲"@zh ; rdfs:seeAlso xm:Second, <https://example.org/third> .
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "sample.ttl"
    file.write_text(TURTLE, encoding="utf-8")
    return file


def test_blocks_keep_the_order_of_the_file(path: Path) -> None:
    second, first = read_blocks(path)
    assert (second.name, first.name) == ("Second", "First")
    assert second.labels() == ("乙", "second")
    assert second.texts(BASE + "word") == ("b", "a")
    assert second.is_a(BASE + "Kind")
    assert not second.is_a(BASE + "Other")


def test_names_are_ours_only(path: Path) -> None:
    first = read_blocks(path)[1]
    assert first.names(RDFS + "seeAlso") == ("Second",)
    assert first.iris(RDFS + "seeAlso") == (BASE + "Second", "https://example.org/third")


def test_a_missing_label_is_named(path: Path) -> None:
    with pytest.raises(ArtefactError, match=r"sample\.ttl: First has 0 values of label@en"):
        read_blocks(path)[1].labels()


def test_damage_names_the_file_and_the_place(path: Path) -> None:
    path.write_text(TURTLE.replace("xm:First a", "xm:First a a ,"), encoding="utf-8")
    with pytest.raises(ArtefactError, match=r"sample\.ttl: is damaged .*line 5"):
        read_blocks(path)


def test_wrong_encoding_is_damage(path: Path) -> None:
    path.write_bytes(TURTLE.encode("gb18030"))
    with pytest.raises(ArtefactError, match=r"sample\.ttl: is damaged"):
        read_blocks(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArtefactError, match=r"nothing\.ttl: cannot be read"):
        read_blocks(tmp_path / "nothing.ttl")


@pytest.mark.parametrize("iri", ["https://example.org/a/last", "https://example.org/a#last", "last"])
def test_local(iri: str) -> None:
    assert local(iri) == "last"
