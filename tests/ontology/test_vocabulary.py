"""The vocabulary as a whole: complete against the guidelines, consistent, quick to load."""

from __future__ import annotations

import dataclasses
import re
import subprocess
import sys
from pathlib import Path
from types import MappingProxyType

import pytest

from ontology import vocabulary as module
from ontology.errors import ArtefactError
from ontology.vocabulary import Vocabulary, vocabulary


def test_it_is_parsed_once() -> None:
    assert vocabulary() is vocabulary()


def test_allows() -> None:
    words = vocabulary()
    assert words.allows("supplies", "Company", "Government")
    assert not words.allows("supplies", "Fund", "Company")
    assert not words.allows("supplies", "Company", "Place")
    assert not words.allows("mentors", "Company", "Company")
    assert words.allows("revenue", "Company")
    assert not words.allows("revenue", "Project")


def test_relations_between() -> None:
    words = vocabulary()
    assert {r.name for r in words.relations_between("Policy", "Segment")} == {"applies_to", "restricts"}
    assert words.relations_between("Place", "Person") == ()


@pytest.mark.parametrize(
    ("field", "name", "change", "message"),
    [
        (
            "relations",
            "supplies",
            {"subjects": frozenset({"Compny"})},
            r"relations/supplies\.ttl: names the kind Compny",
        ),
        ("relations", "holds", {"qualifiers": ("colour",)}, r"relations/holds\.ttl: names the qualifier colour"),
        ("attributes", "revenue", {"kinds": frozenset({"Firm"})}, r"attributes\.ttl: names the kind Firm"),
        ("segments", "eda", {"broader": "tools"}, r"segments\.ttl: names the segment tools"),
    ],
)
def test_a_name_that_nothing_defines_is_damage(field: str, name: str, change: dict[str, object], message: str) -> None:
    words = vocabulary()
    table = getattr(words, field)
    damaged = MappingProxyType({**table, name: dataclasses.replace(table[name], **change)})
    with pytest.raises(ArtefactError, match=message):
        module._check(dataclasses.replace(words, **{field: damaged}))


def test_it_needs_no_heavy_package() -> None:
    code = "import sys; from ontology.vocabulary import vocabulary; vocabulary(); print(*sys.modules)"
    loaded = set(
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    )
    assert "pyoxigraph" in loaded
    assert not loaded & {"rdflib", "spacy", "pyshacl", "opencc", "networkx"}


# ── against the guidelines ───────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def guidelines(shared: Path) -> str:
    return (shared / "evaluation" / "GUIDELINES.md").read_text(encoding="utf-8")


def rows(text: str, head: str) -> list[list[str]]:
    """The cells of the table under a heading."""
    section = text.split(f"## {head}")[1].split("\n## ", maxsplit=1)[0]
    found = [[cell.strip() for cell in line.strip("|").split("|")] for line in section.splitlines() if line[:1] == "|"]
    return found[2:]


def test_kinds_are_those_of_the_guidelines(guidelines: str) -> None:
    assert {row[0] for row in rows(guidelines, "Entities")} == set(vocabulary().kinds)


def test_segments_are_those_of_the_guidelines(guidelines: str) -> None:
    assert {row[0] for row in rows(guidelines, "Segment codes")} == set(vocabulary().segments)


def test_relations_are_those_of_the_guidelines(guidelines: str) -> None:
    found = rows(guidelines, "Relations")
    assert {row[0] for row in found} == set(vocabulary().relations)
    for name, ends, _ in found:
        relation = vocabulary().relations[name]
        subjects, _, objects = re.sub(r" – ", " → ", ends).partition(" → ")
        assert meant(subjects) == relation.subjects, name
        assert meant(objects) == relation.objects, name


def meant(cell: str) -> frozenset[str]:
    """The kinds that a cell of the guidelines lists; ``organisation`` stands for all organisations."""
    organisations = {name for name, kind in vocabulary().kinds.items() if "Organisation" in kind.parents}
    listed = {word for word in re.findall("[A-Z][a-z]+", cell) if word in vocabulary().kinds}
    return frozenset(listed | organisations if "organisation" in cell else listed)


def test_attributes_are_those_of_the_guidelines(guidelines: str) -> None:
    section = guidelines.split("## Attributes")[1].split("\n## ", maxsplit=1)[0]
    for line in section.splitlines():
        kind, _, told = line.partition(": ")
        if kind in vocabulary().kinds:
            names = set(re.findall("`([a-z_]+)`", told)) - set(vocabulary().qualifiers) | (
                {"status"} if "`status`" in told else set()
            )
            assert names == {a.name for a in vocabulary().attributes.values() if kind in a.kinds}, kind
    for code in vocabulary().attributes["status"].datatype.choices:
        assert code in section


def test_the_gold_keeps_to_the_vocabulary(shared: Path) -> None:
    from ontology.record import read_records

    words: Vocabulary = vocabulary()
    checked = 0
    for path in sorted((shared / "gold").glob("*.jsonl")):
        for record in read_records(path):
            kinds = {entity.id: entity.kind for entity in record.entities}
            for one in record.statements:
                other = None if one.object is None else kinds[one.object]
                assert words.allows(one.predicate, kinds[one.subject], other), (
                    one.predicate,
                    kinds[one.subject],
                    other,
                )
                if one.value is not None:
                    assert words.attributes[one.predicate].datatype.accepts(one.value), one
                for name, value in one.qualifiers.items():
                    assert words.qualifiers[name].datatype.accepts(value), one
                checked += 1
    assert checked > 2000
