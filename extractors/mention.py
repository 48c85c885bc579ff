"""A mention: a string in an article that is a name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A name at its place in the clean view of an article.

    Parameters
    ----------
    start, end
        Offsets into ``Article.text`` (code points, end exclusive).
    kind
        Kind of the thing that is named: ``Company``, ``Place`` …
    score
        Probability, 0 to 1, that exactly this span is a name of this kind.
    recognizer
        Name of the recognizer that proposed it.
    """

    start: int
    end: int
    kind: str
    score: float = 1.0
    recognizer: str = ""

    def overlaps(self, other: Mention) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end
