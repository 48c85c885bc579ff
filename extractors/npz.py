"""Arrays on disk without clock times: equal arrays give equal bytes."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from tokenize import TokenError
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ontology.errors import ArtefactError

_STAMP = (1980, 1, 1, 0, 0, 0)  # the earliest that ZIP knows
_DAMAGED = (OSError, ValueError, EOFError, NotImplementedError, TokenError, zipfile.BadZipFile, zlib.error)
"""What `numpy.load` raises on files with wrong bytes in them."""


def write_npz(path: Path, arrays: Mapping[str, NDArray[Any]]) -> None:
    """Write compressed arrays that `numpy.load` reads; the parent folder must exist."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, array in arrays.items():
            member = zipfile.ZipInfo(f"{name}.npy", _STAMP)
            member.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(member, "w") as handle:
                np.lib.format.write_array(handle, np.ascontiguousarray(array))


def read_npz(path: Path) -> dict[str, NDArray[Any]]:
    """Read what `write_npz` wrote.

    Raises
    ------
    ArtefactError
        When the file is missing or damaged.
    """
    try:
        with path.open("rb") as handle, np.load(handle) as stored:
            return {name: stored[name] for name in stored.files}
    except _DAMAGED as error:
        raise ArtefactError(f"{path.name}: cannot be read ({error}); install xinmai again.") from error
