"""Which relation types may stand between two kinds of things."""

from __future__ import annotations

from itertools import product

from extractors.pairs import kind_pairs, relation_names
from ontology.vocabulary import vocabulary


def test_columns_are_the_relation_types_in_the_order_of_their_names() -> None:
    assert relation_names() == tuple(sorted(vocabulary().relations))
    assert len(relation_names()) >= 17


def test_pairs_are_those_that_the_vocabulary_allows() -> None:
    kinds = vocabulary().kinds
    allowed = {
        (s, o): tuple(i for i, name in enumerate(relation_names()) if vocabulary().allows(name, s, o))
        for s, o in product(kinds, kinds)
    }
    assert kind_pairs() == {pair: columns for pair, columns in allowed.items() if columns}


def test_what_may_stand_between_a_policy_and_a_segment() -> None:
    names = {relation_names()[column] for column in kind_pairs()["Policy", "Segment"]}
    assert names == {"applies_to", "restricts"}
    assert ("Segment", "Policy") not in kind_pairs()
