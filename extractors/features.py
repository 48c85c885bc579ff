"""Features of a candidate: hashed n-grams of symbols around and between its arguments, and what the article knows of them.

All features are binary. A feature is a number below `SIZE`; n-grams are hashed once per sentence, and an instance
salts them by their role, so that building one instance costs a few array look-ups.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from extractors.article import Article
from extractors.candidate import Argument, Candidate, Context
from extractors.sentence import CLAUSE_ENDS, LIST_JOINTS, Occurrence, Sentence
from extractors.templates import UNFILLED, Match, template_matches
from extractors.thing import Thing

BITS = 18
SIZE = 1 << BITS
_PAD = 4
_WINDOW = 14
"""Symbols kept at either end of a long stretch between two arguments."""

_MIX = np.uint32(2654435761)
Ids = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A sentence, made ready once for all its candidates.

    Parameters
    ----------
    table
        Hashed 1-, 2- and 3-grams: row ``n`` holds the (n+1)-gram that starts at symbol ``i`` at ``_PAD + i``.
    lists
        For each mention's symbol the first and last symbol of its coordination.
    filled, held
        Templates met (`extractors.templates.template_matches`).
    """

    sentence: Sentence
    table: Ids
    lists: dict[int, tuple[int, int]]
    filled: dict[tuple[int, int], set[Match]]
    held: list[tuple[int, Match]]


@lru_cache(maxsize=1 << 16)
def number(name: str) -> int:
    """The hash of a named feature, stable over processes and versions."""
    return zlib.crc32(name.encode("utf-8", "surrogatepass"))


def prepare(sentence: Sentence) -> Prepared:
    """Hash a sentence and match the templates, once for all its candidates."""
    padded = ["^"] * _PAD + list(sentence.symbols) + ["$"] * (_PAD + 1)
    size = len(padded)
    table = np.zeros((3, size), dtype=np.uint32)
    table[0] = [number(a) for a in padded]
    table[1, : size - 1] = [number(a + "·" + b) for a, b in zip(padded, padded[1:], strict=False)]
    table[2, : size - 2] = [number(f"{a}·{b}·{c}") for a, b, c in zip(padded, padded[1:], padded[2:], strict=False)]
    return Prepared(sentence, table, _lists(sentence), *template_matches(sentence))


def _lists(sentence: Sentence) -> dict[int, tuple[int, int]]:
    """For each mention the first and last symbol of the coordination it stands in (A、B和C)."""
    spans: dict[int, tuple[int, int]] = {}
    run: list[int] = []
    for at in sorted({o.at for o in sentence.occurrences}):
        if run and not _joined(sentence.symbols[run[-1] + 1 : at]):
            spans.update(dict.fromkeys(run, (run[0], run[-1])))
            run = []
        run.append(at)
    spans.update(dict.fromkeys(run, (run[0], run[-1])) if run else {})
    return spans


def _joined(between: Sequence[str]) -> bool:
    return 0 < len(between) <= 2 and ("".join(between) in LIST_JOINTS or all(s in LIST_JOINTS for s in between))


def features(
    candidate: Candidate,
    article: Article,
    things: Sequence[Thing],
    hashed: Prepared,
    shared: Context,
) -> NDArray[np.int64]:
    """Feature numbers of one candidate, sorted, without repetition, each below `SIZE`."""
    s, o = candidate.subject, candidate.object
    parts = [np.array([number(f) for f in _named(candidate, article, things, hashed, shared)], dtype=np.uint32)]
    for role, argument in (("s", s), ("o", o)):
        if argument.occurrence is not None:
            parts.append(_around(role, argument.occurrence.at, hashed))
            first, last = hashed.lists[argument.occurrence.at]
            if first != last:
                parts.append(_around(role + "list", first, hashed, last))
    parts.extend(_between(s, o, hashed))
    return np.unique(np.concatenate(parts) & np.uint32(SIZE - 1)).astype(np.int64)


def _salted(ids: Ids, salt: str) -> Ids:
    mixed: Ids = (ids ^ np.uint32(number(salt))) * _MIX
    return mixed ^ (mixed >> np.uint32(15))


def _around(role: str, at: int, hashed: Prepared, last: int | None = None) -> Ids:
    left, right = at + _PAD, (at if last is None else last) + _PAD
    table = hashed.table
    picked = np.array(
        [
            table[0, left - 1], table[1, left - 2], table[2, left - 3],
            table[0, right + 1], table[1, right + 1], table[2, right + 1],
        ],
        dtype=np.uint32,
    )  # fmt: skip
    return _salted(picked, role) + np.arange(6, dtype=np.uint32) * np.uint32(40503)


def _between(s: Argument, o: Argument, hashed: Prepared) -> Iterator[Ids]:
    sentence = hashed.sentence
    a, b = s.occurrence, o.occurrence
    if a is not None and b is not None:
        first, last = sorted((a.at, b.at))
        salt = "nested" if first == last else "so" if a.at < b.at else "os"
        yield from _bag(hashed, first + 1, last, salt)
        yield from _bag(hashed, *_clause(sentence, b.at), "clause-o", grams_only=1)
        if sentence.clause[a.at] != sentence.clause[b.at]:
            yield from _bag(hashed, *_clause(sentence, a.at), "clause-s", grams_only=1)
        return
    named = a or b
    assert named is not None, "a candidate names at least one of its arguments"
    yield from _bag(hashed, *_clause(sentence, named.at), "alone-s" if a else "alone-o")


