"""Claims beside each other."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from extractors.arbiter import FOREST, THRESHOLDS, Arbiter, Rivals, table
from extractors.article import Article
from extractors.candidate import candidates, context
from extractors.claim import FLOOR, Claim, claims
from extractors.pairs import kind_pairs, relation_names
from extractors.sentence import sentences
from extractors.thing import Thing
from ontology.errors import ArtefactError

Marked = Callable[..., tuple[Article, list[Thing]]]
SUPPLIES, HOLDS = (relation_names().index(name) for name in ("supplies", "holds"))


def claim(subject: int, column: int, other: int, margin: float) -> Claim:
    return Claim(subject, column, other, 0, margin, FLOOR, 1)


def test_a_claim_stands_among_those_with_its_object_and_its_subject() -> None:
    found = [
        claim(0, SUPPLIES, 9, 1.5),
        claim(1, SUPPLIES, 9, 2.0),
        claim(2, SUPPLIES, 9, -1.0),
        claim(0, SUPPLIES, 8, 3.0),
        claim(0, HOLDS, 9, 0.5),
        claim(9, SUPPLIES, 0, -2.0),
        claim(9, HOLDS, 0, -0.5),
    ]
    rivals = Rivals(found)
    #                                same object     same subject    same pair  reversed
    assert rivals.row(found[0]) == [2.0, 1.0, 2.0, 3.0, 1.0, 2.0, 0.5, -2.0, -0.5]
    assert rivals.row(found[1]) == [1.5, 0.0, 2.0, FLOOR, 0.0, 1.0, FLOOR, FLOOR, FLOOR]


def test_rows_tell_the_claims_apart(marked: Marked) -> None:
    article, things = marked("{Company:甲}供货\n{Company:甲}与{Company:乙}，{Company:丙}。供{Company:乙}。", title=True)
    cut = sentences(article, things)
    shared = context(things, cut)
    chosen = list(candidates(things, cut, shared, frozenset(kind_pairs())))
    found = claims(chosen, np.full((len(chosen), len(relation_names())), 1, dtype=np.float32))
    rows = table(found, chosen, things, cut, shared)
    assert rows.shape[0] == len(found) > 10
    assert np.isfinite(rows).all()
    assert rows[:, 0].tolist() == [one.margin for one in found]
    types = rows[:, -len(relation_names()) :]
    assert types.sum(axis=1).tolist() == [1.0] * len(found)
    assert types.argmax(axis=1).tolist() == [one.column for one in found]
    assert table([], chosen, things, cut, shared).shape == (0, rows.shape[1])


def test_the_certainty_of_a_name_reaches_its_claims(marked: Marked) -> None:
    article, things = marked("{Company:甲}供{Company:乙}。")
    cut = sentences(article, things)
    shared = context(things, cut)
    chosen = list(candidates(things, cut, shared, frozenset(kind_pairs())))
    found = [dataclasses.replace(claim(0, SUPPLIES, 1, 1.0), row=0)]
    doubtful = [dataclasses.replace(things[0], score=0.25), things[1]]
    changed = table(found, chosen, doubtful, cut, shared) - table(found, chosen, things, cut, shared)
    assert sorted(changed[changed != 0].tolist()) == [-0.75]


def test_a_stored_arbiter_comes_back(arbiter: Arbiter, tmp_path: Path) -> None:
    arbiter.save(tmp_path)
    loaded = Arbiter.load(tmp_path)
    assert loaded.thresholds == arbiter.thresholds
    margins = np.linspace(-5, 5, 41)[:, None]
    np.testing.assert_array_equal(loaded.forest.probabilities(margins), arbiter.forest.probabilities(margins))


@pytest.mark.parametrize("name", [FOREST, THRESHOLDS])
@pytest.mark.parametrize("content", [None, b"", b"[1]", b'{"supplies": "high"}', b'{"supplies": null}', b"{}", b"\xff"])
def test_damage_is_reported(arbiter: Arbiter, tmp_path: Path, name: str, content: bytes | None) -> None:
    arbiter.save(tmp_path)
    (tmp_path / name).unlink()
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(ArtefactError, match=name):
        Arbiter.load(tmp_path)
