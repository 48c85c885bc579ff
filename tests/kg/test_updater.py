"""Bringing a generation up to date touches only what changed, and ends where building everything at once ends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.archive import Archive, Read, Reading, record_hash
from kg.graph_directory import Work
from kg.manifest import File, Manifest
from kg.stores import MemoryStore
from kg.terms import ALT_LABEL, REPLACED_BY
from kg.updater import Change, update
from ontology.statement import Entity, Evidence, Modality, Record, Statement

KEY = "海岳微电子"
FULL = "浙江海岳微电子股份有限公司"


@contextmanager
def _work(folder: Path) -> Iterator[Work]:
    folder.mkdir(parents=True, exist_ok=True)
    with Archive(folder / "archive") as archive, Manifest(folder / "manifest") as manifest:
        yield Work(MemoryStore(), manifest, archive)


def _enter(work: Work, article: str, *records: Record) -> None:
    """Let an article stand as these records say, one document each; none retracts it."""
    before = work.manifest.occurrences(article)
    reads = tuple(Read(f"d{n}", "月刊", article, record_hash(one)) for n, one in enumerate(records))
    work.archive.keep(article, Reading(reads), records)
    if records:
        work.manifest.put_file(File(article, "h", "v", article), reads)
    else:
        work.manifest.drop_file(article)
    update(work, {article: Change(before, work.manifest.occurrences(article))})


def _lines(work: Work) -> list[str]:
    assert work.store.count() == work.manifest.triples()
    return sorted(map(str, work.store.triples()))


def _supply(name: str, *aliases: str, quote: str = "供货", modality: Modality = Modality.STATED) -> Record:
    entities = Entity("a", "Company", name, aliases), Entity("b", "Company", "蓝鲸汽车")
    said = Statement("a", "supplies", Evidence(quote), object="b", modality=modality)
    return Record("", "月刊", (1, 2), "供货", entities=entities, statements=(said,))


def test_nothing_changed_writes_nothing(tmp_path: Path) -> None:
    with _work(tmp_path) as work:
        update(work, {})
        assert work.store.count() == 0


def test_retracting_leaves_what_was_there_before(tmp_path: Path) -> None:
    with _work(tmp_path) as work:
        _enter(work, "one", _supply(KEY))
        before = _lines(work)
        _enter(work, "two", _supply(FULL, KEY, quote="长期供货"))
        assert _lines(work) != before
        _enter(work, "two")
        assert _lines(work) == before
        _enter(work, "one")
        assert _lines(work) == []


def test_an_edge_stands_until_its_last_stated_statement_goes(tmp_path: Path) -> None:
    with _work(tmp_path) as work:
        edge = "ASK { id:海岳微电子 xm:supplies id:蓝鲸汽车 }"
        _enter(work, "one", _supply(KEY))
        _enter(work, "two", _supply(KEY, quote="也供货"))
        _enter(work, "three", _supply(KEY, quote="拟供货", modality=Modality.PLANNED))
        _enter(work, "one")
        assert work.store.query(edge) is True
        _enter(work, "two")
        assert work.store.query(edge) is False
        assert work.store.query("ASK { ?s rdf:subject id:海岳微电子 ; xm:modality 'planned' }") is True


def test_a_later_article_renames_what_earlier_ones_said(tmp_path: Path) -> None:
    with _work(tmp_path) as work:
        _enter(work, "one", _supply(KEY))
        _enter(work, "two", _supply(FULL, KEY))
        _enter(work, "three", _supply(FULL))
        subjects = {str(one.object) for one in work.store.triples() if one.predicate.value.endswith("#subject")}
        assert subjects == {"<https://w3id.org/xinmai/id/浙江海岳微电子>"}
        assert [str(one.object) for one in work.store.triples(None, REPLACED_BY)] == [*subjects]
        assert [one.object.value for one in work.store.triples(None, ALT_LABEL)] == [KEY]


def test_statement_names_survive_a_merge(tmp_path: Path) -> None:
    def names(work: Work) -> set[str]:
        return {one.subject.value for one in work.store.triples() if one.predicate.value.endswith("#subject")}

    with _work(tmp_path) as work:
        _enter(work, "one", _supply(KEY))
        before = names(work)
        _enter(work, "two", _supply(FULL, KEY))
        _enter(work, "three", _supply(FULL))
        assert before < names(work)


def test_works_follow_the_party_in_their_context(tmp_path: Path) -> None:
    def project(name: str) -> Record:
        entities = Entity("a", "Company", name), Entity("p", "Project", "云杉超级工厂")
        said = Statement("a", "invests_in", Evidence("投资"), object="p")
        return Record("", "月刊", (1, 2), name, entities=entities, statements=(said,))

    with _work(tmp_path) as work:
        _enter(work, "one", project(KEY))
        _enter(work, "two", project(FULL))
        assert work.store.query("ASK { ?a a xm:Project . ?b a xm:Project FILTER(?a != ?b) }") is True
        before = _lines(work)
        _enter(work, "three", _supply(FULL, KEY))
        assert work.store.query("ASK { ?a a xm:Project . ?b a xm:Project FILTER(?a != ?b) }") is False
        _enter(work, "three")
        assert _lines(work) == before


def test_two_readings_of_one_article_may_number_entities_differently(tmp_path: Path) -> None:
    other = Record(
        "",
        "月刊",
        (5, 6),
        "供货",
        entities=(Entity("a", "Company", "蓝鲸汽车"), Entity("b", "Company", KEY)),
        statements=(Statement("b", "supplies", Evidence("供货"), object="a"),),
    )
    with _work(tmp_path) as work:
        _enter(work, "one", _supply(KEY), other)
        statements = [one for one in work.store.triples() if one.predicate.value.endswith("#subject")]
        assert len(statements) == 1
        assert work.store.query("ASK { id:蓝鲸汽车 xm:supplies ?x }") is False


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_any_order_ends_alike(tmp_path: Path, order: tuple[int, ...]) -> None:
    pool = [_supply(KEY), _supply(FULL, KEY), _supply("海岳", KEY, quote="海岳供货")]
    with _work(tmp_path / "a") as one, _work(tmp_path / "b") as other:
        for number in range(3):
            _enter(one, str(number), pool[number])
        for number in order:
            _enter(other, str(number), pool[number])
        assert _lines(one) == _lines(other)


COMPANIES = ["海岳", KEY, FULL, "海岳微电子（深圳）有限公司", "蓝鲸汽车", "蓝鲸", "HY1", "越城区"]
NAMED = st.builds(
    lambda kind, names: (kind, names[0], tuple(names[1:])),
    st.sampled_from(["Company", "Company", "Fund", "Project", "Product", "Person", "Place", "Government"]),
    st.lists(st.sampled_from([*COMPANIES, "一期项目", "云杉超级工厂", "林见川"]), min_size=1, max_size=3, unique=True),
)
LINKS = st.tuples(
    st.integers(0, 3),
    st.sampled_from(["supplies", "holds", "invests_in", "produces", "officer_of", "partners_with", "located_in"]),
    st.integers(0, 3),
    st.sampled_from([*Modality, Modality.STATED]),
)


def _random_record(
    named: list[tuple[str, str, tuple[str, ...]]], links: list[tuple[int, str, int, Modality]]
) -> Record:
    entities = tuple(Entity(str(n), kind, name, aliases) for n, (kind, name, aliases) in enumerate(named))
    statements = tuple(
        Statement(str(s), predicate, Evidence(f"第{n}句"), object=str(o), modality=modality)
        for n, (s, predicate, o, modality) in enumerate(links)
    )
    return Record("", "月刊", (1, 9), "题", entities=entities, statements=statements)


RECORDS = st.builds(_random_record, st.lists(NAMED, min_size=4, max_size=4), st.lists(LINKS, min_size=1, max_size=4))
STEPS = st.lists(st.tuples(st.integers(0, 4), st.booleans()), max_size=8)


@settings(max_examples=15, deadline=None)
@given(st.lists(RECORDS, min_size=5, max_size=5), STEPS, st.permutations(range(5)))
def test_any_history_ends_alike(
    tmp_path_factory: pytest.TempPathFactory, pool: list[Record], steps: list[tuple[int, bool]], order: list[int]
) -> None:
    folder = tmp_path_factory.mktemp("history")
    with _work(folder / "a") as straight, _work(folder / "b") as winding:
        for number, record in enumerate(pool):
            _enter(straight, str(number), record)
        for number, comes in steps:
            _enter(winding, str(number), *([pool[number]] if comes else []))
        for number in order:
            _enter(winding, str(number), pool[number])
        assert _lines(winding) == _lines(straight)
        for number in order:
            _enter(winding, str(number))
        assert _lines(winding) == []
