"""Score what the reader said against annotations: precision, recall and F1 of entities, relations, attributes, titles.

The rules are those of the annotation guidelines: the articles of a document are pooled, equal statements are counted
once, each predicted statement can match one annotated statement; denied and rumoured ones do not count; qualifiers are
scored on the relations that were found.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from ontology.errors import RecordError
from ontology.record import record_lines
from outputs.matching import LOOSE, Alignment, Thing, normalised, one_to_one, same_qualifier, same_value, soft_equal

T = TypeVar("T")

PARTS = ("entities", "relations", "attributes", "qualifiers", "articles")
CORE = frozenset({"invests_in", "located_in", "holds", "applies_to"})
"""The four relation types that the row CORE adds up."""
_QUALIFIERS = ("round", "amount", "share", "date", "title", "status")
_SYMMETRIC = frozenset({"partners_with"})
_UNSAID = frozenset({"denied", "rumoured"})


@dataclass(frozen=True, slots=True)
class Counts:
    """Hits, predicted and annotated items of one row."""

    hits: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.hits + other.hits, self.predicted + other.predicted, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """Share of the predicted items that are right; 0 where nothing was predicted."""
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the annotated items that were found; 0 where nothing was annotated."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def as_dict(self) -> dict[str, float]:
        """The row of the JSON output, rounded to three digits."""
        rates = {"p": round(self.precision, 3), "r": round(self.recall, 3), "f1": round(self.f1, 3)}
        return {**rates, "hits": self.hits, "predicted": self.predicted, "gold": self.gold}


@dataclass(frozen=True, slots=True)
class Mistakes:
    """What one row missed and what it said wrongly, as text."""

    missed: tuple[str, ...]
    wrong: tuple[str, ...]


@dataclass(frozen=True, eq=False, slots=True)
class _Relation:
    subject: Thing
    object: Thing
    qualifiers: dict[str, str]

    def told(self) -> str:
        return f"{self.subject.name} -> {self.object.name}"


@dataclass(frozen=True, eq=False, slots=True)
class _Attribute:
    name: str
    thing: Thing
    row: Mapping[str, Any]

    def told(self) -> str:
        return f"{self.thing.name} = {self.row['v']}"


@dataclass(frozen=True, slots=True)
class _Side:
    """What one side says about a document, duplicates folded."""

    relations: dict[str, list[_Relation]] = field(default_factory=lambda: defaultdict(list))
    attributes: dict[str, list[_Attribute]] = field(default_factory=lambda: defaultdict(list))
    entities: dict[str, list[Thing]] = field(default_factory=lambda: defaultdict(list))
    titles: list[str] = field(default_factory=list)

    def add(self, article: Mapping[str, Any]) -> None:
        self.titles.append(article.get("title") or "")
        things = {entity["id"]: Thing.of(entity) for entity in article.get("entities", [])}
        for thing in things.values():
            if not any(thing.twin(other) for other in self.entities[thing.kind]):
                self.entities[thing.kind].append(thing)
        for row in article.get("relations", []):
            if row.get("modality") not in _UNSAID:
                said = {name: str(row[name]) for name in _QUALIFIERS if row.get(name)}
                self._add_relation(row["p"], _Relation(things[row["s"]], things[row["o"]], said))
        for row in article.get("attributes", []):
            self._add_attribute(_Attribute(row["a"], things[row["e"]], row))

    def _add_relation(self, predicate: str, new: _Relation) -> None:
        for old in self.relations[predicate]:
            if _same_relation(predicate, new, old, Thing.twin):
                old.qualifiers.update({name: v for name, v in new.qualifiers.items() if name not in old.qualifiers})
                return
        self.relations[predicate].append(new)

    def _add_attribute(self, new: _Attribute) -> None:
        if not any(_same_attribute(new, old, Thing.twin) for old in self.attributes[new.name]):
            self.attributes[new.name].append(new)

    def firm_things(self) -> list[Thing]:
        """Things that take part in a statement and are aligned one to one, in order of appearance."""
        ends = [thing for rows in self.relations.values() for row in rows for thing in (row.subject, row.object)]
        ends += [row.thing for rows in self.attributes.values() for row in rows]
        return [thing for thing in dict.fromkeys(ends) if thing.kind not in LOOSE]


_Same = Callable[[Thing, Thing], bool]


def _same_relation(predicate: str, mine: _Relation, gold: _Relation, same: _Same) -> bool:
    if same(mine.subject, gold.subject) and same(mine.object, gold.object):
        return True
    return predicate in _SYMMETRIC and same(mine.subject, gold.object) and same(mine.object, gold.subject)


def _same_attribute(mine: _Attribute, gold: _Attribute, same: _Same) -> bool:
    return same(mine.thing, gold.thing) and same_value(mine.name, mine.row, gold.row)


def _side(paths: Sequence[Path]) -> _Side:
    """Read one side leniently: files of other systems need only the fields that are scored."""
    side = _Side()
    for path in paths:
        for where, line in record_lines(path):
            try:
                side.add(json.loads(line))
            except (ValueError, KeyError, TypeError, AttributeError) as fault:
                reason = f"{type(fault).__name__}: {fault}"
                raise RecordError(f"{where}: is no extraction record ({reason}).") from fault
    return side


Rows = dict[tuple[str, str], Counts]
Errors = dict[tuple[str, str], Mistakes]


class _Scorer:
    """Collects the rows of one document."""

    def __init__(self, gold: _Side, mine: _Side) -> None:
        self.gold, self.mine = gold, mine
        self.rows: Rows = {}
        self.errors: Errors = {}
        support = Counter(pair for predicate in mine.relations for pair in self._backed(predicate))
        self.same = Alignment(mine.firm_things(), gold.firm_things(), support).same

    def _backed(self, predicate: str) -> Iterator[tuple[Thing, Thing]]:
        for mine in self.mine.relations[predicate]:
            for gold in self.gold.relations.get(predicate, ()):
                if _same_relation(predicate, mine, gold, Thing.stands_for):
                    yield mine.subject, gold.subject
                    yield mine.object, gold.object

    def match(
        self,
        part: str,
        key: str,
        mine: Sequence[T],
        gold: Sequence[T],
        *,
        same: Callable[[T, T], bool],
        told: Callable[[T], str],
    ) -> list[tuple[T, T]]:
        met, wrong, missed = one_to_one(mine, gold, same)
        self.rows[part, key] = Counts(len(met), len(mine), len(gold))
        self.errors[part, key] = Mistakes(tuple(map(told, missed)), tuple(map(told, wrong)))
        return met

    def relations(self) -> None:
        qualifiers = Counts()
        for key, mine, gold in _both(self.mine.relations, self.gold.relations):

            def same(one: _Relation, other: _Relation, key: str = key) -> bool:
                return _same_relation(key, one, other, self.same)

            met = self.match("relations", key, mine, gold, same=same, told=_Relation.told)
            qualifiers = sum((_qualifier_counts(one, other) for one, other in met), qualifiers)
        self.rows["qualifiers", "ALL"] = qualifiers

    def attributes(self) -> None:
        def same(one: _Attribute, other: _Attribute) -> bool:
            return _same_attribute(one, other, self.same)

        for key, mine, gold in _both(self.mine.attributes, self.gold.attributes):
            self.match("attributes", key, mine, gold, same=same, told=_Attribute.told)

    def entities(self) -> None:
        for key, mine, gold in _both(self.mine.entities, self.gold.entities):
            self.match("entities", key, mine, gold, same=Thing.stands_for, told=lambda thing: thing.name)

    def titles(self) -> None:
        mine, gold = ([normalised(title) for title in side.titles] for side in (self.mine, self.gold))
        self.match("articles", "ALL", mine, gold, same=soft_equal, told=str)


def _both(mine: Mapping[str, list[T]], gold: Mapping[str, list[T]]) -> Iterator[tuple[str, list[T], list[T]]]:
    for key in sorted(mine.keys() | gold.keys()):
        yield key, mine.get(key, []), gold.get(key, [])


def _qualifier_counts(mine: _Relation, gold: _Relation) -> Counts:
    hits = sum(same_qualifier(name, mine.qualifiers.get(name), value) for name, value in gold.qualifiers.items())
    return Counts(hits, len(mine.qualifiers), len(gold.qualifiers))


def score(gold: Sequence[Path], predicted: Sequence[Path]) -> tuple[Rows, Errors]:
    """Score the records of one document.

    Parameters
    ----------
    gold, predicted
        Files of records (JSONL); the files of one side are read as one document.

    Returns
    -------
    tuple
        Rows ``{(part, key): Counts}`` and mistakes under the same keys.

    Raises
    ------
    RecordError
        A line is no record; the message names file and line.
    """
    scorer = _Scorer(_side(gold), _side(predicted))
    scorer.relations()
    scorer.attributes()
    scorer.entities()
    scorer.titles()
    return scorer.rows, scorer.errors


def pool(documents: Iterable[Rows]) -> Rows:
    """Add documents up, with the sums ALL and CORE of each part; most frequent row first, sums last."""
    total: dict[tuple[str, str], Counts] = defaultdict(Counts)
    for rows in documents:
        for (part, key), counts in rows.items():
            for name in _sums(part, key):
                total[part, name] += counts
    return dict(sorted(total.items(), key=lambda row: (row[0][1] in ("ALL", "CORE"), -row[1].gold, row[0])))


def _sums(part: str, key: str) -> set[str]:
    core = {"CORE"} if part == "relations" and key in CORE else set()
    return {key} | core | (set() if part in ("articles", "qualifiers") else {"ALL"})
