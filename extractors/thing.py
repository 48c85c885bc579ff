"""Things: what the mentions of one article are linked to before anything is said of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thing:
    """One entity of an article, still in offsets of the clean view.

    Parameters
    ----------
    index
        Position in the article's list of things.
    kind
        Name of a kind of thing in the vocabulary.
    name
        The fullest surface form, as the clean view prints it.
    aliases
        Every other surface form.
    mentions
        ``(start, end)`` of each name in the clean view, sorted.
    references
        ``(start, end)`` of role words and pronouns that stand for it (该项目, 公司), sorted.
    score
        Probability that it is a name of that kind, the best of its mentions, 0 to 1.
    code
        For a segment, its notation.
    within
        For a place, the places that contain it, near to far.
    """

    index: int
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    mentions: tuple[tuple[int, int], ...] = ()
    references: tuple[tuple[int, int], ...] = ()
    score: float = 1.0
    code: str | None = None
    within: tuple[str, ...] = ()
