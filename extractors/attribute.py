"""An attribute finder reads one kind of value off a scene. The finders stand in `extractors.attributes`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from extractors.modality import modality
from extractors.scene import Owner, Reach, Scene
from extractors.value import Value
from ontology.statement import Modality

TRUST: Mapping[Reach, float] = {
    Reach.OWN: 0.9,
    Reach.CLAUSE: 0.9,
    Reach.SENTENCE: 0.85,
    Reach.PARAGRAPH: 0.75,
    Reach.MAIN: 0.65,
}
"""How often a value belongs to the thing that was reached so."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One attribute that an article states.

    Parameters
    ----------
    thing
        Number of the thing.
    attribute
        Name of the attribute in the vocabulary.
    value
        Normalised value.
    start, end
        The evidence in the clean view, at most 120 characters.
    rule
        Name of the rule that found it.
    """

    thing: int
    attribute: str
    value: str
    start: int
    end: int
    qualifiers: Mapping[str, str] = field(default_factory=dict)
    modality: Modality = Modality.STATED
    confidence: float = 1.0
    rule: str = ""


class Finder(Protocol):
    """Finds the attributes of one kind in a scene, in text order."""

    def __call__(self, scene: Scene, /) -> Iterator[Finding]: ...


def findings(
    scene: Scene,
    owner: Owner | None,
    attribute: str,
    value: Value,
    rule: str,
    *,
    qualifiers: Mapping[str, str] | None = None,
    start: int | None = None,
    end: int | None = None,
) -> Iterator[Finding]:
    """Yield the finding that a value belongs to an owner, or nothing where there is no owner.

    ``start`` and ``end`` widen the evidence to the words that say so. What an attribute says of a plan is a fact about
    the plan: only denials and rumours are told apart.
    """
    if owner is None:
        return
    said = (min(value.start, start or value.start), max(value.end, end or value.end))
    first, last = scene.evidence(*said)
    mood = modality(scene.article, first, last, said)
    stated = Modality.STATED if mood is Modality.PLANNED else mood
    yield Finding(owner.thing, attribute, value.value, first, last, qualifiers or {}, stated, TRUST[owner.reach], rule)
