"""Readers of the public sets, on lines in their formats."""

from __future__ import annotations

import json
from pathlib import Path

from extractors.training.public import read_cluener, read_msra


def test_cluener_spans_become_labels(tmp_path: Path) -> None:
    row = {
        "text": "云启的王明",
        "label": {"company": {"云启": [[0, 1]]}, "name": {"王明": [[3, 4]]}, "game": {"的": [[2, 2]]}},
    }
    (tmp_path / "train.json").write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    assert list(read_cluener(tmp_path / "train.json")) == [
        ("云启的王明", ["B-company", "I-company", "O", "B-name", "I-name"])
    ]


def test_msra_sentences_end_at_empty_lines(tmp_path: Path) -> None:
    (tmp_path / "msra.txt").write_text("青\tB-LOC\n岚\tI-LOC\n\n人\tO\n", encoding="utf-8")
    assert list(read_msra(tmp_path / "msra.txt")) == [("青岚", ["B-LOC", "I-LOC"]), ("人", ["O"])]
