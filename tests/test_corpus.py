"""The main job on the four annotated documents: read, remembered, and the same graph whatever the order."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from extractors.loader import load
from kg.exchange import serialise
from kg.graph_directory import GraphDirectory
from kg.pipeline import build, extract, forget
from ontology.statement import Record
from outputs.evaluation import pool, score

_DROPPED = re.compile(r"[\s*#>]+")


@pytest.fixture(scope="module")
def documents(shared: Path) -> list[Path]:
    found = sorted((shared / "corpus").glob("*.txt"))
    assert len(found) == 4
    return found


@pytest.fixture(scope="module")
def at_once(documents: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    graph = tmp_path_factory.mktemp("at-once") / "graph"
    result = build(documents, graph=graph)
    assert (result.documents_read, result.skipped) == (4, ())
    return graph


@pytest.fixture(scope="module")
def records(documents: list[Path]) -> list[Record]:
    return list(extract(documents))


def _triples(graph: Path) -> list[bytes]:
    return serialise(GraphDirectory(graph).open(), ".nt").splitlines()


def test_a_second_build_reads_nothing_and_changes_nothing(documents: list[Path], at_once: Path) -> None:
    before = _triples(at_once)
    result = build(documents, graph=at_once)
    assert (result.documents_read, result.articles_read) == (0, 0)
    assert _triples(at_once) == before


def test_the_graph_is_the_same_one_by_one_backwards_and_after_forgetting(
    documents: list[Path], at_once: Path, tmp_path: Path
) -> None:
    graph = tmp_path / "graph"
    for document in reversed(documents):
        build([document], graph=graph)
    whole = _triples(at_once)
    assert _triples(graph) == whole
    forget([documents[-1]], graph=graph)
    assert _triples(graph) != whole
    build([documents[-1]], graph=graph)
    assert _triples(graph) == whole


def test_every_evidence_is_the_text_at_its_offsets(documents: list[Path], records: list[Record]) -> None:
    texts = {d.name: d.text for path in documents for d in load(path).documents}
    said = [(record.doc, statement.evidence) for record in records for statement in record.statements]
    assert len(said) > 500
    for doc, evidence in said:
        assert _DROPPED.sub("", texts[doc][evidence.start : evidence.end]) == _DROPPED.sub("", evidence.quote)
        assert len(evidence.quote) <= 120
        for (_, end), (start, _) in pairwise(evidence.spans):
            assert end < start


def test_articles_are_found_and_what_is_said_is_mostly_right(
    shared: Path, documents: list[Path], records: list[Record], tmp_path: Path
) -> None:
    """The shipped model has seen these documents: these are floors against breakage, not figures of quality."""
    from ontology.record import write_records

    rows = []
    for path in documents:
        predicted = tmp_path / f"{path.stem}.jsonl"
        with predicted.open("w", encoding="utf-8") as out:
            write_records((r for r in records if r.doc == path.stem), out)
        rows.append(score([shared / "gold" / predicted.name], [predicted])[0])
    pooled = pool(rows)
    assert pooled["articles", "ALL"].f1 >= 0.95
    assert pooled["relations", "ALL"].f1 >= 0.45
    assert pooled["relations", "ALL"].precision >= 0.55
    assert pooled["attributes", "ALL"].f1 >= 0.55
