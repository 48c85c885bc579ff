"""Which thing of the linker stands for which entity of the gold, by the rules of the scorer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from extractors.linking.aliases import family
from extractors.thing import Thing
from ontology.normal import key

_SOFT = frozenset(("Project", "Product", "Policy"))
_BROAD = re.compile(
    r"(省|自治区)$|^(中国|美国|日本|韩国|德国|英国|法国|荷兰|欧洲|欧盟|印度|马来西亚|新加坡|泰国|亚洲|全球)$"
)
_PLACE_END = re.compile(r"(市|省|县)$")


def matches(things: Sequence[Thing], entities: Mapping[str, Mapping[str, Any]]) -> dict[int, str]:
    """The entity that each thing stands for; an exact name wins over a similar one."""
    found: dict[int, str] = {}
    for thing in things:
        best = max(entities.values(), key=lambda e: _likeness(thing, e), default=None)
        if best is not None and _likeness(thing, best) > 0:
            found[thing.index] = str(best["id"])
    return found


def _likeness(thing: Thing, entity: Mapping[str, Any]) -> float:
    kind: str = entity["type"]
    if thing.kind == kind == "Segment":
        return float(thing.code == entity["code"])
    if not _kin(thing.kind, kind):
        return 0
    mine = _labels((thing.name, *thing.aliases), kind)
    theirs = _labels((entity["name"], *entity.get("aliases", ())), kind)
    if mine & theirs:
        return 3.0 + len(mine & theirs) + (0.5 if thing.kind == kind else 0.0)
    if kind == "Place":
        near = [w for w in entity.get("within", ()) if not _BROAD.search(w)]
        return 1.0 if mine & _labels(near, kind) else 0
    if kind in _SOFT:
        return max((overlap(a, b) for a in mine for b in theirs), default=0)
    return 0


def _kin(a: str, b: str) -> bool:
    return family(a) == family(b) or {a, b} <= _SOFT


def _labels(names: Sequence[str], kind: str) -> set[str]:
    keys = {key(n) for n in names} - {""}
    return keys | {_PLACE_END.sub("", k) for k in keys if len(k) > 2} if kind == "Place" else keys


def overlap(a: str, b: str) -> float:
    """Likeness of two keys with vague borders: 1 to 2, or 0 below a bigram overlap of 0.6 (Dice)."""
    short, long = sorted((a, b), key=len)
    x, y = _bigrams(a), _bigrams(b)
    dice = 2 * sum((x & y).values()) / (sum(x.values()) + sum(y.values()))
    contained = len(short) >= 4 and 4 * len(short) >= len(long) and short in long
    return 1 + dice if contained or dice >= 0.6 else 0


def _bigrams(text: str) -> Counter[str]:
    return Counter(text[i : i + 2] for i in range(len(text) - 1)) or Counter([text])
