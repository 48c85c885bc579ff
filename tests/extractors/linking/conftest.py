"""Articles with marked mentions, as the recognizers hand them to the linker."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable

import pytest

from extractors.article import Article, Block, BlockKind, Document
from extractors.mention import Mention

Named = Callable[[str], tuple[Article, list[Mention]]]
_MARK = re.compile(r"\{([A-Z][a-z]+):([^{}]+)\}")


@pytest.fixture
def named() -> Named:
    """Make an article and its mentions from a text with marks ``{Company:海岭}``; its first line is the title."""

    def make(marked: str) -> tuple[Article, list[Mention]]:
        text, last = "", 0
        mentions = []
        for match in _MARK.finditer(marked):
            text += marked[last : match.start()]
            mentions.append(Mention(len(text), len(text) + len(match[2]), match[1], 0.9, "made"))
            text, last = text + match[2], match.end()
        text += marked[last:]
        end = text.find("\n") if "\n" in text else len(text)
        blocks = [Block(BlockKind.TITLE, 0, end)]
        for match in re.compile(r"[^\n]+").finditer(text, end):
            blocks.append(Block(BlockKind.PARAGRAPH, *match.span()))
        offsets = array("q", range(len(text)))
        return Article(Document("made", text), (1, 1), text[:end], text, offsets, tuple(blocks)), mentions

    return make
