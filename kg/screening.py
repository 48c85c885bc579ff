"""Keeps out of the graph what the vocabulary does not allow: wrong kinds at either end, wrongly written values."""

from __future__ import annotations

from dataclasses import replace

from ontology.statement import Record, Statement
from ontology.vocabulary import vocabulary


def screen(record: Record) -> tuple[Record, tuple[str, ...]]:
    """Split a record into what may enter the graph and the reasons for what may not.

    Returns
    -------
    The record without the statements that violate the vocabulary, and one reason for each of these, such as
    ``supplies: subject is a Place``.
    """
    kinds = {entity.id: entity.kind for entity in record.entities}
    kept, reasons = [], []
    for statement in record.statements:
        reason = _violation(statement, kinds)
        if reason is None:
            kept.append(statement)
        else:
            reasons.append(f"{statement.predicate}: {reason}")
    return replace(record, statements=tuple(kept)) if reasons else record, tuple(reasons)


def _violation(statement: Statement, kinds: dict[str, str]) -> str | None:
    subject = kinds[statement.subject]
    if statement.object is None:
        attribute = vocabulary().attributes[statement.predicate]
        if subject not in attribute.kinds:
            return f"subject is a {subject}"
        return None if attribute.datatype.accepts(statement.value or "") else f"value is no {attribute.datatype.name}"
    relation = vocabulary().relations[statement.predicate]
    if subject not in relation.subjects:
        return f"subject is a {subject}"
    target = kinds[statement.object]
    return None if target in relation.objects else f"object is a {target}"
