"""The arbiter learns from claims whose ranker had not seen their article."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest

from extractors.pairs import relation_names
from extractors.ranker import Ranker
from extractors.thing import Thing
from extractors.training import arbitration
from extractors.training.annotations import GoldArticle
from extractors.training.arbitration import FOLDS, Judged, fit_arbiter, judged
from extractors.training.relations import Instances, fit_ranker, instances

Gold = Callable[..., tuple[GoldArticle, list[Thing]]]
SUPPLIES = relation_names().index("supplies")
FIRMS = [a + b for a in "海云启蓝星衡" for b in "岭汀穹鲸"]


@pytest.fixture(autouse=True)
def _few_trees(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arbitration, "_TREES", 30)


@pytest.fixture
def lessons(gold: Gold) -> list[Instances]:
    """A company supplies another; a third one stands by."""
    made = []
    for number, one in enumerate(FIRMS):
        other, third = FIRMS[number - 5], FIRMS[number - 9]
        names = dict.fromkeys((one, other, third), "Company")
        said = (one, "supplies", other, f"{one}向{other}供货")
        made.append(instances(*gold(f"消息\n{one}向{other}供货，{third}到场。", names, said)))
    return made


@pytest.fixture
def learned(lessons: list[Instances]) -> Ranker:
    return fit_ranker(lessons, 0)


def test_no_article_is_judged_by_a_ranker_that_saw_it(
    lessons: list[Instances], learned: Ranker, monkeypatch: pytest.MonkeyPatch
) -> None:
    taught: list[set[int]] = []

    def watched(train: Sequence[Instances], _: int) -> Ranker:
        taught.append({id(one) for one in train})
        return learned

    monkeypatch.setattr(arbitration, "fit_ranker", watched)
    monkeypatch.setattr(arbitration, "_judged", lambda one, _: (id(one), len(taught) - 1))
    found = judged(lessons, lessons, 0)
    assert [one for one, _ in found] == [id(one) for one in lessons]
    assert len(taught) == FOLDS
    assert all(one not in taught[fold] for one, fold in found)
    assert {fold for _, fold in found} == set(range(FOLDS))


def test_claims_are_right_where_the_gold_says_so(lessons: list[Instances], learned: Ranker) -> None:
    one = arbitration._judged(lessons[0], learned)
    assert len(one.found) == len(one.right) == len(one.columns)
    right = [claim for claim, yes in zip(one.found, one.right, strict=True) if yes]
    names = [t.name for t in lessons[0].things]
    assert [(names[c.subject], c.column, names[c.object]) for c in right] == [(FIRMS[0], SUPPLIES, FIRMS[-5])]


def test_an_arbiter_tells_right_claims_from_wrong_ones(lessons: list[Instances], learned: Ranker) -> None:
    examples = [arbitration._judged(one, learned) for one in lessons]
    said = np.zeros(len(relation_names()), dtype=np.int64)
    said[SUPPLIES] = len(lessons)
    arbiter = fit_arbiter(examples, said)
    assert arbiter.thresholds.keys() == set(relation_names())
    assert all(0 < one < 1 for one in arbiter.thresholds.values())
    for example in examples:
        probabilities = arbiter.forest.probabilities(example.columns)
        assert probabilities[example.right].min() > 0.5 > probabilities[~example.right].max()


def test_articles_that_claim_nothing_do_no_harm(lessons: list[Instances], learned: Ranker) -> None:
    examples = [arbitration._judged(one, learned) for one in lessons]
    nothing = Judged([], examples[0].columns[:0], examples[0].right[:0])
    said = np.full(len(relation_names()), len(lessons), dtype=np.int64)
    one, other = fit_arbiter(examples, said), fit_arbiter([*examples, nothing], said)
    assert one.thresholds == other.thresholds
    np.testing.assert_array_equal(one.forest.values, other.forest.values)
