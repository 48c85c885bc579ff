"""Labels of candidates, and the ranker that is learned from them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from extractors.features import SIZE
from extractors.pairs import relation_names
from extractors.thing import Thing
from extractors.training.annotations import GoldArticle
from extractors.training.relations import UNKNOWN, Instances, fit_ranker, instances, matrix

Gold = Callable[..., tuple[GoldArticle, list[Thing]]]

NAMES = {"海岭": "Company", "云汀": "Company", "雷鸣项目": "Project"}
SUPPLIES, BUILDS, PARTNERS = (relation_names().index(name) for name in ("supplies", "invests_in", "partners_with"))


def labels(made: tuple[GoldArticle, list[Thing]], column: int) -> dict[tuple[int, str, str], int]:
    """Label of each candidate by sentence, subject and object."""
    one = instances(*made)
    names = [t.name for t in one.things]
    return {
        (c.sentence, names[c.subject.thing], names[c.object.thing]): int(row[column])
        for c, row in zip(one.chosen, one.labels, strict=True)
    }


def test_candidates_of_the_evidence_are_right_and_others_unknown(gold: Gold) -> None:
    made = gold(
        "供货\n海岭见云汀。海岭向云汀供货。\n云汀说。",
        NAMES,
        ("海岭", "supplies", "云汀", "海岭向云汀供货"),
    )
    found = labels(made, SUPPLIES)
    assert found[1, "海岭", "云汀"] == UNKNOWN
    assert found[2, "海岭", "云汀"] == 1
    assert {found[key] for key in found if key[1:] == ("云汀", "海岭")} == {0}


def test_without_the_evidence_the_nearest_is_right(gold: Gold) -> None:
    made = gold("供货\n海岭昨天见云汀。海岭供云汀。", NAMES, ("海岭", "supplies", "云汀", "不在文中"))
    found = labels(made, SUPPLIES)
    assert (found[1, "海岭", "云汀"], found[2, "海岭", "云汀"]) == (UNKNOWN, 1)


def test_relations_that_the_kinds_forbid_have_no_label(gold: Gold) -> None:
    made = gold("签约\n海岭建雷鸣项目。", NAMES, ("海岭", "invests_in", "雷鸣项目", "海岭建雷鸣项目"))
    assert labels(made, BUILDS) == {(1, "海岭", "雷鸣项目"): 1}
    assert labels(made, SUPPLIES) == {(1, "海岭", "雷鸣项目"): 2}


def test_symmetric_relations_are_right_both_ways(gold: Gold) -> None:
    made = gold("签约\n海岭与云汀合作。", NAMES, ("云汀", "partners_with", "海岭", "海岭与云汀合作"))
    assert set(labels(made, PARTNERS).values()) == {1}
    one = instances(*made)
    assert one.right() == {(0, PARTNERS, 1), (1, PARTNERS, 0)}


def test_what_the_gold_says_is_right_with_whatever_evidence(gold: Gold) -> None:
    made = gold("签约\n海岭见云汀。海岭供云汀。", NAMES, ("海岭", "supplies", "云汀", "海岭供云汀"))
    names = [t.name for t in made[1]]
    assert instances(*made).right() == {(names.index("海岭"), SUPPLIES, names.index("云汀"))}


def test_the_matrix_has_a_one_for_each_feature() -> None:
    found = matrix([np.array([1, 5]), np.array([], dtype=np.int64), np.array([SIZE - 1])])
    assert found.shape == (3, SIZE)
    assert [(int(r), int(c)) for r, c in zip(*found.nonzero(), strict=True)] == [(0, 1), (0, 5), (2, SIZE - 1)]
    assert matrix([]).shape == (0, SIZE)


@pytest.fixture
def lessons(gold: Gold) -> list[Instances]:
    """Companies that supply, and companies that only meet."""
    firms = ["海岭", "云汀", "启穹", "蓝鲸", "星砾", "衡砂"]
    made = []
    for one, other in zip(firms, firms[1:] + firms[:1], strict=True):
        names = {one: "Company", other: "Company"}
        made.append(gold(f"消息\n{one}向{other}供货。", names, (one, "supplies", other, f"{one}向{other}供货")))
        made.append(gold(f"消息\n{one}与{other}见面。", names))
    return [instances(*one) for one in made]


def test_a_ranker_learns_what_it_is_shown(gold: Gold, lessons: list[Instances]) -> None:
    ranker = fit_ranker(lessons, 0)
    assert ranker.relations == relation_names()
    new = instances(
        *gold("消息\n澜石向松涛供货。\n澜石与陆海见面。", dict.fromkeys(("澜石", "松涛", "陆海"), "Company"))
    )
    margins = new.margins(ranker)[:, SUPPLIES]
    by_pair = {(c.sentence, c.subject.thing, c.object.thing): m for c, m in zip(new.chosen, margins, strict=True)}
    names = [t.name for t in new.things]
    gives, takes, meets = (names.index(name) for name in ("澜石", "松涛", "陆海"))
    assert by_pair[1, gives, takes] > 0 > by_pair[2, gives, meets]
    assert by_pair[1, gives, takes] > by_pair[1, takes, gives]


def test_what_was_never_shown_is_never_said(lessons: list[Instances]) -> None:
    ranker = fit_ranker(lessons, 0)
    assert ranker.bias[BUILDS] <= -10
    assert not ranker.weights[:, BUILDS].any()


def test_learning_again_gives_the_same(lessons: list[Instances]) -> None:
    one, other = fit_ranker(lessons, 0), fit_ranker(lessons, 0)
    np.testing.assert_array_equal(one.weights, other.weights)
    np.testing.assert_array_equal(one.bias, other.bias)


def test_an_article_without_candidates_has_no_margins(gold: Gold, lessons: list[Instances]) -> None:
    empty = instances(*gold("消息\n今天很好。", {}))
    assert empty.margins(fit_ranker(lessons, 0)).shape == (0, len(relation_names()))
    assert empty.right() == set()
