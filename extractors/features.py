"""Features of a candidate: hashed n-grams of symbols around and between its arguments, and what is known of them.

All features are binary. A feature is a number below `SIZE`; n-grams are hashed once per sentence, and an instance
salts them by their role, so that building one instance costs a few array look-ups.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from extractors.article import Article, BlockKind
from extractors.candidate import Argument, Candidate, Context, Reach
from extractors.prepared import MASK, SIZE, Prepared, number, prepare
from extractors.sentence import CLAUSE_ENDS, LIST_JOINTS, Occurrence, Sentence
from extractors.templates import UNFILLED, Match
from extractors.thing import Thing

__all__ = ["SIZE", "Prepared", "features", "number", "prepare"]

_FARTHEST = 60
"""Gaps beyond this many symbols are told alike."""


def features(
    candidate: Candidate,
    article: Article,
    things: Sequence[Thing],
    hashed: Prepared,
    shared: Context,
) -> NDArray[np.int64]:
    """Feature numbers of one candidate, sorted, without repetition, each below `SIZE`."""
    s, o = candidate.subject, candidate.object
    found = set(_of_kinds((s.kind, o.kind), (s.reach, o.reach), hashed.sentence.kind, article.section))
    found.update(*_of_both(s, o, hashed), *_between(s, o, hashed))
    for role, argument in (("s", s), ("o", o)):
        key = (role, argument.thing, -1 if argument.occurrence is None else argument.occurrence.start)
        if key not in hashed.memory:
            named = _of_argument(role, argument, article, things[argument.thing], shared)
            hashed.memory[key] = _of_one(role, argument, named, hashed)
        found |= hashed.memory[key]
    numbers = np.fromiter(found, dtype=np.int64, count=len(found))
    numbers.sort()
    return numbers


def _of_one(role: str, argument: Argument, named: Iterable[str], hashed: Prepared) -> frozenset[int]:
    """Numbers that follow from one argument alone."""
    found = {number(name) & MASK for name in named}
    if argument.occurrence is not None:
        at = argument.occurrence.at
        found.update(hashed.around(role, at, at))
        first, last = hashed.lists[at]
        if first != last:
            found.update(hashed.around(role + "list", first, last))
    return frozenset(found)


def _between(s: Argument, o: Argument, hashed: Prepared) -> Iterator[Sequence[int] | frozenset[int]]:
    sentence = hashed.sentence
    a, b = s.occurrence, o.occurrence
    if a is not None and b is not None:
        first, last = (a.at, b.at) if a.at < b.at else (b.at, a.at)
        salt = "nested" if first == last else "so" if a.at < b.at else "os"
        yield from hashed.bag(first + 1, last, salt)
        yield _of_clause(hashed, b.at, "clause-o", (1,))
        if sentence.clause[a.at] != sentence.clause[b.at]:
            yield _of_clause(hashed, a.at, "clause-s", (1,))
        return
    named = a or b
    assert named is not None, "a candidate names at least one of its arguments"
    yield _of_clause(hashed, named.at, "alone-s" if a else "alone-o", (0, 1, 2))


def _of_clause(hashed: Prepared, at: int, salt: str, sizes: Sequence[int]) -> frozenset[int]:
    """Numbers of the n-grams of a symbol's clause, computed once per sentence."""
    key = (salt, at, at)
    if key not in hashed.memory:
        hashed.memory[key] = frozenset().union(*hashed.bag(*_clause(hashed.sentence, at), salt, sizes))
    return hashed.memory[key]


def _clause(sentence: Sentence, at: int) -> tuple[int, int]:
    clause = sentence.clause[at]
    first = last = at
    while first and sentence.clause[first - 1] == clause:
        first -= 1
    while last < len(sentence.symbols) and sentence.clause[last] == clause:
        last += 1
    return first, last


def _numbers(names: Iterable[str]) -> frozenset[int]:
    return frozenset(number(name) & MASK for name in names)


def _of_both(s: Argument, o: Argument, hashed: Prepared) -> Iterator[frozenset[int]]:
    if s.occurrence is not None and o.occurrence is not None:
        yield from _of_pair(s.occurrence, o.occurrence, hashed)
    if o.occurrence is not None:
        yield _rivals("s", s, o, hashed)
    if s.occurrence is not None:
        yield _rivals("o", o, s, hashed)
    yield from _of_templates(s, o, hashed)


@lru_cache(maxsize=1 << 14)  # like those below: the same few thousand combinations come again in every article
def _of_kinds(
    kinds: tuple[str, str], reaches: tuple[Reach, Reach], block: BlockKind, section: str | None
) -> frozenset[int]:
    (s, o), (s_reach, o_reach) = kinds, reaches
    return _numbers((f"kinds={s},{o}", f"reach={s_reach},{o_reach}", f"block={block}", f"section={section}"))


def _of_argument(role: str, argument: Argument, article: Article, thing: Thing, shared: Context) -> Iterator[str]:
    yield f"{role}count={min(shared.counts[thing.index], 6)},{thing.kind}"
    yield f"{role}title={thing.index in shared.title},{thing.kind}"
    yield f"{role}main={shared.main.get(thing.kind) == thing.index},{argument.reach}"
    yield f"{role}score={int(thing.score * 5)}"
    name = thing.name
    if argument.occurrence is not None:
        name = article.text[argument.occurrence.start : argument.occurrence.end]
    yield f"{role}tail={name[-2:]}"
    yield f"{role}head={name[:2]}"
    yield f"{role}long={min(len(name) // 3, 6)},{thing.kind}"
    if thing.code:
        yield f"{role}code={thing.code}"
        yield f"{role}wording={name}"


