"""Measures what design budgets: ``make bench``, or ``python -m tests.benchmarks.run --shared ../shared``.

CPU time and ratios of one run, never the clock alone. Prints the rows of the tables in docs/performance.md.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.benchmarks import graph, picture
from tests.benchmarks.measure import MB, python, spent

Row = tuple[str, str, str]
"""What was measured, the figure, and its budget (floor, goal)."""


def reading(options: argparse.Namespace) -> Iterator[Row]:
    """Reading against spaCy, and the memory of a worker."""
    for name, corpus in (("bundled articles", None), ("documents", options.shared and options.shared / "corpus")):
        if name == "documents" and corpus is None:
            continue
        more = [*(["--corpus", corpus] if corpus else []), *(["--model", options.model] if options.model else [])]
        run = (*python("-m", "tests.benchmarks.reading"), *more)
        speed = json.loads(spent(*run, "--what", "ratio").output)
        memory = json.loads(spent(*run, "--what", "memory").output)
        yield f"{name}: characters of {speed['articles']} articles", f"{speed['characters']:,}", ""
        yield f"{name}: characters per CPU second", f"{speed['ours']:,.0f}", ""
        yield f"{name}: the same, spaCy", f"{speed['spacy']:,.0f}", ""
        yield f"{name}: ratio", f"{speed['ours'] / speed['spacy']:.2f} ×", "≥ 1.5 × (3 ×)"
        yield f"{name}: memory, read once", f"{memory['once']:.0f} MB", "≤ 1,500 MB (700)"
        yield f"{name}: memory, read {memory['rounds']:.0f} times", f"{memory['often']:.0f} MB", "the same"


def building(options: argparse.Namespace) -> Iterator[Row]:
    """Build the big graph and add an article."""
    built = json.loads(spent(*python("-m", "tests.benchmarks.graph"), options.folder, "--what", "build").output)
    yield "articles, of 30 statements each", f"{built['articles']:,}", ""
    yield "triples", f"{built['triples']:,}", ""
    yield "articles per CPU second", f"{built['articles_per_s']:.0f}", ""
    yield "store, per 1,000 triples", f"{built['store_kb_per_1000']:.0f} kB", ""
    yield "graph directory, per 1,000 triples", f"{built['folder_kb_per_1000']:.0f} kB", ""
    yield "memory", f"{built['memory_mb']:.0f} MB", ""
    cost = graph.adding(options.folder)
    yield "one more article, as a record", f"{cost.cpu_s:.2f} s CPU, {cost.wall_s:.2f} s", "≤ 2 s (0.5 s)"
    cost = graph.adding_text(options.folder, options.model)
    yield "one more article, as text", f"{cost.cpu_s:.2f} s CPU, {cost.wall_s:.2f} s", "≤ 2 s (0.5 s)"


def asking(options: argparse.Namespace) -> Iterator[Row]:
    """Commands and queries on the big graph."""
    for name, cost in graph.shell(options.folder).items():
        budget = "≤ 0.5 s (0.3 s)" if name.startswith(("report", "ask")) else ""
        yield name, f"{cost.cpu_s:.2f} s CPU, {cost.wall_s:.2f} s, {cost.memory / MB:.0f} MB", budget
    for name, ratio in graph.queries(options.folder).items():
        yield f"our store against the engine: {name}", f"{ratio:.2f} ×", "≤ 1.2 × (1.05 ×)"


def drawing(options: argparse.Namespace) -> Iterator[Row]:
    """Pages and their layout."""
    for path in sorted(options.folder.glob("*.html")):
        yield f"page, {path.stem} company", f"{path.stat().st_size / 1000:,.0f} kB", "no network"
    yield f"layout of {picture.NODES} nodes", f"{picture.layout_seconds():.2f} s CPU", "≤ 2 s"


SECTIONS: tuple[tuple[str, Callable[[argparse.Namespace], Iterator[Row]]], ...] = (
    ("Reading, one core", reading),
    ("Building", building),
    ("Asking a million triples", asking),
    ("Pictures", drawing),
)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, help="folder that holds corpus/: measure reading on it, too")
    parser.add_argument("--model", type=Path, help="folder of another model than the one that is shipped")
    parser.add_argument("--folder", type=Path, help="where the big graph is made; a temporary folder otherwise")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        options.folder = options.folder or Path(temporary)
        options.folder.mkdir(parents=True, exist_ok=True)
        for title, measure in SECTIONS:
            print(f"\n## {title}\n\n| what | measured | budget (goal) |\n|---|---|---|")
            for row in measure(options):
                print(f"| {' | '.join(row)} |")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
