"""The learned part of the recognition of names: the tagger and the ranker, and what they look at."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from pathlib import Path

from extractors.recognizers.forest import Forest
from extractors.recognizers.gazetteer import Gazetteer
from extractors.recognizers.grammars import Grammars
from extractors.recognizers.sight import Source
from extractors.tagger import Tagger
from extractors.tagger_store import load_tagger, save_tagger
from extractors.words import words
from ontology.errors import ArtefactError
from ontology.names import registry
from ontology.places import places

_SMALLEST = 0.01  # weights below this are not kept

FOLDER = Path(__file__).parent.parent / "model"
PUBLIC = (("C", "public_c.npz"), ("R", "public_r.npz"))
"""Taggers trained on public sets: CLUENER (C) and the MSRA corpus (R)."""

KINDS = (
    "Company",
    "Fund",
    "Project",
    "Place",
    "Policy",
    "Product",
    "Person",
    "Government",
    "Academia",
    "Association",
    "Exchange",
)


@dataclass(frozen=True, slots=True)
class SpanRanker:
    """Logistic regression over named features: the weight of each; features never seen weigh nothing."""

    weights: Mapping[str, float]

    def score(self, features: Sequence[str]) -> float:
        """Probability of a candidate with these features."""
        total = sum(map(self.weights.get, features, repeat(0.0)))
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


@dataclass(frozen=True, slots=True)
class NameModel:
    """All that recognition learned from annotated articles.

    Parameters
    ----------
    ranker
        The first look at a candidate, by itself.
    forest
        The second look, at all candidates of the article (`extractors.recognizers.agreement`).
    least
        For each kind: candidates that do not score more are no names. The values gave the best F1 of the kind on
        documents held out.
    """

    tagger: Tagger
    ranker: SpanRanker
    forest: Forest
    least: Mapping[str, float]

    @classmethod
    def load(cls, folder: Path | None = None) -> NameModel:
        """Read a model; without a folder the one that comes with the package.

        Raises
        ------
        ArtefactError
            When a file is missing or damaged.
        """
        folder = folder or FOLDER / "names"
        weights, least = _load_ranker(folder / "ranker.json")
        return cls(load_tagger(folder / "tagger.npz"), SpanRanker(weights), Forest.load(folder / "forest.npz"), least)

    def save(self, folder: Path) -> None:
        """Write the model; equal models give equal bytes."""
        folder.mkdir(parents=True, exist_ok=True)
        save_tagger(self.tagger, folder / "tagger.npz")
        self.forest.save(folder / "forest.npz")
        weights = {f: round(w, 2) for f, w in sorted(self.ranker.weights.items()) if abs(w) >= _SMALLEST}
        stored = {"least": dict(self.least), "weights": weights}
        text = json.dumps(stored, ensure_ascii=False, separators=(",", ":"))
        (folder / "ranker.json").write_text(text + "\n", encoding="utf-8")


def _load_ranker(path: Path) -> tuple[dict[str, float], dict[str, float]]:
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        return stored["weights"], stored["least"]
    except (OSError, ValueError, KeyError) as error:
        raise ArtefactError(f"{path.name}: cannot be read ({error}); install xinmai again.") from error


@cache
def source() -> Source:
    """Everything that recognition knows without annotated articles, read once."""
    public = tuple((letter, load_tagger(FOLDER / name)) for letter, name in PUBLIC)
    known = tuple(_known_names())
    sure = Gazetteer((name, kind) for name, kind in known if not kind.endswith("?"))
    doubtful = Gazetteer(((name, kind) for name, kind in known if kind.endswith("?")), name="doubtful")
    return Source(words(), sure, doubtful, Grammars(words()), public)


def _known_names() -> Iterator[tuple[str, str]]:
    """Names with their kinds; the kind of names that are ordinary words, too, ends in a question mark."""
    for entry in registry().entries:
        for name in entry.surfaces:
            yield name, f"{entry.kind}?" if name in entry.ambiguous else entry.kind
    sure = frozenset(places().names())
    for name in places().names(doubtful=True):
        yield name, "Place" if name in sure else "Place?"
    for name in places().towns():
        yield name, "Place"
