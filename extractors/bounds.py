"""Borders of sentences and clauses in a clean view."""

from __future__ import annotations

import re

SENTENCE_END = re.compile(r"[。！？!?\n]+[”’\"」』)）]*")
CLAUSE_END = re.compile(rf"{SENTENCE_END.pattern}|[，；;：\t]|[,:](?!\d)")


def sentence_start(text: str, at: int) -> int:
    """Give the place where the sentence around ``at`` begins; a paragraph's border is one."""
    return _last(SENTENCE_END, text, at)


def sentence_end(text: str, at: int) -> int:
    """Give the place of the mark that ends the sentence around ``at``, or the end of the text."""
    return _next(SENTENCE_END, text, at)


def clause_start(text: str, at: int) -> int:
    """Give the place where the clause around ``at`` begins; a comma inside a number is no border."""
    return _last(CLAUSE_END, text, at)


def clause_end(text: str, at: int) -> int:
    """Give the place of the mark that ends the clause around ``at``, or the end of the text."""
    return _next(CLAUSE_END, text, at)


def _last(pattern: re.Pattern[str], text: str, at: int) -> int:
    floor = text.rfind("\n", 0, at) + 1
    # One character more than the region, so that a look-ahead sees what stands at its end.
    return max((end for m in pattern.finditer(text, floor, at + 1) if (end := m.end()) <= at), default=floor)


def _next(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.search(text, at)
    return match.start() if match else len(text)
