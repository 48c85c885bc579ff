"""Documents of every layout to articles; all segmenters of the shelf are met here."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.article import Article, Document
from extractors.characters import squash
from extractors.segmenter import segment
from extractors.segmenters import SEGMENTERS
from extractors.segmenters.contents import by_contents
from extractors.segmenters.headings import by_headings
from extractors.segmenters.report import by_notes
from extractors.segmenters.single import as_single, by_container

FUNDING = "6月19日，北辰半导体宣布完成数亿元B轮融资，由启明山资本领投，海纳创投跟投，资金将用于车规级芯片的研发。"
PLANT = "6月18日，青禾汽车宣布在江海市投资20亿元建设功率模块工厂，项目占地200亩，达产后年产功率模块一百万套。"
RULES = "对开展流片的集成电路企业给予补助，对购买设计工具的企业给予补助，对引进的人才给予补助，对新建的产线给予贴息。"

MAGAZINE = f"""总第12期 | 2025/06月刊

芯苑

主办：江海市半导体协会

我们的平台

平台成立于2018年，提供流片、封测等服务。

> 目录 CONTENTS

◆ 芯企业

- 北宸半导体：完成B轮融资 - 01
- 青禾汽车：投资20亿元建设
功率模块工厂 - 02

◆ 芯政策

- 江海市关于支持集成电路产业的通知（江政发〔2025〕8号） - 03

◆ 芯伙伴

- 江海市半导体协会 - 05

*免责声明：

《芯苑》转载的文章仅代表作者观点。

北辰半导体： 完成B轮融资

{FUNDING}

融资历程

{FUNDING}

（来源：芯事观察）

青禾汽车：投资20亿元建设功率模块工厂

{PLANT}

（来源：某某日报）

广告：欢迎订阅

江 海 市 人 民 政 府 文 件

江政发〔2025〕8号

江海市关于支持集成电路产业的通知

一、支持范围

{RULES}

江海市人民政府

2025年6月3日

江海市半导体协会

江海市半导体协会成立于2001年。

