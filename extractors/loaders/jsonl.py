"""JSONL files: one article or one extraction record per line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date as Day
from pathlib import Path
from typing import Any

from extractors.article import Document
from extractors.loaders.item import Item, RawRecord, is_record, titled
from ontology.errors import RecordError

_DATE = re.compile(
    r"(\d{4})(?:[-/.年]\s*(\d{1,2})(?:[-/.月]\s*(\d{1,2})日?)?月?)?年?(?:[T\s].*)?$|(\d{4})(\d{2})(\d{2})$"
)
_FIELDS = ("title", "source", "date", "section", "url")
MAX_LINE = 16 * 2**20
"""Longest line in bytes."""


def load_jsonl(path: Path) -> Iterator[Item]:
    """A document for each line with ``text``, a record for each with ``relations``, a problem for each other line."""
    with path.open("rb") as file:
        for number, line in enumerate(iter(lambda: file.readline(MAX_LINE + 1), b""), start=1):
            try:
                item = _item(line, path, number)
            except RecordError as error:
                yield error
                if len(line) > MAX_LINE:  # what follows is the rest of the line
                    return
            else:
                if item is not None:
                    yield item


def _item(line: bytes, path: Path, number: int) -> Item | None:
    place = f"{path}:{number}"
    if len(line) > MAX_LINE:
        raise RecordError(f"{place}: the line is longer than {MAX_LINE // 2**20} MiB; the rest of the file is left out")
    data = _object(line, place)
    if data is None:
        return None
    if is_record(data):
        return RawRecord(path, number, data)
    return _document(data, f"{path.stem}:{number}", place)


def _object(line: bytes, place: str) -> Mapping[str, Any] | None:
    """The JSON object of a line, ``None`` for a blank one."""
    try:
        text = line.decode("utf-8-sig").strip()
        data = json.loads(text) if text else None
    except UnicodeDecodeError as error:
        raise RecordError(f"{place}: is not UTF-8 at byte {error.start} of the line") from error
    except json.JSONDecodeError as error:
        raise RecordError(f"{place}: is not JSON: {error.msg} at character {error.pos + 1}") from error
    except RecursionError as error:
        raise RecordError(f"{place}: is nested too deeply") from error
    if data is not None and not isinstance(data, dict):
        raise RecordError(f"{place}: is not a JSON object")
    return data


def _document(data: Mapping[str, Any], name: str, place: str) -> Document:
    text = data.get("text")
    if not isinstance(text, str) or not text.strip():
        raise RecordError(f"{place}: has neither “text” (an article) nor “relations” (a record)")
    fields: dict[str, str | None] = {}
    for field in _FIELDS:
        value = data.get(field)
        if value is not None and not isinstance(value, str):
            raise RecordError(f"{place}: “{field}” is not a text")
        fields[field] = (value or "").strip() or None
    fields["date"] = _iso(fields["date"], place)
    return Document(name, titled(fields["title"], text), **fields, single=True)


def _iso(date: str | None, place: str) -> str | None:
    """A date in ISO 8601, as precise as it is given."""
    if date is None:
        return None
    match = _DATE.match(date)
    parts = [int(part) for part in match.groups() if part] if match else []
    try:
        Day(*[*parts, 1, 1][:3])
    except (TypeError, ValueError) as error:
        raise RecordError(f"{place}: “{date}” is not a date such as 2025-06-20") from error
    return "-".join(f"{part:0{4 if i == 0 else 2}}" for i, part in enumerate(parts))
