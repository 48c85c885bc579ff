"""The scene of an article: its things in their places, and which of them a clause speaks of."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from extractors.article import Article, Block, BlockKind
from extractors.bounds import CLAUSE_END, SENTENCE_END
from extractors.marks import Mark, marks_of
from extractors.thing import Thing
from extractors.value import Calendar, Value, ValueKind
from extractors.values import find_values
from extractors.values.money import sums

_JOINT = re.compile(r"[”』」]?(?:、|和|及|与|以及|/)[“『「]?")
_SUBJECT_AT = 6  # characters before a clause's subject: 于, 其中, 目前
_BACK = 3  # sentences that a subject is carried on for
_ATTRIBUTE = 40  # characters that may stand between 的 and the noun it leads to: places, dates
_SELF = re.compile(r"(?<![\u4e00-\u9fff])(?:本?集团|本?公司|我们)")
_SHORT = 2500  # characters: a news item, no survey of an industry
_WHOLE = 120  # characters: the longest evidence


class Reach(StrEnum):
    """How the thing that a clause speaks of was found."""

    OWN = "own"
    CLAUSE = "clause"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    MAIN = "main"


@dataclass(frozen=True, slots=True)
class Owner:
    """The thing that a value or a trigger belongs to, and how it was reached."""

    mark: Mark
    reach: Reach

    @property
    def thing(self) -> int:
        """Number of the thing."""
        return self.mark.thing


class Scene:
    """An article with its things: what the finders of attributes look at.

    Parameters
    ----------
    article
        The article.
    things
        Its things, with mentions and references in offsets of the clean view.
    """

    def __init__(self, article: Article, things: Sequence[Thing]) -> None:
        self.article = article
        self.text = article.text
        self.things = things
        self.calendar = Calendar.of(article)
        self.marks = marks_of(article.text, things)
        self._starts = [mark.start for mark in self.marks]
        self._block_starts = [block.start for block in article.blocks]
        self._values: dict[ValueKind, tuple[Value, ...]] = {}
        self._value_starts: dict[ValueKind, list[int]] = {}

    @cached_property
    def cuts(self) -> tuple[int, ...]:
        """Borders of the sentences."""
        return (0, *(m.end() for m in SENTENCE_END.finditer(self.text)), len(self.text) + 1)

    def sentence(self, at: int) -> tuple[int, int]:
        """Give the sentence around a place."""
        i = bisect_right(self.cuts, at)
        return self.cuts[i - 1], min(self.cuts[i], len(self.text)) if i < len(self.cuts) else len(self.text)

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Go through the sentences."""
        for start, end in pairwise(self.cuts):
            yield start, min(end, len(self.text))

    def clause(self, at: int) -> tuple[int, int]:
        """Give the clause around a place, without its closing mark; a comma inside a number ends none."""
        starts, ends = self._clauses
        first, last = bisect_right(starts, at), bisect_left(ends, at)
        return starts[first - 1], ends[last]

    @cached_property
    def _clauses(self) -> tuple[list[int], list[int]]:
        """Where clauses begin, and where the marks stand that end them."""
        marks = list(CLAUSE_END.finditer(self.text))
        return [0, *(m.end() for m in marks)], [*(m.start() for m in marks), len(self.text)]

    def block(self, at: int) -> Block:
        """Give the block around a place."""
        i = bisect_right(self._block_starts, at)
        return self.article.blocks[max(0, i - 1)]

    def blocks(self, kinds: Collection[BlockKind]) -> Iterator[Block]:
        """Go through the blocks of some kinds."""
        return (block for block in self.article.blocks if block.kind in kinds)

    def values(self, kind: ValueKind) -> tuple[Value, ...]:
        """Give all values of a kind in the article, read once."""
        if kind not in self._values:
            self._values[kind] = find_values(kind, self.text, self.calendar)
            self._value_starts[kind] = [value.start for value in self._values[kind]]
        return self._values[kind]

    @cached_property
    def sums(self) -> tuple[Value, ...]:
        """All sums of money of the article, those without a currency (总投资15亿) included."""
        return tuple(sums(self.text))

    def values_in(self, kind: ValueKind, start: int, end: int) -> list[Value]:
        """Give the values of a kind inside a span."""
        values, starts = self.values(kind), self._value_starts[kind]
        inside = values[bisect_left(starts, start) : bisect_left(starts, end)]
        return [value for value in inside if value.end <= end]

    def marks_in(self, kinds: Collection[str], start: int, end: int) -> list[Mark]:
        """Give the marks of some kinds that begin inside a span."""
        first, last = bisect_right(self._starts, start - 1), bisect_right(self._starts, end - 1)
        return [mark for mark in self.marks[first:last] if mark.kind in kinds]

    def around(self, kinds: Collection[str], start: int, end: int) -> Mark | None:
        """Give the mark that contains a span."""
        last = bisect_right(self._starts, start)
        return next((m for m in reversed(self.marks[:last]) if m.kind in kinds and m.end >= end), None)

    def following(self, kinds: Collection[str], end: int, within: int = _ATTRIBUTE) -> Owner | None:
        """Give the noun that an attributive clause leads to: 总投资10亿元的 *雷鸣项目*."""
        marks = self.marks_in(kinds, end, min(self.clause(end)[1], end + within))
        return Owner(marks[0], Reach.CLAUSE) if marks else None

    def preceding(self, kinds: Collection[str], start: int, *, main: bool = True) -> Owner | None:
        """Give the thing said last: in the clause, else the subject of this or an earlier sentence, else the main."""
        clause, _ = self.clause(start)
        marks = self._acted_on(kinds, clause, start)
        if marks:
            return Owner(marks[-1], Reach.CLAUSE)
        if "Company" in kinds and _SELF.search(self.text, clause, start):
            return self._main_owner(kinds)
        sentence, _ = self.sentence(start)
        subject = self._subject(kinds, sentence, start)
        if subject:
            return Owner(subject, Reach.SENTENCE)
        return self._carried(kinds, sentence) or (self._main_owner(kinds) if main and self.is_about(kinds) else None)

    def _acted_on(self, kinds: Collection[str], clause: int, start: int) -> list[Mark]:
        """Give the marks of a clause before a place, without the agents: in A由B设立 only A."""
        marks = [mark for mark in self.marks_in(kinds, clause, start) if mark.end <= start]
        agents = self.text.find("由", clause, start)
        return [mark for mark in marks if mark.end <= agents] or marks

    def owner(self, kinds: Collection[str], start: int, end: int, *, main: bool = True) -> Owner | None:
        """Find the thing that a value belongs to: the name around it, the noun after 的, or the thing said last."""
        around = self.around(kinds, start, end)
        if around:
            return Owner(around, Reach.OWN)
        if self.text.startswith("的", end):
            following = self.following(kinds, end)
            if following:
                return following
        return self.preceding(kinds, start, main=main)

    def _subject(self, kinds: Collection[str], first: int, last: int) -> Mark | None:
        """Give the last mark that opens a clause, else the last one; the second of 项目将建中心 opens none."""
        marks = self.marks_in(kinds, first, last)
        opened = {self.clause(mark.start)[0]: mark for mark in reversed(marks)}
        opening = [mark for clause, mark in reversed(opened.items()) if mark.start - clause <= _SUBJECT_AT]
        found = opening or marks
        return found[-1] if found else None

    def _carried(self, kinds: Collection[str], sentence: int) -> Owner | None:
        floor = self.block(sentence).start
        i = bisect_right(self.cuts, sentence) - 1
        for first in reversed(self.cuts[max(0, i - _BACK) : i]):
            if first < floor:
                return None
            subject = self._subject(kinds, first, self.sentence(first)[1])
            if subject:
                return Owner(subject, Reach.PARAGRAPH)
        return None

    def _main_owner(self, kinds: Collection[str]) -> Owner | None:
        mark = self.main(kinds)
        return Owner(mark, Reach.MAIN) if mark else None

    def main(self, kinds: Collection[str]) -> Mark | None:
        """Give the first mark of the article's main thing: the one in the title, else the only or most named one."""
        title = next(self.blocks((BlockKind.TITLE,)), None)
        if title:
            named = self.marks_in(kinds, title.start, title.end)
            if len({mark.thing for mark in named}) == 1:
                return named[0]
        marks = [mark for mark in self.marks if mark.kind in kinds]
        counts = Counter(mark.thing for mark in marks).most_common(2)
        if not counts or (len(counts) == 2 and counts[0][1] < 2 * counts[1][1]):
            return None
        return next(mark for mark in marks if mark.thing == counts[0][0])

    def is_about(self, kinds: Collection[str]) -> bool:
        """Tell whether the article is about one thing: its title names it, or it is short and names no other."""
        title = next(self.blocks((BlockKind.TITLE,)), None)
        if title and self.marks_in(kinds, title.start, title.end):
            return True
        return len(self.text) <= _SHORT and len({mark.thing for mark in self.marks if mark.kind in kinds}) == 1

    def group(self, mark: Mark) -> list[Mark]:
        """Give the marks that stand in one enumeration with a mark: A项目、B项目和C项目."""
        peers = self.marks_in((mark.kind,), *self.sentence(mark.start))
        at = peers.index(mark) if mark in peers else -1
        if at < 0:
            return [mark]
        first = last = at
        while first > 0 and self._joined(peers[first - 1], peers[first]):
            first -= 1
        while last + 1 < len(peers) and self._joined(peers[last], peers[last + 1]):
            last += 1
        return peers[first : last + 1]

    def _joined(self, left: Mark, right: Mark) -> bool:
        return _JOINT.fullmatch(self.text[left.end : right.start]) is not None

    def evidence(self, start: int, end: int) -> tuple[int, int]:
        """Widen a span to its clauses, or to its sentence where that is short, at most 120 characters."""
        first, last = self.sentence(start)[0], self.sentence(end - 1)[1]
        if last - first > _WHOLE:
            first, last = self.clause(start)[0], self.clause(end - 1)[1]
        if last - first > _WHOLE:
            first, last = max(first, end - _WHOLE), min(last, max(end, start + 1))
        while last > end and self.text[last - 1] in " \t\n。；;，,":
            last -= 1
        while first < start and self.text[first] in " \t\n，,、":
            first += 1
        return first, min(last, first + _WHOLE)
