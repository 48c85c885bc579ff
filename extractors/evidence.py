"""Evidence: the stretch of the document that says a statement, at most 120 printed characters."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.article import Article
from extractors.relater import Relation
from extractors.sentence import Sentence
from ontology.statement import Evidence

LONGEST = 120
_JUNK = frozenset(" \t\r\n\f\v\u00a0\u3000\ufeff*#>")


def relation_span(article: Article, relation: Relation) -> tuple[int, int]:
    """The evidence of a relation in the clean view: its sentence, else the clauses from one argument to the other."""
    sentence = relation.sentence
    ends = [a.occurrence for a in (relation.candidate.subject, relation.candidate.object) if a.occurrence is not None]
    first, last = min(o.start for o in ends), max(o.end for o in ends)
    end = _clause_end(article.text, sentence, last)
    begin = _clause_start(article.text, sentence, first)
    for start, stop in ((sentence.start, sentence.end), (begin, end), (first, end)):
        if _short(article, start, stop):
            return _trimmed(article.text, start, stop)
    # Too far apart for one quote: the clause of the later argument, with as much before it as the quote holds.
    return _trimmed(article.text, _reach_back(article, sentence, last), last)


def _reach_back(article: Article, sentence: Sentence, end: int) -> int:
    """The earliest beginning of a clause or list item from which a quote up to ``end`` is short enough."""
    starts = [sentence.start, *(i + 1 for i in range(sentence.start, end - 1) if article.text[i] in "，；;：、")]
    return next((s for s in starts if _short(article, s, end)), max(sentence.start, end - LONGEST))


def evidence(article: Article, start: int, end: int) -> Evidence:
    """The evidence at ``start:end`` of the clean view, in offsets of the document, in pieces where text interrupts."""
    start, end = _clipped(article, start, end)
    first, last = article.span(start, end)
    pieces = tuple(_pieces(article, start, end))
    return Evidence(article.printed(start, end), first, last, pieces if len(pieces) > 1 else ())


def _pieces(article: Article, start: int, end: int) -> Iterator[tuple[int, int]]:
    text, offsets = article.document.text, article.offsets
    begin = offsets[start]
    for at in range(start + 1, end):
        skipped = text[offsets[at - 1] + 1 : offsets[at]]
        if skipped and not _JUNK.issuperset(skipped):
            yield begin, offsets[at - 1] + 1
            begin = offsets[at]
    yield begin, offsets[end - 1] + 1


def _short(article: Article, start: int, end: int) -> bool:
    return end - start <= LONGEST and len(article.printed(start, end)) <= LONGEST


def _clipped(article: Article, start: int, end: int) -> tuple[int, int]:
    while end - start > 1 and not _short(article, start, end):
        end -= max(1, (end - start - LONGEST) if end - start > LONGEST else (end - start) // 8)
    return start, end


def _clause_start(text: str, sentence: Sentence, at: int) -> int:
    return max(sentence.start, *(text.rfind(mark, sentence.start, at) + 1 for mark in "，；;"))


def _clause_end(text: str, sentence: Sentence, at: int) -> int:
    found = [text.find(mark, at, sentence.end) for mark in "，；;。！？"]
    return min([f for f in found if f >= 0], default=sentence.end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while end - start > 1 and text[end - 1] in "，；;、\n\t ":
        end -= 1
    while end - start > 1 and text[start] in "，；;、\n\t ":
        start += 1
    return start, end
