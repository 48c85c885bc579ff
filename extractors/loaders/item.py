"""What loaders yield, and the check of a document's text that all of them share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractors.article import Document
from extractors.characters import squash
from ontology.errors import DocumentError, InputError


@dataclass(frozen=True, slots=True)
class RawRecord:
    """A line of a JSONL file that is an extraction record.

    Parameters
    ----------
    path, line
        Where it stands, lines counted from 1.
    data
        The JSON object.
    """

    path: Path
    line: int
    data: Mapping[str, Any]


Item = Document | RawRecord | InputError


def is_record(data: object) -> bool:
    """Whether a JSON value is an extraction record: it has ``relations``, an article has ``text``."""
    return isinstance(data, Mapping) and "relations" in data


def checked(text: str, path: Path) -> str:
    """The text of a document, if it holds any letter or digit."""
    if not re.search(r"\w", text):
        raise DocumentError(f"{path}: holds no text")
    return text


def titled(title: str | None, body: str) -> str:
    """A document's text that begins with its title, also where the container keeps the title apart."""
    if not title or squash(body[: 2 * len(title) + 40]).startswith(squash(title)):
        return body
    return f"{title}\n\n{body}"
