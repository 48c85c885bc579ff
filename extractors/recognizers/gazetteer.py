"""Names that are known beforehand, found in the text with respect for Latin words and numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ahocorasick_rs import AhoCorasick, MatchKind

from extractors.article import Article
from extractors.mention import Mention
from ontology.normal import fold, simplify

_SHORTEST_LATIN = 2  # AI, IP and the like never stand in the registries; TI and GF do


class Gazetteer:
    """Longest matches of a list of names.

    Parameters
    ----------
    entries
        Names with their kinds. A name may have several kinds: each is a mention of its own.
    name
        What the mentions carry as their recognizer.
    """

    def __init__(self, entries: Iterable[tuple[str, str]], *, name: str = "gazetteer") -> None:
        self.name = name
        kinds: dict[str, list[str]] = {}
        for surface, kind in entries:
            view = simplify(fold(surface)).strip()
            shortest = _SHORTEST_LATIN if view.isascii() else 2
            if len(view) >= shortest and kind not in kinds.setdefault(view, []):
                kinds[view].append(kind)
        self._kinds = [tuple(found) for found in kinds.values() if found]
        self._automaton = AhoCorasick([n for n, found in kinds.items() if found], matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Longest matches in ``text`` from left to right: ``(start, end, kind)``."""
        for number, start, end in self._automaton.find_matches_as_indexes(text):
            if not (cuts_word(text, start) or cuts_word(text, end)):
                for kind in self._kinds[number]:
                    yield start, end, kind

    def recognize(self, article: Article) -> list[Mention]:
        """Known names in the article."""
        return [Mention(start, end, kind, 1.0, self.name) for start, end, kind in self.find(article.text)]


def cuts_word(text: str, at: int) -> bool:
    """Whether a border at ``at`` would cut a Latin word, number or model name: AMD is not in RAMDISK, nor 3 in 13."""
    return 0 < at < len(text) and _runs_on(text[at - 1]) and _runs_on(text[at])


def _runs_on(char: str) -> bool:
    return char.isalnum() and not "\u3400" <= char <= "\u9fff"
