"""The contract of recognizers: they find mentions in the clean view of an article."""

from __future__ import annotations

from typing import Protocol

from extractors.article import Article
from extractors.mention import Mention


class Recognizer(Protocol):
    """Finds mentions; spans of one recognizer may overlap, those of the fused one never do."""

    @property
    def name(self) -> str:
        """What the mentions carry as their ``recognizer``."""

    def recognize(self, article: Article) -> list[Mention]:
        """Mentions in the clean view of ``article``, in order of their start."""
