"""When a predicted thing, value or statement counts as the annotated one; the rules of the evaluation.

A predicted thing stands for at most one annotated thing and the other way round, so that merging two things, or lending
one the names of another, costs what the second one said.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

T = TypeVar("T")

SOFT = frozenset({"Project", "Product", "Policy"})
"""Kinds whose names have vague borders: they also match by containment or a bigram overlap of 0.6."""
ORGANISATIONS = frozenset({"Company", "Fund", "Government", "Academia", "Association", "Exchange"})
"""Kinds that may be mistaken for each other without losing the statement."""
LOOSE = frozenset({"Place", "Segment"})
"""Kinds that are compared by themselves, not aligned one to one: several names may stand for one annotated place."""

# Pairs of a traditional and a simplified form. The table is closed on purpose: figures must not depend on what is
# installed.
_PAIRS = (
    "乾干佔占來来係系個个備备傳传債债僅仅價价億亿儲储兌兑內内冊册別别創创劃划動动務务匯汇區区協协國国圍围圓圆執执報报場场"
    "學学寧宁專专對对導导帥帅幣币廠厂廣广張张後后徵征應应戶户採采損损據据擬拟數数於于昇升時时會会東东業业構构樂乐標标機机"
    "權权決决淨净減减測测準准溫温灣湾為为無无營营獨独獲获現现璿璇產产療疗發发監监積积範范紀纪紅红納纳絀绌組组統统經经網网"
    "編编總总織织繳缴聯联腦脑與与華华萬万薦荐虛虚虧亏術术裝装製制視视計计訊讯訪访設设註注試试該该認认談谈請请謝谢證证議议"
    "讓让豐丰負负財财貨货買买費费貿贸資资賣卖購购贇赟車车較较轉转週周進进過过遠远邁迈還还醫医銷销鋼钢鐵铁長长開开間间關关"
    "陝陕際际雙双雲云電电頂顶項项須须領领額额顯显體体鴻鸿點点龍龙"
)
_SIMPLE = str.maketrans(_PAIRS[::2], _PAIRS[1::2])
_IGNORED = re.compile(r"[\s\"'“”‘’「」『』《》<>〈〉()\[\]【】*#,，.。·・:：;；、\-—_/®™]+")
_DIVISION = re.compile(r"(市|省|县)$")
_BROAD = re.compile(
    r"(省|自治区)$|^(中国|美国|日本|韩国|德国|英国|法国|荷兰|欧洲|欧盟|印度|马来西亚|新加坡|泰国|亚洲|全球)$"
)
_MONEY = re.compile(r"([A-Z]{3})\s*([\d.]+)")
_DATES = frozenset({"founded", "issued_date"})
_FREE_TEXT = frozenset({"capacity", "area", "document_number"})


def normalised(text: object) -> str:
    """The form in which names and values are compared: NFKC, simplified, lower case, no punctuation and no spaces."""
    return _IGNORED.sub("", unicodedata.normalize("NFKC", str(text)).translate(_SIMPLE).lower())


def soft_equal(one: str, other: str) -> bool:
    """Whether two normalised names with vague borders agree: one within the other, or bigram overlap (Dice) of 0.6."""
    short, long = sorted((one, other), key=len)
    if len(short) >= 4 and 4 * len(short) >= len(long) and short in long:
        return True
    ours, theirs = _bigrams(one), _bigrams(other)
    return 2 * (ours & theirs).total() / (ours.total() + theirs.total()) >= 0.6


def _bigrams(text: str) -> Counter[str]:
    return Counter(text[i : i + 2] for i in range(len(text) - 1)) or Counter([text])


def same_value(attribute: str, mine: Mapping[str, object], gold: Mapping[str, object]) -> bool:
    """Whether two values of an attribute agree; money within one per cent and in the same period, dates by prefix.

    Parameters
    ----------
    attribute
        Name of the attribute.
    mine, gold
        The two rows: ``v`` is the value, ``period`` may stand beside it.
    """
    ours, theirs = str(mine["v"]), str(gold["v"])
    sums = _MONEY.match(ours), _MONEY.match(theirs)
    if sums[0] and sums[1]:
        one, other = float(sums[0][2]), float(sums[1][2])
        close = abs(one - other) <= 0.01 * max(one, other)
        return sums[0][1] == sums[1][1] and close and mine.get("period") == gold.get("period")
    if attribute in _DATES:
        return min(len(ours), len(theirs)) >= 4 and (ours.startswith(theirs) or theirs.startswith(ours))
    if attribute in _FREE_TEXT:
        return soft_equal(normalised(ours), normalised(theirs))
    return normalised(ours) == normalised(theirs)


def same_qualifier(name: str, mine: str | None, gold: str) -> bool:
    """Whether the qualifier of a found relation agrees; dates by prefix, sums within one per cent."""
    return mine is not None and same_value("founded" if name == "date" else name, {"v": mine}, {"v": gold})


def _with_bare_places(labels: Iterable[str]) -> frozenset[str]:
    kept = set(labels)
    return frozenset(kept | {_DIVISION.sub("", label) for label in kept if len(label) > 2})


@dataclass(frozen=True, eq=False, slots=True)
class Thing:
    """An entity of one article as the evaluation sees it; compared by identity.

    Parameters
    ----------
    labels
        Normalised name and aliases.
    within
        Normalised containing places, down to the city.
    """

    kind: str
    name: str
    code: str | None
    labels: frozenset[str] = field(repr=False)
    within: frozenset[str] = field(repr=False)

    @classmethod
    def of(cls, entity: Mapping[str, object]) -> Thing:
        """Read an entity of a record."""
        names = [str(entity["name"]), *_texts(entity, "aliases")]
        labels = frozenset(map(normalised, names)) - {""}
        within = frozenset(normalised(place) for place in _texts(entity, "within") if not _BROAD.search(place)) - {""}
        if entity["type"] == "Place":
            labels, within = _with_bare_places(labels), _with_bare_places(within)
        code = entity.get("code")
        return cls(str(entity["type"]), names[0], None if code is None else str(code), labels, within)

    @property
    def key(self) -> str:
        """The normalised name."""
        return normalised(self.name)

    def twin(self, other: Thing) -> bool:
        """Whether two things of one side are the same for sure; folds what several articles of a document say."""
        if self.kind == other.kind == "Segment":
            return self.code == other.code
        return _kin(self.kind, other.kind) and (self.key in other.labels or other.key in self.labels)

    def stands_for(self, gold: Thing) -> bool:
        """Whether this predicted thing may stand for that annotated thing."""
        if self.kind == gold.kind == "Segment":
            return self.code == gold.code
        if not _kin(self.kind, gold.kind):
            return False
        if self.labels & gold.labels or (gold.kind == "Place" and self.labels & gold.within):
            return True
        both_soft = {self.kind, gold.kind} <= SOFT
        return both_soft and any(soft_equal(mine, theirs) for mine in self.labels for theirs in gold.labels)


def _texts(entity: Mapping[str, object], key: str) -> list[str]:
    values = entity.get(key, [])
    return [str(value) for value in values] if isinstance(values, list) else []


def _kin(one: str, other: str) -> bool:
    return one == other or {one, other} <= SOFT or {one, other} <= ORGANISATIONS


@dataclass(frozen=True, slots=True)
class _Group:
    """Things of one side that are the same thing."""

    labels: frozenset[str]
    members: tuple[Thing, ...]

    def takes(self, thing: Thing) -> bool:
        return thing.key in self.labels or any(member.key in thing.labels for member in self.members)


def _joined(things: Iterable[Thing]) -> list[_Group]:
    """Join the things that several articles name, so that a second mention costs nothing."""
    groups: list[_Group] = []
    for thing in things:
        hit = [group for group in groups if group.takes(thing)]
        groups = [group for group in groups if not group.takes(thing)]
        labels = thing.labels.union(*(group.labels for group in hit))
        groups.append(_Group(labels, (thing, *(member for group in hit for member in group.members))))
    return groups


class Alignment:
    """Which predicted thing stands for which annotated thing, at most one for each.

    Greedy: pairs backed by most statements come first, then those that share most of their labels.

    Parameters
    ----------
    mine, gold
        The things of the two sides.
    support
        How many statements back a pair of things.
    """

    def __init__(self, mine: Iterable[Thing], gold: Iterable[Thing], support: Counter[tuple[Thing, Thing]]) -> None:
        ours, theirs = _joined(mine), _joined(gold)
        partner: dict[int, int] = {}
        taken: set[int] = set()
        for _, _, i, j in sorted(_candidates(ours, theirs, support)):
            if i not in partner and j not in taken:
                partner[i] = j
                taken.add(j)
        self._mine = {thing: partner.get(i) for i, group in enumerate(ours) for thing in group.members}
        self._gold = {thing: j for j, group in enumerate(theirs) for thing in group.members}

    def same(self, mine: Thing, gold: Thing) -> bool:
        """Whether the predicted thing was aligned with the annotated one (places and segments: may stand for it)."""
        if gold.kind in LOOSE:
            return mine.stands_for(gold)
        return self._mine.get(mine) == self._gold[gold]


def _candidates(
    ours: Sequence[_Group], theirs: Sequence[_Group], support: Counter[tuple[Thing, Thing]]
) -> Iterable[tuple[int, float, int, int]]:
    for i, one in enumerate(ours):
        for j, other in enumerate(theirs):
            common = len(one.labels & other.labels)
            if common or any(a.stands_for(b) for a in one.members for b in other.members):
                backed = sum(support[a, b] for a in one.members for b in other.members)
                yield -backed, -common / len(one.labels | other.labels), i, j


def one_to_one(
    mine: Sequence[T], gold: Sequence[T], same: Callable[[T, T], bool]
) -> tuple[list[tuple[T, T]], list[T], list[T]]:
    """A maximum matching of two lists: its pairs, the wrong ones (only mine), the missed ones (only gold).

    Augmenting paths, O(V E) [1]_, without recursion, so that long lists are no danger.

    References
    ----------
    .. [1] H. W. Kuhn, "The Hungarian method for the assignment problem", Naval Research Logistics Quarterly 2, 1955.
    """
    edges = [[j for j, other in enumerate(gold) if same(one, other)] for one in mine]
    owner: dict[int, int] = {}
    for i in range(len(mine)):
        _augment(i, edges, owner)
    placed = set(owner.values())
    pairs = [(mine[i], gold[j]) for j, i in owner.items()]
    wrong = [one for i, one in enumerate(mine) if i not in placed]
    return pairs, wrong, [other for j, other in enumerate(gold) if j not in owner]


def _augment(start: int, edges: Sequence[Sequence[int]], owner: dict[int, int]) -> None:
    """Depth-first search for a free partner of ``start``; on success the owners along the path move over."""
    seen: set[int] = set()
    path: list[tuple[int, int]] = []
    stack = [(start, iter(edges[start]))]
    while stack:
        i, rest = stack[-1]
        j = next((j for j in rest if j not in seen), None)
        if j is None:
            stack.pop()
            if path:
                path.pop()
            continue
        seen.add(j)
        path.append((i, j))
        if j not in owner:
            owner.update((j, i) for i, j in path)
            return
        stack.append((owner[j], iter(edges[owner[j]])))
