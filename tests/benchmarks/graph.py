"""A graph of a million triples: building it, adding one article, and what is asked of it from the shell.

The records are invented (`tests.benchmarks.records`), so that the figures do not depend on what the reader finds.
Run as a process of its own, so that memory is that of the build::

    python -m tests.benchmarks.graph --what build FOLDER
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Store as Oxigraph

from kg.graph_directory import GraphDirectory
from kg.pipeline import build
from kg.terms import PREFIXES
from tests.benchmarks.measure import ARTICLES as ARTICLE_FILES
from tests.benchmarks.measure import COMMAND, MB, RUNS, Cost, cpu_seconds, folder_size, middle, python, spent
from tests.benchmarks.records import company, write

ARTICLES = 1650
"""About a million triples."""

COMPANIES = {"busy": 0, "common": 200}
"""Ranks of the companies that are asked for: the busiest of all, and one as most are."""

QUERIES = {
    "all edges of a type": "SELECT ?a ?b WHERE { ?a xm:supplies ?b }",
    "two steps": "SELECT ?a ?c WHERE { ?a xm:subsidiary_of ?b . ?b xm:supplies ?c . ?c xm:located_in ?p }",
    "statements with articles": "SELECT ?s ?o ?title WHERE { ?n rdf:predicate xm:holds ; rdf:subject ?s ; "
    'rdf:object ?o ; xm:modality "stated" ; prov:wasDerivedFrom/dcterms:title ?title }',
    "grouped": "SELECT ?s (COUNT(?o) AS ?n) WHERE { ?s xm:operates_in ?o } GROUP BY ?s ORDER BY DESC(?n) LIMIT 20",
}


def building(folder: Path) -> dict[str, float]:
    """Build the graph ``folder/graph`` from records."""
    write(folder / "records.jsonl", articles=ARTICLES)
    directory = GraphDirectory(folder / "graph")
    seconds = cpu_seconds(lambda: build([folder / "records.jsonl"], graph=directory.path))
    triples = directory.open().count()
    return {
        "articles": ARTICLES,
        "triples": triples,
        "articles_per_s": ARTICLES / seconds,
        "store_kb_per_1000": folder_size(directory.current() / "store") / triples,
        "folder_kb_per_1000": folder_size(directory.path) / triples,
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MB,
    }


def adding(folder: Path) -> Cost:
    """One more record, from the shell; each time another, since the same would be recognised."""
    paths = [folder / f"more-{number}.jsonl" for number in range(RUNS)]
    for number, path in enumerate(paths):
        write(path, articles=1, first=ARTICLES + number)
    return _medians([spent(COMMAND, "build", path, "--graph", folder / "graph") for path in paths])


def adding_text(folder: Path, model: Path | None) -> Cost:
    """One more article as text, which the reader has to read; each time another."""
    run = [*python("-m", "tests.benchmarks.graph"), folder, "--what", "add", *(["--model", model] if model else [])]
    return _medians([spent(*run, "--article", path) for path in ARTICLE_FILES[:RUNS]])


def _medians(costs: list[Cost]) -> Cost:
    return Cost(
        statistics.median(c.cpu_s for c in costs), statistics.median(c.wall_s for c in costs), costs[-1].memory, ""
    )


def shell(folder: Path) -> dict[str, Cost]:
    """What people ask, each as a command of its own."""
    graph = ("--graph", folder / "graph")
    found = {}
    for which, rank in COMPANIES.items():
        name = company(rank)
        found[f"report, {which} company"] = middle(COMMAND, "report", name, *graph)
        found[f"ask shareholders, {which} company"] = middle(COMMAND, "ask", "shareholders", f"company={name}", *graph)
        drawing = folder / f"{which}.html"
        found[f"draw, {which} company"] = middle(COMMAND, "draw", name, "-o", drawing, *graph, runs=1)
    count = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
    found["query: count all triples"] = middle(COMMAND, "query", "-e", count, *graph)
    found["stats"] = middle(COMMAND, "stats", *graph)
    found["help"] = middle(COMMAND, "--help")
    return found


def queries(folder: Path) -> dict[str, float]:
    """Our store against the engine itself, with the same text: ratio of CPU seconds, best of several turns."""
    store = GraphDirectory(folder / "graph").open()
    engine = Oxigraph.read_only(str(GraphDirectory(folder / "graph").current() / "store"))
    ratios = {}
    for name, text in QUERIES.items():
        ours, theirs = [], []
        for _ in range(RUNS):
            theirs.append(cpu_seconds(lambda text=text: _drain(engine.query(text, prefixes=PREFIXES))))
            ours.append(cpu_seconds(lambda text=text: _drain(store.query(text))))
        ratios[name] = min(ours) / min(theirs)
    return ratios


def _drain(rows: object) -> int:
    assert isinstance(rows, Iterable), "a SELECT query gives rows"
    return sum(len(tuple(row)) for row in rows)


def main() -> None:
    """Print the figures of one measurement."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--what", choices=["build", "queries", "add"], required=True)
    parser.add_argument("--article", type=Path)
    parser.add_argument("--model", type=Path)
    options = parser.parse_args()
    if options.what == "add":
        build([options.article], graph=options.folder / "graph", model=options.model)
    else:
        print(json.dumps({"build": building, "queries": queries}[options.what](options.folder)))


if __name__ == "__main__":
    main()
