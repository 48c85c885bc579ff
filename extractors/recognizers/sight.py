"""What the tagger and the ranker see of an article, gathered once: attributes, known names, forms, public beliefs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors.article import Article, Block
from extractors.panel import panel
from extractors.recognizers.gazetteer import Gazetteer
from extractors.recognizers.grammars import Grammars
from extractors.recognizers.repeats import find_repeated, repeated
from extractors.tagger import Chain, Floats, Tagger
from extractors.tagger_features import observe
from extractors.words import Words

Spans = frozenset[tuple[int, int, str]]

_SENTENCE = re.compile(r"[^。！？!?；;\n]*[。！？!?；;]+|[^。！？!?；;\n]+")
_LEAST_TOLD = 0.15  # public beliefs below this are not told to the tagger
_LEAST_SPAN = 0.1
_LONGEST = 80  # characters of the longest name that is looked for
_STEPS = 4  # probabilities are told in quarters


@dataclass(frozen=True, slots=True)
class Source:
    """Where the tagger's knowledge of names comes from, besides the text itself.

    Parameters
    ----------
    gazetteer, doubtful
        Names that are known beforehand; the doubtful ones are ordinary words, too, and propose nothing by themselves.
    public
        Taggers trained on public sets of names, by a letter of their own.
    """

    words: Words
    gazetteer: Gazetteer
    doubtful: Gazetteer
    grammars: Grammars
    public: tuple[tuple[str, Tagger], ...] = ()


@dataclass(frozen=True, slots=True)
class Sight:
    """An article as the tagger and the ranker see it.

    Parameters
    ----------
    sequences
        Sentences, ``(start, end)`` in the clean view.
    observed
        For each sentence the attributes of its characters.
    known, formed
        Spans of the gazetteer and of the grammars.
    public
        Spans that the public taggers believe in: ``(start, end, label)`` → probability.
    scores
        Emissions of the tagger for which the article was looked at, if there was one.
    """

    article: Article
    sequences: tuple[tuple[int, int], ...]
    observed: tuple[list[list[str]], ...]
    known: Spans
    formed: Spans
    public: dict[tuple[int, int, str], float] = field(default_factory=dict)
    scores: Floats | None = None

    def chains(self, tagger: Tagger) -> list[Chain]:
        """What a tagger believes of each sequence."""
        if self.scores is None:
            return tagger.run(self.observed)
        return tagger.chains(self.scores, [len(sequence) for sequence in self.observed])


def look(article: Article, source: Source, tagger: Tagger | None = None) -> Sight:
    """Observe every sentence of an article; with the tagger that is to read it, its scores are got on the way."""
    rows: list[list[str]] = [[] for _ in article.text]
    texts = [article.text[block.start : block.end] for block in article.blocks]
    strings = repeated(texts, source.words)
    known: set[tuple[int, int, str]] = set()
    formed: set[tuple[int, int, str]] = set()
    for block, text in zip(article.blocks, texts, strict=True):
        names, forms = list(source.gazetteer.find(text)), list(source.grammars.find(text))
        layers = (
            ("m:", forms),
            ("z:", names),
            ("y:", source.doubtful.find(text)),
            ("u:", find_repeated(text, strings)),
        )
        title = "" if text == article.title else article.title
        rows[block.start : block.end] = observe(text, words=source.words, layers=layers, title=title)
        known.update((block.start + a, block.start + b, kind) for a, b, kind in names)
        formed.update((block.start + a, block.start + b, kind) for a, b, kind in forms)
    sequences = tuple(span for block in article.blocks for span in _sentences(article.text, block))
    observed = tuple(rows[start:end] for start, end in sequences)
    public, scores = _public(source, sequences, observed, tagger)
    return Sight(article, sequences, observed, frozenset(known), frozenset(formed), public, scores)


def _sentences(text: str, block: Block) -> Iterator[tuple[int, int]]:
    for match in _SENTENCE.finditer(text, block.start, block.end):
        yield match.span()


def _public(
    source: Source,
    sequences: Sequence[tuple[int, int]],
    observed: Sequence[list[list[str]]],
    tagger: Tagger | None,
) -> tuple[dict[tuple[int, int, str], float], Floats | None]:
    """Beliefs of the public taggers; they are told to the tagger, too, once all of them have read the sentences."""
    rows = [row for sequence in observed for row in sequence]
    readers = [reader for _, reader in source.public]
    scores = panel((*readers, *([tagger] if tagger else []))).emissions(rows)
    own = scores.pop() if tagger else None
    lengths = [len(sequence) for sequence in observed]
    spans: dict[tuple[int, int, str], float] = {}
    told: list[tuple[int, str]] = []
    for (letter, reader), emissions in zip(source.public, scores, strict=True):
        first = 0
        for (start, _), one in zip(sequences, reader.chains(emissions, lengths), strict=True):
            told += _told(letter, one, first)
            first += len(one.scale)
            for a, b, kind, belief in one.spans(least=_LEAST_SPAN, longest=_LONGEST):
                spans[start + a, start + b, letter + reader.kinds[kind]] = belief
    for at, attribute in told:
        rows[at].append(attribute)
    if tagger is not None and own is not None:
        tagger.tell(own, told)
    return spans, own


def _told(letter: str, chain: Chain, first: int) -> Iterator[tuple[int, str]]:
    labels = ["O", *(f"{place}{kind}" for kind in chain.tagger.kinds for place in "BI")]
    marginals = chain.marginals()
    doubtful = marginals[:, 0] < 1 - _LEAST_TOLD
    for at in doubtful.nonzero()[0].tolist():
        for label in (marginals[at] >= _LEAST_TOLD).nonzero()[0].tolist():
            yield first + at, f"{letter}{labels[label]}{int(marginals[at, label] * _STEPS)}"
