"""The second look: what the first scores of an article's candidates say of each other.

A string that is a company five times is one the sixth time; what overlaps a better candidate is none; the members of a
list are of one kind; what stands in brackets behind a name is its short form.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from extractors.recognizers.fusion import Beliefs, Proposal
from extractors.recognizers.sight import Sight

_STRONG = 0.5  # strings with a candidate above this count as names of the article
_COLUMNS = 28  # of `Agreement._row`
_JOINTS = "、,，/和及与;；\t"
_STRETCH = 5  # two to this power: characters of the stretches in which rivals are looked up


class Agreement:
    """Columns of numbers for each candidate of one article, from the first scores of all of them."""

    def __init__(
        self,
        sight: Sight,
        beliefs: Beliefs,
        proposals: Sequence[Proposal],
        scores: Sequence[float],
        kinds: Sequence[str],
    ) -> None:
        self._text, self._title = sight.article.text, sight.article.title
        self._sight, self._beliefs, self._proposals, self._scores = sight, beliefs, proposals, scores
        self._kinds = {kind: n for n, kind in enumerate(kinds)}
        self._by_string: dict[str, list[int]] = defaultdict(list)
        self._by_end: dict[int, list[int]] = defaultdict(list)
        self._by_start: dict[int, list[int]] = defaultdict(list)
        for n, (start, end, _) in enumerate(proposals):
            self._by_string[self._text[start:end]].append(n)
            self._by_start[start].append(n)
            self._by_end[end].append(n)
        self._stretches = self._in_stretches()
        self._borders = self._strong_borders()

    def table(self) -> NDArray[np.float64]:
        """One row for each candidate; the columns are those of `_row`, then one for each kind."""
        width = len(self._kinds)
        table = np.zeros((len(self._proposals), _COLUMNS + width))
        for n, (_, _, kind) in enumerate(self._proposals):
            table[n, :_COLUMNS] = self._row(n)
            table[n, _COLUMNS + self._kinds[kind]] = 1.0
        return table

    def _row(self, n: int) -> list[float]:
        start, end, kind = self._proposals[n]
        text = self._text
        return [
            self._scores[n],
            self._beliefs.spans.get((start, end, kind), 0.0),
            max(
                (self._scores[m] for m in self._by_start[start] if m != n and self._proposals[m][1] == end), default=0.0
            ),
            *self._rivals(n),
            *self._likes(n),
            *self._names_at_borders(start, end),
            *self._neighbours(n),
            float(end - start),
            float(text[start:end].isascii()),
            float(text[start:end] in self._title),
            float((start, end, kind) in self._sight.known),
            float((start, end, kind) in self._sight.formed),
        ]

    def _rivals(self, n: int) -> Iterator[float]:
        """Best score among the candidates that contain this one, lie in it, or cross it."""
        start, end, _ = self._proposals[n]
        around = inside = across = 0.0
        for m in self._stretches.get(start >> _STRETCH, ()):
            a, b, _ = self._proposals[m]
            if a >= end or b <= start or (a, b) == (start, end):
                continue
            score = self._scores[m]
            if a <= start and b >= end:
                around = max(around, score)
            elif start <= a and b <= end:
                inside = max(inside, score)
            else:
                across = max(across, score)
        yield from (around, inside, across)

    def _likes(self, n: int) -> Iterator[float]:
        """Of equal strings: occurrences, mean score, mean over all occurrences, best score, best as another kind."""
        start, end, kind = self._proposals[n]
        name = self._text[start:end]
        same = [self._scores[m] for m in self._by_string[name] if m != n and self._proposals[m][2] == kind]
        other = [
            self._scores[m]
            for m in self._by_string[name]
            if self._proposals[m][2] != kind and self._proposals[m][:2] != (start, end)
        ]
        places = max(1, len(self._beliefs.occurrences.get(name, ())))
        yield float(places)
        yield (sum(same) + self._scores[n]) / (len(same) + 1)
        yield sum(same) / places
        yield max(same, default=0.0)
        yield max(other, default=0.0)

    def _names_at_borders(self, start: int, end: int) -> Iterator[float]:
        """Whether a strong name of the article begins here, ends here, or is cut by a border."""
        begins, ends, inside = self._borders
        length = end - start
        yield float(any(size < length for size in begins.get(start, ())))
        yield float(any(size < length for size in ends.get(end, ())))
        yield float(start in inside and start not in begins)
        yield float(end in inside and end not in ends)

    def _neighbours(self, n: int) -> Iterator[float]:
        """Scores of same kind beside a joint of a list, left and right; in brackets behind, and before the brackets."""
        start, end, kind = self._proposals[n]
        text = self._text
        left, right = text[start - 1 : start], text[end : end + 1]
        listed = bool(left) and left in _JOINTS
        yield self._best(self._by_end.get(start - 1, ()), kind) if listed else -1.0
        yield self._best(self._by_start.get(end + 1, ()), kind) if right and right in _JOINTS else -1.0
        yield self._best(self._by_end.get(start - 1, ()), kind) if left == "(" else -1.0
        yield self._best(self._by_end.get(start - 1, ()), None) if left == "(" else -1.0
        yield self._best(self._by_start.get(end + 1, ()), kind) if right == "(" else -1.0
        yield float(left == "(" and right == ")")
        yield self._best(self._by_end.get(start, ()), None)
        yield self._best(self._by_start.get(end, ()), None)

    def _best(self, numbers: Sequence[int], kind: str | None) -> float:
        return max((self._scores[m] for m in numbers if kind is None or self._proposals[m][2] == kind), default=0.0)

    def _in_stretches(self) -> Mapping[int, list[int]]:
        """Candidates with some score by the stretches of text whose candidates they may overlap."""
        found: dict[int, list[int]] = defaultdict(list)
        for n, (start, end, _) in enumerate(self._proposals):
            if self._scores[n] > 0.05:
                for stretch in range(max(0, (start - 80) >> _STRETCH), (end >> _STRETCH) + 1):
                    found[stretch].append(n)
        return found

    def _strong_borders(self) -> tuple[dict[int, set[int]], dict[int, set[int]], set[int]]:
        """Lengths of the strong strings that begin and that end at each place, and the places inside of them."""
        begins: dict[int, set[int]] = defaultdict(set)
        ends: dict[int, set[int]] = defaultdict(set)
        inside: set[int] = set()
        for name, numbers in self._by_string.items():
            if len(name) > 2 and max(self._scores[m] for m in numbers) > _STRONG:
                for start, end in self._beliefs.occurrences.get(name, ()):
                    begins[start].add(end - start)
                    ends[end].add(end - start)
                    inside.update(range(start + 1, end))
        return begins, ends, inside
