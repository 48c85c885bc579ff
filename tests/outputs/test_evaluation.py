"""Scores of records against annotations."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from ontology.errors import RecordError
from outputs.evaluation import Counts, pool, score

ARTICLE: dict[str, Any] = {
    "doc": "a",
    "lines": [1, 9],
    "title": "云帆电子新建外延片项目",
    "entities": [
        {"id": "e1", "type": "Company", "name": "云帆电子有限公司", "aliases": ["云帆电子"]},
        {"id": "e2", "type": "Project", "name": "年产六十万片外延片项目", "aliases": []},
        {"id": "e3", "type": "Place", "name": "海州市", "aliases": [], "within": ["临江省"]},
        {"id": "e4", "type": "Company", "name": "海岳半导体", "aliases": []},
    ],
    "relations": [
        {"s": "e1", "p": "invests_in", "o": "e2", "evidence": "…"},
        {"s": "e2", "p": "located_in", "o": "e3", "evidence": "…"},
        {"s": "e1", "p": "partners_with", "o": "e4", "evidence": "…", "date": "2025-06-20"},
    ],
    "attributes": [{"e": "e2", "a": "investment", "v": "CNY 1500000000", "evidence": "…"}],
}


def write(path: Path, *articles: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in articles), encoding="utf-8")
    return path


def figures(tmp_path: Path, predicted: dict[str, Any]) -> dict[tuple[str, str], Counts]:
    gold = write(tmp_path / "gold.jsonl", ARTICLE)
    return pool([score([gold], [write(tmp_path / "mine.jsonl", predicted)])[0]])


def test_the_annotation_scores_one_against_itself(tmp_path: Path) -> None:
    rows = figures(tmp_path, ARTICLE)
    assert {key: counts.f1 for key, counts in rows.items()} == dict.fromkeys(rows, 1.0)
    assert rows["relations", "ALL"].gold == 3
    assert rows["relations", "CORE"].gold == 2
    assert rows["qualifiers", "ALL"] == Counts(1, 1, 1)


def test_denied_statements_do_not_count_and_symmetric_ones_match_either_way(tmp_path: Path) -> None:
    mine = deepcopy(ARTICLE)
    mine["relations"][0]["modality"] = "denied"
    mine["relations"][2] |= {"s": "e4", "o": "e1", "date": "2025-06"}
    rows = figures(tmp_path, mine)
    assert rows["relations", "invests_in"] == Counts(0, 0, 1)
    assert rows["relations", "partners_with"] == Counts(1, 1, 1)
    assert rows["qualifiers", "ALL"] == Counts(1, 1, 1)


def test_what_is_said_twice_counts_once(tmp_path: Path) -> None:
    mine = deepcopy(ARTICLE)
    mine["relations"] *= 2
    mine["attributes"] *= 2
    rows = figures(tmp_path, mine)
    assert rows["relations", "ALL"] == Counts(3, 3, 3)
    assert rows["attributes", "ALL"] == Counts(1, 1, 1)


def test_errors_name_what_was_missed_and_what_is_wrong(tmp_path: Path) -> None:
    mine = deepcopy(ARTICLE)
    mine["entities"][3]["name"] = "东港科技"
    gold = write(tmp_path / "gold.jsonl", ARTICLE)
    _, errors = score([gold], [write(tmp_path / "mine.jsonl", mine)])
    told = errors["relations", "partners_with"]
    assert told.missed == ("云帆电子有限公司 -> 海岳半导体",)
    assert told.wrong == ("云帆电子有限公司 -> 东港科技",)


def test_documents_are_pooled_by_adding_counts() -> None:
    rows = pool([{("relations", "holds"): Counts(1, 2, 3)}, {("relations", "holds"): Counts(2, 2, 2)}])
    assert rows["relations", "holds"] == rows["relations", "CORE"] == rows["relations", "ALL"] == Counts(3, 4, 5)


@pytest.mark.parametrize("line", ["[", '{"entities": [], "relations": [{"s": "e1", "p": "holds", "o": "e2"}]}', "[1]"])
def test_a_line_that_is_no_record_is_named(tmp_path: Path, line: str) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text(json.dumps(ARTICLE) + "\n" + line + "\n", encoding="utf-8")
    with pytest.raises(RecordError, match=r"bad\.jsonl:2"):
        score([bad], [bad])


def disturbed(article: dict[str, Any], dice: random.Random) -> dict[str, Any]:
    """An annotation with the mistakes that readers make."""
    out = deepcopy(article)
    for entity in out["entities"]:
        match dice.randrange(12):
            case 0:
                entity["name"] = entity["name"][:-1] or "某"
            case 1:
                entity["aliases"] = [dice.choice(out["entities"])["name"]]
            case 2:
                entity["type"] = dice.choice(["Company", "Fund", "Project", "Product"])
    out["relations"] = [one for one in out["relations"] if dice.random() < 0.8]
    for relation in out["relations"]:
        match dice.randrange(10):
            case 0:
                relation["s"], relation["o"] = relation["o"], relation["s"]
            case 1:
                relation["modality"] = dice.choice(["denied", "planned"])
            case 2:
                relation["p"] = dice.choice(["holds", "supplies", "partners_with"])
    for attribute in out["attributes"]:
        if dice.random() < 0.2:
            attribute["v"] = attribute["v"][:-1]
    return out


@pytest.mark.parametrize("seed", [1, 2])
def test_figures_equal_those_of_the_reference_scorer(shared: Path, tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    files: list[Path] = []
    for name in ("003", "004"):
        gold = shared / "gold" / f"{name}.jsonl"
        articles = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
        mine = [disturbed(article, dice) for article in articles if dice.random() < 0.9]
        files += [gold, write(tmp_path / f"{name}.jsonl", *mine)]
    scorer = shared / "evaluation" / "score.py"
    told = subprocess.run([sys.executable, scorer, *files, "--json"], check=True, capture_output=True, text=True).stdout
    ours: dict[str, dict[str, Any]] = {}
    rows = pool(score([gold], [mine])[0] for gold, mine in zip(files[::2], files[1::2], strict=True))
    for (part, key), counts in rows.items():
        ours.setdefault(part, {})[key] = counts.as_dict()
    assert ours == json.loads(told)
    assert 0.2 < ours["relations"]["ALL"]["f1"] < 0.95
