"""The contract for relation types: what one file of ``relations/`` says.

Two small notations live in these files, both without backslashes (Turtle rejects most of them).

*Pattern*: words as they are written; ``{s}`` and ``{o}`` stand for subject and object, ``…`` for a gap that does not
leave the clause. A pattern without slots is a trigger word. Lists joined by 、, plans and denials are grammar and are
handled once, by the reader, not in patterns.

*Example*: a sentence with its arguments marked, ``{s:海岳微电子}向{o:蓝鲸汽车}供货。``; where a relation type allows
several kinds the mark names the kind, ``{s:Fund:远帆资本}``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ontology.errors import ArtefactError
from ontology.turtle import BASE, HERE, OWL, RDF_TYPE, SKOS, Block, read_blocks

SHELF = HERE / "relations"
_MARK = re.compile(r"\{([so]):(?:([A-Z][A-Za-z]+):)?([^{}]+)\}")
_SYMMETRIC = OWL + "SymmetricProperty"


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of an example.

    Parameters
    ----------
    kind
        Name of a kind of thing.
    start, end
        Code points in the example's text.
    """

    kind: str
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that says a relation, with its arguments.

    Parameters
    ----------
    text
        The sentence, without marks.
    """

    text: str
    subject: Argument
    object: Argument


@dataclass(frozen=True, slots=True)
class RelationType:
    """A relation between two things.

    Parameters
    ----------
    name
        Last part of the IRI, as extraction records write it: ``supplies``.
    inverse_label_zh, inverse_label_en
        How the relation reads from its object.
    definition
        In Chinese.
    subjects, objects
        Names of the kinds allowed on either side.
    symmetric
        Whether it holds both ways and is written once.
    qualifiers
        Names of the qualifiers that it may carry.
    patterns
        Word patterns (notation above).
    counter_examples
        Sentences from which no stated or planned statement of this relation follows.
    colour
        ``#RRGGBB``, of a set that colour-blind people can tell apart.
    """

    name: str
    iri: str
    label_zh: str
    label_en: str
    inverse_label_zh: str
    inverse_label_en: str
    definition: str
    subjects: frozenset[str]
    objects: frozenset[str]
    symmetric: bool
    qualifiers: tuple[str, ...]
    patterns: tuple[str, ...]
    examples: tuple[Example, ...]
    counter_examples: tuple[str, ...]
    colour: str


def relation_types(shelf: Path = SHELF) -> dict[str, RelationType]:
    """Every relation type of the shelf, by name; a file more is a relation type more."""
    types = [_relation_type(path) for path in sorted(shelf.glob("*.ttl"))]
    return {one.name: one for one in types}


def _relation_type(path: Path) -> RelationType:
    block = _own_block(read_blocks(path), path)
    label_zh, label_en = block.labels()
    inverse_zh, inverse_en = block.labels(BASE + "inverseLabel")
    subjects, objects = block.names(BASE + "subjectKind"), block.names(BASE + "objectKind")
    return RelationType(
        name=block.name,
        iri=block.iri,
        label_zh=label_zh,
        label_en=label_en,
        inverse_label_zh=inverse_zh,
        inverse_label_en=inverse_en,
        definition=block.text(SKOS + "definition", "zh"),
        subjects=frozenset(subjects),
        objects=frozenset(objects),
        symmetric=_SYMMETRIC in block.iris(RDF_TYPE),
        qualifiers=block.names(BASE + "qualifier"),
        patterns=block.texts(BASE + "pattern"),
        examples=tuple(_example(text, subjects, objects, path) for text in block.texts(BASE + "example")),
        counter_examples=block.texts(BASE + "counterExample"),
        colour=block.text(BASE + "colour"),
    )


def _own_block(blocks: Iterable[Block], path: Path) -> Block:
    for block in blocks:
        if block.iri == BASE + path.stem:
            return block
    raise ArtefactError(f"relations/{path.name}: says nothing about xm:{path.stem}, its own name.")


def parse_example(marked: str, subjects: tuple[str, ...], objects: tuple[str, ...]) -> Example:
    """Read an example in the notation of this module.

    Parameters
    ----------
    marked
        The sentence with its marks.
    subjects, objects
        The kinds allowed; a mark without a kind stands for the first of them.

    Raises
    ------
    ValueError
        Unless the sentence marks exactly one subject and one object of allowed kinds.
    """
    text, found, last = "", {}, 0
    for mark in _MARK.finditer(marked):
        side, kind, name = mark.groups()
        text += marked[last : mark.start()]
        allowed = subjects if side == "s" else objects
        if side in found or (kind or allowed[0]) not in allowed:
            raise ValueError(f"mark {mark[0]} is not allowed")
        found[side] = Argument(kind or allowed[0], name, len(text), len(text) + len(name))
        text += name
        last = mark.end()
    if len(found) != 2:
        raise ValueError("one subject and one object must be marked")
    return Example(text + marked[last:], found["s"], found["o"])


def _example(marked: str, subjects: tuple[str, ...], objects: tuple[str, ...], path: Path) -> Example:
    try:
        return parse_example(marked, subjects, objects)
    except ValueError as error:
        raise ArtefactError(f"relations/{path.name}: example {marked!r}: {error}.") from error
