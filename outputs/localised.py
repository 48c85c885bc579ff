"""Tables of counts in the user's language: titles, columns and the codes in their cells."""

from __future__ import annotations

from collections.abc import Callable

from kg.table import Cell, Table
from ontology.vocabulary import vocabulary
from outputs.messages import text_or
from outputs.wording import attribute_label, kind_label, relation_label


def localised(table: Table) -> Table:
    """The table with everything worded that has a word; names and numbers stay."""
    columns = tuple(_word(column) for column in table.columns)
    words = [_WORDS.get(column) for column in table.columns]
    rows = tuple(tuple(_cell(cell, word) for cell, word in zip(row, words, strict=True)) for row in table.rows)
    return Table(_word(table.title), columns, rows)


def _cell(cell: Cell, word: Callable[[str], str] | None) -> Cell:
    return word(cell) if word is not None and isinstance(cell, str) else cell


def _word(code: str) -> str:
    return text_or(f"stats.{code}", code)


def _predicate(name: str) -> str:
    return relation_label(name) if name in vocabulary().relations else attribute_label(name)


def _modality(name: str) -> str:
    return text_or(f"modality.{name}", name)


_WORDS: dict[str, Callable[[str], str]] = {
    "what": _word,
    "kind": kind_label,
    "predicate": _predicate,
    "relation": _predicate,
    "modality": _modality,
}
"""How the cells of a column are worded, by the name of the column."""
