"""The command ``export``; the formats are tested in ``test_exporter.py``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from kg.exchange import serialise
from kg.store import Store
from outputs.exits import DONE, USAGE

Run = Callable[..., Result]


def test_the_ending_chooses_the_format(run: Run, graph: Path, store: Store, tmp_path: Path) -> None:
    result = run("export", "-o", tmp_path / "g.NT", "--graph", graph)
    content = (tmp_path / "g.NT").read_bytes()
    assert result.exit_code == DONE
    assert content == serialise(store, ".nt")
    assert f"{len(content)} 字节" in result.stderr


def test_an_unknown_ending_is_refused_before_anything_is_read(run: Run, tmp_path: Path) -> None:
    for name in ("g.doc", "g"):
        result = run("export", "-o", tmp_path / name, "--graph", tmp_path / "none")
        assert result.exit_code == USAGE
        assert ".ttl .nt .jsonld .graphml .gexf .json .csv" in result.stderr
