"""The linear model of relations: what it computes, and how it is kept."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from extractors.features import SIZE
from extractors.npz import read_npz, write_npz
from extractors.ranker import FILE, Ranker
from ontology.errors import ArtefactError


@pytest.fixture
def ranker() -> Ranker:
    """Two relation types, three features that weigh something."""
    weights = np.zeros((SIZE, 2), dtype=np.float32)
    weights[[3, 70, SIZE - 1]] = [[1.25, 0], [-0.3333, 2.5], [0, 0.001]]
    return Ranker(
        ("holds", "supplies"),
        weights,
        bias=np.array([-2, -1], dtype=np.float32),
    )


def test_margins_are_sums_of_weights(ranker: Ranker) -> None:
    assert ranker.margins(np.array([3, 70])) == pytest.approx([1.25 - 0.3333 - 2, 2.5 - 1])
    assert ranker.margins(np.array([5])) == pytest.approx([-2, -1])


def test_a_stored_ranker_comes_back_to_half_precision(ranker: Ranker, tmp_path: Path) -> None:
    ranker.save(tmp_path / "new" / "relations")
    loaded = Ranker.load(tmp_path / "new" / "relations")
    assert loaded.relations == ranker.relations
    assert loaded.weights.shape == (SIZE, 2)
    np.testing.assert_allclose(loaded.weights, ranker.weights, rtol=2**-11, atol=2**-24)
    np.testing.assert_array_equal(loaded.bias, ranker.bias)


def test_storing_again_gives_the_same_bytes(ranker: Ranker, tmp_path: Path) -> None:
    ranker.save(tmp_path / "a")
    Ranker.load(tmp_path / "a").save(tmp_path / "b")
    assert (tmp_path / "a" / FILE).read_bytes() == (tmp_path / "b" / FILE).read_bytes()


def test_only_weights_that_weigh_are_stored(ranker: Ranker, tmp_path: Path) -> None:
    ranker.save(tmp_path)
    assert read_npz(tmp_path / FILE)["used"].tolist() == [3, 70, SIZE - 1]


@pytest.mark.parametrize("keep", [0, 10, 300])
def test_a_cut_file_is_reported(ranker: Ranker, tmp_path: Path, keep: int) -> None:
    ranker.save(tmp_path)
    (tmp_path / FILE).write_bytes((tmp_path / FILE).read_bytes()[:keep])
    with pytest.raises(ArtefactError, match=FILE):
        Ranker.load(tmp_path)


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    with pytest.raises(ArtefactError, match=FILE):
        Ranker.load(tmp_path)


@pytest.mark.parametrize("name", ["relations", "used", "weights", "bias"])
def test_a_file_that_lacks_a_part_is_reported(ranker: Ranker, tmp_path: Path, name: str) -> None:
    ranker.save(tmp_path)
    arrays = read_npz(tmp_path / FILE)
    del arrays[name]
    write_npz(tmp_path / FILE, arrays)
    with pytest.raises(ArtefactError, match=rf"{FILE}.*{name}"):
        Ranker.load(tmp_path)


def test_features_beyond_the_table_are_reported(ranker: Ranker, tmp_path: Path) -> None:
    ranker.save(tmp_path)
    write_npz(tmp_path / FILE, read_npz(tmp_path / FILE) | {"used": np.array([3, 70, SIZE], dtype=np.uint32)})
    with pytest.raises(ArtefactError, match=FILE):
        Ranker.load(tmp_path)
