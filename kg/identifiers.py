"""IRIs from content: every node of the graph is named by what it is, never by when or in which order it was made.

Entities
    ``…/id/<key>`` for parties and places, where the key is the exact key of the name alone: no kind in it, since kinds
    get corrected. Works (projects, policies, products) and persons are known by a name and its context:
    ``…/id/<key of an investor, maker, employer …>/<key>``, ``…/id/<article>/<key>`` where a name says too little, and
    ``…/id/-/<key>`` where the name says enough by itself. Parties and places whose name says too little (市政府,
    鼓楼区) are ``…/id/<key>/-/<article or place around>``. So the 8英寸项目 of two companies are two projects, and a
    product named like a company is not that company.
Statements
    A hash of the article, subject, predicate, object or value, qualifiers, modality and quote. Offsets are left out:
    the same article in two documents makes the same statement.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from functools import lru_cache

from pyoxigraph import NamedNode

from ontology.normal import key
from ontology.statement import Statement
from ontology.turtle import BASE

ID = BASE + "id/"
LONGEST = 80
"""Longest key that stands in an IRI as it is; longer ones are cut and told apart by a hash."""

FREE = "-"
"""Context of a work whose name says enough by itself."""

_LEGAL = re.compile(r"(?:股份有限公司|有限责任公司|有限公司|股份公司|株式会社)$")
_PLAIN_COMPANY = re.compile(r"公司$")
_WESTERN = re.compile(r"[\s,]+(?:co\.?,?\s*ltd|inc|corp|corporation|ltd|llc|gmbh|plc|n\.v|s\.a)\.?$", re.IGNORECASE)
_SHORTEST = 4
"""Characters that must remain for a legal suffix to be dropped: 苹果有限公司 stays apart from 苹果."""

_ESCAPED = re.compile(r"[^\w.~-]")


@lru_cache(maxsize=65_536)
def name_key(name: str) -> str:
    """Return the exact key of a name; a legal suffix is dropped where what remains still names one party."""
    core = _WESTERN.sub("", name)
    plain = key(core if len(key(core)) >= 3 else name)
    for suffix in (_LEGAL, _PLAIN_COMPANY):
        shorter = suffix.sub("", plain)
        if shorter != plain:
            return shorter if len(shorter) >= _SHORTEST else plain
    return plain


def work_key(name: str, context: str) -> str:
    """Return the full key of a work or person: its context, then the key of its name."""
    return f"{context}/{name_key(name)}"


def local_key(name: str, context: str) -> str:
    """Return the full key of a party or place whose name says too little: the key of its name, then its context.

    Works have it the other way round, so that no work has the key of a party; names have no hyphen in their keys.
    """
    return f"{name_key(name)}/{FREE}/{context}"


def key_of_name(full_key: str) -> str:
    """Return the key of the name alone."""
    parts = full_key.split("/")
    return parts[-3] if len(parts) > 2 and parts[-2] == FREE else parts[-1]


def entity_iri(full_key: str) -> NamedNode:
    """Return the IRI of an entity from its full key (``<key>`` or ``<context>/<key>``)."""
    return NamedNode(ID + "/".join(_segment(part) for part in full_key.split("/")))


def segment_iri(code: str) -> NamedNode:
    """Return the IRI of the concept with that code."""
    return NamedNode(f"{BASE}segment/{code}")


def article_iri(article: str) -> NamedNode:
    """Return the IRI of an article from its content identifier."""
    return NamedNode(f"{BASE}article/{_segment(article)}")


def document_iri(document: str) -> NamedNode:
    """Return the IRI of a document from the hash of its text , or ``name/<name>`` where only its records are known."""
    return NamedNode(f"{BASE}document/" + "/".join(_segment(part) for part in document.split("/")))


def occurrence_iri(article: str, document: str, first_line: int) -> NamedNode:
    """Return the IRI of an article's standing in a document."""
    return NamedNode(f"{BASE}occurrence/{digest(article, document, str(first_line))}")


def statement_iri(article: str, subject: str, statement: Statement, target: str) -> NamedNode:
    """Return the IRI of a statement.

    Parameters
    ----------
    subject, target
        Full key of the subject; full key of the object, or the value.
    """
    said = json.dumps(sorted(statement.qualifiers.items()), ensure_ascii=False)
    quote = key(statement.evidence.quote)
    parts = (article, subject, statement.predicate, target, said, statement.modality.value, quote)
    return NamedNode(f"{BASE}statement/{digest(*parts)}")


def part_iri(kind: str, *parts: str) -> NamedNode:
    """Return the IRI of evidence or a selector, named by what it belongs to."""
    return NamedNode(f"{BASE}{kind}/{digest(*parts)}")


def digest(*parts: str) -> str:
    """Return 20 hexadecimal digits of the hash of the parts; they are kept apart by a character that none contains."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:20]


def file_hash(chunks: Iterable[bytes]) -> str:
    """Return the hash by which the bytes of a file are known."""
    whole = hashlib.sha256()
    for chunk in chunks:
        whole.update(chunk)
    return whole.hexdigest()[:32]


def _segment(part: str) -> str:
    if len(part) > LONGEST:
        part = f"{part[:LONGEST]}~{digest(part)[:8]}"
    return _ESCAPED.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), part)
