"""Tells why the reader said or refused each relation of an article, as text."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from outputs.messages import text
from outputs.width import one_line, shortened
from outputs.wording import relation_label

if TYPE_CHECKING:
    from extractors.article import Article
    from extractors.explainer import Consideration
    from extractors.thing import Thing

_QUOTE_CELLS = 100

Said = Collection[tuple[int, str, int]]
"""Subject, relation type and object of each relation that an article says, in numbers of things."""


def explain(path: Path, *, model: Path | None = None, date: str | None = None) -> Iterator[str]:
    """Read one file again, and tell line by line what was considered in each of its articles.

    Lines of a file that are records already have nothing to explain.

    Raises
    ------
    DocumentError
        The file cannot be read.
    ArtefactError
        The model is missing or damaged.
    """
    from extractors.components import run
    from extractors.explainer import considerations
    from extractors.loader import load
    from extractors.ranker import Ranker
    from extractors.reader import MODEL, Reader
    from extractors.segmenter import segment

    documents = load(path).documents
    if not documents:
        return
    reader, ranker = Reader(model), Ranker.load((model or MODEL) / "relations")
    for document in documents:
        for article in segment(document, issue_date=date):
            doc = run(reader.pipeline, article)
            said = {(one.subject, one.predicate, one.object) for one in doc._.relations}
            yield from told(article, doc._.things, considerations(article, doc._.things, ranker), said)


def told(article: Article, things: Sequence[Thing], found: Sequence[Consideration], said: Said) -> Iterator[str]:
    """The title of an article, and two lines for each relation that was considered."""
    yield text("report.title_marks", title=one_line(article.title))
    for one in found:
        yield "  " + _verdict(one, things, said)
        quote = shortened(one_line(article.text[one.start : one.end]), _QUOTE_CELLS)
        yield "    " + text("report.quote", quote=quote)


def _verdict(one: Consideration, things: Sequence[Thing], said: Said) -> str:
    key = (one.subject, one.predicate, one.object)
    verdict = "said" if key in said else "needless" if one.certain else "refused"
    templates = " ".join(f"{pattern} {weight:+.2f}" for pattern, weight in one.templates)
    return text(
        f"explain.{verdict}",
        subject=things[one.subject].name,
        relation=relation_label(one.predicate),
        object=things[one.object].name,
        probability=f"{one.probability:.2f}",
        threshold=f"{one.threshold:.2f}",
        templates=templates or text("explain.no_template"),
        rest=f"{one.rest:+.2f}",
        reach=" ".join(one.reach),
    )
