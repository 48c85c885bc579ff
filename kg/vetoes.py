"""What keeps two names apart, whatever else speaks for them; and names that say too little to identify anything.

No similarity of strings decides here (长江存储 and 长鑫存储 are rivals, 台积电 and 台湾积体电路制造 are one): these
rules only refuse.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from ontology.names import Entry
from ontology.normal import key
from ontology.places import Level, Place, places
from ontology.vocabulary import vocabulary

_LIST = Path(__file__).with_name("generic_names.txt")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_LATIN = re.compile(r"[a-z]+")
_PHASE = re.compile(r"(?:[一二三四五六七八九十]|\d+)(?:期|号线|号厂)")
_LEGAL = re.compile(r"(?:股份有限公司|有限责任公司|有限公司|合伙企业(?:[（(]有限合伙[)）])?|[（(]有限合伙[)）])$")
_BRANCH = re.compile(
    r"(?:分公司|(?<![电离原量光粒分])子公司|分行|分院|分校|分会|事业部|研究院|研究所|基金会|办事处|工厂|厂区)$"
)
_BRACKETS = re.compile(r"[（(]([^（()）]{2,8})[)）]")
_LONGEST = 8  # characters of the longest name of a city or province that matters
_COMPANY_WORDS = re.compile(
    r"(?:有限|股份|责任|公司|集团|控股|科技|技术|电子|微电子|半导体|集成电路|国际|工业|实业|投资|企业|政府|inc|corp|co|ltd|[a-z]+)*"
)
_CODED_KINDS = frozenset({"Product", "Project", "Policy"})
_PHASED_KINDS = frozenset({"Fund", "Project"})

_FILLER = re.compile(
    r"(?:项目|工程|基地|工厂|产线|生产线|量产线|中试线|厂房|园区|产业园|产业化|智能化|数字化|总部|中心|新建|扩建|改建|改造|建设|"
    r"研发|制造|生产|加工|封装|测试|封测|量产|投资|配套|设备|材料|器件|模组|芯片|晶圆|半导体|集成电路|电子|高端|先进|新型|智能|"
    r"平台|技术|产品|产能|升级|提升|扩产|建成|第?[一二三四五六七八九十\d]+期|[\d.]+(?:英寸|寸|nm|纳米|万片|亿元|万元|万套|万只|层)|"
    r"及其?|与|和|的|该|本|此|新|年产|系列|大|重点|重大|首条|首个|一体化|线|厂|[/·、\-—])"
)


def is_generic(name: str) -> bool:
    """Tell whether a name identifies nothing outside its sentence: 公司, 该项目, 高新区, a single character."""
    plain = key(name)
    return len(plain) < 2 or plain in _generic_names()


@cache
def _generic_names() -> frozenset[str]:
    return frozenset(map(key, _LIST.read_text(encoding="utf-8").split()))


def is_descriptive(name: str) -> bool:
    """Tell whether the name of a work is made of ordinary words only: SiC项目, 一期项目, 8英寸碳化硅工厂."""
    return len(_FILLER.sub("", _field_words().sub("", key(name)))) < 2


@cache
def _field_words() -> re.Pattern[str]:
    found = {
        key(word) for one in vocabulary().segments.values() for word in (one.label_zh, one.label_en, *one.synonyms)
    }
    longest_first = sorted((word for word in found if len(word) > 1), key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest_first)))


def refuses(one: str, other: str, kind: str) -> bool:
    """Tell whether two names (as printed) can't be one thing of that kind."""
    if key(one) == key(other):
        return False
    if _numbers(one) != _numbers(other) and _both(_numbers(one), _numbers(other)):
        return True
    if kind in _CODED_KINDS and _apart(_latin(one), _latin(other)):
        return True
    if _phases(one) != _phases(other) and (kind in _PHASED_KINDS or _both(_phases(one), _phases(other))):
        return True
    return kind != "Place" and (_branch(one, other) or _two_legal_names(one, other) or other_region(one, other))


