"""Argument templates, matched on sentences; the patterns are made here."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from types import MappingProxyType

import pytest

from extractors import templates
from extractors.article import Article
from extractors.sentence import sentences
from extractors.templates import UNFILLED, Match, template_matches
from extractors.thing import Thing
from ontology.vocabulary import vocabulary

Marked = Callable[..., tuple[Article, list[Thing]]]
Patterns = Callable[..., None]


@pytest.fixture
def patterns(monkeypatch: pytest.MonkeyPatch) -> Iterator[Patterns]:
    """Let the vocabulary declare these patterns, by relation type, and no others."""

    def forget() -> None:
        for name, member in vars(templates).items():
            if name.startswith("_") and hasattr(member, "cache_clear"):
                member.cache_clear()

    def declare(**declared: tuple[str, ...]) -> None:
        words = vocabulary()
        relations = {
            name: dataclasses.replace(relation, patterns=declared.get(name, ()))
            for name, relation in words.relations.items()
        }
        changed = dataclasses.replace(words, relations=MappingProxyType(relations))
        monkeypatch.setattr(templates, "vocabulary", lambda: changed)
        forget()

    yield declare
    monkeypatch.undo()
    forget()


def filled(marked: Marked, text: str) -> set[tuple[str, str]]:
    """Subject and object of every template met in a sentence; ``-`` for a slot that the template lacks."""
    article, things = marked(text)
    (sentence,) = sentences(article, things)
    names = {o.at: things[o.thing].name for o in sentence.occurrences} | {UNFILLED: "-"}
    return {(names[s], names[o]) for s, o in template_matches(sentence)[0]}


@pytest.mark.parametrize(
    ("pattern", "text", "pairs"),
    [
        ("{s}向{o}供货", "{Company:海岭}向{Company:云汀}供货。", {("海岭", "云汀")}),
        ("{s}向{o}供货", "{Company:海岭}将向{Company:云汀}供货。", set()),
        ("{s}向{o}供货", "{Company:海岭}向{Project:雷鸣项目}供货。", set()),
        ("{s}…向{o}供货", "{Company:海岭}将向{Company:云汀}供货。", {("海岭", "云汀")}),
        ("{s}…向{o}供货", "{Company:海岭}称，向{Company:云汀}供货。", set()),
        ("{s}…向{o}供货", "{Company:海岭}\t向{Company:云汀}供货。", set()),
        ("{s}…供{o}", "{Company:海岭}" + "很" * 16 + "供{Company:云汀}", {("海岭", "云汀")}),
        ("{s}…供{o}", "{Company:海岭}" + "很" * 17 + "供{Company:云汀}", set()),
        ("{o}采用{s}", "{Company:海岭}采用{Company:云汀}。", {("云汀", "海岭")}),
        ("客户包括{o}", "客户包括{Company:海岭}。", {("-", "海岭")}),
        ("{s}供货", "{Company:海岭}供货。", {("海岭", "-")}),
        ("{s}…用SiC", "{Company:海岭}大量用SIC。", {("海岭", "-")}),
        ("{s}{o}", "{Company:海岭}{Company:云汀}", {("海岭", "云汀")}),
        ("{s}(供){o}", "{Company:海岭}(供){Company:云汀}", {("海岭", "云汀")}),
    ],
)
def test_the_notation(marked: Marked, patterns: Patterns, pattern: str, text: str, pairs: set[tuple[str, str]]) -> None:
    patterns(supplies=(pattern,))
    assert filled(marked, text) == pairs


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("{Company:甲}、{Company:乙}和{Company:丙}向{Company:丁}供货", {("甲", "丁"), ("乙", "丁"), ("丙", "丁")}),
        ("{Company:甲}以及{Company:乙}向{Company:丙}及{Company:丁}供货", {(a, b) for a in "甲乙" for b in "丙丁"}),
        ("{Company:甲}向{Company:乙}、{Company:丙}等供货", {("甲", "乙"), ("甲", "丙")}),
        ("{Company:甲}向{Company:乙}、{Company:丙}等多家知名企业供货", {("甲", "乙"), ("甲", "丙")}),
        ("{Company:甲}、{Company:乙}等厂商向{Company:丙}供货", {("甲", "丙"), ("乙", "丙")}),
        ("{Company:甲}等老牌而又著名的大型企业向{Company:乙}供货", set()),
        ("{Company:甲}、{Project:丁项目}向{Company:乙}供货", set()),
    ],
)
def test_a_slot_takes_a_whole_list(marked: Marked, patterns: Patterns, text: str, pairs: set[tuple[str, str]]) -> None:
    patterns(supplies=("{s}向{o}供货",))
    assert filled(marked, text) == pairs


def test_every_place_is_looked_at(marked: Marked, patterns: Patterns) -> None:
    patterns(supplies=("{s}供{o}",))
    assert filled(marked, "{Company:甲}供{Company:乙}；{Company:丙}供{Company:丁}") == {("甲", "乙"), ("丙", "丁")}


def test_the_pattern_is_told_as_declared(marked: Marked, patterns: Patterns) -> None:
    patterns(supplies=("{s}…EDA…{o}",), holds=("{s}…{o}",))
    (sentence,) = sentences(*marked("{Company:甲}的EDA卖给{Company:乙}。"))
    met, held = template_matches(sentence)
    assert met == {(0, 5): {Match("supplies", "{s}…EDA…{o}"), Match("holds", "{s}…{o}")}}
    assert held == []


def test_triggers_are_met_where_they_begin(marked: Marked, patterns: Patterns) -> None:
    patterns(supplies=("供货", "货"), holds=("B轮",))
    (sentence,) = sentences(*marked("{Company:甲}供货，B轮"))
    met, held = template_matches(sentence)
    assert met == {}
    assert sorted(held, key=lambda row: row[0]) == [
        (1, Match("supplies", "供货")),
        (2, Match("supplies", "货")),
        (4, Match("holds", "B轮")),
    ]


def test_no_name_is_read_for_a_trigger(marked: Marked, patterns: Patterns) -> None:
    patterns(supplies=("供货",))
    (sentence,) = sentences(*marked("{Company:供货通}成立"))
    assert template_matches(sentence)[1] == []


def test_every_pattern_of_the_vocabulary_is_compiled() -> None:
    slotted, triggers = templates._templates()
    declared = [p for relation in vocabulary().relations.values() for p in relation.patterns]
    assert len(slotted) + len(triggers) == len(declared) > 800
    assert {t.match.pattern for t in slotted} | {t.pattern for t in triggers} == set(declared)
    assert all(templates._regex(t.expression) for t in slotted)
