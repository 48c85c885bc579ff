"""The contract of stores, run over every implementation on the shelf."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from kg.store import Solutions, Store, Triples, solutions
from kg.stores import STORES, EmbeddedStore
from kg.terms import LABEL, xm
from ontology.errors import QueryError, StoreError

A, B = (NamedNode(f"https://example.org/{name}") for name in "ab")
SUPPLIES = xm("supplies")
EDGE = Triple(A, SUPPLIES, B)
NAME = Triple(A, LABEL, Literal("海岳"))


@pytest.fixture(params=STORES, ids=lambda one: one.__name__)
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    made: Store = request.param(tmp_path / "store")
    return made


@pytest.fixture
def filled(empty: Store) -> Store:
    empty.load([EDGE, NAME])
    return empty


def test_the_shelf_holds_two_stores() -> None:
    assert len(STORES) == 2


def test_an_empty_store_holds_nothing(empty: Store) -> None:
    assert empty.count() == 0
    assert list(empty.triples()) == []


def test_loading_twice_keeps_one(filled: Store) -> None:
    filled.load([EDGE])
    assert filled.count() == 2


def test_triples_are_found_by_any_part(filled: Store) -> None:
    assert list(filled.triples(A, SUPPLIES)) == [EDGE]
    assert list(filled.triples(None, None, Literal("海岳"))) == [NAME]
    assert list(filled.triples(B)) == []
    assert set(filled.triples()) == {EDGE, NAME}


def test_removing_takes_what_is_there_and_passes_over_the_rest(filled: Store) -> None:
    filled.remove([EDGE, Triple(B, SUPPLIES, A)])
    assert list(filled.triples()) == [NAME]


def test_select_knows_the_prefixes_and_the_order_of_variables(filled: Store) -> None:
    answer = solutions(filled.query("SELECT ?name ?thing ?none WHERE { ?thing rdfs:label ?name ; xm:supplies ?x }"))
    assert answer.variables == ("name", "thing", "none")
    assert list(answer) == [(Literal("海岳"), A, None)]


def test_ask_and_construct(filled: Store) -> None:
    assert filled.query("ASK { ?a xm:supplies ?b }") is True
    assert filled.query("ASK { ?a xm:holds ?b }") is False
    answer = filled.query("CONSTRUCT { ?b xm:supplies ?a } WHERE { ?a xm:supplies ?b }")
    assert isinstance(answer, Triples)
    assert list(answer) == [Triple(B, SUPPLIES, A)]


def test_solutions_refuses_other_answers(filled: Store) -> None:
    with pytest.raises(TypeError):
        solutions(filled.query("ASK { ?a ?b ?c }"))


def test_a_malformed_query_names_line_and_column(filled: Store) -> None:
    with pytest.raises(QueryError, match="line 2, column 10"):
        filled.query("SELECT ?a WHERE {\n  ?a ?b }")


def test_updates_are_no_queries(filled: Store) -> None:
    with pytest.raises(QueryError):
        filled.query("DELETE WHERE { ?a ?b ?c }")
    assert filled.count() == 2


def test_a_query_that_takes_too_long_is_given_up(filled: Store) -> None:
    filled.load(Triple(NamedNode(f"https://example.org/{n}"), SUPPLIES, B) for n in range(300))
    answer = filled.query("SELECT ?a WHERE { ?a xm:supplies ?x . ?b xm:supplies ?y }", limit_s=0.001)
    assert isinstance(answer, Solutions)
    with pytest.raises(QueryError, match="longer than"):
        list(answer)


def test_a_limit_that_is_not_reached_changes_nothing(filled: Store) -> None:
    assert len(list(solutions(filled.query("SELECT * WHERE { ?a ?b ?c }", limit_s=60)))) == 2


def test_a_clone_is_apart(filled: Store, tmp_path: Path) -> None:
    filled.flush()
    filled.clone(str(tmp_path / "clone"))
    filled.remove([EDGE])
    clone = EmbeddedStore(tmp_path / "clone")
    assert set(clone.triples()) == {EDGE, NAME}
    clone.remove([NAME])
    assert list(filled.triples()) == [NAME]


def test_dump_and_optimise(filled: Store) -> None:
    filled.optimise()
    lines = filled.dump("application/n-triples").decode().splitlines()
    assert sorted(lines) == sorted(f"{one} ." for one in (EDGE, NAME))
    assert b"xm:supplies" in filled.dump("text/turtle")
    with pytest.raises(ValueError, match="no RDF format"):
        filled.dump("text/csv")


def test_a_closed_store_says_so(filled: Store) -> None:
    filled.close()
    with pytest.raises(StoreError, match="closed"):
        filled.count()


def test_a_store_for_reading_refuses_to_be_written(tmp_path: Path) -> None:
    writer = EmbeddedStore(tmp_path / "store")
    writer.load([EDGE])
    writer.close()
    reader = EmbeddedStore(tmp_path / "store", writable=False)
    assert not reader.writable
    for write in (lambda: reader.load([NAME]), lambda: reader.remove([EDGE]), reader.optimise):
        with pytest.raises(StoreError, match="can't be written"):
            write()
    reader.flush()
    assert reader.count() == 1


def test_missing_and_damaged_folders_are_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="nowhere"):
        EmbeddedStore(tmp_path / "nowhere", writable=False)
    EmbeddedStore(tmp_path / "store").load([EDGE])
    (tmp_path / "store" / "CURRENT").write_text("rubbish\n")
    with pytest.raises(StoreError, match="store"):
        EmbeddedStore(tmp_path / "store", writable=False)


def test_a_clone_needs_a_free_place(filled: Store, tmp_path: Path) -> None:
    if isinstance(filled, EmbeddedStore):
        (tmp_path / "taken").mkdir()
        (tmp_path / "taken" / "file").touch()
        with pytest.raises(StoreError, match="taken"):
            filled.clone(str(tmp_path / "taken"))


def test_damage_found_while_reading_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    writer = EmbeddedStore(folder)
    writer.load(Triple(NamedNode(f"https://example.org/{n}"), LABEL, Literal(f"名{n * 7919}")) for n in range(20_000))
    writer.close()
    for table in folder.glob("*.sst"):
        content = bytearray(table.read_bytes())
        middle = len(content) // 2
        content[middle : middle + 64] = bytes(64)
        table.write_bytes(content)
    with pytest.raises(StoreError, match=str(folder)):
        list(EmbeddedStore(folder, writable=False).triples())
    with pytest.raises(StoreError, match=str(folder)):
        list(solutions(EmbeddedStore(folder, writable=False).query("SELECT * WHERE { ?a ?b ?c }")))


def test_what_the_engine_can_not_answer_is_the_query_s_fault(filled: Store) -> None:
    with pytest.raises(QueryError, match="can't be answered"):
        list(solutions(filled.query("SELECT * WHERE { SERVICE ?nowhere { ?a ?b ?c } }")))
