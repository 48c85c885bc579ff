"""CSV: one row per relation, with kinds, modality, confidence, qualifiers, quotes and articles."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.store import Store
    from kg.table import Cell

_COLUMNS = (
    "subject",
    "subject_kind",
    "relation",
    "object",
    "object_kind",
    "modality",
    "confidence",
    "date",
    "qualifiers",
    "quotes",
    "articles",
    "subject_iri",
    "object_iri",
    "statement",
)


def export(store: Store, _ending: str) -> bytes:
    """Write a header and the rows, with a byte order mark: spreadsheets take UTF-8 for a local encoding without one."""
    from kg.network import network
    from kg.table import Table
    from outputs.formats.comma import render

    graph = network(store, planned=True)
    edges = sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[:3])
    rows = tuple(_row(graph.nodes[one], graph.nodes[other], data) for one, other, _, data in edges)
    return render(Table("", _COLUMNS, rows)).encode("utf-8-sig", "backslashreplace")


def _row(subject: dict[str, Any], other: dict[str, Any], edge: dict[str, Any]) -> tuple[Cell, ...]:
    return (
        subject["label"],
        subject["kind"],
        edge["relation"],
        other["label"],
        other["kind"],
        edge["modality"],
        Decimal(str(edge["confidence"])),
        edge["date"],
        "; ".join(f"{name}={value}" for name, value in edge["qualifiers"].items()),
        " | ".join(edge["quotes"]),
        " | ".join(edge["articles"]),
        subject["iri"],
        other["iri"],
        edge["statement"],
    )
