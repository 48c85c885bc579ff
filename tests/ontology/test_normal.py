"""Normal forms: lengths, idempotence, and what is and is not the same name."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology import normal
from ontology.errors import ArtefactError
from ontology.normal import fold, key, simplify

TEXT = st.text()


@given(TEXT)
def test_simplify_keeps_the_length_and_settles(text: str) -> None:
    assert len(simplify(text)) == len(text)
    assert simplify(simplify(text)) == simplify(text)


@given(TEXT)
def test_fold_keeps_the_length_and_settles(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(TEXT)
def test_key_settles(text: str) -> None:
    assert key(key(text)) == key(text)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("臺灣積體電路", "台湾积体电路"),
        ("乾照光電", "干照光电"),
        ("產業鏈", "产业链"),
        ("已经简体", "已经简体"),
        ("", ""),
    ],
)
def test_simplify(text: str, plain: str) -> None:
    assert simplify(text) == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [("ＡＢＣ１２％", "ABC12%"), ("（甲）", "(甲)"), ("10㎡…", "10㎡…"), ("\u3000", " "), ("plain", "plain")],
)
def test_fold(text: str, plain: str) -> None:
    assert fold(text) == plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("海岳微電子（上海）有限公司", "海岳微电子(上海)有限公司"),
        ("《云汀市流片补贴细则》", "云汀市流片补贴细则"),
        ("Haiyue  Micro", "HAIYUE-MICRO"),
        ("海岳·星砾", "海岳星砾"),
        ("ＨＹ３２", "hy32"),
        ("SuperChip™", "superchip"),
        ("2.5D 封装。", "2.5d封装"),
        ("海\u200b岳", "海岳"),
        ("Ｊ．Ｐ．海岳", "JP海岳"),
    ],
)
def test_same_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2.5D封装", "25D封装"),
        ("海岳A&B", "海岳AB"),
        ("海岳一期", "海岳二期"),
        ("HY-32", "HY-33"),
        ("A+轮", "A轮"),
    ],
)
def test_different_key(one: str, other: str) -> None:
    assert key(one) != key(other)


def test_key_of_punctuation_alone_is_empty() -> None:
    assert key("——（）。") == ""


def test_the_table_maps_to_characters_that_need_no_change() -> None:
    table = normal._simplified()
    assert len(table) > 4000
    assert all(len(simple) == 1 and ord(simple) not in table for simple in table.values())


def test_opencc_is_not_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opencc", None)
    normal._simplified.cache_clear()
    assert simplify("產") == "产"


def test_the_table_is_what_opencc_says() -> None:
    opencc = pytest.importorskip("opencc")
    convert = opencc.OpenCC("t2s").convert
    sample = list(normal._simplified().items())[::40]
    assert len(sample) > 100
    assert {chr(code): convert(chr(code)) for code, _ in sample} == {chr(code): simple for code, simple in sample}


def test_a_missing_table_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    monkeypatch.setattr(normal, "_TABLE", tmp_path_factory.mktemp("none") / "simplified.tsv")
    with pytest.raises(ArtefactError, match=r"simplified\.tsv"):
        normal._simplified.__wrapped__()
