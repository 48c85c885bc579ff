"""Traditional to simplified characters, with regard for characters that simplified text uses too."""

from __future__ import annotations

from functools import cache


@cache
def _convert(char: str) -> str:
    """One character by OpenCC's ``t2s`` table, if it is one character there."""
    simple: str = _converter().convert(char)
    return simple if len(simple) == 1 else char


@cache
def _converter():  # type: ignore[no-untyped-def]
    import opencc

    return opencc.OpenCC("t2s")


@cache
def _is_standard(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _sure(char: str) -> str:
    return char if _is_standard(char) else _convert(char)


_SHARED = str.maketrans("後於徵夥", "后于征伙")


def simplify(text: str) -> str:
    """A text in simplified characters, same length.

    Characters that the standard set of simplified characters (GB 2312) holds stay: 乾 is a name in simplified text. Only where
    the text has characters outside it are 後於徵夥, which GB 2312 holds too, taken for traditional ones.
    """
    if text.isascii():
        return text
    simple = "".join(map(_sure, text))
    return simple if simple == text else simple.translate(_SHARED)
