"""``xinmai extract``: records of documents, without a graph."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from outputs.commands.build import date_option
from outputs.exits import report_skips
from outputs.messages import text
from outputs.progress import progress
from outputs.streams import notice, opened
from outputs.usage import Command, argument, confidence_option, model_option, option, output_option

if TYPE_CHECKING:
    from kg.pipeline import Skipped
    from ontology.statement import Record


def command() -> click.Command:
    """Build the command."""
    return Command(
        "extract",
        _extract,
        argument("input", many=True, path=True),
        output_option(),
        option("--explain", is_flag=True),
        confidence_option(),
        option("--jobs", type=click.IntRange(min=1), default=1, metavar="N"),
        date_option(),
        model_option(),
    )


def _extract(
    *,
    input: tuple[Path, ...],
    output: Path | None,
    explain: bool,
    min_confidence: float,
    jobs: int,
    date: str | None,
    model: Path | None,
) -> int:
    from kg.pipeline import extract
    from ontology.record import record_to_json

    skipped: list[Skipped] = []
    articles = statements = 0
    with opened(output) as out, progress(text("progress.reading")) as advance:
        for record in extract(input, model=model, date=date, jobs=jobs, on_skip=skipped.append, progress=advance):
            kept = confident(record, min_confidence)
            out.write(json.dumps(record_to_json(kept), ensure_ascii=False) + "\n")
            articles, statements = articles + 1, statements + len(kept.statements)
    if explain:
        _explain(input, {one.path for one in skipped}, model, date)
    notice(text("extract.done", articles=articles, statements=statements))
    return report_skips(skipped)


def _explain(inputs: Sequence[Path], skipped: Collection[Path], model: Path | None, date: str | None) -> None:
    """Tell on standard error why each relation was said or refused."""
    from kg.pipeline import find_files
    from outputs.explanation import explain

    for path in find_files(inputs)[0]:
        if path not in skipped:
            for line in explain(path, model=model, date=date):
                notice(line)


def confident(record: Record, least: float) -> Record:
    """The record without the statements less certain than ``least``, and without the things that then say nothing."""
    said = tuple(one for one in record.statements if one.confidence >= least)
    if len(said) == len(record.statements):
        return record
    used = {end for one in said for end in (one.subject, one.object)}
    return replace(record, statements=said, entities=tuple(one for one in record.entities if one.id in used))
