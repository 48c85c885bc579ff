"""Whom a clause speaks of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.article import Article
from extractors.scene import Reach, Scene
from extractors.thing import Thing
from extractors.value import ValueKind

Marked = Callable[..., tuple[Article, list[Thing]]]
KINDS = ("Project",)


def scene_of(marked: Marked, text: str, *, title: bool = False) -> tuple[Scene, list[Thing]]:
    article, things = marked(text, title=title)
    return Scene(article, things), things


@pytest.mark.parametrize(
    ("text", "name", "reach"),
    [
        ("{Project:雷鸣项目}总投资#。", "雷鸣项目", Reach.CLAUSE),
        ("{Project:雷鸣项目}由海岭建设，总投资#。", "雷鸣项目", Reach.SENTENCE),
        ("{Project:雷鸣项目}由海岭建设。总投资#。", "雷鸣项目", Reach.PARAGRAPH),
        ("{Project:雷鸣项目}签约。{Project:云汀项目}开工，总投资#。", "云汀项目", Reach.SENTENCE),
        ("落地总投资#的{Project:雷鸣项目}。", "雷鸣项目", Reach.CLAUSE),
        ("{Project:雷鸣#项目}开工。", "雷鸣#项目", Reach.OWN),
        ("海岭宣布扩产。\n{Project:雷鸣项目}签约。\n总投资#。", "雷鸣项目", Reach.MAIN),
    ],
)
def test_owners(marked: Marked, text: str, name: str, reach: Reach) -> None:
    scene, things = scene_of(marked, text)
    at = scene.text.index("#")
    owner = scene.owner(KINDS, at, at + 1)
    assert owner is not None
    assert (things[owner.thing].name, owner.reach) == (name, reach)


def test_without_a_main_thing_nobody_owns_a_value(marked: Marked) -> None:
    scene, _ = scene_of(marked, "{Project:雷鸣项目}与{Project:云汀项目}签约。\n总投资#。")
    at = scene.text.index("#")
    assert scene.owner(KINDS, at, at + 1) is None


def test_the_title_names_the_main_thing(marked: Marked) -> None:
    scene, things = scene_of(
        marked,
        "{Project:雷鸣项目}开工\n{Project:云汀项目}、{Project:云汀项目}之后，{Project:雷鸣项目}开工。",
        title=True,
    )
    mark = scene.main(KINDS)
    assert mark is not None
    assert things[mark.thing].name == "雷鸣项目"


def test_enumerations_are_groups(marked: Marked) -> None:
    scene, things = scene_of(marked, "{Project:甲项目}、{Project:乙项目}和{Project:丙项目}落地，{Project:丁项目}开工。")
    assert [things[mark.thing].name for mark in scene.group(scene.marks[1])] == ["甲项目", "乙项目", "丙项目"]
    assert len(scene.group(scene.marks[3])) == 1


def test_values_are_read_once_and_found_by_place(marked: Marked) -> None:
    scene, _ = scene_of(marked, "2024年开工。2025年投产。")
    assert scene.values(ValueKind.DATE) is scene.values(ValueKind.DATE)
    first, last = scene.sentence(9)
    assert [value.value for value in scene.values_in(ValueKind.DATE, first, last)] == ["2025"]


def test_sentences_cover_the_text(marked: Marked) -> None:
    scene, _ = scene_of(marked, "一。二！\n三")
    assert [scene.text[start:end] for start, end in scene.sentences()] == ["一。", "二！\n", "三"]
