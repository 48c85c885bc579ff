"""Which relation types may stand between two kinds of things, asked of the vocabulary once."""

from __future__ import annotations

from functools import cache

from ontology.vocabulary import vocabulary


@cache
def relation_names() -> tuple[str, ...]:
    """All relation types, sorted: the column order of the ranker."""
    return tuple(sorted(vocabulary().relations))


@cache
def kind_pairs() -> dict[tuple[str, str], tuple[int, ...]]:
    """For each pair of kinds (subject, object) the columns of the relation types that allow it."""
    pairs: dict[tuple[str, str], tuple[int, ...]] = {}
    for column, name in enumerate(relation_names()):
        relation = vocabulary().relations[name]
        for subject in relation.subjects:
            for other in relation.objects:
                pairs[subject, other] = (*pairs.get((subject, other), ()), column)
    return pairs
