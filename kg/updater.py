"""Brings a generation up to date after articles came, changed or went: only what they touch is resolved and written
again.

The outcome is that of building everything at once: resolution is local (`kg.resolver`), an article's triples follow
from its records and the canonical keys alone, and shared triples stand as long as an article makes them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Triple

from kg import terms
from kg.archive import Archive, Read
from kg.graph_directory import Work
from kg.identifiers import digest, entity_iri
from kg.instance import WORKS, Instance
from kg.naming import instances
from kg.rdf import Occurrence, Rendered, describe, render
from kg.resolver import Cluster, in_context, resolve
from kg.screening import screen
from kg.terms import triple
from ontology.statement import Record

_DESCRIPTION = (terms.TYPE, terms.LABEL, terms.ALT_LABEL, terms.NAME_KEY, terms.REPLACED_BY)
SLICE = 1000
"""Articles that are brought up to date together; it bounds the memory that an update takes."""

_MUCH = 5  # where more than a fifth is new, rearranging pays: it halves the time of queries
_NOTHING = Rendered(frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class Change:
    """Where an article stood before and stands now; either may be empty."""

    before: tuple[Read, ...]
    after: tuple[Read, ...]


def update(work: Work, changes: Mapping[str, Change]) -> None:
    """Bring the store and the manifest's keys of a generation up to date.

    Parameters
    ----------
    work
        A generation whose manifest lists files and occurrences as they are now.
    changes
        By article; the articles whose occurrences are others than before.
    """
    order = sorted(changes)
    for first in range(0, len(order), SLICE):
        now = {article: changes[article] for article in order[first : first + SLICE]}
        later = {article: changes[article] for article in order[first + SLICE :]}
        _Update(work, now, later).run()
    fresh = sum(not change.before for change in changes.values())
    if fresh * _MUCH > len(work.manifest.articles()):
        work.store.optimise()


class _Update:
    """One slice of changes; those of later slices stand as before until their turn comes."""

    def __init__(self, work: Work, changes: Mapping[str, Change], later: Mapping[str, Change]) -> None:
        self._work, self._manifest, self._changes, self._later = work, work.manifest, changes, later
        self._targets: dict[str, str | None] = {}
        self._touched: set[str] = set()
        self._clusters: list[Cluster] = []
        self._pointers: dict[str, str] = {}
        self._support: Counter[Triple] = Counter()

    def run(self) -> None:
        articles = set(self._changes)
        moved = self._resolve_parties(sorted(articles))
        articles |= self._articles_by(moved)
        moved = self._resolve_works(sorted(articles))
        articles |= self._articles_by(moved)
        self._write(sorted(articles))
        self._manifest.put_canonical(self._targets)

    # resolution

    def _resolve_parties(self, articles: list[str]) -> set[str]:
        """Resolve what the articles' parties and places touch; return the keys whose canonical key changed."""
        dirty: set[str] = set()
        for article in articles:
            for one in self._manifest.instances_of(article):
                self._touched.update(one.keys)
            dirty |= self._manifest.keys_of(article, works=False)
            found = self._read_instances(article)
            self._manifest.put_instances(article, found)
            parties = [one for one in found if one.kind not in WORKS]
            self._manifest.put_keys(article, parties, works=False)
            dirty.update(key for one in parties for key in one.keys)
        return self._resolve(dirty, works=False)

    def _read_instances(self, article: str) -> tuple[Instance, ...]:
        """Return the instances of all readings of an article; entities of a second document's reading are renamed."""
        found: dict[tuple[object, ...], Instance] = {}
        for record in sorted({read.record for read in self._changes[article].after}):
            for one in instances(_record(self._work.archive, record), article):
                found.setdefault((one.kind, one.names, one.hubs, one.place, one.apart), one)
        return tuple(_renumbered(found.values()))

    def _resolve_works(self, articles: list[str]) -> set[str]:
        """The same for works, whose contexts are known by now."""
        dirty: set[str] = set()
        for article in articles:
            dirty |= self._manifest.keys_of(article, works=True)
            raw = [one for one in self._manifest.instances_of(article) if one.kind in WORKS]
            found = [in_context(one, self._canonical) for one in raw]
            self._manifest.put_keys(article, found, works=True)
            dirty.update(key for one in found for key in one.keys)
        return self._resolve(dirty, works=True)

    def _resolve(self, dirty: set[str], *, works: bool) -> set[str]:
        raw = self._closure(dirty, works=works)
        clusters = resolve(in_context(one, self._canonical) for one in raw)
        targets: dict[str, str | None] = dict.fromkeys(dirty)
        targets |= {key: cluster.key for cluster in clusters for key in cluster.members}
        moved = {key for key, target in targets.items() if self._manifest.canonical(key) != (target or key)}
        self._targets |= targets
        self._touched |= targets.keys()
        self._clusters += clusters
        if works:
            self._point(raw)
        return moved

    def _closure(self, dirty: set[str], *, works: bool) -> list[Instance]:
        """Return every instance that hangs together with one of the keys."""
        seen: dict[tuple[str, str], Instance] = {}
        known, ahead = set(dirty), sorted(dirty)
        while ahead:
            for one in self._manifest.instances_by(ahead.pop(), works=works):
                if (one.article, one.entity) not in seen:
                    seen[one.article, one.entity] = one
                    fresh = set(in_context(one, self._canonical).keys) - known
                    known |= fresh
                    ahead += fresh
        return list(seen.values())

    def _point(self, raw: list[Instance]) -> None:
        """Let the keys of works in contexts as printed point to the work."""
        for one in raw:
            now = in_context(one, self._canonical)
            for before, after in zip(one.names, now.names, strict=True):
                for printed, resolved in zip(before.keys, after.keys, strict=True):
                    self._touched.add(printed)
                    if (target := self._canonical(resolved)) != printed:
                        self._pointers[printed] = target

    def _canonical(self, key: str) -> str:
        """Canonical key as of now."""
        return self._targets[key] or key if key in self._targets else self._manifest.canonical(key)

    def _articles_by(self, keys: Iterable[str]) -> set[str]:
        return {article for key in keys for article in self._manifest.articles_by(key)}

    # writing

    def _write(self, articles: list[str]) -> None:
        """Remove first, then add in one bulk load; articles that are new are rendered while they are loaded."""
        fresh = [article for article in articles if article in self._changes and not self._changes[article].before]
        added: set[Triple] = set()
        for article in sorted(set(articles) - set(fresh)):
            old, new = self._rendered_before(article), self._rendered(article)
            self._remove(old.own - new.own)
            added |= new.own - old.own
            self._support.update(new.shared)
            self._support.subtract(old.shared)
        added |= self._redescribe()
        self._load(self._additions(added, fresh))
        self._load(self._settle_support())

    def _additions(self, added: set[Triple], fresh: list[str]) -> Iterator[Triple]:
        yield from added
        for article in fresh:
            rendered = self._rendered(article)
            self._support.update(rendered.shared)
            yield from rendered.own

    def _redescribe(self) -> set[Triple]:
        """Remove what no longer describes the things touched; return what does and is not there yet."""
        new = {one for cluster in self._clusters for one in describe(cluster)}
        new |= {
            triple(entity_iri(key), terms.REPLACED_BY, entity_iri(target)) for key, target in self._pointers.items()
        }
        nodes = {entity_iri(key) for key in self._touched if not key.startswith("/")}
        store = self._work.store
        old = {one for node in nodes for predicate in _DESCRIPTION for one in store.triples(node, predicate)}
        self._remove(old - new)
        return new - old

    def _settle_support(self) -> list[Triple]:
        """Count support up and down; remove shared triples that lost it, return those that have it."""
        added: list[Triple] = []
        removed: list[Triple] = []
        for one, change in self._support.items():
            if change:
                stood, stands = self._manifest.add_support(digest(str(one)), change)
                if stood != stands:
                    (added if stands else removed).append(one)
        self._remove(removed)
        return added

    def _load(self, triples: Iterable[Triple]) -> None:
        """Add triples that are not there yet, and count them."""
        counted = 0

        def counting() -> Iterator[Triple]:
            nonlocal counted
            for one in triples:
                counted += 1
                yield one

        self._work.store.load(counting())
        self._manifest.add_triples(counted)

    def _remove(self, triples: Collection[Triple]) -> None:
        """Remove triples that are there, and count them."""
        self._work.store.remove(triples)
        self._manifest.add_triples(-len(triples))

    def _rendered(self, article: str) -> Rendered:
        reads = self._changes[article].after if article in self._changes else self._standing(article)
        return _render(self._work.archive, article, reads, self._canonical)

    def _rendered_before(self, article: str) -> Rendered:
        reads = self._changes[article].before if article in self._changes else self._standing(article)
        return _render(self._work.archive, article, reads, self._manifest.canonical)

    def _standing(self, article: str) -> tuple[Read, ...]:
        """Return where an article stands whose turn is not now."""
        return self._later[article].before if article in self._later else self._manifest.occurrences(article)


def _render(archive: Archive, article: str, reads: tuple[Read, ...], canonical: Callable[[str], str]) -> Rendered:
    if not reads:
        return _NOTHING
    occurrences = tuple(Occurrence(read.document, read.name, _record(archive, read.record)) for read in reads)
    return render(article, occurrences, lambda one: canonical(in_context(one, canonical).key))


def _record(archive: Archive, record: str) -> Record:
    """Return what may enter the graph of a record; the archive keeps all of it, for rules change."""
    return screen(archive.record(record))[0]


def _renumbered(found: Iterable[Instance]) -> Iterator[Instance]:
    """Yield instances under identifiers of their own, in an order made from their content.

    Two readings of one article may use the same identifier for different entities.
    """
    ordered = sorted(found, key=lambda one: (one.key, one.kind, one.names, one.entity))
    for number, one in enumerate(ordered):
        yield Instance(one.article, str(number), one.kind, one.names, one.hubs, one.within, one.place, one.apart)