地址：江海市
"""


def told(articles: list[Article]) -> list[tuple[str | None, str, str | None, str | None]]:
    return [(article.section, article.title, article.source, article.date) for article in articles]


def split(text: str, **fields: str) -> list[Article]:
    return segment(Document("x", text, **fields))


def test_a_magazine_by_its_table_of_contents() -> None:
    articles = split(MAGAZINE)
    assert told(articles) == [
        ("芯企业", "北辰半导体： 完成B轮融资", "芯事观察", "2025-06-19"),
        ("芯企业", "青禾汽车：投资20亿元建设功率模块工厂", "某某日报", "2025-06-18"),
        ("芯政策", "江海市关于支持集成电路产业的通知", None, "2025-06-03"),
        ("芯伙伴", "江海市半导体协会", None, None),
    ]
    lines = MAGAZINE.split("\n")
    assert [(lines[a.lines[0] - 1][:4], lines[a.lines[1] - 1][:4]) for a in articles] == [
        ("北辰半导", "（来源："),
        ("青禾汽车", "（来源："),
        ("江 海 ", "2025"),
        ("江海市半", "地址：江"),
    ]
    assert {article.issue_date for article in articles} == {"2025-06"}


def test_a_magazine_whose_contents_are_headings_with_dots() -> None:
    text = (
        "# 目　录\n\n## 动态\n\n▲北辰半导体完成融资 …… 1\n\n▲青禾汽车投资建厂 …… 2\n\n"
        "【政策】\n\n江海市发布集成电路政策 …… 3\n\n"
        f"## 北辰半导体完成融资\n\n{FUNDING}\n\n### 小标题\n\n{FUNDING}\n\n"
        f"## 青禾汽车投资建厂\n\n{PLANT}\n\n## 江海市发布集成电路政策\n\n{RULES}\n"
    )
    assert [(a.section, a.title) for a in split(text)] == [
        ("动态", "北辰半导体完成融资"),
        ("动态", "青禾汽车投资建厂"),
        ("政策", "江海市发布集成电路政策"),
    ]


def test_an_article_that_the_contents_forget_is_found_behind_a_closing_note() -> None:
    text = MAGAZINE.replace("广告：欢迎订阅", f"天擎光电扩产\n\n{PLANT * 4}\n\n（来源：某某周刊）")
    assert [a.title for a in split(text)][1:3] == ["青禾汽车：投资20亿元建设功率模块工厂", "天擎光电扩产"]


def test_contents_that_the_body_does_not_follow_are_none() -> None:
    text = "目录\n\n- 甲公司的产线进展 - 1\n- 乙公司的融资情况 - 2\n- 丙公司的订单变化 - 3\n\n" + RULES
    assert by_contents(Document("x", text)) is None


def test_markdown_titles_begin_articles() -> None:
    text = f"# 北辰半导体融资\n\n{FUNDING * 2}\n\n## 背景\n\n{PLANT}\n\n# 青禾汽车建厂\n\n{PLANT * 2}\n"
    assert [(a.title, a.lines) for a in split(text)] == [("北辰半导体融资", (1, 7)), ("青禾汽车建厂", (9, 11))]


def test_markdown_headings_without_text_are_columns() -> None:
    text = f"# 企业\n\n## 北辰半导体融资\n\n{FUNDING * 2}\n\n# 政策\n\n## 江海市发布政策\n\n{RULES * 2}\n"
    assert [(a.section, a.title) for a in split(text)] == [("企业", "北辰半导体融资"), ("政策", "江海市发布政策")]


def test_marked_items_that_closing_notes_end() -> None:
    text = f"## 北辰半导体融资\n\n{FUNDING * 2}\n\n（来源：甲报）\n\n## 青禾汽车建厂\n\n{PLANT * 2}\n\n（来源：乙报）\n"
    assert [(a.title, a.source) for a in split(text)] == [("北辰半导体融资", "甲报"), ("青禾汽车建厂", "乙报")]


def test_plain_items_that_closing_notes_end() -> None:
    text = (
        f"半导体周报 2025年第25期\n\n北辰半导体融资\n\n{FUNDING}\n\n（来源：甲报）\n\n"
        f"青禾汽车建厂\n\n{PLANT}\n\n（来源：乙报）\n\n江海市发布政策\n\n{RULES * 4}\n"
    )
    assert told(split(text)) == [
        (None, "北辰半导体融资", "甲报", "2025-06-19"),
        (None, "青禾汽车建厂", "乙报", "2025-06-18"),
        (None, "江海市发布政策", None, None),
    ]


def report() -> str:
    chapters = "".join(
        f"{n}、全球{what}分析\n\n（一）概况\n\n{PLANT * 50}\n\n" for n, what in zip("一二三", "政技产", strict=True)
    )
    items = (
        f"\f政策计划\n\n某国宣布投资芯片\n\n{FUNDING}\n\n一、概况\n\n{PLANT}\n\n（执笔：李明）\n\n"
        f"某国限制出口\n\n{PLANT}\n\n（执笔：王芳）\n"
    )
    return f"2024年集成电路态势\n\n{chapters}\n\n1 https://example.com\n{items}"


def test_a_report_by_its_chapters_and_its_newsletter() -> None:
    assert [(a.section, a.title) for a in split(report())] == [
        (None, "一、全球政分析"),
        (None, "二、全球技分析"),
        (None, "三、全球产分析"),
        ("政策计划", "某国宣布投资芯片"),
        ("政策计划", "某国限制出口"),
    ]


def test_a_short_report_on_a_period_is_split_at_its_chapters() -> None:
    body = f"（一）设备\n\n{PLANT}\n\n（二）材料\n\n{PLANT}\n\n"
    text = f"2025年三季度产业观察\n\n一、制造\n\n{body}二、封装\n\n{body}"
    assert [a.title for a in split(text)] == ["一、制造", "二、封装"]
    assert [a.title for a in split(text.replace("2025年三季度产业观察", "江海市若干措施"))] == ["江海市若干措施"]


def test_a_chapter_ends_before_the_footnotes_below_it() -> None:
    chapter = split(report())[2]
    assert report().split("\n")[chapter.lines[1] - 1] == PLANT * 50


SINGLES = {
    "numbered sections": f"江海市若干政策\n\n一、对象\n\n{RULES}\n\n二、措施\n\n{RULES}\n\n三、附则\n\n{RULES}\n",
    "marked sections": f"# 北辰半导体的十年\n\n{FUNDING}\n\n## 创业\n\n{FUNDING * 2}\n\n## 上市\n\n{PLANT * 2}\n",
    "top headings below a plain title": f"北辰半导体研究\n\n# 一、公司\n\n{FUNDING * 2}\n\n# 二、财务\n\n{PLANT * 2}\n",
    "sections only": f"北辰半导体研究\n\n{FUNDING}\n\n## 公司\n\n{FUNDING * 2}\n\n## 财务\n\n{PLANT * 2}\n",
    "one closing note": f"北辰半导体融资\n\n{FUNDING}\n\n{PLANT}\n\n（来源：甲报）\n",
    "no blank lines": f"北辰半导体融资\n来源：甲报 2025-06-20\n{FUNDING}\n{PLANT}\n",
    "long with sections": "北辰之路\n\n" + "".join(f"{n}、阶段\n\n{PLANT * 60}\n\n" for n in "一二三"),
}


@pytest.mark.parametrize("text", SINGLES.values(), ids=SINGLES)
def test_a_single_article_is_not_split(text: str) -> None:
    articles = split(text)
    assert [a.title for a in articles] == [text.split("\n", 1)[0].strip("# ")]
    assert articles[0].lines == (1, len(text.rstrip("\n").split("\n")))


def test_what_the_container_says_counts() -> None:
    (article,) = segment(
        Document(
            "x",
            f"北辰半导体融资\n\n{FUNDING}\n\n# 甲\n\n{PLANT * 2}\n\n# 乙\n\n{PLANT * 2}",
            title="北辰半导体融资",
            source="甲网",
            date="2025-06-21",
            section="企业",
            single=True,
        )
    )
    assert told([article]) == [("企业", "北辰半导体融资", "甲网", "2025-06-19")]
    assert article.issue_date == "2025-06-21"


def test_the_day_of_publication_stands_where_the_text_has_none() -> None:
    (article,) = segment(Document("x", "北辰半导体融资\n\n近日，北辰半导体融资。", date="2025-06-21", single=True))
    assert article.date == "2025-06-21"


def test_the_printed_source_beats_the_site() -> None:
    (article,) = segment(Document("x", f"北辰半导体融资\n\n{FUNDING}\n\n（来源：甲报）", source="乙网", single=True))
    assert article.source == "甲报"


def test_the_user_may_know_the_date_of_the_issue() -> None:
    (article,) = segment(Document("x", f"北辰半导体融资\n\n{FUNDING}"), issue_date="2024-07")
    assert (article.date, article.issue_date) == ("2024-06-19", "2024-07")


def test_the_title_of_an_official_document_is_not_its_letterhead() -> None:
    (article,) = split(f"江海市人民政府文件\n\n江政发〔2025〕8号\n\n江海市关于支持集成电路产业的通知\n\n{RULES}\n")
    assert (article.title, article.lines[0]) == ("江海市关于支持集成电路产业的通知", 1)


def test_an_empty_document_has_no_article() -> None:
    assert split("\n\n \n") == []


@settings(deadline=None)
@given(st.lists(st.sampled_from([*MAGAZINE.split("\n"), "# 甲", "## 乙", "\f", "1 https://e.com"]), max_size=60))
def test_articles_never_overlap(lines: list[str]) -> None:
    articles = split("\n".join(lines))
    last = 0
    for article in articles:
        assert last < article.lines[0] <= article.lines[1] <= len(lines)
        last = article.lines[1]


def test_each_segmenter_declines_what_it_does_not_know() -> None:
    plain = Document("x", f"北辰半导体融资\n\n{FUNDING}")
    assert len(SEGMENTERS) == 4
    assert {segmenter(plain) is None for segmenter in (by_container, by_contents, by_headings, by_notes)} == {True}
    assert len(as_single(plain)) == 1


def test_the_articles_of_the_corpus_are_found(shared: Path) -> None:
    met = wanted = found = 0
    for path in sorted((shared / "gold").glob("*.jsonl")):
        gold = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        text = (shared / "corpus" / f"{path.stem}.txt").read_text(encoding="utf-8")
        titles = {squash(article.title) for article in segment(Document(path.stem, text))}
        met += sum(squash(entry["title"]) in titles for entry in gold)
        wanted, found = wanted + len(gold), found + len(titles)
    assert wanted >= 70
    assert 2 * met / (wanted + found) >= 0.95


@pytest.mark.parametrize("name", ["000", "002"])
def test_an_issue_without_marks_is_split_alike(shared: Path, name: str) -> None:
    text = (shared / "corpus" / f"{name}.txt").read_text(encoding="utf-8")
    plain = re.sub(r"(?m)^#+ ", "", text)
    assert [a.lines for a in segment(Document("x", plain))] == [a.lines for a in segment(Document("x", text))]
