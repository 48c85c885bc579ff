"""Segments by their wording."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extractors.linking.segments import wordings
from ontology.vocabulary import vocabulary


def found(text: str) -> list[tuple[str, str]]:
    return [(text[w.start : w.end], w.code) for w in wordings(text)]


@pytest.mark.parametrize(
    ("text", "segments"),
    [
        ("海岭从事半导体设备", [("半导体设备", "equipment")]),
        ("EDA工具与eda", [("EDA工具", "eda"), ("eda", "eda")]),
        ("SiC MOSFET", [("SiC MOSFET", "compound")]),
        ("8英寸碳化硅外延片", [("碳化硅外延片", "compound")]),
        ("MCU1颗", [("MCU", "mcu_soc")]),
        ("云汀FEDAX", []),
        ("EDAs", []),
        ("陆知行说", []),
        ("", []),
        ("İ的EDA", [("EDA", "eda")]),
    ],
)
def test_wordings(text: str, segments: list[tuple[str, str]]) -> None:
    assert found(text) == segments


def test_a_latin_wording_is_none_inside_another_word() -> None:
    assert found("FPGA板")[0][1] == "fpga"
    assert found("xFPGA板") == found("FPGAx板") == []


def test_every_label_of_every_segment_is_found() -> None:
    missed = [
        (segment.code, label)
        for segment in vocabulary().segments.values()
        for label in (segment.label_zh, *segment.synonyms)
        if [code for _, code in found(f"从事{label}的")] == []
    ]
    assert missed == []


def test_wordings_do_not_overlap() -> None:
    text = "集成电路设计、存储芯片制造及先进封装测试设备零部件"
    spans = [(w.start, w.end) for w in wordings(text)]
    assert len(spans) >= 3
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
