"""What the candidates of an article claim together."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from extractors.article import Article
from extractors.candidate import Candidate, candidates, context
from extractors.claim import FLOOR, Claim, claims
from extractors.pairs import kind_pairs, relation_names
from extractors.sentence import sentences
from extractors.thing import Thing

Marked = Callable[..., tuple[Article, list[Thing]]]
SUPPLIES, PARTNERS = (relation_names().index(name) for name in ("supplies", "partners_with"))


def chosen_of(marked: Marked, text: str) -> list[Candidate]:
    article, things = marked(text)
    cut = sentences(article, things)
    return list(candidates(things, cut, context(things, cut), frozenset(kind_pairs())))


def margins(rows: int, said: dict[tuple[int, int], float]) -> np.ndarray:
    """A table of very low margins, with these exceptions by row and column."""
    table = np.full((rows, len(relation_names())), -9, dtype=np.float32)
    for place, margin in said.items():
        table[place] = margin
    return table


def test_a_claim_is_its_best_candidate(marked: Marked) -> None:
    chosen = chosen_of(marked, "{Company:甲}与{Company:乙}。{Company:甲}供{Company:乙}。")
    rows = [i for i, c in enumerate(chosen) if (c.subject.thing, c.object.thing) == (0, 1)]
    assert len(rows) == 2
    table = margins(len(chosen), {(rows[0], SUPPLIES): 0.5, (rows[1], SUPPLIES): 2.0})
    assert claims(chosen, table) == [Claim(0, SUPPLIES, 1, rows[1], 2.0, 0.5, 2)]


def test_the_first_of_equal_candidates_is_the_best(marked: Marked) -> None:
    chosen = chosen_of(marked, "{Company:甲}与{Company:乙}。{Company:甲}供{Company:乙}。")
    rows = [i for i, c in enumerate(chosen) if (c.subject.thing, c.object.thing) == (0, 1)]
    (claim,) = claims(chosen, margins(len(chosen), {(row, SUPPLIES): 1.0 for row in rows}))
    assert (claim.row, claim.margin, claim.second) == (rows[0], 1.0, 1.0)


def test_directions_are_claims_of_their_own(marked: Marked) -> None:
    chosen = chosen_of(marked, "{Company:甲}供{Company:乙}。")
    found = claims(chosen, margins(2, {(0, SUPPLIES): 1.0, (1, SUPPLIES): 0.0}))
    assert [(claim.key, claim.margin, claim.second) for claim in found] == [
        ((0, SUPPLIES, 1), 1.0, FLOOR),
        ((1, SUPPLIES, 0), 0.0, FLOOR),
    ]


def test_a_symmetric_relation_is_claimed_once(marked: Marked) -> None:
    chosen = chosen_of(marked, "{Company:甲}与{Company:乙}合作。")
    (claim,) = claims(chosen, margins(2, {(0, PARTNERS): 1.0, (1, PARTNERS): 3.0}))
    assert claim.key == (0, PARTNERS, 1)
    assert (claim.margin, claim.second, claim.count) == (3.0, 1.0, 2)
    assert chosen[claim.row].subject.thing == 1


def test_what_is_improbable_is_not_claimed(marked: Marked) -> None:
    chosen = chosen_of(marked, "{Company:甲}供{Company:乙}。")
    assert claims(chosen, margins(2, {(0, SUPPLIES): FLOOR})) == []
    assert len(claims(chosen, margins(2, {(0, SUPPLIES): FLOOR + 0.1}))) == 1


def test_only_relations_that_the_kinds_allow_are_claimed(marked: Marked) -> None:
    chosen = chosen_of(marked, "{Company:甲}建{Project:乙项目}。")
    found = claims(chosen, np.full((len(chosen), len(relation_names())), 5, dtype=np.float32))
    assert {relation_names()[claim.column] for claim in found} == {"invests_in"}


def test_nothing_is_claimed_of_nothing() -> None:
    assert claims([], np.zeros((0, len(relation_names())), dtype=np.float32)) == []
