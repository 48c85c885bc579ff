"""The kinds of things."""

from __future__ import annotations

import re

from ontology.kind import kinds
from ontology.turtle import HERE, RDFS, read_blocks
from ontology.vocabulary import vocabulary

SHAPES = {"dot", "diamond", "star", "triangle", "triangleDown", "square", "hexagon"}


def test_every_kind_can_be_drawn_and_told_apart() -> None:
    found = vocabulary().kinds.values()
    assert len(found) == 12
    assert len({kind.colour for kind in found}) == 12
    assert all(re.fullmatch("#[0-9A-F]{6}", kind.colour) for kind in found)
    assert {kind.shape for kind in found} <= SHAPES


def test_every_kind_is_described() -> None:
    for kind in vocabulary().kinds.values():
        assert kind.label_zh
        assert kind.label_en
        assert kind.definition.endswith("。")


def test_parents_are_classes_of_ours() -> None:
    blocks = read_blocks(HERE / "classes.ttl")
    defined = {block.name for block in blocks}
    assert kinds(blocks)["Company"].parents[:2] == ("Organisation", "Investor")
    for block in blocks:
        assert set(block.names(RDFS + "subClassOf")) <= defined
