"""A panel of taggers scores as each of them does alone."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.panel import Panel, panel
from extractors.tagger import Tagger, summed

OBSERVED = [["a"], ["b", "unseen", "a"], ["c", "d"], ["unseen"], ["d", "a", "b", "c"]]


def make_tagger(kinds: tuple[str, ...], attributes: str, seed: int) -> Tagger:
    random = np.random.default_rng(seed)
    labels = 1 + 2 * len(kinds)
    weights = np.vstack([random.normal(size=(len(attributes), labels)), np.zeros(labels)]).astype(np.float32)
    rows = {attribute: number for number, attribute in enumerate(attributes)}
    return Tagger(kinds, rows, weights, random.normal(size=(labels, labels)))


@pytest.fixture
def taggers() -> tuple[Tagger, ...]:
    return make_tagger(("Company",), "abc", 1), make_tagger(("Place", "Person"), "cad", 2)


def test_each_tagger_scores_as_alone(taggers: tuple[Tagger, ...]) -> None:
    together = Panel(taggers).emissions(OBSERVED)
    assert len(together) == 2
    for tagger, scores in zip(taggers, together, strict=True):
        np.testing.assert_array_equal(scores, tagger.emissions(OBSERVED))


def test_what_is_told_later_counts_as_if_it_had_been_observed(taggers: tuple[Tagger, ...]) -> None:
    tagger = taggers[0]
    scores = tagger.emissions(OBSERVED)
    tagger.tell(scores, [(0, "b"), (2, "unseen"), (0, "c"), (4, "a")])
    rows = [[*row] for row in OBSERVED]
    rows[0] += ["b", "c"]
    rows[4] += ["a"]
    np.testing.assert_allclose(scores, tagger.emissions(rows), rtol=1e-5)


def test_nothing_told_changes_nothing(taggers: tuple[Tagger, ...]) -> None:
    scores = taggers[1].emissions(OBSERVED)
    taggers[1].tell(scores, [])
    np.testing.assert_array_equal(scores, taggers[1].emissions(OBSERVED))


def test_a_panel_is_made_once(taggers: tuple[Tagger, ...]) -> None:
    assert panel(taggers) is panel(taggers)
    assert panel(taggers) is not panel(taggers[::-1])


def test_groups_are_summed_in_their_order() -> None:
    weights = np.array([[1, 10], [2, 20], [4, 40]], dtype=np.float32)
    rows = np.array([0, 1, 2, 2, 2, 0], dtype=np.int32)
    np.testing.assert_array_equal(summed(weights, rows, [1, 3, 2]), [[1, 10], [10, 100], [5, 50]])
    assert summed(weights, rows[:0], []).shape == (0, 2)
