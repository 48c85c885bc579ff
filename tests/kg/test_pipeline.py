"""Building, forgetting, extracting: from files to published graphs."""

from __future__ import annotations

import copy
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph_directory import GraphDirectory
from kg.pipeline import Skipped, build, extract, find_files, forget
from kg.pipeline.reading import Task, hash_of, moved, read_file
from kg.terms import xm
from ontology.errors import DocumentError, StoreError
from ontology.record import record_from_json
from ontology.statement import Record

Json = dict[str, Any]
Write = Callable[[Path, Iterable[Json]], Path]
Read = Callable[[Path], list[str]]


@pytest.fixture
def files(tmp_path: Path, world: list[Json], write_lines: Write) -> list[Path]:
    """Three files of two articles each."""
    return [write_lines(tmp_path / "in" / f"{n}.jsonl", world[2 * n : 2 * n + 2]) for n in range(3)]


def test_a_folder_is_built_and_then_recognised(files: list[Path], tmp_path: Path, triples_of: Read) -> None:
    graph = tmp_path / "graph"
    first = build([tmp_path / "in"], graph=graph)
    assert (first.documents_read, first.articles_read, first.articles, first.changed) == (3, 6, 6, True)
    assert first.triples == len(triples_of(graph))
    assert first.set_aside == {}
    second = build(files, graph=graph)
    assert (second.documents_read, second.documents_recognised, second.changed) == (0, 3, False)
    assert second.triples == first.triples


def test_the_graph_says_what_the_records_say(files: list[Path], tmp_path: Path) -> None:
    build(files, graph=tmp_path / "graph")
    store = GraphDirectory(tmp_path / "graph").open()
    assert store.query("ASK { id:海岳微电子 xm:supplies id:蓝鲸汽车 ; xm:stock_code '688999' ; a xm:Company }") is True
    assert store.query("ASK { id:浙江海岳微电子 dcterms:isReplacedBy id:海岳微电子 }") is True
    assert store.query("ASK { ?a xm:acquires ?b }") is False
    assert store.query("ASK { id:德国 a xm:Place , xm:Government }") is True


def test_generic_projects_of_two_companies_stay_two(files: list[Path], tmp_path: Path) -> None:
    build(files, graph=tmp_path / "graph")
    store = GraphDirectory(tmp_path / "graph").open()
    assert store.query("ASK { id:海岳微电子 xm:invests_in ?p . id:蓝鲸汽车 xm:invests_in ?p }") is False
    assert store.query("ASK { id:海岳微电子 xm:invests_in ?p . ?p rdfs:label '一期项目' }") is True


def test_one_by_one_is_all_at_once(files: list[Path], tmp_path: Path, triples_of: Read) -> None:
    build(files, graph=tmp_path / "once")
    for path in reversed(files):
        build([path], graph=tmp_path / "by one")
    assert triples_of(tmp_path / "once") == triples_of(tmp_path / "by one")


def test_forgetting_and_building_again_is_as_if_nothing_happened(
    files: list[Path], tmp_path: Path, triples_of: Read
) -> None:
    graph = tmp_path / "graph"
    build(files, graph=graph)
    whole = triples_of(graph)
    result = forget([files[1]], graph=graph)
    assert (result.documents, result.articles, result.unknown) == (1, 2, ())
    assert len(triples_of(graph)) < len(whole)
    build(files, graph=graph)
    assert triples_of(graph) == whole


def test_everything_forgotten_leaves_nothing(files: list[Path], tmp_path: Path, triples_of: Read) -> None:
    build(files, graph=tmp_path / "graph")
    result = forget([tmp_path / "in", "no such thing"], graph=tmp_path / "graph")
    assert (result.documents, result.unknown) == (3, ("no such thing",))
    assert triples_of(tmp_path / "graph") == []


def test_a_document_is_forgotten_by_its_name(files: list[Path], tmp_path: Path) -> None:
    build(files[:1], graph=tmp_path / "graph")
    files[0].unlink()
    assert forget(["月刊"], graph=tmp_path / "graph").documents == 1


def test_forgetting_needs_a_graph(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="There is no graph"):
        forget(["x"], graph=tmp_path / "graph")
    assert not (tmp_path / "graph").exists()