def _of_pair(s: Occurrence, o: Occurrence, hashed: Prepared) -> Iterator[frozenset[int]]:
    symbols, clause, ahead = hashed.sentence.symbols, hashed.sentence.clause, s.at < o.at
    first, last = (s.at, o.at) if ahead else (o.at, s.at)
    if first == last:
        yield _of_nested(s.end - s.start < o.end - o.start, s.start == o.start, s.end == o.end, s.kind, o.kind)
        return
    gap, clauses = last - first - 1, clause[last] - clause[first]
    marks = hashed.marks[bisect_left(hashed.marks, first + 1) : bisect_left(hashed.marks, last)]
    kinds = [symbols[at] for at in marks]
    counts = min(len(kinds), 5), min(kinds.count(f"‹{s.kind}›"), 4), min(kinds.count(f"‹{o.kind}›"), 4)
    yield _of_gap(ahead, min(gap, _FARTHEST), min(clauses, 4), counts, (s.kind, o.kind))
    between = symbols[first + 1 : last]
    listed = all(x[0] == "‹" or x in LIST_JOINTS for x in between)
    yield _of_shape(ahead, listed, s.at == 0 or symbols[s.at - 1] in CLAUSE_ENDS)
    if gap <= 6:
        yield frozenset((number(f"exact={ahead}{''.join(between)}") & MASK,))


@lru_cache(maxsize=1 << 12)
def _of_nested(inside: bool, starts: bool, ends: bool, s: str, o: str) -> frozenset[int]:
    return _numbers((f"inside={'s' if inside else 'o'},{s},{o}", f"insidestart={starts},{ends}"))


@lru_cache(maxsize=1 << 16)
def _of_gap(
    ahead: bool, gap: int, clauses: int, counts: tuple[int, int, int], kinds: tuple[str, str]
) -> frozenset[int]:
    (things, subjects, objects), (s, o) = counts, kinds
    few = min(clauses, 2)
    return _numbers(
        (
            f"gap={gap if gap < 6 else 6 + min(gap // 6, 10)},{ahead}",
            f"clauses={clauses},{ahead}",
            f"things={things}",
            f"sthings={subjects},{ahead}",
            f"othings={objects},{ahead}",
            f"shape={ahead},{few},{min(things, 3)},{min(subjects, 2)},{s},{o}",
            f"shape2={ahead},{few},{min(gap // 8, 3)},{min(objects, 2)},{s},{o}",
        )
    )


@lru_cache(maxsize=8)
def _of_shape(ahead: bool, listed: bool, starts_clause: bool) -> frozenset[int]:
    return _numbers((f"list={listed}", f"sfirst={starts_clause},{ahead}"))


def _of_templates(s: Argument, o: Argument, hashed: Prepared) -> Iterator[frozenset[int]]:
    a, b = s.occurrence, o.occurrence
    ends = (UNFILLED if a is None else a.at, UNFILLED if b is None else b.at)
    for slots in {ends, (ends[0], UNFILLED), (UNFILLED, ends[1])}:
        for match in hashed.filled.get(slots, ()):
            yield _of_match("filled", match, "")
    order = "sx" if b is None else "xo" if a is None else "so" if a.at < b.at else "os"
    for at, match in hashed.held:
        where = _where(at, a, b, hashed.sentence)
        if where:
            yield _of_match("held", match, f",{where},{order}")


@lru_cache(maxsize=1 << 14)
def _of_match(how: str, match: Match, where: str) -> frozenset[int]:
    return _numbers((f"{how}={match.relation}{where}", f"{how}={match.relation}:{match.pattern}{where}"))


def _where(at: int, a: Occurrence | None, b: Occurrence | None, sentence: Sentence) -> str:
    """Where a trigger word stands: between the arguments, or in the clause of one or both of them."""
    if a is not None and b is not None and min(a.at, b.at) < at < max(a.at, b.at):
        return "between"
    clauses = [x is not None and sentence.clause[x.at] == sentence.clause[at] for x in (a, b)]
    return {(True, True): "beside", (True, False): "by-s", (False, True): "by-o"}.get((clauses[0], clauses[1]), "")


def _rivals(role: str, one: Argument, other: Argument, hashed: Prepared) -> frozenset[int]:
    """Is there another thing of the kind of one argument nearer to the other, which is named?"""
    assert other.occurrence is not None, "asked only where it is"
    at = other.occurrence.at
    distance = abs(one.occurrence.at - at) if one.occurrence is not None else 1000
    nearer = before = 0
    for thing, place in hashed.kinds.get(one.kind, ()):
        if thing not in (one.thing, other.thing):
            nearer += abs(place - at) < distance
            before += place < at
    return _of_rivals(role, min(nearer, 3), min(before, 2), one.reach, (one.kind, other.kind))


@lru_cache(maxsize=1 << 14)
def _of_rivals(role: str, nearer: int, before: int, reach: Reach, kinds: tuple[str, str]) -> frozenset[int]:
    one, other = kinds
    return _numbers((f"{role}rivals={nearer},{before},{reach}", f"{role}rivals={min(nearer, 2)},{one},{other}"))
