"""What a build and a retraction tell of what they did."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

Progress = Callable[[int, int, str], None]
"""Called after each file with how many are done, how many there are, and the name of the file."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file, or a part of one, that could not be read."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build did.

    Parameters
    ----------
    documents_read, documents_recognised, documents_retracted
        Files that were read, that were known by their content, that are gone.
    articles_read, articles_recognised
        Articles that the reader read now, or that had been read before (wherever they stood).
    articles_replaced, articles_retracted
        Articles that say something else than before, or nothing any more.
    outdated
        Articles in the graph that another version of the reader read; ``reread`` renews them.
    set_aside
        Reason → statements that the vocabulary does not allow, of the files that were read.
    skipped
        What could not be read, with one sentence each.
    articles, triples
        What the graph holds now.
    changed
        Whether a new generation was published.
    """

    documents_read: int = 0
    documents_recognised: int = 0
    documents_retracted: int = 0
    articles_read: int = 0
    articles_recognised: int = 0
    articles_replaced: int = 0
    articles_retracted: int = 0
    outdated: int = 0
    set_aside: Mapping[str, int] = field(default_factory=dict)
    skipped: tuple[Skipped, ...] = ()
    articles: int = 0
    triples: int = 0
    changed: bool = False


@dataclass(frozen=True, slots=True)
class ForgetResult:
    """What was retracted.

    Parameters
    ----------
    unknown
        Inputs that the graph holds nothing of.
    """

    documents: int
    articles: int
    unknown: tuple[str, ...]
