"""Which names of one article stand for the same thing: definitions, legal and short forms, containment."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.mention import Mention
from ontology.normal import key
from ontology.places import places

ORGANISATIONS = frozenset(("Company", "Fund", "Government", "Academia", "Association", "Exchange"))
SOFT = frozenset(("Project", "Policy"))
"""Kinds whose names have vague borders: a part of the name stands for the whole inside one article."""

_LEGAL = re.compile(
    r"(股份有限公司|有限责任公司|有限公司|集团公司|控股公司|总公司|公司|控股集团|集团|\(有限合伙\)|合伙企业|co\.?,?\s?ltd\.?|inc\.?|corp\.?|corporation)+$",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\([^()]*\)")
_DEFINED = re.compile(
    r"[(]\s*(?P<cue>以下简称|下称|以下称|简称|又称|英文名|英文简称|英文)?(?:为)?[:：]?\s*(?P<quote>[“\"「『‘])?(?P<name>[^()“”\"「」『』‘’:：,，。;；]{2,24}?)[”\"」』’]?\s*(?:或[^()]{1,16})?[)]"
)
_TICKER = re.compile(r"\d{4}")
_UNDERTAKING = re.compile(
    r"((?:建设|产业化|扩产|扩建|生产|制造|研发|投资|新建)*(?:项目|基地|工厂|产线|生产线|产业园|工程|厂房|厂)(?:工程|项目)?)$"
)
_PHASE = re.compile(r"[一二三四五六七八九十\d]+期|第[一二三四五六七八九十\d]+[代阶]")


def family(kind: str) -> str:
    """Kinds that may name the same thing share a family."""
    return "Organisation" if kind in ORGANISATIONS else kind


def core(name: str) -> str:
    """A company's name without its region, its brackets and its legal form, as an exact key."""
    bare = _LEGAL.sub("", _BRACKETED.sub("", name))
    for length in range(min(6, len(bare) - 2), 1, -1):
        if any(p.adcode for p in places().find(bare[:length])):
            bare = bare[length:].removeprefix("省").removeprefix("市")
            break
    return key(bare)


def is_legal(name: str) -> bool:
    """Whether the name carries a legal form (有限公司)."""
    return _LEGAL.search(_BRACKETED.sub("", name)) is not None


def defined_alias(text: str, mention: Mention) -> tuple[int, int] | None:
    """The short name that a bracket right behind a mention defines: 全称(以下简称“简称”), 名称(NAME)."""
    match = _DEFINED.match(text, mention.end)
    if match is None:
        return None
    name = match["name"]
    introduced = bool(match["cue"] or match["quote"])
    acronym = name.isascii() and any(c.isupper() for c in name) and not _TICKER.search(name)
    if introduced or acronym:
        return match.span("name")
    return None


def shortens(short: str, long: str) -> bool:
    """Whether ``short`` is a short form of the organisation's name ``long``: a part of its core or an abbreviation.

    Compares within one article only, where the two stand side by side; across articles this would not be enough.
    """
    if is_legal(short) and is_legal(long):
        return False
    whole, part = core(long) or key(long), core(short) or key(short)
    if len(part) < 2 or len(part) >= len(key(long)):
        return False
    if whole.startswith(part):
        return True
    return is_legal(long) and len(part) <= 5 and part[0] == whole[0] and _subsequence(part, whole)


def _subsequence(part: str, whole: str) -> bool:
    rest = iter(whole)
    return all(c in rest for c in part)


def same_soft(a: str, b: str) -> bool:
    """Whether two names of projects or policies stand for the same one: one contains the other, and no phase differs.

    What kind of undertaking it is (项目, 基地, 产线) doesn't tell two apart inside one article, what is made does.
    """
    x, y = sorted((_object(a), _object(b)), key=len)
    if set(_PHASE.findall(x)) - set(_PHASE.findall(y)):
        return False
    return len(x) >= 4 and x in y


def _object(name: str) -> str:
    bare = _UNDERTAKING.sub("", name)
    return key(bare if len(bare) >= 4 else name)


class Groups:
    """Union-find over the numbers ``0 … size - 1``; the smallest number represents a group."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def find(self, item: int) -> int:
        """The representative of the group of ``item``."""
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def join(self, a: int, b: int) -> None:
        """Make one group of two."""
        first, second = sorted((self.find(a), self.find(b)))
        self._parent[second] = first


def unite(names: Sequence[tuple[str, str]], groups: Groups) -> None:
    """Join the names (family, name) that are short forms or parts of exactly one longer name.

    The longest come first, so that two forms of one name are one host for a third.
    """
    for number, (kind, name) in sorted(enumerate(names), key=lambda item: -len(item[1][1])):
        longer = [
            other
            for other, (kind2, name2) in enumerate(names)
            if kind2 == kind and other != number and len(name2) > len(name) and _same(kind, name, name2)
        ]
        hosts = {groups.find(other) for other in longer}
        if len(hosts) == 1:
            groups.join(number, longer[0])


def _same(kind: str, short: str, long: str) -> bool:
    if kind == "Organisation":
        return shortens(short, long)
    return kind in SOFT and same_soft(short, long)
