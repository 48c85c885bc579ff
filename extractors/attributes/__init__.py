"""The finders of attributes; add one here."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.article import Article
from extractors.attribute import Finder, Finding
from extractors.attributes.company import employees, founded, registered_capital, revenue, stock_code
from extractors.attributes.policy import document_number, issued_date
from extractors.attributes.project import area, capacity, investment
from extractors.attributes.status import status
from extractors.attributes.table import tables
from extractors.scene import Scene
from extractors.thing import Thing

FINDERS: tuple[Finder, ...] = (
    founded,
    stock_code,
    registered_capital,
    revenue,
    employees,
    investment,
    capacity,
    area,
    status,
    issued_date,
    document_number,
    tables,
)


def find_attributes(article: Article, things: Sequence[Thing]) -> list[Finding]:
    """Find what an article says of its things, one finding for each thing, attribute and value.

    Parameters
    ----------
    things
        The article's things; ``Finding.thing`` is their ``index``.

    Returns
    -------
    list of Finding
        In text order; of several findings of one value the most certain.
    """
    scene = Scene(article, things)
    best: dict[tuple[int, str, str, str], Finding] = {}
    for finder in FINDERS:
        for finding in finder(scene):
            key = (finding.thing, finding.attribute, finding.value, finding.qualifiers.get("period", ""))
            if key not in best or finding.confidence > best[key].confidence:
                best[key] = finding
    return sorted(best.values(), key=lambda f: (f.start, f.end, f.thing, f.attribute, f.value))
