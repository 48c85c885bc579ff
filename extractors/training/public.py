"""Learning the public taggers: CLUENER (companies, organisations, persons …) and the MSRA corpus (persons, places).

``python -m extractors.training.public --cluener train.json --msra dh_msra.txt -o extractors/model``
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from extractors.tagger import Tagger
from extractors.tagger_features import observe
from extractors.tagger_store import save_tagger
from extractors.training.crf import Sequence, fit_tagger
from extractors.words import words
from ontology.normal import fold

CLUENER_KINDS = ("address", "book", "company", "government", "name", "organization")
"""Of its ten kinds those that say something here; games, films, sights and posts are left out."""

MSRA_KINDS = ("LOC", "ORG", "PER")

_MSRA_STEP, _MSRA_MOST = 3, 10_000  # every third sentence, so many: more of 1998's newspaper gave nothing
_PENALTIES = {"c1": 0.6, "c2": 0.02, "max_iterations": 50, "feature.minfreq": 2}
"""A strong L1 keeps the files small."""


def read_cluener(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Sentences of a CLUENER file with the label of each character."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            labels = ["O"] * len(row["text"])
            for kind in CLUENER_KINDS:
                for start, last in (span for spans in row["label"].get(kind, {}).values() for span in spans):
                    labels[start : last + 1] = [f"B-{kind}"] + [f"I-{kind}"] * (last - start)
            yield row["text"], labels


def read_msra(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Sentences of the MSRA corpus: one character and its label per line, an empty line between sentences."""
    chars: list[str] = []
    labels: list[str] = []
    with path.open(encoding="utf-8-sig") as lines:
        for line in lines:
            char, _, label = line.rstrip("\n").partition("\t")
            if label:
                chars.append(char if len(char) == 1 else " ")
                labels.append(label)
            elif chars:
                yield "".join(chars), labels
                chars, labels = [], []
    if chars:
        yield "".join(chars), labels


def train_cluener(path: Path) -> Tagger:
    """A tagger of the kinds of CLUENER."""
    return fit_tagger(_observed(read_cluener(path)), CLUENER_KINDS, **_PENALTIES)


def train_msra(path: Path) -> Tagger:
    """A tagger of places, organisations and persons."""
    chosen = islice(islice(read_msra(path), _MSRA_STEP - 1, None, _MSRA_STEP), _MSRA_MOST)
    return fit_tagger(_observed(chosen), MSRA_KINDS, **_PENALTIES)


def _observed(sentences: Iterator[tuple[str, list[str]]]) -> Iterator[Sequence]:
    for text, labels in sentences:
        if text:
            yield observe(fold(text), words=words()), labels


def main() -> None:
    """Train both from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cluener", type=Path, required=True)
    parser.add_argument("--msra", type=Path, required=True)
    parser.add_argument("-o", "--out", type=Path, required=True)
    given = parser.parse_args()
    save_tagger(train_cluener(given.cluener), given.out / "public_c.npz")
    save_tagger(train_msra(given.msra), given.out / "public_r.npz")


if __name__ == "__main__":
    main()
