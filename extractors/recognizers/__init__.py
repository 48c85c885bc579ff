"""Recognizers of names: the shelf, and the fused result that everything else builds on."""

from __future__ import annotations

from extractors.article import Article
from extractors.mention import Mention
from extractors.recognizer import Recognizer
from extractors.recognizers.agreement import Agreement
from extractors.recognizers.fusion import believe, candidates, flat
from extractors.recognizers.judgement import Judge
from extractors.recognizers.model import KINDS, NameModel, source
from extractors.recognizers.sight import look

__all__ = ["NameModel", "NameRecognizer", "recognize", "recognizers"]


class NameRecognizer:
    """The fused recognizer: flat mentions, each with the probability that it is a name of its kind."""

    name = "names"

    def __init__(self, model: NameModel) -> None:
        self._model = model

    def recognize(self, article: Article) -> list[Mention]:
        """Names in the clean view of the article, flat, in order."""
        if not article.blocks:
            return []
        model, sight = self._model, look(article, source(), self._model.tagger)
        beliefs = believe(sight, model.tagger)
        proposals = candidates(sight, beliefs, KINDS)
        if not proposals:
            return []
        judge = Judge(sight, beliefs, source().words)
        first = [model.ranker.score(judge.features(proposal)) for proposal in proposals]
        second = model.forest.probabilities(Agreement(sight, beliefs, proposals, first, KINDS).table())
        scores = [(one + other) / 2 for one, other in zip(first, second.tolist(), strict=True)]
        gains = [score - model.least[kind] for score, (_, _, kind) in zip(scores, proposals, strict=True)]
        return [Mention(*proposals[n], scores[n], self.name) for n in flat(proposals, gains)]


def recognize(article: Article, model: NameModel) -> list[Mention]:
    """Names in the clean view of the article, flat, in order; the score is a probability."""
    return NameRecognizer(model).recognize(article)


def recognizers(model: NameModel) -> tuple[Recognizer, ...]:
    """The shelf: every recognizer that can be used on its own."""
    return source().gazetteer, source().grammars, NameRecognizer(model)