def _clause(sentence: Sentence, at: int) -> tuple[int, int]:
    clause = sentence.clause[at]
    first = last = at
    while first and sentence.clause[first - 1] == clause:
        first -= 1
    while last < len(sentence.symbols) and sentence.clause[last] == clause:
        last += 1
    return first, last


def _bag(hashed: Prepared, first: int, last: int, salt: str, *, grams_only: int | None = None) -> Iterator[Ids]:
    """Salted n-grams of the symbols ``first:last``, the middle of long stretches left out."""
    stretches = [(first, last)]
    if last - first > 2 * _WINDOW:
        stretches = [(first, first + _WINDOW), (last - _WINDOW, last)]
    for start, end in stretches:
        for n in range(3) if grams_only is None else (grams_only,):
            if end - start > n:
                yield _salted(hashed.table[n, start + _PAD : end + _PAD - n], f"{salt}{n}")


def _named(
    candidate: Candidate, article: Article, things: Sequence[Thing], hashed: Prepared, shared: Context
) -> Iterator[str]:
    s, o = candidate.subject, candidate.object
    sentence = hashed.sentence
    yield f"kinds={s.kind},{o.kind}"
    yield f"reach={s.reach},{o.reach}"
    yield f"block={sentence.kind}"
    yield f"section={article.section}"
    for role, argument in (("s", s), ("o", o)):
        yield from _of_argument(role, argument, article, things[argument.thing], shared)
    if s.occurrence is not None and o.occurrence is not None:
        yield from _of_pair(s.occurrence, o.occurrence, sentence)
    yield from _rivals(candidate, sentence)
    yield from _of_templates(s, o, hashed)


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


def _of_pair(s: Occurrence, o: Occurrence, sentence: Sentence) -> Iterator[str]:
    first, last = sorted((s.at, o.at))
    if first == last:
        yield f"inside={'s' if s.end - s.start < o.end - o.start else 'o'},{s.kind},{o.kind}"
        yield f"insidestart={s.start == o.start},{s.end == o.end}"
        return
    between = sentence.symbols[first + 1 : last]
    gap = len(between)
    yield f"gap={gap if gap < 6 else 6 + min(gap // 6, 10)},{s.at < o.at}"
    yield f"clauses={min(sentence.clause[last] - sentence.clause[first], 4)},{s.at < o.at}"
    kinds = [x for x in between if x[0] == "‹"]
    yield f"things={min(len(kinds), 5)}"
    yield f"sthings={min(kinds.count(f'‹{s.kind}›'), 4)},{s.at < o.at}"
    yield f"othings={min(kinds.count(f'‹{o.kind}›'), 4)},{s.at < o.at}"
    yield f"list={all(x[0] == '‹' or x in LIST_JOINTS for x in between)}"
    if gap <= 6:
        yield f"exact={s.at < o.at}{''.join(between)}"
    clauses = min(sentence.clause[last] - sentence.clause[first], 2)
    near = min(gap // 8, 3)
    yield f"shape={s.at < o.at},{clauses},{min(len(kinds), 3)},{min(kinds.count(f'‹{s.kind}›'), 2)},{s.kind},{o.kind}"
    yield f"shape2={s.at < o.at},{clauses},{near},{min(kinds.count(f'‹{o.kind}›'), 2)},{s.kind},{o.kind}"
    yield f"sfirst={_starts_clause(sentence, s.at)},{s.at < o.at}"


def _of_templates(s: Argument, o: Argument, hashed: Prepared) -> Iterator[str]:
    a, b = s.occurrence, o.occurrence
    ends = (UNFILLED if a is None else a.at, UNFILLED if b is None else b.at)
    for slots in {ends, (ends[0], UNFILLED), (UNFILLED, ends[1])}:
        for match in hashed.filled.get(slots, ()):
            yield f"filled={match.relation}"
            yield f"filled={match.relation}:{match.pattern}"
    order = "sx" if b is None else "xo" if a is None else "so" if a.at < b.at else "os"
    for at, match in hashed.held:
        where = _where(at, a, b, hashed.sentence)
        if where:
            yield f"held={match.relation},{where},{order}"
            yield f"held={match.relation}:{match.pattern},{where},{order}"


def _where(at: int, a: Occurrence | None, b: Occurrence | None, sentence: Sentence) -> str:
    """Where a trigger word stands: between the arguments, or in the clause of one or both of them."""
    if a is not None and b is not None and min(a.at, b.at) < at < max(a.at, b.at):
        return "between"
    clauses = [x is not None and sentence.clause[x.at] == sentence.clause[at] for x in (a, b)]
    return {(True, True): "beside", (True, False): "by-s", (False, True): "by-o"}.get((clauses[0], clauses[1]), "")


def _starts_clause(sentence: Sentence, at: int) -> bool:
    return at == 0 or sentence.symbols[at - 1] in CLAUSE_ENDS


def _rivals(candidate: Candidate, sentence: Sentence) -> Iterator[str]:
    """Is there another thing of the subject's kind nearer to the object, or the other way round?"""
    for role, one, other in (
        ("s", candidate.subject, candidate.object),
        ("o", candidate.object, candidate.subject),
    ):
        if other.occurrence is None:
            continue
        at = other.occurrence.at
        distance = abs(one.occurrence.at - at) if one.occurrence is not None else 1000
        same = [x for x in sentence.occurrences if x.kind == one.kind and x.thing not in (one.thing, other.thing)]
        nearer = sum(abs(x.at - at) < distance for x in same)
        before = sum(x.at < at for x in same)
        yield f"{role}rivals={min(nearer, 3)},{min(before, 2)},{one.reach}"
        yield f"{role}rivals={min(nearer, 2)},{one.kind},{other.kind}"
