"""Taggers on disk: what is written is read again, to the step of the weights."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from extractors.npz import read_npz, write_npz
from extractors.tagger import Tagger
from extractors.tagger_store import STEP, load_tagger, save_tagger
from ontology.errors import ArtefactError


def _tagger() -> Tagger:
    weights = np.array([[0.5, 0, -1.25], [0, 0, 0], [0, 2.0, 0], [0, 0, 0]], dtype=np.float32)
    return Tagger(("Company",), {"w微": 0, "useless": 1, "w芯": 2}, weights, np.full((3, 3), 0.25))


def test_weights_and_transitions_come_back_and_empty_rows_are_dropped(tmp_path: Path) -> None:
    path = tmp_path / "tagger.npz"
    save_tagger(_tagger(), path)
    read = load_tagger(path)
    assert read.kinds == ("Company",)
    assert read.rows.keys() == {"w微", "w芯"}
    assert read.weights[read.rows["w微"]].tolist() == [0.5, 0, -1.25]
    assert np.abs(read.transitions - 0.25).max() <= 1 / STEP


def test_equal_taggers_give_equal_bytes(tmp_path: Path) -> None:
    for name in ("a.npz", "b.npz"):
        save_tagger(_tagger(), tmp_path / name)
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()


def test_a_file_without_its_parts_is_an_artefact_error(tmp_path: Path) -> None:
    path = tmp_path / "tagger.npz"
    save_tagger(_tagger(), path)
    parts = read_npz(path)
    del parts["labels"]
    write_npz(path, parts)
    with pytest.raises(ArtefactError, match=r"tagger\.npz"):
        load_tagger(path)
