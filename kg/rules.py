"""The version of the rules by which records become a graph.

What a build removes it makes again first, so both must follow the same rules. Where code or vocabulary changed since a
graph was made, the graph is made anew from the records that its directory keeps; no document is read again for that.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import ontology.turtle

MODULES = (
    "identifiers",
    "instance",
    "naming",
    "placing",
    "rdf",
    "resolver",
    "screening",
    "terms",
    "updater",
    "vetoes",
)
"""Modules of this package that decide which triples records make."""

_HERE = Path(__file__).parent
_ENDINGS = (".py", ".ttl", ".tsv")


@cache
def rules_version() -> str:
    """Return a hash of the code and the tables that decide which triples records make; takes milliseconds."""
    digest = hashlib.sha256()
    for path in _files():
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _files() -> Iterator[Path]:
    yield from (_HERE / f"{name}.py" for name in MODULES)
    yield _HERE / "generic_names.txt"
    yield from sorted(p for p in Path(ontology.turtle.__file__).parent.rglob("*") if p.suffix in _ENDINGS)
