"""Checks of a graph."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Triple

from kg import terms
from kg.store import Store
from kg.stores import MemoryStore
from outputs.soundness import Severity, check


def copy(store: Store, *, without: Triple | None = None, plus: Triple | None = None) -> Store:
    other = MemoryStore()
    other.load(one for one in store.triples() if one != without)
    other.load([plus] if plus else [])
    return other


def damage(store: Store) -> list[str]:
    return [problem.message for problem in check(store) if problem.severity is Severity.DAMAGE]


def test_a_graph_as_it_was_built_is_sound_and_told_what_it_lacks(store: Store) -> None:
    problems = check(store)
    assert {problem.severity for problem in problems} == {Severity.INFO}
    counts = {problem.message: problem.count for problem in problems}
    assert counts["政策没有发布机构。"] == 1


def test_a_relation_that_nothing_supports_is_damage(store: Store) -> None:
    edge = Triple(
        NamedNode("https://w3id.org/xinmai/id/x"), terms.xm("supplies"), NamedNode("https://w3id.org/xinmai/id/y")
    )
    assert damage(copy(store, plus=edge)) == ["关系没有陈述支持"]


def test_a_statement_that_lost_its_relation_is_damage(store: Store) -> None:
    edge = next(store.triples(None, terms.xm("supplies")))
    assert damage(copy(store, without=edge)) == ["陈述没有对应的关系"]


def test_a_statement_that_lost_a_part_is_damage(store: Store) -> None:
    part = next(store.triples(None, terms.MODALITY, Literal("planned")))
    assert damage(copy(store, without=part))


def test_a_thing_of_a_wrong_kind_is_a_warning(store: Store) -> None:
    person = next(one.subject for one in store.triples(None, terms.TYPE, terms.xm("Person")))
    assert isinstance(person, NamedNode)
    wrong = copy(
        store,
        without=Triple(person, terms.TYPE, terms.xm("Person")),
        plus=Triple(person, terms.TYPE, terms.xm("Place")),
    )
    problems = [problem for problem in check(wrong) if problem.severity is Severity.WARNING]
    assert [problem.count for problem in problems] == [1]
    assert "任职" in problems[0].message
