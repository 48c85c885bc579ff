"""Argument templates: the patterns that each relation type declares, matched on the symbols of a sentence.

A pattern such as ``{s}向{o}供货`` is matched where mentions of the right kinds fill its slots; a slot takes a whole
coordination (A、B和C等企业), and every member of it is an argument. A pattern without slots is a trigger word: it
counts for the candidates whose clause holds it. What a match is worth, the ranker learns.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick

from extractors.sentence import Sentence
from ontology.vocabulary import RelationType, vocabulary

_FIRST_MARK = 0xE000
_ANY = "\ufffe"

UNFILLED = -1
"""Stands for the argument that a template with one slot leaves open."""

_SLOT = re.compile(r"(\{[so]\}|…)")
_GAP = "[^，,；;：:。！？!?\t]{0,16}?"
_NOUN = "(?:等(?:[^，,；;。、]{0,6}?(?:企业|公司|机构|厂商|客户|单位|投资方|家))?)?"


@dataclass(frozen=True, slots=True)
class Match:
    """A template met: the relation type and its pattern as declared."""

    relation: str
    pattern: str


@dataclass(frozen=True, slots=True)
class _Template:
    match: Match
    literal: str
    expression: str


@cache
def _marks() -> dict[str, str]:
    return {kind: chr(_FIRST_MARK + i) for i, kind in enumerate(sorted(vocabulary().kinds))}


@cache
def _mark_set() -> frozenset[str]:
    return frozenset(_marks().values())


@cache
def _templates() -> tuple[tuple[_Template, ...], tuple[Match, ...]]:
    """Patterns with slots, and trigger words."""
    slotted, triggers = [], []
    for relation in vocabulary().relations.values():
        for pattern in relation.patterns:
            if "{" in pattern:
                slotted.append(_compiled(pattern, relation))
            else:
                triggers.append(Match(relation.name, pattern))
    return tuple(slotted), tuple(triggers)


def _compiled(pattern: str, relation: RelationType) -> _Template:
    kinds = {"{s}": ("s", relation.subjects), "{o}": ("o", relation.objects)}
    parts, literals = [], [""]
    for part in _SLOT.split(pattern.lower()):
        if part in kinds:
            name, allowed = kinds[part]
            parts.append(f"(?P<{name}>{_list_of(allowed)})")
        elif part == "…":
            parts.append(_GAP)
        else:
            parts.append(re.escape(part))
            literals.append(part)
    return _Template(Match(relation.name, pattern), max(literals, key=len), "".join(parts))


def _list_of(kinds: frozenset[str]) -> str:
    one = "[" + "".join(_marks()[k] for k in sorted(kinds)) + "]"
    return f"{one}(?:(?:、|和|与|及|以及|,|，){one})*{_NOUN}"


@cache
def _wordless() -> frozenset[int]:
    """Numbers of the templates of slots alone: every sentence may meet them."""
    return frozenset(number for number, template in enumerate(_templates()[0]) if not template.literal)


@cache
def _literals() -> AhoCorasick:
    slotted, triggers = _templates()
    words = [t.literal or _ANY for t in slotted]  # a pattern of slots alone has no word to look for
    return AhoCorasick([*words, *(t.pattern.lower() for t in triggers)])


def template_matches(sentence: Sentence) -> tuple[dict[tuple[int, int], set[Match]], list[tuple[int, Match]]]:
    """Which templates a sentence meets.

    Returns
    -------
    tuple
        For pairs of symbols (subject, object) the templates whose slots they fill, and the trigger words with the
        symbol at which they begin.
    """
    slotted, triggers = _templates()
    text, positions = _masked(sentence)
    filled: dict[tuple[int, int], set[Match]] = defaultdict(set)
    held: list[tuple[int, Match]] = []
    wanted = set(_wordless())
    for index, start, _ in _literals().find_matches_as_indexes(text, overlapping=True):
        if index < len(slotted):
            wanted.add(index)
        else:
            held.append((positions[start], triggers[index - len(slotted)]))
    for index in wanted:
        _fill(slotted[index], text, positions, filled)
    return filled, held


@cache
def _regex(expression: str) -> re.Pattern[str]:
    """Compiled when it is first wanted: all of them take half a second, and an article needs a few."""
    return re.compile(expression)


def _fill(template: _Template, text: str, positions: list[int], filled: dict[tuple[int, int], set[Match]]) -> None:
    at, regex = 0, _regex(template.expression)
    while (found := regex.search(text, at)) is not None:
        for s in _filling(found, "s", text, positions):
            for o in _filling(found, "o", text, positions):
                filled[s, o].add(template.match)
        at = found.start() + 1


def _filling(found: re.Match[str], slot: str, text: str, positions: list[int]) -> list[int]:
    """The symbols that fill a slot; `UNFILLED` where the template has no such slot."""
    if slot not in found.re.groupindex:
        return [UNFILLED]
    return [positions[i] for i in range(*found.span(slot)) if text[i] in _mark_set()]


def _masked(sentence: Sentence) -> tuple[str, list[int]]:
    """The sentence with one mark for each mention, and the symbol number of each of its characters."""
    marks = _marks()
    text, positions = [], []
    for number, symbol in enumerate(sentence.symbols):
        shown = marks[symbol[1:-1]] if len(symbol) > 1 and symbol[0] == "‹" else symbol
        text.append(shown)
        positions.extend([number] * len(shown))
    return "".join(text), positions
