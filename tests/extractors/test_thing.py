"""Things of an article."""

from __future__ import annotations

import dataclasses

import pytest

from extractors.thing import Thing


def test_a_thing_without_more_is_certain_and_said_nowhere() -> None:
    thing = Thing(0, "Company", "海岭科技")
    assert (thing.score, thing.mentions, thing.references, thing.code, thing.within) == (1.0, (), (), None, ())


def test_things_do_not_change_and_are_told_apart_by_their_content() -> None:
    thing = Thing(0, "Company", "海岭科技", mentions=((0, 4),))
    with pytest.raises(dataclasses.FrozenInstanceError):
        thing.name = "云汀"  # type: ignore[misc]
    assert len({thing, dataclasses.replace(thing), dataclasses.replace(thing, index=1)}) == 2
