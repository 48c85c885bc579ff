"""``xinmai evaluate``: score records against annotations."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from outputs.messages import text
from outputs.streams import opened
from outputs.usage import Command, argument, option, output_option

if TYPE_CHECKING:
    from outputs.evaluation import Errors, Rows


def command() -> click.Command:
    """Build the command."""
    return Command(
        "evaluate",
        _evaluate,
        argument("files", many=True),
        option("--errors", type=click.IntRange(min=0), default=0, metavar="N"),
        option("--json", "as_json", is_flag=True),
        output_option(),
    )


def _evaluate(*, files: tuple[str, ...], errors: int, as_json: bool, output: Path | None) -> None:
    from outputs.evaluation import pool, score

    if len(files) % 2:
        raise click.UsageError(text("usage.pairs"), click.get_current_context())
    pairs = zip(files[::2], files[1::2], strict=True)
    results = [score(_paths(gold), _paths(predicted)) for gold, predicted in pairs]
    rows = pool(rows for rows, _ in results)
    with opened(output) as out:
        out.write(_as_json(rows) if as_json else _as_text(rows, [told for _, told in results], errors))


def _paths(listed: str) -> list[Path]:
    """Files of one document, separated by commas."""
    return [Path(name) for name in listed.split(",")]


def _as_json(rows: Rows) -> str:
    tree: dict[str, dict[str, object]] = defaultdict(dict)
    for (part, key), counts in rows.items():
        tree[part][key] = counts.as_dict()
    return json.dumps(tree, ensure_ascii=False, indent=1) + "\n"


def _as_text(rows: Rows, mistakes: list[Errors], shown: int) -> str:
    from outputs.evaluation import PARTS

    lines = []
    for part in PARTS:
        note = "   (of the relations found)" if part == "qualifiers" else ""
        lines.append(f"{part:<22}     P     R    F1   hits  pred  gold{note}")
        for key, counts in ((key, counts) for (where, key), counts in rows.items() if where == part):
            rates = f"{counts.precision:6.3f}{counts.recall:6.3f}{counts.f1:6.3f}"
            lines.append(f"  {key:<20}{rates}{counts.hits:7}{counts.predicted:6}{counts.gold:6}")
    for document in mistakes:
        for (part, key), told in document.items():
            lines += [f"  missed {part} {key}: {item}" for item in told.missed[:shown]]
            lines += [f"  wrong {part} {key}: {item}" for item in told.wrong[:shown]]
    return "\n".join(lines) + "\n"
