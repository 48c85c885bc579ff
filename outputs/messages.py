"""What the program says to people, in Chinese and English: one row of ``messages.tsv`` per message."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Literal, get_args

Language = Literal["zh", "en"]

LANGUAGES: tuple[Language, ...] = get_args(Language)
VARIABLE = "XINMAI_LANG"
"""Environment variable with the language of whoever gives no ``--lang``."""

_current: ContextVar[Language | None] = ContextVar("language", default=None)


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """All messages: ``{language: {key: template}}``; ``\\n`` in the file stands for a line break."""
    rows = (Path(__file__).parent / "messages.tsv").read_text(encoding="utf-8").splitlines()[1:]
    cells = [row.replace("\\n", "\n").split("\t") for row in rows if row]
    return {language: {cell[0]: cell[n] for cell in cells} for n, language in enumerate(LANGUAGES, 1)}


def use(language: str | None) -> None:
    """Speak this language from now on in this context; with ``None``, what the environment says, else Chinese."""
    wanted = language or os.environ.get(VARIABLE)
    _current.set(next((known for known in LANGUAGES if known == wanted), LANGUAGES[0]))


def language() -> Language:
    """The language that is spoken now."""
    return _current.get() or LANGUAGES[0]


def text(key: str, **values: object) -> str:
    """The message in the language that is spoken now, with its values filled in.

    Raises
    ------
    KeyError
        The catalogue has no such message.
    """
    template = catalogue()[language()][key]
    return template.format(**values) if values else template


def listed(items: Iterable[str]) -> str:
    """Items of a list, separated as the language separates them."""
    return text("list.separator").join(items)


def text_or(key: str, default: str) -> str:
    """The message, or the default where the catalogue has none (codes that come from data)."""
    return catalogue()[language()].get(key, default)
