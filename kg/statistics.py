"""What a graph holds: counts by kind and relation, articles by source and date, how sure the statements are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode

from kg import terms
from kg.store import Store, solutions
from kg.table import Cell, Table
from ontology.vocabulary import vocabulary


def statistics(store: Store) -> tuple[Table, ...]:
    """Return tables of counts, each in descending order of its numbers, then by name.

    The first is the overview: things, statements, plain relations, articles, documents, triples, first and last date.
    """
    return (
        _overview(store),
        _things(store),
        _statements(store),
        _modalities(store),
        _articles(store),
        _dates(store),
        _confidence(store),
    )


def _overview(store: Store) -> Table:
    dates = sorted(t.object.value for t in store.triples(None, terms.DATE) if isinstance(t.object, Literal))
    things = sum(count for _, count in _by_kind(store))
    rows: list[tuple[Cell, ...]] = [
        ("things", things),
        ("statements", _count(store, terms.STATEMENT)),
        ("articles", _count(store, terms.ARTICLE)),
        ("documents", _count(store, terms.DOCUMENT)),
        ("triples", store.count()),
        ("first date", dates[0] if dates else None),
        ("last date", dates[-1] if dates else None),
        ("articles without date", _count(store, terms.ARTICLE) - len(dates)),
    ]
    return Table("overview", ("what", "value"), tuple(rows))


def _things(store: Store) -> Table:
    return Table("things by kind", ("kind", "count"), tuple(_by_kind(store)))


def _by_kind(store: Store) -> list[tuple[str, int]]:
    counts = {kind: _count(store, terms.xm(kind)) for kind in vocabulary().kinds}
    return _descending({kind: count for kind, count in counts.items() if count})


def _statements(store: Store) -> Table:
    counts = Counter(_names(store, terms.PREDICATE))
    articles = _articles_by_predicate(store)
    rows = [(name, count, articles.get(name, 0)) for name, count in _descending(counts)]
    return Table("statements by relation and attribute", ("predicate", "statements", "articles"), tuple(rows))


def _articles_by_predicate(store: Store) -> dict[str, int]:
    answer = store.query(
        "SELECT ?p (COUNT(DISTINCT ?a) AS ?n) WHERE { ?s rdf:predicate ?p ; prov:wasDerivedFrom ?a } GROUP BY ?p"
    )
    return {
        terms.local_name(predicate): int(count.value)
        for predicate, count in solutions(answer)
        if isinstance(predicate, NamedNode) and count is not None
    }


def _modalities(store: Store) -> Table:
    return Table("statements by modality", ("modality", "count"), _tally(_names(store, terms.MODALITY)))


def _articles(store: Store) -> Table:
    sources = Counter(_names(store, terms.SOURCE))
    unnamed = _count(store, terms.ARTICLE) - sum(sources.values())
    rows: list[tuple[Cell, ...]] = [*_descending(sources), *([(None, unnamed)] if unnamed else [])]
    return Table("articles by source", ("source", "count"), tuple(rows))


def _dates(store: Store) -> Table:
    counts = Counter(date[:7] for date in _names(store, terms.DATE))
    return Table("articles by month", ("month", "count"), tuple(sorted(counts.items())))


def _confidence(store: Store) -> Table:
    tenths = Counter(min(int(float(value) * 10), 9) for value in _names(store, terms.CONFIDENCE))
    rows = tuple((f"{tenth / 10:.1f}–{(tenth + 1) / 10:.1f}", tenths[tenth]) for tenth in sorted(tenths))
    return Table("statements by confidence", ("confidence", "count"), rows)


def _count(store: Store, kind: NamedNode) -> int:
    return sum(1 for _ in store.triples(None, terms.TYPE, kind))


def _names(store: Store, predicate: NamedNode) -> Iterable[str]:
    for one in store.triples(None, predicate):
        yield (
            terms.local_name(one.object) if isinstance(one.object, NamedNode) else str(getattr(one.object, "value", ""))
        )


def _tally(names: Iterable[str]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(_descending(Counter(names)))


def _descending(counts: dict[str, int] | Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
