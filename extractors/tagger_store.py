"""Taggers on disk: one ``.npz`` with the attributes as text and the weights that are not zero, quantised.

A weight is stored as a whole number of 1/`STEP`, so that a file is small and equal training gives equal bytes.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from extractors.npz import read_npz, write_npz
from extractors.tagger import Tagger
from ontology.errors import ArtefactError

STEP = 64
"""Weights are kept to 1/64; differences below that never changed a figure."""

_LARGEST = 32767  # of a 16-bit integer


def save_tagger(tagger: Tagger, path: Path) -> None:
    """Write a tagger; the parent folder must exist."""
    names = sorted(tagger.rows, key=tagger.rows.__getitem__)
    whole = np.clip(np.rint(tagger.weights[:-1] * STEP), -_LARGEST, _LARGEST).astype(np.int16)
    kept = np.nonzero(whole.any(axis=1))[0]
    whole = whole[kept]
    parts = {
        "kinds": _bytes("\n".join(tagger.kinds)),
        "attributes": _bytes("\x01".join(names[n] for n in kept.tolist())),
        "counts": (whole != 0).sum(axis=1).astype(np.uint8),
        "labels": np.nonzero(whole)[1].astype(np.uint8),
        "weights": whole[whole != 0],
        "transitions": np.rint(tagger.transitions * STEP).astype(np.int16),
    }
    write_npz(path, parts)


def load_tagger(path: Path) -> Tagger:
    """Read what `save_tagger` wrote.

    Raises
    ------
    ArtefactError
        When the file is missing or damaged.
    """
    parts = read_npz(path)
    try:
        kinds = tuple(parts["kinds"].tobytes().decode().split("\n"))
        names = parts["attributes"].tobytes().decode().split("\x01")
        weights = np.zeros((len(names) + 1, 1 + 2 * len(kinds)), dtype=np.float32)
        rows = np.repeat(np.arange(len(names)), parts["counts"])
        weights[rows, parts["labels"]] = parts["weights"].astype(np.float32) / STEP
        transitions = parts["transitions"] / STEP
    except (KeyError, ValueError, IndexError) as error:
        raise ArtefactError(f"{path.name}: is damaged ({error}); install xinmai again.") from error
    return Tagger(kinds, {name: n for n, name in enumerate(names)}, weights, transitions)


def _bytes(text: str) -> NDArray[np.uint8]:
    return np.frombuffer(text.encode(), dtype=np.uint8)
