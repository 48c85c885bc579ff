from __future__ import annotations

from pathlib import Path

import pytest

from ontology.errors import ArtefactError
from ontology.tsv import members, read_rows, table_key


def _write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_rows_follow_the_header(tmp_path: Path) -> None:
    table = _write(tmp_path / "t.tsv", "name\tcode\n甲\t1\n乙\t\n")
    assert list(read_rows(table, ("name", "code"))) == [("甲", "1"), ("乙", "")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", r"t\.tsv: the first line"),
        ("name\n甲\n", r"t\.tsv: the first line"),
        ("name\tcode\n甲\t1\n乙\n", r"t\.tsv:3: 1 cells instead of 2"),
    ],
)
def test_a_damaged_table_is_named_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ArtefactError, match=message):
        list(read_rows(_write(tmp_path / "t.tsv", text), ("name", "code")))


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArtefactError, match=r"none\.tsv"):
        list(read_rows(tmp_path / "none.tsv", ("name",)))


def test_a_table_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / "t.tsv").write_bytes("名\n".encode("gb18030"))
    with pytest.raises(ArtefactError, match=r"t\.tsv"):
        list(read_rows(tmp_path / "t.tsv", ("名",)))


def test_a_cell_splits_into_members() -> None:
    assert members("甲|乙") == ("甲", "乙")
    assert members("") == ()


@pytest.mark.parametrize(
    ("name", "expected"),
    [("芯南科技", "芯南科技"), ("SK hynix", "skhynix"), ("甲（乙）", "甲乙"), ("乾昇電子", "干升电子")],
)
def test_table_key_is_the_exact_key(name: str, expected: str) -> None:
    assert table_key(name) == expected