def needs_region(alias: str, name: str) -> bool:
    """Tell whether the alias of a government body lacks a region (商务部 of 美国商务部) or is a place (华盛顿)."""
    short, long = key(alias), key(name)
    return (short != long and long.endswith(short)) or bool(places().find(alias)) != bool(places().find(name))


def belongs(name: str, owner: Entry) -> bool:
    """Tell whether a name may be one of a registered organisation, as which one of its aliases is known.

    西门子 is registered, but 西门子数字工业软件 is another company; 中欣晶圆 is in 杭州, so 丽水中欣晶圆 is not it.
    """
    plain = key(name)
    if any(key(surface) == plain for surface in owner.surfaces):
        return True
    if other_region(name, owner.name) or (owner.place and other_region(name, owner.place)):
        return False
    rest = plain
    for surface in sorted(map(key, owner.surfaces), key=len, reverse=True):
        rest = rest.replace(surface, "")
    return rest == plain or _COMPANY_WORDS.fullmatch(_without_region(rest)) is not None


def other_region(one: str, other: str) -> bool:
    """Tell whether names carry regions that exclude each other: 中微（上海） and 中微（深圳）, not 浙江 and 杭州."""
    mine, its = regions(one), regions(other)
    return bool(mine and its) and not any(_nested(a, b) for a in mine for b in its)


@lru_cache(maxsize=65_536)
def regions(name: str) -> frozenset[str]:
    """Return the identifiers of the provinces, cities and countries that a name begins with or has in brackets."""
    plain = name.strip()
    spots = [plain, *(found[1] for found in _BRACKETS.finditer(plain))]
    return frozenset(place for spot in spots if (place := _leading_region(spot)))


def _leading_region(text: str) -> str | None:
    for size in range(min(_LONGEST, len(text)), 1, -1):
        if found := _region_names().get(text[:size]):
            return found
    return None


@cache
def _region_names() -> dict[str, str]:
    wide = (Level.COUNTRY, Level.PROVINCE, Level.CITY)
    found: dict[str, set[str]] = {}
    for place in places():
        if place.level in wide:
            for name in _sure_names(place):
                found.setdefault(name, set()).add(place.id)
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1 and not name.isascii()}


def _sure_names(place: Place) -> tuple[str, ...]:
    return tuple(name for name in place.surfaces if name not in place.doubtful and 2 <= len(name) <= _LONGEST)


@lru_cache(maxsize=4096)
def _line(place: str) -> tuple[str, ...]:
    line = [place]
    while parent := places().get(line[-1]).parent:
        line.append(parent)
    return tuple(line)


def _nested(one: str, other: str) -> bool:
    return one in _line(other) or other in _line(one)


def _numbers(name: str) -> frozenset[str]:
    return frozenset(_DIGITS.findall(key(name)))


def _latin(name: str) -> frozenset[str]:
    return frozenset(_LATIN.findall(name.casefold()))


def _phases(name: str) -> frozenset[str]:
    return frozenset(found[0] for found in _PHASE.finditer(key(name)))


def _both(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other)


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return _both(one, other) and not (one <= other or other <= one)


def _branch(one: str, other: str) -> bool:
    short, long = sorted((key(one), key(other)), key=len)
    return long.startswith(short) and bool(_BRANCH.search(long)) and not _BRANCH.search(short)


def _two_legal_names(one: str, other: str) -> bool:
    if not (_LEGAL.search(one) and _LEGAL.search(other)):
        return False
    return _core(one) != _core(other)


@lru_cache(maxsize=65_536)
def _core(name: str) -> str:
    return key(_without_region(_LEGAL.sub("", name))).removesuffix("集团")


def _without_region(name: str) -> str:
    bare = _BRACKETS.sub("", name)
    for size in range(_LONGEST, 1, -1):
        if bare[:size] in _region_names():
            return bare[size:].removeprefix("省").removeprefix("市")
    return bare
