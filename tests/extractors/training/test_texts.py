"""Training texts: brought along, or annotated in place."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from extractors.training import texts
from extractors.training.texts import RAW, read_texts, stand_off

RAW_ROWS = [
    {"title": "无关", "text": "无关。"},
    {"title": "海岭签约", "text": "**海岭** 投资\n雷鸣项目。海岭从事封测。"},
]


def annotated(**more: Any) -> dict[str, Any]:
    return {
        "doc": "eb:1",
        "date": "2011-05",
        "entities": [{"id": "e1", "type": "Company", "name": "海岭"}],
        "names": [{"surface": "海岭", "type": "Company"}],
        "relations": [{"s": "e1", "p": "invests_in", "o": "e2", "evidence": "海岭投资雷鸣项目"}],
        "attributes": [{"e": "e1", "a": "founded", "v": "2011", "evidence": "从事封测。"}],
        **more,
    }


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with a raw set of texts."""
    path = tmp_path / RAW["eb"]
    path.parent.mkdir(parents=True)
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in RAW_ROWS)
    return tmp_path


def read(data: Path, *rows: dict[str, Any]) -> list[Any]:
    folder = data / "texts"
    folder.mkdir(exist_ok=True)
    (folder / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return list(read_texts(data, folder))


def test_evidence_is_kept_as_its_place(data: Path) -> None:
    (kept,) = stand_off([annotated(title="海岭签约", text="x")], data)
    whole = "海岭签约\n" + RAW_ROWS[1]["text"]
    (relation,), (attribute,) = kept["relations"], kept["attributes"]
    assert whole[relation["start"] : relation["end"]] == "海岭** 投资\n雷鸣项目"
    assert whole[attribute["start"] : attribute["end"]] == "从事封测。"
    assert relation.keys() == {"s", "p", "o", "start", "end"}
    assert not kept.keys() & {"title", "text", "evidence"}
    assert "投资" not in json.dumps(kept, ensure_ascii=False)


def test_what_was_stood_off_reads_as_it_was(data: Path) -> None:
    (kept,) = stand_off([annotated()], data)
    (gold,) = read(data, kept)
    assert gold.article.title == "海岭签约"
    assert gold.article.date == "2011-05"
    assert gold.article.text == "海岭签约\n海岭投资\n雷鸣项目。海岭从事封测。".replace(
        "投资\n", gold.article.text[7:10]
    )
    relation, attribute = *gold.annotation["relations"], *gold.annotation["attributes"]
    assert gold.locate(relation["evidence"]) == gold.locate("海岭投资雷鸣项目") is not None
    assert gold.article.text[slice(*gold.locate(attribute["evidence"]))] == "从事封测。"
    assert gold.names == annotated()["names"]
    assert gold.entities.keys() == {"e1"}


def test_texts_of_the_project_bring_their_text(data: Path) -> None:
    row = annotated(doc="own:1", title="云汀融资", text="海岭投资雷鸣项目，从事封测。")
    (gold,) = read(data, row)
    assert gold.article.text == "云汀融资\n海岭投资雷鸣项目，从事封测。"
    assert gold.article.document.name == "own:1"
    assert gold.annotation["relations"] == row["relations"]


def test_evidence_that_is_not_there_is_refused(data: Path) -> None:
    wrong = annotated(relations=[{"s": "e1", "p": "holds", "o": "e2", "evidence": "海岭说"}])
    with pytest.raises(ValueError, match="海岭说"):
        list(stand_off([wrong], data))
    with pytest.raises(ValueError, match="does not stand"):
        list(stand_off([annotated(attributes=[{"evidence": " "}])], data))


def test_the_kept_texts_hold_no_text_of_others() -> None:
    met = 0
    for path in sorted(texts.FOLDER.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            met += 1
            if row["doc"].partition(":")[0] in RAW:
                assert not {"title", "text"} & row.keys()
                assert not [s for s in (*row["relations"], *row["attributes"]) if "evidence" in s]
            else:
                assert row["doc"].startswith("own:")
    assert met > 20


def test_the_kept_texts_are_read(shared: Path) -> None:
    read_ones = list(read_texts(shared / "data"))
    statements = [(gold, s) for gold in read_ones for s in gold.annotation["relations"]]
    assert len(statements) > 100
    missed = [(gold.article.document.name, s) for gold, s in statements if gold.locate(s["evidence"]) is None]
    assert len(missed) <= len(statements) // 100, missed
