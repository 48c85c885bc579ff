"""Gold names found again in the clean view."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractors.article import Document
from extractors.layout import lay_out
from extractors.training.gold import GoldName, gold_mentions, read_gold_names


def found(text: str, *names: GoldName) -> list[tuple[str, str]]:
    article = lay_out(Document("own", text), 1, text.count("\n") + 1)
    return [(article.text[m.start : m.end], m.kind) for m in gold_mentions(article, names)]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("云启半导体与云启签约。", [("云启", "Company"), ("云启半导体", "Company")], ["云启半导体", "云启"]),
        ("量产 8 英寸云晶。", [("8英寸云晶", "Product")], ["8英寸云晶"]),
        ("雲啟半導體投產。", [("雲啟半導體", "Company")], ["云启半导体"]),
        ("依据《青岚办法》执行。", [("《青岚办法》", "Policy")], ["青岚办法"]),
        ("RAMDISK与AMD。", [("AMD", "Company")], ["AMD"]),
        ("没有。", [("云启", "Company")], []),
    ],
)
def test_surfaces_are_found_longest_first(text: str, names: list[tuple[str, str]], expected: list[str]) -> None:
    assert [surface for surface, _ in found(text, *(GoldName(s, k) for s, k in names))] == expected


def test_only_occurrences_in_their_context_count() -> None:
    name = GoldName("快照", "Company", only=("媒体快照报道",))
    assert len(found("保存快照文件，媒体快照报道说。", name)) == 1


def test_lines_of_gold_are_read(tmp_path: Path) -> None:
    row = {
        "doc": "own",
        "lines": [1, 2],
        "title": "题",
        "names": [{"surface": "云启", "type": "Company", "only": ["云启说"]}],
    }
    (tmp_path / "own.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    (gold,) = read_gold_names(tmp_path / "own.jsonl")
    assert (gold.lines, gold.title, gold.names) == ((1, 2), "题", (GoldName("云启", "Company", ("云启说",)),))
