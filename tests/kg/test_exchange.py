"""The graph in formats of others."""

from __future__ import annotations

import json

import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import URIRef

from kg.exchange import MEDIA_TYPES, serialise, to_rdflib
from kg.identifiers import ID
from kg.store import Store


@pytest.mark.parametrize("ending", MEDIA_TYPES)
def test_every_format_comes_back_the_same(store: Store, ending: str) -> None:
    made = serialise(store, ending)
    form = RdfFormat.from_media_type(MEDIA_TYPES[ending])
    assert {quad.triple for quad in parse(made, format=form)} == set(store.triples())


def test_n_triples_are_sorted_and_turtle_has_its_prefixes_in_order(store: Store) -> None:
    lines = serialise(store, ".nt").splitlines()
    assert lines == sorted(lines)
    head = [line for line in serialise(store, ".ttl").splitlines() if line.startswith(b"@prefix")]
    assert len(head) > 10
    assert head == sorted(head)


def test_chinese_stays_readable(store: Store) -> None:
    assert "id:海岳微电子" in serialise(store, ".ttl").decode()
    assert json.loads(serialise(store, ".jsonld"))


def test_an_unknown_ending(store: Store) -> None:
    with pytest.raises(KeyError):
        serialise(store, ".xls")


def test_rdflib(store: Store) -> None:
    graph = to_rdflib(store)
    assert (URIRef(ID + "海岳微电子"), None, URIRef(ID + "蓝鲸汽车")) in graph
