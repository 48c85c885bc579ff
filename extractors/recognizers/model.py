"""The learned part of the recognition of names: the tagger and the ranker, and what they look at."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extractors.recognizers.gazetteer import Gazetteer
from extractors.recognizers.grammars import Grammars
from extractors.recognizers.sight import Source
from extractors.tagger import Tagger
from extractors.tagger_store import load_tagger, save_tagger
from extractors.words import words
from ontology.errors import ArtefactError
from ontology.names import registry
from ontology.places import places

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
    """Logistic regression over named features.

    Parameters
    ----------
    weights
        Weight of each feature; features never seen weigh nothing.
    least
        Scores up to this are no names: the value that gave the best F1 on held-out articles.
    """

    weights: Mapping[str, float]
    least: float = 0.5

    def score(self, features: Sequence[str]) -> float:
        """Probability of a candidate with these features."""
        get = self.weights.get
        total = sum(get(feature, 0.0) for feature in features)
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


@dataclass(frozen=True, slots=True)
class NameModel:
    """All that recognition learned from annotated articles."""

    tagger: Tagger
    ranker: SpanRanker

    @classmethod
    def load(cls, folder: Path | None = None) -> NameModel:
        """Read a model; without a folder the one that comes with the package.

        Raises
        ------
        ArtefactError
            When a file is missing or damaged.
        """
        folder = folder or FOLDER / "names"
        return cls(load_tagger(folder / "tagger.npz"), _load_ranker(folder / "ranker.json"))

    def save(self, folder: Path) -> None:
        """Write the model; equal models give equal bytes."""
        folder.mkdir(parents=True, exist_ok=True)
        save_tagger(self.tagger, folder / "tagger.npz")
        weights = {f: round(w, 3) for f, w in sorted(self.ranker.weights.items()) if round(w, 3)}
        stored = {"least": self.ranker.least, "weights": weights}
        text = json.dumps(stored, ensure_ascii=False, separators=(",", ":"))
        (folder / "ranker.json").write_text(text + "\n", encoding="utf-8")


def _load_ranker(path: Path) -> SpanRanker:
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        return SpanRanker(stored["weights"], stored["least"])
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
