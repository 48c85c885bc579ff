"""Annotated articles in their clean view."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from extractors.article import BlockKind, Document
from extractors.layout import lay_out
from extractors.training.annotations import GoldArticle, labels, read_gold

TEXT = (
    "封面\n\n## 海岭签约\n\n6月9日，**海岭科技**在云汀市投资\n15亿元建设雷鸣项目。\n"
    "海岭科技称，项目已开工。\n\n云汀半导体融资\n"
)


def gold(first: int = 3, last: int = 7) -> GoldArticle:
    article = lay_out(Document("made", TEXT), first, last, title="海岭签约")
    return GoldArticle(article, {"entities": [{"id": "e2", "name": "云汀"}, {"id": "e1", "name": "海岭"}]})


@pytest.mark.parametrize(
    ("evidence", "found"),
    [
        ("海岭科技称", "海岭科技称"),
        ("海岭 科技称，", "海岭科技称，"),
        ("6月9日，海岭科技在", "6月9日，海岭科技在"),
        ("建设雷鸣项目。海岭科技称", "建设雷鸣项目。\n海岭科技称"),
        ("海岭科技", "海岭科技"),
        ("**海岭科技**", "海岭科技"),
        ("云汀半导体融资", None),
        ("海岭科技说", None),
        ("封面", None),
        ("", None),
        ("* #", None),
    ],
)
def test_evidence_is_located_in_the_clean_view(evidence: str, found: str | None) -> None:
    article = gold()
    span = article.locate(evidence)
    assert (article.article.text[slice(*span)].replace(" ", "") if span else None) == found


def test_the_first_place_inside_the_article_counts() -> None:
    found = gold(6, 9).locate("海岭科技")
    assert found is not None
    assert gold(6, 9).article.span(*found)[0] == TEXT.rindex("海岭科技")


def test_entities_are_looked_up_by_identifier() -> None:
    assert gold().entities["e1"]["name"] == "海岭"
    assert gold().entities.keys() == {"e1", "e2"}


def test_labels_are_keys_of_all_names() -> None:
    assert labels({"name": "海岭科技（上海）", "aliases": ["HAILING", "海岭", "—"]}) == labels(
        {"name": "海岭", "aliases": ["hailing", "海岭科技(上海)"]}
    )
    assert labels({"name": "海岭"}) == {"海岭"}


def annotation(title: str, lines: list[int], **more: Any) -> str:
    return json.dumps({"doc": "d", "title": title, "lines": lines, "entities": [], "relations": [], **more})


def test_annotated_articles_are_laid_out_as_their_lines_say(tmp_path: Path) -> None:
    (tmp_path / "d.txt").write_text("\ufeff" + TEXT, encoding="utf-8")
    rows = [
        annotation("海岭签约", [3, 7], section="芯动态", date="2025-06-09"),
        "",
        annotation("云汀半导体融资", [9, 9]),
    ]
    (tmp_path / "gold.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    names = {"lines": [3, 7], "names": [{"surface": "海岭科技", "type": "Company"}]}
    (tmp_path / "names.jsonl").write_text(json.dumps(names), encoding="utf-8")
    first, second = read_gold(tmp_path / "d.txt", tmp_path / "gold.jsonl", tmp_path / "names.jsonl")
    assert (first.article.title, first.article.section, first.article.date) == ("海岭签约", "芯动态", "2025-06-09")
    assert first.article.blocks[0].kind is BlockKind.TITLE
    assert first.article.document.name == "gold"
    assert "雷鸣项目" in first.article.text
    assert "云汀半导体" not in first.article.text
    assert [row["surface"] for row in first.names] == ["海岭科技"]
    assert second.article.text == "云汀半导体融资"
    assert list(second.names) == []


def test_without_a_list_of_names_there_are_none(tmp_path: Path) -> None:
    (tmp_path / "d.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "gold.jsonl").write_text(annotation("海岭签约", [3, 7]), encoding="utf-8")
    for names in (None, tmp_path / "nowhere.jsonl"):
        (article,) = read_gold(tmp_path / "d.txt", tmp_path / "gold.jsonl", names)
        assert list(article.names) == []


def test_all_evidence_of_the_gold_is_found(shared: Path) -> None:
    missed, met = [], 0
    for path in sorted((shared / "gold").glob("*.jsonl")):
        for article in read_gold(shared / "corpus" / f"{path.stem}.txt", path):
            for statement in (*article.annotation["relations"], *article.annotation["attributes"]):
                met += 1
                if article.locate(statement["evidence"]) is None:
                    missed.append((path.stem, article.annotation["lines"]))
    assert met > 1500
    assert len(missed) <= met // 200
