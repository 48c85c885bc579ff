"""Why a relation was said or refused."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from extractors.article import Article
from extractors.candidate import candidates, context
from extractors.explainer import LEAST, considerations
from extractors.features import SIZE, number
from extractors.pairs import kind_pairs, relation_names
from extractors.ranker import Ranker
from extractors.relater import Relation
from extractors.sentence import sentences
from extractors.thing import Thing
from ontology.vocabulary import vocabulary

Marked = Callable[..., tuple[Article, list[Thing]]]

PATTERN = next(one for one in vocabulary().relations["supplies"].patterns if one.startswith("{s}") and "{o}" in one)
SENTENCE = PATTERN.replace("…", "").format(s="{Company:海岳装备}", o="{Company:云帆微电子}") + "。"
THRESHOLDS = dict.fromkeys(relation_names(), 0.5)


@pytest.fixture
def ranker() -> Ranker:
    """A ranker that knows one template of one relation type."""
    weights = np.zeros((SIZE, len(relation_names())), dtype=np.float32)
    weights[number(f"filled=supplies:{PATTERN}") & (SIZE - 1), relation_names().index("supplies")] = 3.0
    return Ranker(relation_names(), weights, np.full(len(relation_names()), -2.0, dtype=np.float32))


def judged(article: Article, things: list[Thing], probability: float) -> list[Relation]:
    """Every pair of the article as a supply of the same probability."""
    cut = sentences(article, things)
    pairs = candidates(things, cut, context(things, cut), frozenset(kind_pairs()))
    return [
        Relation(one.subject.thing, "supplies", one.object.thing, cut[one.sentence], one, probability) for one in pairs
    ]


def test_the_template_and_its_weight_are_told(marked: Marked, ranker: Ranker) -> None:
    article, things = marked(SENTENCE)
    found = considerations(article, things, judged(article, things, 0.6), ranker, THRESHOLDS)
    (right,) = [one for one in found if one.relation.subject == 0]
    assert right.templates == ((PATTERN, 3.0),)
    assert right.rest == pytest.approx(-2.0)
    assert right.certain
    (wrong,) = [one for one in found if one.relation.subject == 1]
    assert wrong.templates == ()


def test_what_was_refused_is_told_and_what_is_improbable_is_not(marked: Marked, ranker: Ranker) -> None:
    article, things = marked(SENTENCE)
    refused = considerations(article, things, judged(article, things, 0.2), ranker, THRESHOLDS)
    assert [one.certain for one in refused] == [False, False]
    assert considerations(article, things, judged(article, things, LEAST / 2), ranker, THRESHOLDS) == []


def test_considerations_stand_in_text_order(marked: Marked, ranker: Ranker) -> None:
    article, things = marked(SENTENCE + "{Company:北屿功率}与{=海岳装备:公司}合作。")
    everything = judged(article, things, 0.6)
    found = considerations(article, things, reversed(everything), ranker, THRESHOLDS)
    starts = [one.relation.sentence.start for one in found]
    assert starts == sorted(starts)
    assert len(set(starts)) == 2
