"""How names look, by kind: the rows of ``forms.tsv`` and ``borders.tsv`` beside this module."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent
_HAN = r"\u4e00-\u9fff"
_PART = re.compile(r"\{[A-Z_]+\}")


@dataclass(frozen=True, slots=True)
class Form:
    """What names of one kind end in, and how far they reach to the left.

    Parameters
    ----------
    kind
        Kind of the thing that is named.
    ending
        Matches the ending of a name; the whole name where ``most`` is 0.
    fewest, most
        Words before the ending.
    through
        Words that would be borders elsewhere and are part of such names (的 in a policy's title).
    """

    kind: str
    ending: re.Pattern[str]
    fewest: int
    most: int
    through: frozenset[str]


@cache
def forms() -> tuple[Form, ...]:
    """All forms, in the order of the table."""
    parts = {"{HAN}": _HAN}
    found = []
    for kind, fewest, most, through, expression in list(_rows("forms.tsv"))[1:]:
        if kind.startswith("{"):
            parts[kind] = expression
        else:
            ending = re.compile(_PART.sub(lambda part: parts[part.group()], expression))
            found.append(Form(kind, ending, int(fewest), int(most), frozenset(through.split())))
    return tuple(found)


@cache
def surnames() -> frozenset[str]:
    """Chinese surnames of one character."""
    return frozenset(next(row[4] for row in _rows("forms.tsv") if row[0] == "{SURNAMES}"))


@cache
def borders() -> frozenset[str]:
    """Words that no name holds, or that stand before names only."""
    return frozenset(word for _, words in _rows("borders.tsv") for word in words.split())


def _rows(name: str) -> Iterator[list[str]]:
    for line in (_HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")
