"""Generations: published whole or not at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Triple

from kg.graph_directory import FORMAT, KEPT, GraphDirectory
from ontology.errors import StoreError

NODES = [NamedNode(f"https://example.org/{n}") for n in range(9)]


def _edge(number: int) -> Triple:
    return Triple(NODES[0], NODES[1], NODES[number])


@pytest.fixture
def directory(tmp_path: Path) -> GraphDirectory:
    return GraphDirectory(tmp_path / "graph")


def _publish(directory: GraphDirectory, *numbers: int) -> None:
    with directory.locked(), directory.begin() as work:
        work.store.load(map(_edge, numbers))


def test_there_is_nothing_at_first(directory: GraphDirectory) -> None:
    assert not directory.exists
    with pytest.raises(StoreError, match="There is no graph in"):
        directory.open()


def test_a_generation_builds_on_the_one_before(directory: GraphDirectory) -> None:
    _publish(directory, 2)
    before = directory.open()
    _publish(directory, 3)
    assert set(before.triples()) == {_edge(2)}
    assert set(directory.open().triples()) == {_edge(2), _edge(3)}
    assert not directory.open().writable


def test_a_generation_may_start_anew(directory: GraphDirectory) -> None:
    _publish(directory, 2)
    with directory.locked(), directory.begin(anew=True) as work:
        work.store.load([_edge(4)])
    assert set(directory.open().triples()) == {_edge(4)}


def test_an_error_publishes_nothing_and_leaves_nothing(directory: GraphDirectory) -> None:
    _publish(directory, 2)

    def fail() -> None:
        with directory.locked(), directory.begin() as work:
            work.store.load([_edge(3)])
            raise ValueError("on purpose")

    with pytest.raises(ValueError, match="on purpose"):
        fail()
    assert set(directory.open().triples()) == {_edge(2)}
    assert len(list((directory.path / "generations").iterdir())) == 1


def test_old_generations_go_but_not_the_last_ones(directory: GraphDirectory) -> None:
    for number in range(2, 7):
        _publish(directory, number)
    assert sorted(one.name for one in (directory.path / "generations").iterdir()) == ["000004", "000005"]
    assert KEPT == 2


def test_what_a_killed_build_left_is_swept(directory: GraphDirectory) -> None:
    _publish(directory, 2)
    generations = directory.path / "generations"
    (generations / "000002.unfinished").mkdir()
    (generations / "000002").mkdir()
    _publish(directory, 3)
    assert sorted(one.name for one in generations.iterdir()) == ["000001", "000002"]
    assert directory.open().count() == 2


def test_one_builder_at_a_time_and_the_other_is_told_who(directory: GraphDirectory) -> None:
    code = (
        "import sys, time; from pathlib import Path; from kg.graph_directory import GraphDirectory\n"
        "with GraphDirectory(Path(sys.argv[1])).locked():\n    print('held', flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", code, str(directory.path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(StoreError, match=f"process {other.pid}"), directory.locked():
            pass
        other.send_signal(signal.SIGKILL)
        other.wait()
        with directory.locked():
            assert (directory.path / "lock").read_text() == f"process {os.getpid()}"


def test_another_format_is_refused(directory: GraphDirectory) -> None:
    _publish(directory, 2)
    (directory.path / "format").write_text("99\n")
    for use in (directory.open, directory.manifest, lambda: _publish(directory, 3)):
        with pytest.raises(StoreError, match=f"format 99.*knows {FORMAT}"):
            use()


def test_damage_is_named(directory: GraphDirectory) -> None:
    _publish(directory, 2)
    (directory.path / "current").write_text("000009\n")
    with pytest.raises(StoreError, match="generation 000009 is missing"):
        directory.open()
    (directory.path / "current").write_text("rubbish\n")
    with pytest.raises(StoreError, match="pointer reads 'rubbish'"):
        directory.open()
    (directory.path / "format").unlink()
    with pytest.raises(StoreError, match="format is missing"):
        directory.open()


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="can't be written"), GraphDirectory(tmp_path / "file").locked():
        pass
