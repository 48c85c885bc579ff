"""Reading against an untrained spaCy pipeline over the same text, both on one core; a JSON line of figures.

Run as a process of its own, so that memory is that of one worker::

    python -m tests.benchmarks.reading --what ratio
"""

from __future__ import annotations

import argparse
import json
import resource
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.loader import load
from extractors.reader import Reader
from extractors.segmenter import segment
from tests.benchmarks.measure import ARTICLES, MB, cpu_seconds

if TYPE_CHECKING:
    from spacy.language import Language

    from extractors.article import Document

ROUNDS = 3
_MORE_ROUNDS = 4
# Numbers of labels as in spaCy's small Chinese pipeline; the tok2vec below is its own default, width 96, depth 4.
_TAGS, _DEPENDENCIES, _KINDS = 36, 45, 18


def documents(corpus: Path | None) -> list[Document]:
    """The documents of a corpus, else the bundled articles."""
    paths = sorted(corpus.glob("*.txt")) if corpus else ARTICLES
    return [document for path in paths for document in load(path)]


def small_pipeline() -> Language:
    """An untrained ``zh`` pipeline: tagger, parser and recognizer on one tok2vec, over jieba's words."""
    import spacy

    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "jieba"}}})
    nlp.add_pipe("tok2vec")
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
    for name, labels in (("tagger", _TAGS), ("parser", _DEPENDENCIES), ("ner", _KINDS)):
        component = nlp.add_pipe(name, config={"model": {"tok2vec": listener}})
        for number in range(labels):
            component.add_label(f"L{number}")
    nlp.initialize()
    return nlp


def read_all(reader: Reader, found: Sequence[Document]) -> int:
    """Read documents one after another; returns the number of statements."""
    return sum(len(record.statements) for document in found for record in reader.read(document))


def ratio(found: Sequence[Document], model: Path | None) -> dict[str, float]:
    """Characters per CPU second of both, best of several rounds that take turns, so that noise hits them alike."""
    reader, nlp = Reader(model), small_pipeline()
    texts = [article.text for document in found for article in segment(document)]
    read_all(reader, found[:1])
    list(nlp.pipe(texts[:1]))
    characters = sum(map(len, texts))
    ours, theirs = [], []
    for _ in range(ROUNDS):
        theirs.append(cpu_seconds(lambda: list(nlp.pipe(texts))))
        ours.append(cpu_seconds(lambda: read_all(reader, found)))
    return {
        "articles": len(texts),
        "characters": characters,
        "ours": characters / min(ours),
        "spacy": characters / min(theirs),
    }


def memory(found: Sequence[Document], model: Path | None) -> dict[str, float]:
    """Peak memory in MB of a process that reads, after one round and after several: it must not grow with them."""
    reader = Reader(model)
    read_all(reader, found)
    once = _peak()
    for _ in range(_MORE_ROUNDS):
        read_all(reader, found)
    return {"once": once, "often": _peak(), "rounds": 1 + _MORE_ROUNDS}


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MB


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--what", choices=["ratio", "memory"], required=True)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--model", type=Path)
    options = parser.parse_args()
    measure = {"ratio": ratio, "memory": memory}[options.what]
    print(json.dumps(measure(documents(options.corpus), options.model)))


if __name__ == "__main__":
    main()
