"""The contract for kinds of things: what a block of ``classes.ttl`` says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ontology.turtle import BASE, RDFS, SKOS, Block

_SHAPE = BASE + "shape"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing that articles speak of.

    Parameters
    ----------
    name
        Last part of the IRI, as extraction records write it: ``Company``.
    definition
        In Chinese.
    parents
        Named superclasses of ours, such as ``Investor``; each an IRI under ``https://w3id.org/xinmai/``.
    colour
        ``#RRGGBB``.
    shape
        Name of a node shape of vis-network.
    """

    name: str
    iri: str
    label_zh: str
    label_en: str
    definition: str
    parents: tuple[str, ...]
    colour: str
    shape: str


def kinds(blocks: Iterable[Block]) -> dict[str, Kind]:
    """The kinds among the blocks of ``classes.ttl``: those that have a shape to be drawn with."""
    return {block.name: _kind(block) for block in blocks if _SHAPE in block.properties}


def _kind(block: Block) -> Kind:
    zh, en = block.labels()
    return Kind(
        name=block.name,
        iri=block.iri,
        label_zh=zh,
        label_en=en,
        definition=block.text(SKOS + "definition", "zh"),
        parents=block.names(RDFS + "subClassOf"),
        colour=block.text(BASE + "colour"),
        shape=block.text(_SHAPE),
    )
