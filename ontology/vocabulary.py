"""The vocabulary: what can be said, read from the Turtle files beside this module.

Python names no relation, attribute or segment where it can ask here.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ontology.attribute import AttributeType, Qualifier, ValueType, attribute_types, qualifiers, value_types
from ontology.errors import ArtefactError
from ontology.kind import Kind, kinds
from ontology.relation import Argument, Example, RelationType, relation_types
from ontology.segment import Segment, segments
from ontology.turtle import BASE, HERE, read_blocks

__all__ = [
    "BASE",
    "Argument",
    "AttributeType",
    "Example",
    "Kind",
    "Qualifier",
    "RelationType",
    "Segment",
    "ValueType",
    "Vocabulary",
    "vocabulary",
]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything that can be said.

    Parameters
    ----------
    kinds, relations, attributes, qualifiers
        By the name that extraction records use.
    segments
        By code.
    """

    kinds: Mapping[str, Kind]
    relations: Mapping[str, RelationType]
    attributes: Mapping[str, AttributeType]
    qualifiers: Mapping[str, Qualifier]
    segments: Mapping[str, Segment]

    def allows(self, predicate: str, subject: str, other: str | None = None) -> bool:
        """Whether a relation may stand between two kinds of things, or an attribute at a kind (without ``other``)."""
        if other is None:
            attribute = self.attributes.get(predicate)
            return attribute is not None and subject in attribute.kinds
        relation = self.relations.get(predicate)
        return relation is not None and subject in relation.subjects and other in relation.objects

    def relations_between(self, subject: str, other: str) -> tuple[RelationType, ...]:
        """The relation types that may lead from one kind of thing to another."""
        return tuple(r for r in self.relations.values() if subject in r.subjects and other in r.objects)


@functools.cache
def vocabulary() -> Vocabulary:
    """The vocabulary of this installation, parsed once per process.

    Raises
    ------
    ArtefactError
        When one of the Turtle files is missing, damaged, or names a kind, qualifier or segment that none defines.
    """
    blocks = read_blocks(HERE / "attributes.ttl")
    types = value_types(blocks)
    words = Vocabulary(
        kinds=MappingProxyType(kinds(read_blocks(HERE / "classes.ttl"))),
        relations=MappingProxyType(relation_types()),
        attributes=MappingProxyType(attribute_types(blocks, types)),
        qualifiers=MappingProxyType(qualifiers(blocks, types)),
        segments=MappingProxyType(segments(read_blocks(HERE / "segments.ttl"))),
    )
    _check(words)
    return words


def _check(words: Vocabulary) -> None:
    """Refuse names that nothing defines: they would silently match nothing."""
    for relation in words.relations.values():
        where = f"relations/{relation.name}.ttl"
        _known(relation.subjects | relation.objects, words.kinds, where, "kind")
        _known(relation.qualifiers, words.qualifiers, where, "qualifier")
    for attribute in words.attributes.values():
        _known(attribute.kinds, words.kinds, "attributes.ttl", "kind")
        _known(attribute.qualifiers, words.qualifiers, "attributes.ttl", "qualifier")
    for segment in words.segments.values():
        _known((segment.broader,) if segment.broader else (), words.segments, "segments.ttl", "segment")


def _known(names: frozenset[str] | tuple[str, ...], known: Mapping[str, object], where: str, what: str) -> None:
    for name in sorted(names):
        if name not in known:
            raise ArtefactError(f"{where}: names the {what} {name}, which is not defined.")
