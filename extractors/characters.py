"""The clean view's characters: folded one by one, so that each keeps its place in the document.

One convention, whatever the document prints:

* Latin letters, digits, brackets, per cent signs … are half-width (``（`` becomes ``(``, ``Ａ`` becomes ``A``, ``²``
  becomes ``2``);
* ``，。；：！？`` are full-width; half-width ``,;:!?`` become so where a Chinese character, quote or sentence mark
  stands beside them (``EDA, IP`` and ``15:12`` keep theirs), and so does a half-width full stop between two Chinese
  characters;
* quotes ``“”‘’「」『』`` and dashes stay as they are;
* traditional characters become simplified ones;
* white space is dropped beside a Chinese character or a full-width mark, and is one space elsewhere;
* the marks ``*#>`` , HTML tags, images and the addresses of links are dropped.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from extractors.script import simplify

_KEPT_WIDE = "，；：！？。、"
_TO_WIDE = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？"}
_NARROW = frozenset((*_TO_WIDE, "."))
_SENTENCE_QUOTES = "“”‘’「」『』《》〈〉【】〔〕—…"
_WIDE = frozenset(_KEPT_WIDE + _SENTENCE_QUOTES)
_CJK_RE = re.compile(
    "[\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)

URL = re.compile(r"(?:https?://|www\.)[!-'*-;=?-~]+")
_TAG = r"</?(?:sup|sub|u|b|i|em|strong|br|ul|ol|li|p|div|span|font|table|tr|td|th|img|a)\b[^<>]*>"
# What vanishes as a whole: reference marks, images, the target of a link, tags, addresses, leader dots, marks, escapes.
_DROPPED = re.compile(
    r"<sup>\s*[(\[（［]?\s*\d{1,2}\s*[)\]）］]?\s*</sup>"
    r"|!\[[^\]\n]*\]\([^)\n]*\)"
    r"|(?<=\])\((?:#|/|https?:)[^)\s]*\)"
    rf"|{_TAG}"
    rf"|{URL.pattern}"
    r"|(?:\s?[.…·]){4,}"
    r"|[*#>]+"
    r"|\\(?=[!-/:-@\[-`{-~])",
    re.IGNORECASE,
)


def is_cjk(char: str) -> bool:
    """Whether a character is a Chinese one (or kana), not punctuation."""
    return _CJK_RE.match(char) is not None


def has_cjk(text: str) -> bool:
    """Whether any character of a text is a Chinese one."""
    return _CJK_RE.search(text) is not None


def is_wide(char: str) -> bool:
    """Whether white space beside a character means nothing: Chinese characters, full-width marks, Chinese quotes."""
    return char in _WIDE or is_cjk(char)


@cache
def fold(char: str) -> str:
    """The half-width, compatibility-normalised form of a character where that is one character, else itself."""
    if char in _WIDE or "\u2460" <= char <= "\u24ff":  # numbers in circles mark items
        return char
    folded = unicodedata.normalize("NFKC", char)
    return folded if len(folded) == 1 else char


@cache
def _is_invisible(char: str) -> bool:
    return unicodedata.category(char) in ("Cf", "Cc", "Co", "Cs") and char not in "\t"


def clean(raw: str, start: int = 0, *, skipped: Iterable[tuple[int, int]] = ()) -> tuple[list[str], list[int]]:
    """The clean characters of one line or table cell, and where each stands.

    Parameters
    ----------
    raw
        A slice of a document without line ends.
    start
        Offset of the slice in the document.
    skipped
        Spans of the slice to leave out, in order.

    Returns
    -------
    characters, offsets
        Lists of the same length.
    """
    chars: list[str] = []
    places: list[int] = []
    for char, place in _visible(raw, skipped):
        if not char.isspace():
            chars.append(char)
        elif chars and chars[-1] != " ":
            chars.append(" ")
        else:
            continue
        places.append(start + place)
    return widen(*_drop_spaces(simplify("".join(chars)), places))


def clean_text(raw: str) -> str:
    """The clean characters of a line as one string."""
    return "".join(clean(raw)[0])


def squash(text: str) -> str:
    """A title as it is compared: letters, digits and Chinese characters only, in lower case."""
    return "".join(char for char in clean_text(text).casefold() if char.isalnum())


def _visible(raw: str, skipped: Iterable[tuple[int, int]]) -> Iterator[tuple[str, int]]:
    gaps = sorted([*skipped, *(match.span() for match in _DROPPED.finditer(raw))])
    begin = 0
    for first, last in [*gaps, (len(raw), len(raw))]:
        for place in range(begin, first):
            char = fold(raw[place])
            if not _is_invisible(char):
                yield char, place
        begin = max(begin, last)


def _drop_spaces(text: str, places: list[int]) -> tuple[list[str], list[int]]:
    kept = [i for i, char in enumerate(text) if char != " " or _parts_words(text, i)]
    return [text[i] for i in kept], [places[i] for i in kept]


def _parts_words(text: str, i: int) -> bool:
    """Whether the space at ``i`` stands between Latin words; brackets count as what stands behind them."""
    before, after = _near(text, i, -1), _near(text, i, 1)
    return bool(before and after) and not is_wide(before) and not is_wide(after)


def widen(chars: list[str], places: list[int]) -> tuple[list[str], list[int]]:
    """Make half-width sentence marks beside Chinese characters full-width, and drop the spaces beside these."""
    narrow = [i for i, char in enumerate(chars) if char in _NARROW]
    changed = False
    while fitting := [i for i in narrow if chars[i] in _NARROW and _is_in_chinese(chars, i)]:
        changed = True
        for i in fitting:
            chars[i] = _TO_WIDE.get(chars[i], "。")
    return _drop_spaces("".join(chars), places) if changed else (chars, places)


def _is_in_chinese(chars: Sequence[str], i: int) -> bool:
    """Whether a half-width mark stands in Chinese text: beside a Chinese character or mark, a full stop between two."""
    before, after = _near(chars, i, -1), _near(chars, i, 1)
    if chars[i] == ".":
        return is_cjk(before) and is_cjk(after)
    return is_wide(before) or is_wide(after)


def _near(chars: Sequence[str], i: int, step: int) -> str:
    j = i + step
    while 0 <= j < len(chars) and chars[j] in " ()\"'":
        j += step
    return chars[j] if 0 <= j < len(chars) else ""
