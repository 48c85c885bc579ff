"""Checked access to JSON: every refusal names file, line and field."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ontology.errors import RecordError
from ontology.record_fields import Fields


@pytest.mark.parametrize(
    ("obj", "read", "message"),
    [
        ({}, lambda f: f.text("title"), "the field 'title' is missing"),
        ({"title": None}, lambda f: f.text("title"), "the field 'title' is missing"),
        ({"title": 3}, lambda f: f.text("title"), "title is 3, a text is wanted"),
        ({"v": True}, lambda f: f.value("v"), "v is True, a text or a number is wanted"),
        ({"v": ["x" * 50]}, lambda f: f.value("v"), "v is a list, a text or a number is wanted"),
        ({"aliases": "甲"}, lambda f: f.texts("aliases"), "aliases is '甲', a list is wanted"),
        ({"aliases": [1]}, lambda f: f.texts("aliases"), "aliases is 1, a list of texts is wanted"),
        (
            {"p": "likes"},
            lambda f: f.one_of("p", {"holds"}, "relation type"),
            "p is 'likes', which is no relation type",
        ),
        ({"start": -1}, lambda f: f.offset("start"), "start is -1, a whole number from 0 is wanted"),
        ({"start": 1.5}, lambda f: f.offset("start"), r"start is 1\.5, a whole number from 0 is wanted"),
        ({"c": 1.2}, lambda f: f.share("c", default=1.0), r"c is 1\.2, a number from 0 to 1 is wanted"),
        ({"c": "x"}, lambda f: f.share("c", default=1.0), "c is 'x', a number from 0 to 1 is wanted"),
        ({"lines": [2, 1]}, lambda f: f.span("lines"), r"lines is \[2, 1\], a pair of whole numbers"),
        ({"lines": [1]}, lambda f: f.span("lines"), "a pair of whole numbers"),
        ({"spans": [[1, "2"]]}, lambda f: f.spans("spans"), "a pair of whole numbers"),
        ({"entities": {}}, lambda f: list(f.objects("entities", "entity")), "entities is {}, a list is wanted"),
        ({"entities": [3]}, lambda f: list(f.objects("entities", "entity")), "entity 1: is 3, a JSON object is wanted"),
        ({"colour": 1}, lambda f: f.only(["title"]), "the field 'colour' is not known"),
    ],
)
def test_refusals(obj: dict[str, object], read: Callable[[Fields], object], message: str) -> None:
    with pytest.raises(RecordError, match=rf"^gold\.jsonl:7: .*{message}") as caught:
        read(Fields(obj, "gold.jsonl:7: record"))
    assert str(caught.value).endswith(".")


def test_what_is_there_is_read() -> None:
    fields = Fields({"n": 2300, "x": None, "spans": [[1, 2], [5, 9]], "c": 1}, "here")
    assert fields.value("n") == "2300"
    assert fields.optional_text("x") is None
    assert fields.spans("spans") == ((1, 2), (5, 9))
    assert fields.spans("none") == ()
    assert fields.texts("none") == ()
    assert fields.offset("none") is None
    assert fields.share("c", default=0.5) == 1.0
    assert fields.share("none", default=0.5) == 0.5
