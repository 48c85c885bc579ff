"""Precision, recall and F1 of sets of labelled spans, by label."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one label."""

    right: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        """Share of the found that is right; 0 where nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the wanted that was found; 0 where nothing was wanted."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.found + self.wanted
        return 2 * self.right / both if both else 0.0


@dataclass
class Scores:
    """Counts by label over many articles; the label is the last member of an item."""

    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)

    def add(self, found: Iterable[tuple[int, int, str]], wanted: Iterable[tuple[int, int, str]]) -> None:
        """Count the items of one article."""
        mine, gold = set(found), set(wanted)
        self.found.update(item[2] for item in mine)
        self.wanted.update(item[2] for item in gold)
        self.right.update(item[2] for item in mine & gold)

    def of(self, label: str) -> Score:
        """Counts of one label."""
        return Score(self.right[label], self.found[label], self.wanted[label])

    def total(self) -> Score:
        """Counts of all labels together."""
        return Score(self.right.total(), self.found.total(), self.wanted.total())

    def table(self) -> str:
        """One line for each label, the most frequent first, then all together."""
        rows = [
            (label, self.of(label)) for label, _ in sorted(self.wanted.items(), key=lambda item: (-item[1], item[0]))
        ]
        lines = [
            f"{name:12} P {s.precision:.3f} R {s.recall:.3f} F {s.f1:.3f}  {s.wanted}"
            for name, s in [*rows, ("all", self.total())]
        ]
        return "\n".join(lines)
