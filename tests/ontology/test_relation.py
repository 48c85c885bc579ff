"""The relation types: each file complete, its notations well formed."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest
from pyoxigraph import BlankNode

from ontology.errors import ArtefactError
from ontology.relation import SHELF, Example, RelationType, parse_example, relation_types
from ontology.turtle import OWL, RDFS, SKOS, read_blocks
from ontology.vocabulary import vocabulary

RELATIONS = tuple(vocabulary().relations.values())
SLOTS = re.compile(r"\{[^so]|\{[so][^}]|[\\]")


def test_there_are_all_relations() -> None:
    assert len(RELATIONS) == 17


@pytest.mark.parametrize("relation", RELATIONS, ids=lambda one: one.name)
class TestEachRelation:
    def test_is_described(self, relation: RelationType) -> None:
        assert relation.label_zh
        assert relation.label_en
        assert relation.inverse_label_zh
        assert relation.inverse_label_en
        assert relation.definition.endswith("。")

    def test_has_examples_and_counter_examples(self, relation: RelationType) -> None:
        assert len(set(relation.examples)) >= 3
        assert len(set(relation.counter_examples)) >= 3
        assert not {one.text for one in relation.examples} & set(relation.counter_examples)

    def test_its_examples_mark_what_they_say(self, relation: RelationType) -> None:
        for example in relation.examples:
            for argument in (example.subject, example.object):
                assert example.text[argument.start : argument.end] == argument.name
            assert example.subject.kind in relation.subjects
            assert example.object.kind in relation.objects

    def test_has_many_patterns_in_the_notation(self, relation: RelationType) -> None:
        assert len(relation.patterns) >= 15
        assert len(set(relation.patterns)) == len(relation.patterns)
        for pattern in relation.patterns:
            assert pattern.strip() == pattern
            assert not SLOTS.search(pattern), pattern
            assert pattern.count("{s}") <= 1
            assert pattern.count("{o}") <= 1

    def test_its_patterns_or_triggers_meet_each_example(self, relation: RelationType) -> None:
        for example in relation.examples:
            assert any(meets(pattern, example) for pattern in relation.patterns), example.text

    def test_domain_and_range_hold_exactly_the_allowed_kinds(self, relation: RelationType) -> None:
        block = next(b for b in read_blocks(SHELF / f"{relation.name}.ttl") if b.name == relation.name)
        (domain,), (rng,) = block.names(RDFS + "domain"), block.names(RDFS + "range")
        assert below(domain) == relation.subjects
        assert below(rng) == relation.objects

    def test_its_definition_stands_in_english_too(self, relation: RelationType) -> None:
        block = next(b for b in read_blocks(SHELF / f"{relation.name}.ttl") if b.name == relation.name)
        assert block.text(SKOS + "definition", "en").endswith(".")


def meets(pattern: str, example: Example) -> bool:
    """Whether a pattern's words stand in an example as the notation says, its slots at the arguments."""
    (first, left), (second, right) = sorted(
        ((example.subject, "\ue000"), (example.object, "\ue001")), key=lambda one: one[0].start
    )
    text = example.text[: first.start] + left + example.text[first.end : second.start] + right
    text += example.text[second.end :]
    forms = {"{s}": "\ue000", "{o}": "\ue001", "…": "[^，。：；]*?"}
    parts = re.split(r"(\{[so]\}|…)", pattern)
    return re.search("".join(forms.get(part, re.escape(part)) for part in parts), text) is not None


def below(name: str) -> frozenset[str]:
    """The kinds that are a class or have it among their superclasses."""
    parents = {kind.name: set(kind.parents) for kind in vocabulary().kinds.values()}
    classes = {b.name: set(b.names(RDFS + "subClassOf")) for b in read_blocks(SHELF.parent / "classes.ttl")}

    def above(one: str) -> set[str]:
        return {one}.union(*(above(parent) for parent in classes.get(one, ())))

    return frozenset(kind for kind in parents if name in above(kind))


def test_colours_are_unique() -> None:
    colours = [relation.colour for relation in RELATIONS]
    assert len(set(colours)) == len(colours)
    assert all(re.fullmatch("#[0-9A-F]{6}", colour) for colour in colours)


def test_colours_differ_visibly() -> None:
    def rgb(colour: str) -> tuple[int, ...]:
        return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))

    for one, other in combinations(RELATIONS, 2):
        distance = sum(abs(a - b) for a, b in zip(rgb(one.colour), rgb(other.colour), strict=True))
        assert distance >= 30, (one.name, other.name)


def test_only_partnership_is_symmetric() -> None:
    assert {relation.name for relation in RELATIONS if relation.symmetric} == {"partners_with"}


def test_the_files_stay_within_owl_rl() -> None:
    banned = {OWL + name for name in ("unionOf", "complementOf", "oneOf", "disjointUnionOf", "hasSelf")}
    paths = [*SHELF.glob("*.ttl"), *SHELF.parent.glob("*.ttl")]
    assert len(paths) == 20
    for path in paths:
        for block in read_blocks(path):
            assert not banned & set(block.properties), path.name


def test_no_blank_nodes() -> None:
    for path in [*SHELF.glob("*.ttl"), *SHELF.parent.glob("*.ttl")]:
        for block in read_blocks(path):
            assert block.iri.startswith("https://"), path.name
            assert not [o for objects in block.properties.values() for o in objects if isinstance(o, BlankNode)], (
                path.name
            )


def test_a_sentence_is_read_with_its_marks() -> None:
    example = parse_example("{o:Agent:甲司}获{s:乙司}投资。", ("Fund", "Agent"), ("Company", "Agent"))
    assert example.text == "甲司获乙司投资。"
    assert (example.subject.kind, example.subject.name, example.subject.start) == ("Fund", "乙司", 3)
    assert (example.object.kind, example.object.name, example.object.end) == ("Agent", "甲司", 2)


@pytest.mark.parametrize(
    "marked", ["甲司投资乙司", "{s:甲司}投资乙司", "{s:甲司}{s:乙司}", "{s:Place:甲司}投资{o:乙司}"]
)
def test_wrong_marks_are_refused(marked: str) -> None:
    with pytest.raises(ValueError, match="mark"):
        parse_example(marked, ("Fund",), ("Company",))


def test_a_file_more_is_a_relation_more(tmp_path: Path) -> None:
    (tmp_path / "mentors.ttl").write_text(
        (SHELF / "supplies.ttl").read_text(encoding="utf-8").replace("xm:supplies a", "xm:mentors a"), encoding="utf-8"
    )
    assert relation_types(tmp_path)["mentors"].objects == vocabulary().relations["supplies"].objects


def test_a_file_about_another_relation_is_named(tmp_path: Path) -> None:
    (tmp_path / "mentors.ttl").write_bytes((SHELF / "supplies.ttl").read_bytes())
    with pytest.raises(ArtefactError, match=r"relations/mentors\.ttl"):
        relation_types(tmp_path)


def test_a_damaged_example_is_named(tmp_path: Path) -> None:
    text = (SHELF / "acquires.ttl").read_text(encoding="utf-8").replace("{o:", "{x:", 1)
    (tmp_path / "acquires.ttl").write_text(text, encoding="utf-8")
    with pytest.raises(ArtefactError, match=r"relations/acquires\.ttl: example"):
        relation_types(tmp_path)
