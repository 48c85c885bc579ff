"""Checked access to the fields of a JSON object, for messages that name file, line and field."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from ontology.errors import RecordError


class Fields:
    """The fields of one object of a record.

    Parameters
    ----------
    obj
        The parsed JSON; anything but an object is refused.
    where
        File, line and part of the record, for messages.
    """

    __slots__ = ("_obj", "_where")

    def __init__(self, obj: object, where: str) -> None:
        if not isinstance(obj, Mapping):
            raise RecordError(f"{where}: is {_kind_of(obj)}, a JSON object is wanted.")
        self._obj: Mapping[str, Any] = obj
        self._where = where

    def has(self, name: str) -> bool:
        """Whether the field is there with a value (null counts as absent)."""
        return self._obj.get(name) is not None

    def only(self, known: Collection[str]) -> None:
        """Refuse fields of other names."""
        for name in self._obj:
            if name not in known:
                raise RecordError(f"{self._where}: the field {name!r} is not known.")

    def text(self, name: str) -> str:
        """A field that must hold a text."""
        value = self._wanted(name)
        if not isinstance(value, str):
            raise self._wrong(name, value, "a text")
        return value

    def optional_text(self, name: str) -> str | None:
        """A field that may be absent or null."""
        return self.text(name) if self.has(name) else None

    def value(self, name: str) -> str:
        """A field that must hold a text or a number; as text."""
        value = self._wanted(name)
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise self._wrong(name, value, "a text or a number")
        return str(value)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; empty where absent."""
        values = self._list(name) if self.has(name) else []
        for value in values:
            if not isinstance(value, str):
                raise self._wrong(name, value, "a list of texts")
        return tuple(values)

    def one_of(self, name: str, allowed: Collection[str], what: str) -> str:
        """A text that must be one of the allowed ones."""
        value = self.text(name)
        if value not in allowed:
            raise RecordError(f"{self._where}: {name} is {value!r}, which is no {what}.")
        return value

    def offset(self, name: str) -> int | None:
        """A place in the document's text: 0 or more; None where absent."""
        value = self._obj.get(name)
        if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 0):
            raise self._wrong(name, value, "a whole number from 0")
        return value

    def share(self, name: str, *, default: float) -> float:
        """A number from 0 to 1."""
        value = self._obj.get(name, default)
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise self._wrong(name, value, "a number from 0 to 1")
        return float(value)

    def span(self, name: str) -> tuple[int, int]:
        """A pair of whole numbers, first and last."""
        return self._pair(name, self._wanted(name))

    def spans(self, name: str) -> tuple[tuple[int, int], ...]:
        """A list of pairs; empty where absent."""
        return tuple(self._pair(name, pair) for pair in self._list(name)) if self.has(name) else ()

    def objects(self, name: str, what: str) -> Iterator[Fields]:
        """The objects of a list that must be there."""
        self._wanted(name)
        for number, obj in enumerate(self._list(name), 1):
            yield Fields(obj, f"{self._where}: {what} {number}")

    def _wanted(self, name: str) -> Any:
        if not self.has(name):
            raise RecordError(f"{self._where}: the field {name!r} is missing.")
        return self._obj[name]

    def _list(self, name: str) -> list[Any]:
        values = self._obj[name]
        if not isinstance(values, list):
            raise self._wrong(name, values, "a list")
        return values

    def _pair(self, name: str, pair: object) -> tuple[int, int]:
        match pair:
            case [int(first), int(last)] if 0 <= first <= last:
                return first, last
        raise self._wrong(name, pair, "a pair of whole numbers, the smaller first")

    def _wrong(self, name: str, value: object, wanted: str) -> RecordError:
        return RecordError(f"{self._where}: {name} is {_kind_of(value)}, {wanted} is wanted.")


def _kind_of(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 40 else f"a {type(value).__name__}"
