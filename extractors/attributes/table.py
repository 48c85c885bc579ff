"""Attributes in tables: rows of labels and values (项目总投资（万元）\t162500), and lists with a head row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.article import Block, BlockKind
from extractors.attribute import TRUST, Finding
from extractors.attributes.status import planned_in, progress_in, stage_in
from extractors.marks import Mark
from extractors.scene import Reach, Scene
from extractors.value import Value, ValueKind
from extractors.values import find_values
from extractors.values.money import sums

_LABELS: tuple[tuple[str, str, ValueKind, re.Pattern[str]], ...] = (
    (
        "Project",
        "investment",
        ValueKind.MONEY,
        re.compile(r"(?:项目)?(?:计划)?总投资额?|投资(?:总额|规模|金额|额)|涉及金额"),
    ),
    ("Project", "area", ValueKind.AREA, re.compile(r"(?:总)?(?:用地|占地|建筑|建设)面积|厂房面积")),
    ("Company", "registered_capital", ValueKind.MONEY, re.compile(r"注册资[本金](?:金)?")),
    ("Company", "founded", ValueKind.DATE, re.compile(r"(?:成立|注册|设立)(?:日期|时间)|创立时间")),
    ("Company", "employees", ValueKind.HEADCOUNT, re.compile(r"(?:员工|职工)(?:总)?(?:人)?数|人员规模|公司规模")),
    ("Company", "stock_code", ValueKind.STOCK_CODE, re.compile(r"(?:股票|证券|A股)代码")),
)
_UNIT = re.compile(r"[（(]\s?(?:单位[:：]?)?(?P<unit>[^）)]{1,8})[）)]")
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_NAME = re.compile(r"(?:项目|工程)名称|公司名称|企业名称|名称|辅导对象|公司|企业")
_TIME = re.compile(r"时间|日期|月份")
_SUM = re.compile(r"金额|投资|资金")
_RAISED = re.compile(r"融资|募资|募集资金总额")
_PROGRESS = 24  # characters: 2025年6月开工, no description
_BLANK = re.compile(r"[\s/\-—]*")


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell of a row, ``text[start:end]`` of the clean view."""

    text: str
    start: int
    end: int


def tables(scene: Scene) -> Iterator[Finding]:
    """Read every run of table rows: as a list below a head row, else as labels and values."""
    for rows in _runs(scene):
        cells = [_cells(scene, row) for row in rows]
        if _is_list(cells):
            yield from _listed(scene, cells[0], cells[1:])
        else:
            for row in cells:
                yield from _labelled(scene, row, cells)


def _runs(scene: Scene) -> Iterator[list[Block]]:
    run: list[Block] = []
    for block in scene.article.blocks:
        if block.kind is BlockKind.TABLE_ROW:
            run.append(block)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _cells(scene: Scene, row: Block) -> list[_Cell]:
    cells = []
    at = row.start
    for word in scene.text[row.start : row.end].split("\t"):
        cells.append(_Cell(word, at, at + len(word)))
        at += len(word) + 1
    return cells


def _is_list(rows: Sequence[Sequence[_Cell]]) -> bool:
    """Tell a head row: short cells without figures, as many as most rows have, and more than two rows or columns."""
    head = rows[0]
    if len(rows) < 2 or len(head) < 3 or any(len(c.text) > 16 or _FIGURE.fullmatch(c.text) for c in head):
        return False
    same = sum(abs(len(row) - len(head)) <= 1 for row in rows[1:])
    return 2 * same >= len(rows) - 1 and not _labels_alternate(rows)


def _labels_alternate(rows: Sequence[Sequence[_Cell]]) -> bool:
    """Labels in every second column speak for a form: 法定代表人\t王五\t注册资本\t5000万元."""
    return any(
        _attribute(row[2].text) and not _attribute(row[1].text) and not _attribute(rows[0][2].text)
        for row in rows
        if len(row) > 3
    )


def _attribute(label: str) -> tuple[str, str, ValueKind] | None:
    for kind, name, value, pattern in _LABELS:
        match = pattern.search(_UNIT.sub("", label))
        if match and len(label) <= len(match[0]) + 12 and not _BLANK.fullmatch(label):
            return kind, name, value
    return None


def _labelled(scene: Scene, row: Sequence[_Cell], rows: Sequence[Sequence[_Cell]]) -> Iterator[Finding]:
    for label, cell in pairwise(row):
        found = _attribute(label.text)
        if found is None or _attribute(cell.text):
            continue
        kind, name, value_kind = found
        mark = _named(scene, kind, rows) or scene.main((kind,))
        if mark is None:
            continue
        for value in _read(scene, label.text, cell, value_kind)[:1]:
            yield _finding(mark, name, value, (label.start, cell.end), "table-form")


