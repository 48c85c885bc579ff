"""Vendored files are the ones that the manifest describes, with their licences."""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
from pathlib import Path

import pytest

from ontology.errors import ArtefactError
from outputs import vendoring
from outputs.vendoring import Asset, assets, renew, vendored


def test_every_vendored_file_is_whole_licensed_and_listed() -> None:
    listed = assets()
    assert len(listed) >= 3
    for asset in listed:
        assert vendored(asset.file)
        assert asset.licence
    shelf = Path(vendoring.__file__).parent / "vendor"
    assert {path.name for path in shelf.iterdir()} - {"README.md", "manifest.json"} == {one.file for one in listed}


def test_the_renderer_can_stand_inside_a_page() -> None:
    assert "</script" not in vendored("vis-network.min.js").lower()


def test_a_damaged_or_unlisted_file_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    row = {"package": "p", "version": "1", "licence": "MIT", "file": "a.js", "member": "a.js", "sha256": "0"}
    (tmp_path / "manifest.json").write_text(json.dumps([row]), encoding="utf-8")
    monkeypatch.setattr(vendoring, "_SHELF", tmp_path)
    with pytest.raises(ArtefactError, match=r"a\.js is missing or damaged"):
        vendored("a.js")
    with pytest.raises(ArtefactError, match=r"no file b\.js"):
        vendored("b.js")


def test_renew_takes_files_from_the_newest_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    package = tmp_path / "p.tgz"
    with tarfile.open(package, "w:gz") as archive:
        for name, text in (("package.json", '{"version": "2", "license": "MIT"}'), ("dist/a.js", "new")):
            info = tarfile.TarInfo(f"package/{name}")
            info.size = len(text)
            archive.addfile(info, io.BytesIO(text.encode()))
    monkeypatch.setattr(vendoring, "_pack", lambda _name, _scratch: package)
    monkeypatch.setattr(vendoring, "assets", lambda: (Asset("p", "1", "X", "a.js", "dist/a.js", "0"),))
    (renewed,) = renew(tmp_path)
    assert (renewed.version, renewed.licence) == ("2", "MIT")
    assert renewed.sha256 == hashlib.sha256(b"new").hexdigest()
    assert (tmp_path / "a.js").read_text(encoding="utf-8") == "new"
    assert json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))[0]["version"] == "2"
