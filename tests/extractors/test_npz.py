"""Arrays on disk."""

from __future__ import annotations

import contextlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.npz import read_npz, write_npz
from ontology.errors import ArtefactError

ARRAYS = {"weights": np.arange(40, dtype=np.float16).reshape(8, 5), "names": np.array(["甲", "乙丙"])}


def test_arrays_come_back(tmp_path: Path) -> None:
    write_npz(tmp_path / "a.npz", ARRAYS)
    found = read_npz(tmp_path / "a.npz")
    assert list(found) == ["weights", "names"]
    for name, array in ARRAYS.items():
        assert found[name].dtype == array.dtype
        assert (found[name] == array).all()


def test_equal_arrays_are_equal_bytes(tmp_path: Path) -> None:
    write_npz(tmp_path / "a.npz", ARRAYS)
    write_npz(tmp_path / "b.npz", {name: np.asfortranarray(array) for name, array in ARRAYS.items()})
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArtefactError, match=r"^a\.npz: cannot be read"):
        read_npz(tmp_path / "a.npz")


@given(cut=st.integers(0, 900), changes=st.dictionaries(st.integers(0, 899), st.integers(0, 255), max_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_damage_never_ends_in_another_error(tmp_path: Path, cut: int, changes: dict[int, int]) -> None:
    write_npz(tmp_path / "a.npz", ARRAYS)
    raw = bytearray((tmp_path / "a.npz").read_bytes())[:cut]
    for place, value in changes.items():
        if place < len(raw):
            raw[place] = value
    (tmp_path / "a.npz").write_bytes(bytes(raw))
    with contextlib.suppress(ArtefactError):
        assert len(read_npz(tmp_path / "a.npz")) <= len(ARRAYS)
