"""Candidate pairs: which two things a sentence may relate, and how each of them is reached from it.

A third of the relations has an argument that its sentence does not name: it is the thing of the title, the subject of
the sentence before, or a role word. Such things stand in a sentence as virtual arguments, told apart by their reach.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from extractors.article import BlockKind
from extractors.sentence import Occurrence, Sentence
from extractors.thing import Thing

FAR = 120
"""Two mentions more symbols apart than this are no candidates: none of the annotated pairs is."""

_SENTENCES_BACK = 3
_CARRIED_KINDS = ("Company", "Project", "Policy", "Fund", "Government", "Academia", "Person")


class Reach(StrEnum):
    """How an argument is reached from the sentence."""

    OWN = "own"
    REFERENCE = "reference"
    CARRIED = "carried"
    TITLE = "title"
    MAIN = "main"


@dataclass(frozen=True, slots=True)
class Argument:
    """One end of a candidate; ``occurrence`` is ``None`` where the sentence does not name it."""

    thing: int
    kind: str
    reach: Reach
    occurrence: Occurrence | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pair of arguments in the sentence number ``sentence``, at least one of them named there."""

    sentence: int
    subject: Argument
    object: Argument


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for the whole article: things of the title, the most mentioned thing of each kind, mention counts."""

    title: frozenset[int]
    main: dict[str, int]
    counts: Counter[int]


def context(things: Sequence[Thing], found: Sequence[Sentence]) -> Context:
    """Gather what the candidates of an article share."""
    title = frozenset(o.thing for s in found if s.kind is BlockKind.TITLE for o in s.occurrences)
    counts = Counter({t.index: len(t.mentions) + len(t.references) for t in things})
    main: dict[str, int] = {}
    for thing in sorted(things, key=lambda t: (t.index not in title, -counts[t.index], t.index)):
        if thing.kind in _CARRIED_KINDS and counts[thing.index] > 1:
            main.setdefault(thing.kind, thing.index)
    return Context(title, main, counts)


def candidates(
    things: Sequence[Thing], found: Sequence[Sentence], shared: Context, pairs: frozenset[tuple[str, str]]
) -> Iterator[Candidate]:
    """All candidate pairs whose kinds stand in ``pairs`` (subject kind, object kind)."""
    subjects = frozenset(s for s, _ in pairs)
    objects = frozenset(o for _, o in pairs)
    for number, sentence in enumerate(found):
        own = [_own(o) for o in sentence.occurrences]
        if not own:
            continue
        virtual = list(_virtual(things, found, number, shared))
        for subject in (*own, *virtual):
            if subject.kind not in subjects:
                continue
            for obj in own if subject.occurrence is None else (*own, *virtual):
                if obj.kind in objects and (subject.kind, obj.kind) in pairs and _near(subject, obj):
                    yield Candidate(number, subject, obj)


def _own(occurrence: Occurrence) -> Argument:
    reach = Reach.REFERENCE if occurrence.reference else Reach.OWN
    return Argument(occurrence.thing, occurrence.kind, reach, occurrence)


def _near(subject: Argument, obj: Argument) -> bool:
    if subject.thing == obj.thing:
        return False
    a, b = subject.occurrence, obj.occurrence
    return a is None or b is None or abs(a.at - b.at) <= FAR


def _virtual(things: Sequence[Thing], found: Sequence[Sentence], number: int, shared: Context) -> Iterator[Argument]:
    present = {o.thing for o in found[number].occurrences}
    for reach, indices in (
        (Reach.CARRIED, _carried(found, number)),
        (Reach.TITLE, sorted(shared.title)),
        (Reach.MAIN, shared.main.values()),
    ):
        for index in indices:
            if index not in present and things[index].kind in _CARRIED_KINDS:
                present.add(index)
                yield Argument(index, things[index].kind, reach, None)


def _carried(found: Sequence[Sentence], number: int) -> Iterable[int]:
    """The first thing of each kind in the nearest of the sentences before that names one."""
    last: dict[str, int] = {}
    for sentence in reversed(found[max(0, number - _SENTENCES_BACK) : number]):
        if sentence.kind is BlockKind.TITLE:
            break
        first: dict[str, int] = {}
        for occurrence in sentence.occurrences:
            first.setdefault(occurrence.kind, occurrence.thing)
        last = {**first, **last}
    return last.values()
