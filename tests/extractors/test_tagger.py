"""The CRF: probabilities against brute force over all label sequences."""

from __future__ import annotations

import itertools
import math
from pathlib import Path

import numpy as np
import pytest

from extractors.tagger import Tagger
from extractors.tagger_store import load_tagger, save_tagger
from ontology.errors import ArtefactError

KINDS = ("Company", "Place")
OBSERVED = [["a"], ["a", "b"], ["c"], ["b", "unseen"]]


def make_tagger() -> Tagger:
    random = np.random.default_rng(7)
    weights = np.vstack([random.normal(size=(3, 5)), np.zeros(5)]).astype(np.float32)
    return Tagger(KINDS, {"a": 0, "b": 1, "c": 2}, weights, random.normal(size=(5, 5)))


def brute_force(tagger: Tagger, start: int, end: int, kind: int) -> float:
    """Probability of the span as the share of all legal label sequences, enumerated."""
    emissions = tagger.emissions(OBSERVED)
    total = wanted = 0.0
    span = [1 + 2 * kind] + [2 + 2 * kind] * (end - start - 1)
    for labels in itertools.product(range(5), repeat=len(OBSERVED)):
        score = sum(emissions[t, label] for t, label in enumerate(labels))
        score += sum(tagger.legal[a, b] for a, b in itertools.pairwise(labels))
        score -= 30.0 if labels[0] in (2, 4) else 0.0
        weight = math.exp(score)
        total += weight
        goes_on = end < len(labels) and labels[end] == 2 + 2 * kind
        if list(labels[start:end]) == span and not goes_on:
            wanted += weight
    return wanted / total


@pytest.mark.parametrize(("start", "end", "kind"), [(0, 1, 0), (0, 2, 1), (1, 4, 0), (3, 4, 1), (0, 4, 0), (2, 3, 0)])
def test_span_probabilities_are_exact(start: int, end: int, kind: int) -> None:
    chain = make_tagger().run([OBSERVED])[0]
    found = {(a, b, k): p for a, b, k, p in chain.spans(least=1e-9, longest=10)}
    assert found[start, end, kind] == pytest.approx(brute_force(make_tagger(), start, end, kind), rel=1e-6)


def test_sequences_side_by_side_do_not_disturb_each_other() -> None:
    tagger = make_tagger()
    alone = [tagger.run([sequence])[0].marginals() for sequence in (OBSERVED[:2], OBSERVED, OBSERVED[1:])]
    together = [chain.marginals() for chain in tagger.run([OBSERVED[:2], OBSERVED, OBSERVED[1:]])]
    for one, other in zip(alone, together, strict=True):
        np.testing.assert_allclose(one, other)


def test_marginals_sum_to_one() -> None:
    np.testing.assert_allclose(make_tagger().run([OBSERVED])[0].marginals().sum(axis=1), 1.0)


def test_nothing_to_tag() -> None:
    assert make_tagger().run([]) == []


def test_stored_taggers_come_back(tmp_path: Path) -> None:
    tagger = make_tagger()
    save_tagger(tagger, tmp_path / "tagger.npz")
    loaded = load_tagger(tmp_path / "tagger.npz")
    assert loaded.kinds == KINDS
    np.testing.assert_allclose(loaded.emissions(OBSERVED), tagger.emissions(OBSERVED), atol=0.05)
    save_tagger(loaded, tmp_path / "again.npz")
    assert (tmp_path / "again.npz").read_bytes() == (tmp_path / "tagger.npz").read_bytes()


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "tagger.npz").write_bytes(b"nothing")
    with pytest.raises(ArtefactError, match=r"tagger\.npz"):
        load_tagger(tmp_path / "tagger.npz")
