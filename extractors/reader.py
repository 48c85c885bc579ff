"""The reader: from a document to one record for each of its articles."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.article import Article, Document
from extractors.attribute import Finding
from extractors.evidence import evidence, relation_span
from extractors.modality import relation_modality
from extractors.qualifiers import qualifiers
from extractors.relater import Relation
from extractors.segmenter import segment
from extractors.thing import Thing
from ontology.errors import ArtefactError
from ontology.statement import Entity, Record, Statement

if TYPE_CHECKING:
    from spacy.language import Language

MODEL = Path(__file__).with_name("model")
"""The model that ships with the package."""


_Said = tuple[int, int | None, Relation | Finding]
"""Subject, object if it is a relation, and what was found of them."""


class Reader:
    """Reads documents into records.

    Parameters
    ----------
    model
        Folder of the learned parts; the one that ships with the package by default.

    Raises
    ------
    ArtefactError
        The model is missing or damaged.
    """

    def __init__(self, model: Path | None = None) -> None:
        self._model = model or MODEL
        if not self._model.is_dir():
            raise ArtefactError(f"the model folder {self._model} does not exist")

    @cached_property
    def pipeline(self) -> Language:
        """The spaCy pipeline that carries the stages; add components of your own to it before reading."""
        from extractors.components import pipeline

        return pipeline(self._model)

    @cached_property
    def version(self) -> str:
        """Changes whenever the code or the model of the reader does: the key under which its work is kept."""
        digest = hashlib.sha256()
        here = Path(__file__).parent
        files = [*here.rglob("*.py"), *here.parent.joinpath("ontology").rglob("*.ttl"), *self._model.rglob("*")]
        for path in sorted(p for p in files if p.is_file() and "training" not in p.parts):
            digest.update(path.read_bytes())
        return digest.hexdigest()[:12]

    def read(self, document: Document, *, date: str | None = None) -> list[Record]:
        """Read all articles of a document.

        Parameters
        ----------
        date
            ISO date on which the document was issued, where it does not say so itself.
        """
        return [self.read_article(article) for article in segment(document, issue_date=date)]

    def read_article(self, article: Article) -> Record:
        """Read one article."""
        from extractors.components import run

        doc = run(self.pipeline, article)
        return assemble(article, doc._.things, doc._.relations, doc._.findings)


def assemble(
    article: Article, things: Sequence[Thing], relations: Iterable[Relation], findings: Iterable[Finding]
) -> Record:
    """Make the record of an article from what its stages found; things that say nothing are left out."""
    said: list[_Said] = [*((r.subject, r.object, r) for r in relations), *((f.thing, None, f) for f in findings)]
    said = [s for s in said if not _lonely(s, said)]
    used = sorted({i for s, o, _ in said for i in (s, o) if i is not None}, key=lambda i: (_first(things[i]), i))
    ids = {thing: f"e{number}" for number, thing in enumerate(used, 1)}
    return Record(
        id=article.id,
        doc=article.document.name,
        lines=article.lines,
        title=article.title,
        section=article.section,
        source=article.source,
        date=article.date,
        entities=tuple(_entity(article, things[i], ids[i]) for i in used),
        statements=tuple(_statements(article, said, ids)),
    )


def _lonely(one: _Said, said: Sequence[_Said]) -> bool:
    """Whether it is the status of a thing of which nothing else is said: mostly a misread name, not a project."""
    return (
        isinstance(one[2], Finding)
        and one[2].attribute == "status"
        and not any(other[2] is not one[2] and one[0] in other[:2] for other in said)
    )


def _first(thing: Thing) -> int:
    return min((start for start, _ in (*thing.mentions, *thing.references)), default=0)


def _entity(article: Article, thing: Thing, identifier: str) -> Entity:
    spans = tuple(article.span(*m) for m in thing.mentions)
    return Entity(identifier, thing.kind, thing.name, thing.aliases, thing.within, thing.code, spans)


def _statements(article: Article, said: Iterable[_Said], ids: Mapping[int, str]) -> Iterator[Statement]:
    for subject, other, one in said:
        if isinstance(one, Relation):
            assert other is not None, "a relation has an object"
            yield _relation(article, one, ids[subject], ids[other])
        else:
            yield _attribute(article, one, ids[subject])


def _relation(article: Article, relation: Relation, subject: str, other: str) -> Statement:
    start, end = relation_span(article, relation)
    spans = [
        (a.occurrence.start, a.occurrence.end) if a.occurrence is not None else None
        for a in (relation.candidate.subject, relation.candidate.object)
    ]
    return Statement(
        subject=subject,
        predicate=relation.predicate,
        object=other,
        evidence=evidence(article, start, end),
        qualifiers=qualifiers(article, relation.predicate, (start, end), *spans),
        modality=relation_modality(article, relation.predicate, (start, end), *spans),
        confidence=round(relation.probability, 3),
        extractor="ranker",
    )


def _attribute(article: Article, finding: Finding, subject: str) -> Statement:
    return Statement(
        subject=subject,
        predicate=finding.attribute,
        value=finding.value,
        evidence=evidence(article, finding.start, finding.end),
        qualifiers=finding.qualifiers,
        modality=finding.modality,
        confidence=round(finding.confidence, 3),
        extractor=f"rule:{finding.rule}",
    )
