"""Recognizers of names: the shelf, and the fused result that everything else builds on."""

from __future__ import annotations

from extractors.article import Article
from extractors.mention import Mention
from extractors.recognizer import Recognizer
from extractors.recognizers.fusion import believe, candidates, mentions
from extractors.recognizers.judgement import Judge
from extractors.recognizers.model import KINDS, NameModel, source
from extractors.recognizers.sight import look

__all__ = ["NameModel", "NameRecognizer", "recognize", "recognizers"]


class NameRecognizer:
    """The fused recognizer: flat mentions with calibrated scores."""

    name = "names"

    def __init__(self, model: NameModel) -> None:
        self._model = model

    def recognize(self, article: Article) -> list[Mention]:
        """Names in the clean view of the article, flat, in order; the score is a probability."""
        if not article.blocks:
            return []
        sight = look(article, source())
        beliefs = believe(sight, self._model.tagger)
        proposals = candidates(sight, beliefs, KINDS)
        judge = Judge(sight, beliefs, proposals, source().words)
        scores = [self._model.ranker.score(judge.features(proposal)) for proposal in proposals]
        return mentions(article, proposals, scores, least=self._model.ranker.least)


def recognize(article: Article, model: NameModel) -> list[Mention]:
    """Names in the clean view of the article, flat, in order; the score is a probability."""
    return NameRecognizer(model).recognize(article)


def recognizers(model: NameModel) -> tuple[Recognizer, ...]:
    """The shelf: every recognizer that can be used on its own."""
    return source().gazetteer, source().grammars, NameRecognizer(model)
