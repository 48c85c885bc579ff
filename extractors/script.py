"""Traditional to simplified characters, with regard for characters that simplified text uses too."""

from __future__ import annotations

from functools import cache

from ontology import normal


@cache
def _is_standard(char: str) -> bool:
    """Whether the standard set of simplified characters (GB 2312) holds a character."""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def simplify(text: str) -> str:
    """A line in simplified characters, same length.

    Some characters belong to both scripts (乾, 後, 於, 徵): they are taken for traditional ones only where the line has
    one that simplified text never uses, so that a company called 乾… keeps its name in simplified text.
    """
    simple = normal.simplify(text)
    if simple == text:
        return text
    changed = (old for old, new in zip(text, simple, strict=True) if old != new)
    return text if all(map(_is_standard, changed)) else simple