def test_a_changed_file_replaces_exactly_what_it_said(
    files: list[Path], tmp_path: Path, world: list[Json], write_lines: Write, triples_of: Read
) -> None:
    graph = tmp_path / "graph"
    build(files, graph=graph)
    write_lines(files[0], world[:1])
    result = build(files, graph=graph)
    assert (result.documents_read, result.documents_recognised, result.articles_retracted) == (1, 2, 1)
    build(files, graph=tmp_path / "fresh")
    assert triples_of(graph) == triples_of(tmp_path / "fresh")


@pytest.fixture(params=[1, 2, 3])
def small_slices(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Updates in slices of a few articles."""
    monkeypatch.setattr("kg.updater.SLICE", request.param)


@pytest.mark.usefixtures("small_slices")
def test_slices_of_an_update_change_nothing(
    world_graph: Path, tmp_path: Path, world: list[Json], write_lines: Write, triples_of: Read
) -> None:
    path, graph = tmp_path / "in.jsonl", tmp_path / "graph"
    build([write_lines(path, [world[5], world[1], world[2]])], graph=graph)
    build([write_lines(path, world)], graph=graph)
    assert triples_of(graph) == triples_of(world_graph)


def test_sync_retracts_what_is_gone_and_reads_what_came(
    files: list[Path], tmp_path: Path, world: list[Json], write_lines: Write
) -> None:
    graph = tmp_path / "graph"
    outside = write_lines(tmp_path / "elsewhere" / "x.jsonl", world[:1])
    build([*files, outside], graph=graph)
    files[1].unlink()
    outside.unlink()
    write_lines(tmp_path / "in" / "new.jsonl", world[2:3])
    result = build([], graph=graph, sync=tmp_path / "in")
    assert (result.documents_retracted, result.documents_read) == (1, 1)
    assert len(GraphDirectory(graph).manifest().files()) == 4
    files[2].unlink()
    assert build(files[:1], graph=graph).documents_retracted == 0
    shutil.rmtree(tmp_path / "in")
    lost = build([], graph=graph, sync=tmp_path / "in")
    assert (lost.documents_retracted, len(lost.skipped)) == (0, 1)


def test_a_copy_of_a_file_is_not_read_again(files: list[Path], tmp_path: Path, triples_of: Read) -> None:
    graph = tmp_path / "graph"
    build(files, graph=graph)
    whole = triples_of(graph)
    copy_of = tmp_path / "copies" / files[0].name
    copy_of.parent.mkdir()
    shutil.copyfile(files[0], copy_of)
    result = build([copy_of], graph=graph)
    assert (result.documents_read, result.articles_recognised) == (0, 2)
    assert triples_of(graph) == whole
    forget([files[0]], graph=graph)
    assert triples_of(graph) == whole


def test_bad_input_stops_nobody(files: list[Path], tmp_path: Path) -> None:
    bad = tmp_path / "in" / "bad.jsonl"
    bad.write_text(files[0].read_text(encoding="utf-8") + "{broken\n[1]\n" + '{"relations": 5, "doc": 3}\n', "utf-8")
    (tmp_path / "in" / "empty.jsonl").touch()
    missing = tmp_path / "missing.txt"
    result = build([tmp_path / "in", missing], graph=tmp_path / "graph")
    reasons = [f"{one.path.name} {one.reason}" for one in result.skipped]
    assert len(reasons) == 5
    assert sum("bad.jsonl:" in reason for reason in reasons) == 3
    assert any("empty" in reason for reason in reasons)
    assert any("missing.txt" in reason for reason in reasons)
    assert result.articles == 6


def test_a_file_that_vanishes_keeps_what_it_said(files: list[Path], tmp_path: Path, triples_of: Read) -> None:
    graph = tmp_path / "graph"
    build(files, graph=graph)
    whole = triples_of(graph)
    files[0].write_text("")
    result = build(files, graph=graph)
    assert [one.path for one in result.skipped] == [files[0]]
    assert triples_of(graph) == whole
    outcome = read_file(Task(tmp_path / "gone.jsonl"))
    assert "gone.jsonl" in outcome.failure
    with pytest.raises(DocumentError, match=r"gone\.jsonl"):
        hash_of(tmp_path / "gone.jsonl")


def test_what_the_shapes_refuse_is_set_aside_and_counted(tmp_path: Path, world: list[Json], write_lines: Write) -> None:
    wrong = copy.deepcopy(world[2])
    wrong["relations"].append({"s": "f", "p": "supplies", "o": "a", "evidence": "产品供货"})
    path = write_lines(tmp_path / "wrong.jsonl", [wrong])
    result = build([path], graph=tmp_path / "graph")
    assert sum(result.set_aside.values()) == 1
    assert result.articles == 1
    right = build([write_lines(tmp_path / "right.jsonl", [world[2]])], graph=tmp_path / "other")
    assert right.triples == result.triples


def test_jobs_change_nothing(files: list[Path], tmp_path: Path, triples_of: Read) -> None:
    build(files, graph=tmp_path / "one")
    build(files, graph=tmp_path / "two", jobs=2)
    assert triples_of(tmp_path / "one") == triples_of(tmp_path / "two")


def test_progress_is_told_file_by_file(files: list[Path], tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    build(files, graph=tmp_path / "graph", progress=lambda *step: told.append(step))
    assert told == [(1, 3, "0.jsonl"), (2, 3, "1.jsonl"), (3, 3, "2.jsonl")]


@pytest.mark.usefixtures("files")
def test_extract_yields_records_in_order(tmp_path: Path, world: list[Json]) -> None:
    skipped: list[Skipped] = []
    told: list[int] = []
    found = extract([tmp_path / "in", tmp_path / "no"], on_skip=skipped.append, progress=lambda n, *_: told.append(n))
    assert [one.title for one in found] == [one["title"] for one in world]
    assert [one.path.name for one in skipped] == ["no"]
    assert told == [1, 2, 3]


def test_files_are_found_once_in_order(files: list[Path], tmp_path: Path) -> None:
    found, missing = find_files([files[2], tmp_path / "in", files[0]])
    assert [path.name for path in found] == ["0.jsonl", "1.jsonl", "2.jsonl"]
    assert missing == []


def test_records_move_with_their_document(world: list[Json]) -> None:
    record = record_from_json(world[0])
    there = moved(record, 100, 7, "别刊")
    assert (there.doc, there.lines) == ("别刊", (17, 31))
    starts = [one.evidence.start for one in there.statements]
    assert 220 in starts
    assert None in starts
    assert moved(there, -100, -7, record.doc) == record


def test_new_rules_make_the_graph_anew_without_reading(
    files: list[Path], tmp_path: Path, reader: _StubReader, triples_of: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph, text = tmp_path / "graph", tmp_path / "in" / "a.txt"
    text.write_text(TEXT, encoding="utf-8")
    build([tmp_path / "in"], graph=graph)
    whole = triples_of(graph)
    monkeypatch.setattr("kg.pipeline.run.rules_version", lambda: "others")
    monkeypatch.setattr("kg.rdf.terms.LAST_LINE", xm("lastLineOfOtherRules"))
    result = build([tmp_path / "in"], graph=graph)
    assert (result.changed, result.documents_read, result.articles) == (True, 0, 7)
    assert len(reader.read) == 1
    renewed = triples_of(graph)
    assert len(renewed) == len(whole)
    assert not any("/lastLine>" in line for line in renewed)
    assert not build([tmp_path / "in"], graph=graph).changed
    forget(files, graph=graph)
    forget([text], graph=graph)
    assert triples_of(graph) == []


def test_nothing_read_makes_no_graph(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    result = build([tmp_path / "empty.txt"], graph=tmp_path / "graph")
    assert (result.changed, len(result.skipped)) == (False, 1)
    assert not GraphDirectory(tmp_path / "graph").exists


def test_a_second_build_is_told_who_builds(files: list[Path], tmp_path: Path) -> None:
    directory = GraphDirectory(tmp_path / "graph")
    with directory.locked(), pytest.raises(StoreError, match="is being built by process"):
        build(files, graph=tmp_path / "graph")


@pytest.fixture(scope="module")
def one_each(tmp_path_factory: pytest.TempPathFactory, world: list[Json], write_lines: Write) -> list[Path]:
    """One file for each article."""
    folder = tmp_path_factory.mktemp("articles")
    return [write_lines(folder / f"{n}.jsonl", [one]) for n, one in enumerate(world)]


ORDERS = st.permutations(range(6))


DETOURS = st.tuples(ORDERS, st.lists(st.integers(1, 4), min_size=1, max_size=3), st.integers(0, 5))


@settings(max_examples=3, deadline=None)  # tests/kg/test_updater.py tries many more, without disks
@given(DETOURS)
def test_order_batches_and_detours_leave_the_same_graph(
    tmp_path_factory: pytest.TempPathFactory,
    world_graph: Path,
    one_each: list[Path],
    triples_of: Read,
    detour: tuple[list[int], list[int], int],
) -> None:
    order, sizes, forgotten = detour
    graph = tmp_path_factory.mktemp("orders") / "graph"
    pending = [one_each[n] for n in order]
    for size in [*sizes, 6]:
        build(pending[:size], graph=graph)
        pending = pending[size:]
    forget([one_each[forgotten]], graph=graph)
    build([one_each[forgotten]], graph=graph)
    assert triples_of(graph) == triples_of(world_graph)


def test_a_killed_build_leaves_the_old_graph_and_the_next_one_ends_the_same(
    tmp_path: Path, world: list[Json], write_lines: Write, triples_of: Read
) -> None:
    old = write_lines(tmp_path / "old.jsonl", world[:2])
    news = []
    for number in range(24):
        article = copy.deepcopy(world[number % 6])
        article["title"] += str(number)
        news.append(write_lines(tmp_path / "new" / f"{number}.jsonl", [article]))
    graph = tmp_path / "graph"
    build([old], graph=graph)
    before = triples_of(graph)
    build([old, *news], graph=tmp_path / "straight")
    code = "import sys; from pathlib import Path; from kg.pipeline import build\nprint('go', flush=True)\n"
    code += "build([Path(sys.argv[1])], graph=Path(sys.argv[2]))"
    rnd, killed = random.Random(7), 0
    for _ in range(6):
        command = [sys.executable, "-c", code, str(tmp_path / "new"), str(graph)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(rnd.uniform(0.0, 0.5))
            process.send_signal(signal.SIGKILL)
            process.wait()
        if triples_of(graph) == before:
            killed += 1
        else:
            assert triples_of(graph) == triples_of(tmp_path / "straight")
    assert killed
    build([tmp_path / "new"], graph=graph)
    assert triples_of(graph) == triples_of(tmp_path / "straight")


class _StubReader:
    """Reads an article as one company named like its title; counts what it reads."""

    version = "stub-1"

    def __init__(self) -> None:
        self.read: list[str] = []

    def read_article(self, article: Any) -> Record:
        from ontology.statement import Entity, Evidence, Statement

        self.read.append(article.title)
        start = article.document.text.index("二〇一四年")
        entities = (Entity("e1", "Company", article.title, mentions=((start, start + 2),)),)
        evidence = Evidence("二〇一四年", start, start + 5)
        statements = (Statement("e1", "founded", evidence, value="2014"),)
        return Record(
            article.id, article.document.name, article.lines, article.title, None, None, None, entities, statements
        )


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> _StubReader:
    stub = _StubReader()
    monkeypatch.setattr("kg.pipeline.reading._reader", lambda _model: stub)
    return stub


TEXT = "海岳微电子\n\n公司成立于二〇一四年，位于绍兴。\n"


def test_documents_go_through_the_reader_once(tmp_path: Path, reader: _StubReader, triples_of: Read) -> None:
    graph, path = tmp_path / "graph", tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert build([path], graph=graph).articles_read == 1
    assert build([path], graph=graph).documents_recognised == 1
    whole = triples_of(graph)
    assert any(TEXT.index("二〇一四年") == int(line.split('"')[1]) for line in whole if "oa#start" in line)
    assert len(reader.read) == 1


def test_a_newer_reader_is_told_and_reads_again_when_asked(tmp_path: Path, reader: _StubReader) -> None:
    graph, path = tmp_path / "graph", tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    build([path], graph=graph)
    reader.version = "stub-2"
    assert build([path], graph=graph).outdated == 1
    renewed = build([path], graph=graph, reread=True)
    assert (renewed.articles_read, renewed.outdated) == (1, 0)
    assert len(reader.read) == 2


def test_another_date_of_issue_is_another_reading(tmp_path: Path, reader: _StubReader) -> None:
    graph, path = tmp_path / "graph", tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    build([path], graph=graph, date="2025-01")
    assert build([path], graph=graph, date="2025-02").documents_read == 1
    assert build([path], graph=graph, date="2025-02").documents_read == 0
    assert len(reader.read) == 2


def test_an_article_read_before_is_recognised_in_another_document(tmp_path: Path, reader: _StubReader) -> None:
    graph, path, other = tmp_path / "graph", tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    line = '{"title": "%s", "text": "成立于二〇一四年。"}\n'
    path.write_text(line % "海岳微电子", encoding="utf-8")
    other.write_text(line % "蓝鲸汽车" + line % "海岳微电子", encoding="utf-8")
    build([path], graph=graph)
    result = build([other], graph=graph)
    assert (result.articles_read, result.articles_recognised, result.articles) == (1, 1, 2)
    assert reader.read == ["海岳微电子", "蓝鲸汽车"]
