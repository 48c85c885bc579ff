"""The suite of the shelf of exporters."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import networkx as nx
import pyoxigraph
import pytest

from kg.network import network
from kg.store import Store
from kg.stores import MemoryStore
from outputs.exporter import exporter
from outputs.exporters import EXPORTERS
from outputs.messages import catalogue


def exported(store: Store, ending: str) -> bytes:
    export = exporter(Path(f"g{ending}"))
    assert export is not None
    return export(store, ending)


def shuffled(store: Store) -> Store:
    """The same triples, loaded in another order."""
    other = MemoryStore()
    other.load(sorted(store.triples(), key=str, reverse=True))
    return other


@pytest.mark.parametrize("ending", EXPORTERS)
def test_equal_graphs_give_equal_files_with_chinese_in_them(store: Store, ending: str) -> None:
    content = exported(store, ending)
    assert "云帆微电子".encode() in content
    if ending in (".nt", ".graphml", ".gexf", ".json", ".csv"):
        assert exported(shuffled(store), ending) == content


@pytest.mark.parametrize("ending", EXPORTERS)
def test_the_help_names_every_ending(ending: str) -> None:
    assert all(ending in catalogue()[language]["export.help"] for language in ("zh", "en"))


@pytest.mark.parametrize("ending", [".ttl", ".nt", ".jsonld"])
def test_rdf_holds_every_triple(store: Store, ending: str) -> None:
    form = pyoxigraph.RdfFormat.from_extension(ending[1:])
    assert len({quad.triple for quad in pyoxigraph.parse(exported(store, ending), format=form)}) == store.count()


@pytest.mark.parametrize(("ending", "read"), [(".graphml", nx.read_graphml), (".gexf", nx.read_gexf)])
def test_markup_holds_the_network(store: Store, ending: str, read: object) -> None:
    assert callable(read)
    found, expected = read(io.BytesIO(exported(store, ending))), network(store, planned=True)
    assert set(found) == set(expected)
    assert found.number_of_edges() == expected.number_of_edges()
    node = next(iter(found.nodes(data=True)))
    assert {"kind", "label"} <= node[1].keys()


def test_json_holds_nodes_and_edges_with_their_sentences(store: Store) -> None:
    tree = json.loads(exported(store, ".json"))
    expected = network(store, planned=True)
    assert len(tree["nodes"]) == len(expected)
    assert len(tree["edges"]) == expected.number_of_edges()
    (planned,) = [edge for edge in tree["edges"] if edge["modality"] == "planned"]
    assert planned["quotes"] == ["拟收购星槎半导体"]


def test_csv_holds_one_row_per_relation_and_nothing_denied(store: Store) -> None:
    text = exported(store, ".csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == network(store, planned=True).number_of_edges()
    assert "远洲" not in text
    (holds,) = [row for row in rows if row["relation"] == "holds"]
    assert holds["qualifiers"] == "amount=CNY 150000000; round=B轮; share=12%"


def test_an_unknown_ending_has_no_exporter() -> None:
    assert exporter(Path("g.doc")) is None
    assert exporter(Path("g")) is None