def _named(scene: Scene, kind: str, rows: Sequence[Sequence[_Cell]]) -> Mark | None:
    """Give the thing that the form itself names: 项目名称, 企业名称."""
    for row in rows:
        for label, cell in pairwise(row):
            marks = scene.marks_in((kind,), cell.start, cell.end) if _NAME.fullmatch(label.text.strip()) else []
            if marks:
                return marks[0]
    return None


def _read(scene: Scene, label: str, cell: _Cell, kind: ValueKind) -> list[Value]:
    """Read the values of a cell; a bare figure takes the unit from its label."""
    unit = _UNIT.search(label)
    figure = _FIGURE.fullmatch(cell.text.strip())
    text = cell.text
    if figure and kind in (ValueKind.HEADCOUNT, ValueKind.MONEY, ValueKind.AREA):
        text = figure[0] + (unit["unit"] if unit else {ValueKind.HEADCOUNT: "人"}.get(kind, ""))
    if figure and kind is ValueKind.STOCK_CODE:
        return [Value(kind, figure[0], cell.start, cell.end)]
    found = list(sums(text)) if kind is ValueKind.MONEY else list(find_values(kind, text, scene.calendar))
    if figure:
        return [Value(kind, v.value, cell.start, cell.end) for v in found if _amount(v.value) > 0]
    return [Value(kind, v.value, cell.start + v.start, cell.start + v.end) for v in found]


def _amount(value: str) -> float:
    found = _FIGURE.search(value)
    return float(found[0].replace(",", "")) if found else 0.0


def _finding(mark: Mark, name: str, value: Value, place: tuple[int, int], rule: str) -> Finding:
    start, end = place
    return Finding(
        mark.thing, name, value.value, start, min(end, start + 120), confidence=TRUST[Reach.SENTENCE], rule=rule
    )


def _listed(scene: Scene, head: Sequence[_Cell], rows: Sequence[Sequence[_Cell]]) -> Iterator[Finding]:
    for row in rows:
        for label, cell in zip(head, row, strict=False):
            found = _attribute(label.text) or (
                ("Project", "investment", ValueKind.MONEY) if _SUM.search(label.text) else None
            )
            if found and not _RAISED.search(scene.text, row[0].start, row[-1].end):
                yield from _column(scene, label, cell, row, found)
        yield from _stages(scene, head, row)


def _column(
    scene: Scene, label: _Cell, cell: _Cell, row: Sequence[_Cell], found: tuple[str, str, ValueKind]
) -> Iterator[Finding]:
    """Give the row's thing the value of a column; several sums in one cell go to as many projects, in order."""
    kind, name, value_kind = found
    marks = _distinct(scene.marks_in((kind,), row[0].start, row[-1].end))
    values = _read(scene, label.text, cell, value_kind)
    if len(values) == 1 or name != "investment":
        marks, values = marks[:1], values[:1]
    if len(marks) == len(values):
        for mark, value in zip(marks, values, strict=True):
            yield _finding(mark, name, value, (cell.start, cell.end), "table-list")


def _distinct(marks: Sequence[Mark]) -> list[Mark]:
    return list({mark.thing: mark for mark in reversed(marks)}.values())[::-1]


def _stages(scene: Scene, head: Sequence[_Cell], row: Sequence[_Cell]) -> Iterator[Finding]:
    """Read the stage of each project of a row from its own cell, of a single one also from a cell on progress."""
    when = next((c for label, c in zip(head, row, strict=False) if _TIME.search(label.text)), None)
    dates = [v.value for v in scene.values_in(ValueKind.DATE, when.start, when.end)] if when else []
    marks = _distinct(scene.marks_in(("Project",), row[0].start, row[-1].end))
    for cell in row:
        for i, mark in enumerate(m for m in marks if cell.start <= m.start < cell.end):
            stage = stage_in(scene, mark, cell.start, cell.end) or planned_in(scene, mark, cell.start, cell.end)
            yield from _stage(mark, stage, dates[min(i, len(dates) - 1)] if dates else None, cell)
        if len(marks) == 1 and not cell.start <= marks[0].start < cell.end and len(cell.text) <= _PROGRESS:
            inside = scene.values_in(ValueKind.DATE, cell.start, cell.end)
            date = inside[-1].value if inside else dates[0] if dates else None
            yield from _stage(marks[0], progress_in(scene, cell.start, cell.end), date, cell)


def _stage(mark: Mark, stage: str | None, date: str | None, cell: _Cell) -> Iterator[Finding]:
    if stage:
        qualifiers = {"date": date} if date else {}
        start, end = (mark.start, mark.end) if cell.start <= mark.start < cell.end else (cell.start, cell.end)
        yield Finding(mark.thing, "status", stage, start, end, qualifiers, confidence=0.75, rule="table-status")
