"""Names inside names: the company in a project's name, the place in a body's name, the segment in a product's name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from extractors.article import Article
from extractors.linking.segments import wordings
from extractors.mention import Mention
from ontology.places import places

SEGMENT_HOSTS = frozenset(("Project", "Product", "Policy"))
"""Names whose wording says a field. A company's own name says none of what it does."""

_PLACE_HOSTS = frozenset(("Project", "Policy", "Government"))
_NAME_HOSTS = frozenset(("Project", "Policy", "Product"))
_INNER_KINDS = frozenset(("Company", "Fund", "Academia"))


class Cover:
    """Which mention, if any, covers a stretch of the text."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = sorted(mentions)
        self._starts = [m.start for m in self._mentions]

    def host(self, start: int, end: int) -> Mention | None:
        """The mention that contains or cuts ``start:end``; mentions are flat, so there is at most one that matters."""
        at = bisect_right(self._starts, end - 1) - 1
        if at >= 0 and self._mentions[at].end > start:
            return self._mentions[at]
        return None


def segment_mentions(article: Article, cover: Cover) -> Iterator[tuple[Mention, str]]:
    """Wordings of segments outside names and inside the names that say a field, each with its code."""
    for wording in wordings(article.text):
        host = cover.host(wording.start, wording.end)
        if host is not None:
            inside = host.start <= wording.start and wording.end <= host.end
            if not inside or host.kind not in SEGMENT_HOSTS:
                continue
        yield Mention(wording.start, wording.end, "Segment", 1.0, "segments"), wording.code


def inner_names(article: Article, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Names accepted elsewhere in the article that stand inside the name of a project, policy or product."""
    known = {article.text[m.start : m.end]: m for m in mentions if m.kind in _INNER_KINDS and m.end - m.start > 1}
    for host in mentions:
        if host.kind in _NAME_HOSTS:
            yield from _inside(article.text, host, known.items())


def _inside(text: str, host: Mention, known: Iterable[tuple[str, Mention]]) -> Iterator[Mention]:
    taken: list[tuple[int, int]] = []
    for name, mention in sorted(known, key=lambda item: -len(item[0])):
        at = text.find(name, host.start, host.end)
        free = all(at >= last or at + len(name) <= first for first, last in taken)
        if at >= 0 and free and len(name) < host.end - host.start:
            taken.append((at, at + len(name)))
            yield Mention(at, at + len(name), mention.kind, mention.score, "inner")


def inner_places(article: Article, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Places that the name of a body, a project or a policy begins with or contains."""
    for host in mentions:
        if host.kind in _PLACE_HOSTS:
            yield from _places_inside(article.text, host)


def _places_inside(text: str, host: Mention) -> Iterator[Mention]:
    at = host.start
    while at < host.end - 1:
        length = _longest_place(text, at, host.end)
        if length:
            yield Mention(at, at + length, "Place", host.score, "inner")
        at += length or 1
        if not length and host.kind == "Government":
            break  # 国家发展和改革委员会 has no place further in; a body's places stand at its beginning


def _longest_place(text: str, start: int, end: int) -> int:
    for length in range(min(12, end - start), 1, -1):
        name = text[start : start + length]
        if length < end - start and name[0].isalnum() and name[-1].isalnum() and places().find(name):
            return length
    return 0
