"""Normal forms of text: simplified characters, half-width characters, and the exact key of a name.

`simplify` and `fold` keep the length, so that offsets stay what they are. All work through translation tables that fill
themselves on first use; OpenCC itself is not needed at run time.
"""

from __future__ import annotations

import functools
import re
import unicodedata

from ontology.errors import ArtefactError
from ontology.turtle import HERE

_TABLE = HERE / "simplified.tsv"
# A point between digits distinguishes names (2.5D and 25D); elsewhere it is punctuation.
_IDLE_POINT = re.compile(r"\.(?![0-9])|(?<![0-9])\.")
# Signs that stand in names for a word or a number; all other punctuation is dropped from keys.
_KEPT = frozenset("&%@.")
# NFKC would turn these into letters: brand marks are no part of a name.
_BRAND_MARKS = str.maketrans("", "", "™®©℠")
_DROPPED = frozenset(("Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Zs", "Zl", "Zp", "Cc", "Cf"))


class _Folding(dict[int, str]):
    """Code point → its compatibility form where that is one character."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        form = unicodedata.normalize("NFKC", character)
        self[code] = form if len(form) == 1 else character
        return self[code]


class _Keying(dict[int, str]):
    """Code point → what an exact key keeps of it."""

    def __init__(self) -> None:
        super().__init__(_simplified())

    def __missing__(self, code: int) -> str:
        character = chr(code)
        dropped = character not in _KEPT and unicodedata.category(character) in _DROPPED
        self[code] = "" if dropped else character
        return self[code]


_folding = _Folding()


@functools.cache
def _simplified() -> dict[int, str]:
    try:
        lines = _TABLE.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ArtefactError(f"{_TABLE.name}: cannot be read; install xinmai again.") from error
    return {ord(line[0]): line[2] for line in lines if not line.startswith("#")}


@functools.cache
def _keying() -> _Keying:
    return _Keying()


def simplify(text: str) -> str:
    """Traditional characters turned into simplified ones, one by one; the length stays.

    The table holds the conversion ``t2s`` of OpenCC of single characters: without its phrases, so that 乾 is always 干
    and names stay comparable.
    """
    return text.translate(_simplified())


def fold(text: str) -> str:
    """Full-width and other compatibility characters turned into their plain forms; the length stays.

    Characters whose NFKC form is longer than one character (``㎡``, ``…``) stay as they are.
    """
    return text if text.isascii() else text.translate(_folding)


@functools.lru_cache(maxsize=65_536)
def key(name: str) -> str:
    """The exact key of a name: two names with one key are written alike.

    NFKC, simplified characters, case folded; whitespace, punctuation, invisible characters and brand marks dropped,
    but ``&``, ``%``, ``@`` and the decimal point kept. Applying it twice changes nothing.
    """
    plain = unicodedata.normalize("NFKC", name.translate(_BRAND_MARKS)).casefold()
    short = unicodedata.normalize("NFKC", plain).translate(_keying())
    if "." in short:
        short = _IDLE_POINT.sub("", short)
    return unicodedata.normalize("NFKC", short)
