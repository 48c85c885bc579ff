"""Files of other projects that pages carry inside, so that they work without a network: read, checked and renewed here.

``python -m outputs.vendoring`` fetches the newest release through npm and rewrites ``vendor/manifest.json``.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from ontology.errors import ArtefactError

_SHELF = Path(__file__).parent / "vendor"
_MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Asset:
    """One vendored file.

    Parameters
    ----------
    package, version, licence
        The npm package that it comes from; the licence is an SPDX expression.
    file
        Name in the vendor folder.
    member
        Path inside the package.
    sha256
        Hash of the file.
    """

    package: str
    version: str
    licence: str
    file: str
    member: str
    sha256: str


def assets() -> tuple[Asset, ...]:
    """What the manifest lists."""
    return tuple(Asset(**row) for row in json.loads((_SHELF / _MANIFEST).read_text(encoding="utf-8")))


def vendored(name: str) -> str:
    """Text of a vendored file.

    Raises
    ------
    ArtefactError
        The file is missing, or not the one that the manifest describes.
    """
    for asset in assets():
        if asset.file == name:
            return _checked(asset)
    raise ArtefactError(f"outputs/vendor/{_MANIFEST} lists no file {name}; reinstall Xinmai.")


def _checked(asset: Asset) -> str:
    path = _SHELF / asset.file
    content = path.read_bytes() if path.is_file() else b""
    if hashlib.sha256(content).hexdigest() != asset.sha256:
        raise ArtefactError(f"outputs/vendor/{asset.file} is missing or damaged; reinstall Xinmai.")
    return content.decode("utf-8")


def renew(folder: Path) -> tuple[Asset, ...]:
    """Fetch the newest release of each listed package with npm, and write files and manifest into the folder.

    Raises
    ------
    subprocess.CalledProcessError
        npm failed.
    KeyError
        The release has no such file any more.
    """
    listed = assets()
    with tempfile.TemporaryDirectory() as scratch:
        packages = {name: _pack(name, Path(scratch)) for name in sorted({asset.package for asset in listed})}
        renewed = tuple(_unpack(asset, packages[asset.package], folder) for asset in listed)
    rows = json.dumps([asdict(asset) for asset in renewed], indent=1)
    (folder / _MANIFEST).write_text(rows + "\n", encoding="utf-8")
    return renewed


def _pack(name: str, scratch: Path) -> Path:
    command = ["npm", "pack", "--silent", "--pack-destination", str(scratch), name]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return scratch / told.split()[-1]


def _unpack(asset: Asset, package: Path, folder: Path) -> Asset:
    with tarfile.open(package) as archive:
        about = json.loads(_member(archive, "package.json"))
        content = _member(archive, asset.member)
    (folder / asset.file).write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    return Asset(asset.package, about["version"], about["license"], asset.file, asset.member, digest)


def _member(archive: tarfile.TarFile, name: str) -> bytes:
    file = archive.extractfile(f"package/{name}")
    if file is None:
        raise KeyError(name)
    return file.read()


if __name__ == "__main__":
    for one in renew(_SHELF):
        print(one.package, one.version, one.file, one.sha256, file=sys.stderr)
