"""The arbiter: judges the claims of an article by each other, with boosted trees over a few columns of numbers.

A company whose field is claimed better by its neighbour in the sentence probably has it not; a project has few
investors, a fund many holdings; what is claimed both ways is said one way. The ranker sees one pair at a time.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from extractors.article import BlockKind
from extractors.candidate import Argument, Candidate, Context, Reach
from extractors.claim import FLOOR, Claim
from extractors.pairs import relation_names
from extractors.recognizers.forest import Forest
from extractors.sentence import Sentence
from extractors.thing import Thing
from ontology.errors import ArtefactError
from ontology.vocabulary import vocabulary

FOREST, THRESHOLDS = "arbiter.npz", "thresholds.json"
_REACHES = {reach: number for number, reach in enumerate(Reach)}
_UNNAMED_GAP = 150.0  # beyond every real gap, so that a split can tell arguments that the sentence does not name


class Rivals:
    """The best margins of an article's claims by what they share."""

    def __init__(self, found: Sequence[Claim]) -> None:
        self._same_object: dict[tuple[int, int], list[float]] = defaultdict(list)
        self._same_subject: dict[tuple[int, int], list[float]] = defaultdict(list)
        self._same_pair: dict[tuple[int, int], dict[int, float]] = defaultdict(dict)
        for claim in found:
            self._same_object[claim.column, claim.object].append(claim.margin)
            self._same_subject[claim.subject, claim.column].append(claim.margin)
            self._same_pair[claim.subject, claim.object][claim.column] = claim.margin

    def row(self, claim: Claim) -> list[float]:
        """How the claim stands among those with its object, its subject, its pair, and the pair reversed."""
        there = self._same_pair[claim.subject, claim.object]
        back = self._same_pair.get((claim.object, claim.subject), {})
        return [
            *_standing(claim.margin, self._same_object[claim.column, claim.object]),
            *_standing(claim.margin, self._same_subject[claim.subject, claim.column]),
            max((m for column, m in there.items() if column != claim.column), default=FLOOR),
            back.get(claim.column, FLOOR),
            max(back.values(), default=FLOOR),
        ]


def _standing(margin: float, margins: Sequence[float]) -> list[float]:
    """Best margin of the others, rank, and how many are more likely right than wrong."""
    better = sum(m > margin for m in margins)
    ordered = sorted(margins, reverse=True)
    rival = ordered[0] if better else ordered[1] if len(ordered) > 1 else FLOOR
    return [rival, float(better), float(sum(m > 0 for m in margins))]


def table(
    found: Sequence[Claim],
    chosen: Sequence[Candidate],
    things: Sequence[Thing],
    cut: Sequence[Sentence],
    shared: Context,
) -> NDArray[np.float64]:
    """One row of numbers for each claim; the last columns tell the relation type."""
    rivals = Rivals(found)
    kinds = {kind: number for number, kind in enumerate(sorted(vocabulary().kinds))}
    rows = np.zeros((len(found), _width()))
    for number, claim in enumerate(found):
        candidate = chosen[claim.row]
        sentence = cut[candidate.sentence]
        values = [
            claim.margin,
            claim.second,
            float(claim.count),
            *rivals.row(claim),
            *_argument(things[claim.subject], candidate.subject, shared, kinds),
            *_argument(things[claim.object], candidate.object, shared, kinds),
            *_place(candidate, sentence),
        ]
        rows[number, : len(values)] = values
        rows[number, len(values) + claim.column] = 1.0
    return rows


_OWN_COLUMNS = 3 + 9 + 2 * 7 + 5


def _width() -> int:
    return _OWN_COLUMNS + len(relation_names())


def _argument(thing: Thing, argument: Argument, shared: Context, kinds: dict[str, int]) -> list[float]:
    return [
        thing.score,
        float(shared.counts[thing.index]),
        float(thing.index in shared.title),
        float(shared.main.get(thing.kind) == thing.index),
        float(_REACHES[argument.reach]),
        float(len(thing.name)),
        float(kinds[thing.kind]),
    ]


def _place(candidate: Candidate, sentence: Sentence) -> list[float]:
    a, b = candidate.subject.occurrence, candidate.object.occurrence
    gap, clauses = _UNNAMED_GAP, 0.0
    if a is not None and b is not None:
        gap = float(b.at - a.at)
        clauses = float(sentence.clause[b.at] - sentence.clause[a.at])
    title, row = sentence.kind is BlockKind.TITLE, sentence.kind is BlockKind.TABLE_ROW
    return [gap, clauses, float(title), float(row), float(len(sentence.occurrences))]


@dataclass(frozen=True, slots=True)
class Arbiter:
    """The trees, and the probability from which a relation of each type is said.

    Parameters
    ----------
    forest
        Over the columns of `table`; its probabilities are calibrated, since it was fitted on held-out margins.
    thresholds
        By name of the relation type, 0 to 1.
    """

    forest: Forest
    thresholds: Mapping[str, float]

    def save(self, folder: Path) -> None:
        """Write both parts to ``folder``."""
        self.forest.save(folder / FOREST)
        (folder / THRESHOLDS).write_text(json.dumps(dict(self.thresholds), indent=1) + "\n", "utf-8")

    @classmethod
    def load(cls, folder: Path) -> Arbiter:
        """Read what `save` wrote.

        Raises
        ------
        ArtefactError
            A part is missing or damaged.
        """
        path = folder / THRESHOLDS
        try:
            stored = json.loads(path.read_text("utf-8"))
            thresholds = {name: float(stored[name]) for name in relation_names()}
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise ArtefactError(f"{THRESHOLDS}: cannot be read ({error}); install xinmai again.") from error
        return cls(Forest.load(folder / FOREST), thresholds)
