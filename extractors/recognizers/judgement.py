"""Features by which a candidate name is judged: strings, each with a weight of its own in the ranker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from extractors.recognizers.fusion import Beliefs, Proposal, bucket
from extractors.recognizers.sight import Sight
from extractors.tagger_features import shape
from extractors.words import Words

_DEFINING = ("(以下简称", "(简称", "(下称", "(以下称", "以下简称")


class Judge:
    """Tells the features of the candidates of one article."""

    def __init__(self, sight: Sight, beliefs: Beliefs, words: Words) -> None:
        self._sight, self._beliefs, self._words = sight, beliefs, words
        self._text, self._title = sight.article.text, sight.article.title
        self._rivals = _rivals(beliefs)
        self._kinds: dict[tuple[int, int], dict[str, float]] = defaultdict(dict)
        for (start, end, kind), belief in beliefs.spans.items():
            self._kinds[start, end][kind] = belief
        self._public: dict[tuple[int, int], list[tuple[str, float]]] = defaultdict(list)
        for (start, end, label), belief in sight.public.items():
            self._public[start, end].append((label, belief))
        self._formed_at: dict[tuple[int, int], list[str]] = defaultdict(list)
        for start, end, kind in sight.formed:
            self._formed_at[start, end].append(kind)
        self._known_at: dict[tuple[int, int], list[str]] = defaultdict(list)
        for start, end, kind in sight.known:
            self._known_at[start, end].append(kind)
        self._covered = _covered(sight, len(self._text))

    def features(self, proposal: Proposal) -> list[str]:
        """Features of one candidate; those of its kind carry the kind's name."""
        start, end, kind = proposal
        plain = [*self._sources(proposal), *self._likes(proposal), *self._edges(start, end), *self._form(start, end)]
        return ["", *plain, kind, *(f"{kind}|{feature}" for feature in plain)]

    def _sources(self, proposal: Proposal) -> Iterator[str]:
        start, end, kind = proposal
        belief = self._beliefs.spans.get(proposal, 0.0)
        here = self._kinds.get((start, end), {})
        other = max((value for name, value in here.items() if name != kind), default=0.0)
        rival = self._rival(start, end)
        yield f"b{bucket(belief)}"
        yield f"o{bucket(other)}"
        yield f"v{bucket(rival)}"
        yield f"s{bucket(min(1.0, sum(here.values())))}"
        for name in self._formed_at.get((start, end), ()):
            yield "m=" if name == kind else f"m{name}"
        for name in self._known_at.get((start, end), ()):
            yield "z=" if name == kind else f"z{name}"
        for label, value in self._public.get((start, end), ()):
            yield f"p{label}{int(value * 3)}"
        if (cover := self._covered[start]) >= end and (start, end) not in self._known_at:
            yield f"zc{cover > end}"

    def _likes(self, proposal: Proposal) -> Iterator[str]:
        start, end, kind = proposal
        name = self._text[start:end]
        belief = self._beliefs.spans.get(proposal, 0.0)
        values = self._beliefs.strings.get((name, kind), ())
        places = len(self._beliefs.occurrences.get(name, ())) or self._text.count(name)
        rest, count = sum(values) - belief, max(places - 1, 0)
        yield f"n{min(count, 4)}"
        if count:
            yield f"x{bucket(max((v for v in values), default=0.0))}"
            yield f"y{bucket(min(1.0, rest / count))}"
            yield f"y{bucket(min(1.0, rest / count))}{bucket(belief)}"
        if name in self._title:
            yield "t"
        for opening in _DEFINING:
            if self._text.startswith(opening, end):
                yield "d"
        if self._text[max(0, start - 8) : start].endswith(("简称", "简称：", "简称“", "下称“", "简称:")):
            yield "a"

    def _edges(self, start: int, end: int) -> Iterator[str]:
        text = self._text
        left, right = text[max(0, start - 2) : start], text[end : end + 2]
        yield f"l{left[-1:]}"
        yield f"L{left}"
        yield f"r{right[:1]}"
        yield f"R{right}"
        yield f"c{shape(left[-1:] or chr(10))}{shape(right[:1] or chr(10))}"
        before, after = self._words.ending_at(text, start), self._words.beginning_at(text, end)
        yield f"w{before}"
        yield f"W{after}"
        yield f"k{self._words.get(before).fine if before else ''}"
        yield f"K{self._words.get(after).fine if after else ''}"

    def _form(self, start: int, end: int) -> Iterator[str]:
        name = self._text[start:end]
        length = end - start
        yield f"#{min(length, 6) if length < 7 else 7 + min(4, (length - 7) // 4)}"
        yield f"S{_form_of(name)}"
        yield f"f{name[:1]}"
        yield f"F{name[:2]}"
        yield f"e{name[-1:]}"
        yield f"E{name[-2:]}"
        first, last = self._words.beginning_at(name, 0), self._words.ending_at(name, length)
        yield f"g{self._words.get(first).fine}"
        yield f"G{self._words.get(last).fine}"
        yield f"h{self._words.get(first).tag}{self._words.get(last).tag}"
        if "的" in name:
            yield "的"
        if name[0] in "《“(" or name[-1] in "》”)":
            yield f"q{name[0]}{name[-1]}"

    def _rival(self, start: int, end: int) -> float:
        """Highest belief in another span that overlaps this one."""
        best = 0.0
        for belief, a, b in self._rivals.get(start >> 5, ()):
            if belief <= best:
                break
            if a < end and start < b and (a, b) != (start, end):
                best = belief
        return best


def _rivals(beliefs: Beliefs) -> dict[int, list[tuple[float, int, int]]]:
    """Believed spans by the stretch of 32 characters in which something may overlap them, strongest first."""
    found: dict[int, set[tuple[float, int, int]]] = defaultdict(set)
    for (start, end, _), belief in beliefs.spans.items():
        for stretch in range(max(0, (start - 80) >> 5), (end >> 5) + 1):
            found[stretch].add((belief, start, end))
    return {stretch: sorted(spans, reverse=True) for stretch, spans in found.items()}


def _covered(sight: Sight, length: int) -> list[int]:
    """For each character the end of the longest known name over it that begins at or before it."""
    ends = [0] * length
    for start, end, _ in sight.known:
        for at in range(start, end):
            ends[at] = max(ends[at], end)
    return ends


def _form_of(name: str) -> str:
    """Shapes of the name, repeats written once, at most eight."""
    form = ""
    for char in name:
        kind = shape(char)
        if not form.endswith(kind):
            form += kind
    return form[:8]
