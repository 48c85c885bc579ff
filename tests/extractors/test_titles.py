"""Titles of persons."""

from __future__ import annotations

import pytest

from extractors.titles import takes_post, title_after, title_before, title_between


@pytest.mark.parametrize(
    ("words", "organisation", "title"),
    [
        ("董事长", "海岭科技", "董事长"),
        ("董事长、总经理", "海岭科技", "董事长、总经理"),
        ("董事长兼CEO", "海岭科技", "董事长兼CEO"),
        ("总裁兼首席执行官 ", "海岭科技", "总裁兼首席执行官"),
        ("创始人兼CEO", "海岭科技", "CEO"),
        ("场景数字化部总经理", "海岭科技", "场景数字化部总经理"),
        ("车载和工业事业部总经理", "海岭科技", "车载和工业事业部总经理"),
        ("首席架构师、图像处理器研发总监", "海岭科技", "首席架构师、图像处理器研发总监"),
        ("常务副校长", "云汀大学", "常务副校长"),
        ("教授", "云汀大学", "教授"),
        ("董事局主席、星砾投资有限公司董事长", "海岭", "董事局主席"),
        ("副书记、市长", "云汀市委", "副书记"),
        ("委副书记、市长", "云汀市", "市长"),
        ("前CEO", "海岭科技", "前CEO"),
        ("的首席架构师", "海岭科技", "首席架构师"),
        ("副市长", "云汀市", "副市长"),
        ("发布新品，", "海岭科技", None),
        ("", "海岭科技", None),
    ],
)
def test_a_title_between_organisation_and_person(words: str, organisation: str, title: str | None) -> None:
    assert title_between(words, organisation) == title


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("副总裁，后离职", "副总裁"),
        ("的高级副总裁", "高级副总裁"),
        ("担任高级工程师", "高级工程师"),
        ("及启穹科技有限公司的副总裁", "副总裁"),
        ("出席仪式", None),
    ],
)
def test_a_title_behind_the_organisation(words: str, title: str | None) -> None:
    assert title_after(words) == title


@pytest.mark.parametrize(
    ("words", "title"),
    [("市委书记", "市委书记"), ("他是董事长兼总经理", "董事长兼总经理"), ("昨日", None)],
)
def test_a_title_before_a_person(words: str, title: str | None) -> None:
    found = title_before(words)
    assert found == title


@pytest.mark.parametrize(("words", "takes"), [("曾任", True), ("现担任", True), ("出任", True), ("参观了", False)])
def test_taking_up_a_post(words: str, *, takes: bool) -> None:
    assert takes_post(words) is takes
