"""From many proposals to flat mentions: each span is judged by what every source says of it, and of its likes.

A candidate is a span with a kind that the tagger, the gazetteer, a grammar or an equal string elsewhere in the article
proposes. A logistic regression over named features gives its probability; the best flat set of candidates is kept.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractors.recognizers.gazetteer import cuts_word
from extractors.recognizers.sight import Sight
from extractors.tagger import Tagger

Proposal = tuple[int, int, str]

_LEAST = 0.02  # beliefs of the tagger below this propose nothing
_LONGEST = 80
_ECHO = 0.15  # from this belief on, equal strings elsewhere in the article are candidates, too
_FLOOR = 1e-3


@dataclass(frozen=True, slots=True)
class Beliefs:
    """What the tagger believes of an article: probability of each span and kind, and of strings wherever they stand."""

    spans: Mapping[Proposal, float]
    strings: Mapping[tuple[str, str], Sequence[float]]
    """Beliefs of all occurrences, by string and kind."""
    occurrences: Mapping[str, Sequence[tuple[int, int]]]


def believe(sight: Sight, tagger: Tagger) -> Beliefs:
    """Run the tagger over the article and gather what it believes."""
    text = sight.article.text
    spans: dict[Proposal, float] = {}
    for (start, _), chain in zip(sight.sequences, sight.chains(tagger), strict=True):
        for a, b, kind, belief in chain.spans(least=_LEAST, longest=_LONGEST):
            if not (cuts_word(text, start + a) or cuts_word(text, start + b)):
                spans[start + a, start + b, tagger.kinds[kind]] = belief
    occurrences: dict[str, list[tuple[int, int]]] = {}
    for a, b, _ in spans:
        if text[a:b] not in occurrences:
            occurrences[text[a:b]] = list(_occurrences(text, text[a:b]))
    strings: dict[tuple[str, str], list[float]] = defaultdict(list)
    for (first, last, name_kind), belief in spans.items():
        strings[text[first:last], name_kind].append(belief)
    return Beliefs(spans, strings, occurrences)


def _occurrences(text: str, name: str) -> Iterator[tuple[int, int]]:
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if not (cuts_word(text, at) or cuts_word(text, end)):
            yield at, end
        at = text.find(name, at + 1)


def candidates(sight: Sight, beliefs: Beliefs, kinds: Iterable[str]) -> list[Proposal]:
    """Spans with a kind that anything proposes, in order."""
    wanted = frozenset(kinds)
    found = set(beliefs.spans)
    found.update(span for span in sight.known | sight.formed if span[2] in wanted)
    for (name, kind), values in beliefs.strings.items():
        if max(values) >= _ECHO:
            found.update((a, b, kind) for a, b in beliefs.occurrences[name])
    return sorted(found)


def flat(proposals: Sequence[Proposal], gains: Sequence[float]) -> list[int]:
    """Numbers of the proposals that together gain most without overlapping, in order; each gains more than nothing.

    Weighted interval scheduling.
    """
    order = sorted((n for n in range(len(proposals)) if gains[n] > 0), key=lambda n: proposals[n][1])
    ends = [proposals[n][1] for n in order]
    best: list[tuple[float, int, int]] = [(0.0, -1, 0)]
    for place, n in enumerate(order):
        before = bisect_right(ends, proposals[n][0], 0, place)
        gain = best[before][0] + gains[n]
        best.append((gain, n, before) if gain > best[-1][0] else (best[-1][0], -1, place))
    kept, place = [], len(order)
    while place:
        _, n, before = best[place]
        if n >= 0:
            kept.append(n)
        place = before
    return kept[::-1]


def bucket(belief: float) -> str:
    """A belief in steps of one on the logit scale, as a letter."""
    odds = math.log(max(belief, _FLOOR) / max(1 - belief, _FLOOR))
    return chr(ord("a") + round(odds + 7))
