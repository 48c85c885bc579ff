"""The shelf of reports: one TOML file per kind of thing that has a report of its own; other kinds get the general one.

A file lists sections in order. A section has a title in both languages (``zh``, ``en``), the relation types that lead
out of the thing (``out``) and into it (``in``), optionally the kinds of the other end that it is limited to (``kinds``)
and what is told of each thing listed (``details``: attributes and outgoing relations). What no section names comes
last, one section per relation type.
"""

from __future__ import annotations

REPORTS: dict[str, str] = {
    "Company": "company.toml",
    "Fund": "fund.toml",
    "Project": "project.toml",
    "Place": "place.toml",
    "Segment": "segment.toml",
    "Policy": "policy.toml",
}
"""Kind of thing and the file of its report."""
