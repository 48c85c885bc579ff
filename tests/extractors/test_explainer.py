"""Why a relation was said or refused."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from extractors.article import Article
from extractors.explainer import Consideration, considerations
from extractors.features import SIZE, number
from extractors.pairs import relation_names
from extractors.ranker import Ranker
from extractors.thing import Thing
from ontology.vocabulary import vocabulary

Marked = Callable[..., tuple[Article, list[Thing]]]

PATTERN = next(one for one in vocabulary().relations["supplies"].patterns if one.startswith("{s}") and "{o}" in one)
SENTENCE = PATTERN.replace("…", "").format(s="{Company:海岳装备}", o="{Company:云帆微电子}") + "。"
SUPPLIES = relation_names().index("supplies")


@pytest.fixture
def ranker() -> Ranker:
    """A ranker that knows one template of one relation type."""
    count = len(relation_names())
    weights = np.zeros((SIZE, count), dtype=np.float32)
    weights[number(f"filled=supplies:{PATTERN}") & (SIZE - 1), SUPPLIES] = 3.0
    bias = np.full(count, -2.0, dtype=np.float32)
    calibration = np.array([[1.0] * count, [0.0] * count], dtype=np.float32)
    return Ranker(relation_names(), weights, bias, calibration, np.full(count, 0.5, dtype=np.float32))


def of(found: list[Consideration], predicate: str) -> list[Consideration]:
    return [one for one in found if one.predicate == predicate]


def test_the_template_and_its_weight_are_told(marked: Marked, ranker: Ranker) -> None:
    article, things = marked(SENTENCE)
    found = considerations(article, things, ranker, least=0.5)
    assert [(one.subject, one.predicate, one.object) for one in found] == [(0, "supplies", 1)]
    assert found[0].templates == ((PATTERN, 3.0),)
    assert found[0].rest == pytest.approx(-2.0)
    assert found[0].probability == pytest.approx(1 / (1 + np.exp(-1.0)), abs=1e-3)
    assert found[0].certain
    assert article.text[found[0].start : found[0].end] == article.text


def test_what_was_refused_is_told_too(marked: Marked, ranker: Ranker) -> None:
    article, things = marked(SENTENCE)
    (refused,) = [one for one in of(considerations(article, things, ranker), "supplies") if one.subject == 1]
    assert refused.templates == ()
    assert not refused.certain


def test_a_pair_is_told_once_with_its_best_sentence(marked: Marked, ranker: Ranker) -> None:
    article, things = marked("{Company:海岳装备}与{Company:云帆微电子}。\n" + SENTENCE)
    (best,) = [one for one in of(considerations(article, things, ranker), "supplies") if one.subject == 0]
    assert best.templates


def test_improbable_ones_are_left_out(marked: Marked, ranker: Ranker) -> None:
    article, things = marked(SENTENCE)
    assert considerations(article, things, ranker, least=0.9) == []
