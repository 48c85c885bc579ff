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
    from extractors.relater import Relation
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
    from extractors.arbiter import Arbiter
    from extractors.components import run
    from extractors.explainer import considerations
    from extractors.loader import load
    from extractors.ranker import Ranker
    from extractors.reader import MODEL, Reader
    from extractors.relater import Relater
    from extractors.segmenter import segment

    documents = load(path).documents
    if not documents:
        return
    folder = (model or MODEL) / "relations"
    reader, ranker, arbiter = Reader(model), Ranker.load(folder), Arbiter.load(folder)
    relater = Relater(ranker, arbiter)
    for document in documents:
        for article in segment(document, issue_date=date):
            doc = run(reader.pipeline, article)
            things, judged = doc._.things, relater.judge(article, doc._.things)
            found = considerations(article, things, judged, ranker, arbiter.thresholds)
            yield from told(article, things, found, {_key(one) for one in doc._.relations})


def told(article: Article, things: Sequence[Thing], found: Sequence[Consideration], said: Said) -> Iterator[str]:
    """The title of an article, and two lines for each relation that was considered."""
    yield text("report.title_marks", title=one_line(article.title))
    for one in found:
        yield "  " + _verdict(one, things, said)
        sentence = one.relation.sentence
        quote = shortened(one_line(article.text[sentence.start : sentence.end]), _QUOTE_CELLS)
        yield "    " + text("report.quote", quote=quote)


def _key(relation: Relation) -> tuple[int, str, int]:
    return relation.subject, relation.predicate, relation.object


def _verdict(one: Consideration, things: Sequence[Thing], said: Said) -> str:
    relation, candidate = one.relation, one.relation.candidate
    verdict = "said" if _key(relation) in said else "needless" if one.certain else "refused"
    templates = " ".join(f"{pattern} {weight:+.2f}" for pattern, weight in one.templates)
    return text(
        f"explain.{verdict}",
        subject=things[relation.subject].name,
        relation=relation_label(relation.predicate),
        object=things[relation.object].name,
        probability=f"{relation.probability:.2f}",
        threshold=f"{one.threshold:.2f}",
        templates=templates or text("explain.no_template"),
        rest=f"{one.rest:+.2f}",
        reach=f"{candidate.subject.reach} {candidate.object.reach}",
    )
