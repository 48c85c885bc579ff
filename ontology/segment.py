"""The contract for segments, the links of the industry chain: what a block of ``segments.ttl`` says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ontology.turtle import SKOS, Block

_NOTATION = SKOS + "notation"


@dataclass(frozen=True, slots=True)
class Segment:
    """A link of the industry chain or a field.

    Parameters
    ----------
    code
        The notation: ``advanced_packaging``.
    synonyms
        Words by which texts name it, Chinese and English, none of them under a second segment.
    weak
        Words that name it only where the context is about the industry: 设备, 材料.
    broader
        Code of the next wider segment, if any.
    """

    code: str
    iri: str
    label_zh: str
    label_en: str
    synonyms: tuple[str, ...]
    weak: tuple[str, ...]
    broader: str | None


def segments(blocks: Iterable[Block]) -> dict[str, Segment]:
    """The concepts among the blocks of ``segments.ttl``, by code."""
    found = (_segment(block) for block in blocks if _NOTATION in block.properties)
    return {segment.code: segment for segment in found}


def _segment(block: Block) -> Segment:
    return Segment(
        code=block.text(_NOTATION),
        iri=block.iri,
        label_zh=block.text(SKOS + "prefLabel", "zh"),
        label_en=block.text(SKOS + "prefLabel", "en"),
        synonyms=block.texts(SKOS + "altLabel"),
        weak=block.texts(SKOS + "hiddenLabel"),
        broader=next(iter(block.names(SKOS + "broader")), None),
    )
