"""Documents to articles: which lines are one, with title, column, source and date."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from extractors.article import Article, Document
from extractors.dateline import article_date, issue_date_of, source_of
from extractors.layout import lay_out
from extractors.segmenters import SEGMENTERS
from extractors.segmenters.part import Part
from extractors.segmenters.single import as_single


class Segmenter(Protocol):
    """Recognises one layout of documents."""

    def __call__(self, document: Document) -> list[Part] | None:
        """The parts that are articles, in order, without overlap; ``None`` where the document has another layout."""


def segment(document: Document, *, issue_date: str | None = None) -> list[Article]:
    """The articles of a document, in order.

    Parameters
    ----------
    document
        Cover, table of contents, imprint and the pages of the publisher are left out.
    issue_date
        ISO date of the document, if the user knows it; else what the document says of itself.

    Returns
    -------
    list of Article
        A document that no segmenter recognises is one article; an empty one has none.
    """
    issued = issue_date or document.date or issue_date_of(document)
    return [_article(document, part, issued) for part in _parts(document)]


def _parts(document: Document) -> list[Part]:
    for segmenter in SEGMENTERS:
        parts = segmenter(document)
        if parts is not None:
            return parts
    return as_single(document)


def _article(document: Document, part: Part, issued: str | None) -> Article:
    article = lay_out(
        document, part.first, part.last, title=part.title, section=part.section or document.section, issue_date=issued
    )
    source = source_of(article) or (document.source if document.single else None)
    date = article_date(article) or (document.date if document.single else None)
    return replace(article, source=source, date=date)
