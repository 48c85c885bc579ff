"""The contract for attributes, qualifiers and types of value: what the blocks of ``attributes.ttl`` say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ontology.errors import ArtefactError
from ontology.turtle import BASE, SKOS, Block

_LEXICAL = BASE + "lexicalPattern"
_CHOICE_OF = BASE + "choiceOf"
_VALUE_TYPE = BASE + "valueType"
_KIND = BASE + "subjectKind"
_WORDS = BASE + "pattern"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values of a closed list, such as the status ``in_production``.

    Parameters
    ----------
    patterns
        Words by which Chinese says it.
    """

    code: str
    label_zh: str
    label_en: str
    patterns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ValueType:
    """A type of value and how it is written.

    Parameters
    ----------
    name
        ``Money``, ``Date``, ``Percent``, ``Integer``, ``StockCode``, ``Text`` …
    pattern
        Regular expression of the whole value, without backslashes, so that SHACL and Python read it alike.
    hint_zh, hint_en
        What is wanted, for messages.
    choices
        The allowed values by code, for a closed list; else empty.
    """

    name: str
    iri: str
    pattern: str
    hint_zh: str
    hint_en: str
    choices: Mapping[str, Choice]

    def accepts(self, value: str) -> bool:
        """Whether the value is written as this type wants it."""
        return re.search(self.pattern, value) is not None


@dataclass(frozen=True, slots=True)
class Qualifier:
    """What a statement may say besides subject, predicate and object.

    Parameters
    ----------
    name
        As extraction records write it: ``round``.
    iri
        ``https://w3id.org/xinmai/qualifier/round``: apart from an attribute of the same name, which has another domain.
    """

    name: str
    iri: str
    label_zh: str
    label_en: str
    datatype: ValueType


@dataclass(frozen=True, slots=True)
class AttributeType:
    """A property whose value is no thing but text, money, a date or a number.

    Parameters
    ----------
    kinds
        Names of the kinds of things that have it.
    datatype
        How its value is written.
    qualifiers
        Names of the qualifiers that it may carry.
    patterns
        Words by which Chinese says it.
    """

    name: str
    iri: str
    label_zh: str
    label_en: str
    definition: str
    kinds: frozenset[str]
    datatype: ValueType
    qualifiers: tuple[str, ...]
    patterns: tuple[str, ...]


def value_types(blocks: Iterable[Block]) -> dict[str, ValueType]:
    """The types of value among the blocks of ``attributes.ttl``, by name."""
    blocks = tuple(blocks)
    return {block.name: _value_type(block, blocks) for block in blocks if _LEXICAL in block.properties}


def qualifiers(blocks: Iterable[Block], types: Mapping[str, ValueType]) -> dict[str, Qualifier]:
    """The qualifiers among the blocks, by name."""
    found = (b for b in blocks if b.is_a(BASE + "Qualifier"))
    return {b.name: Qualifier(b.name, b.iri, *b.labels(), _type_of(b, types)) for b in found}


def attribute_types(blocks: Iterable[Block], types: Mapping[str, ValueType]) -> dict[str, AttributeType]:
    """The attributes among the blocks, by name."""
    return {block.name: _attribute(block, types) for block in blocks if _KIND in block.properties}


def _attribute(block: Block, types: Mapping[str, ValueType]) -> AttributeType:
    zh, en = block.labels()
    return AttributeType(
        name=block.name,
        iri=block.iri,
        label_zh=zh,
        label_en=en,
        definition=block.text(SKOS + "definition", "zh"),
        kinds=frozenset(block.names(_KIND)),
        datatype=_type_of(block, types),
        qualifiers=block.names(BASE + "qualifier"),
        patterns=block.texts(_WORDS),
    )


def _type_of(block: Block, types: Mapping[str, ValueType]) -> ValueType:
    names = block.names(_VALUE_TYPE)
    if len(names) != 1 or names[0] not in types:
        raise ArtefactError(f"{block.path.name}: {block.name} needs one xm:valueType that the file defines.")
    return types[names[0]]


def _value_type(block: Block, blocks: Iterable[Block]) -> ValueType:
    hint_zh, hint_en = block.labels(BASE + "hint")
    chosen = (b for b in blocks if block.name in b.names(_CHOICE_OF))
    choices = {b.name: Choice(b.name, *b.labels(), b.texts(_WORDS)) for b in chosen}
    return ValueType(block.name, block.iri, block.text(_LEXICAL), hint_zh, hint_en, choices)
