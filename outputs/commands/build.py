"""``xinmai build``: from files to a published graph."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from outputs.exits import report_skips
from outputs.messages import text
from outputs.progress import progress
from outputs.streams import notice
from outputs.usage import Command, argument, graph_option, model_option, option, path_option

if TYPE_CHECKING:
    from kg.pipeline import BuildResult

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def command() -> click.Command:
    """Build the command."""
    return Command(
        "build",
        _build,
        argument("input", many=True, required=False, path=True),
        graph_option(),
        path_option("--sync", metavar="DIR"),
        option("--jobs", type=click.IntRange(min=1), default=1, metavar="N"),
        date_option(),
        option("--reread", is_flag=True),
        model_option(),
    )


def date_option() -> click.Option:
    """``--date D``: the date of documents that state none."""
    return option("--date", metavar="D", callback=_checked_date)


def _checked_date(ctx: click.Context, _param: click.Parameter, date: str | None) -> str | None:
    if date is not None and not _DATE.fullmatch(date):
        raise click.UsageError(text("usage.date", date=date), ctx)
    return date


def _build(
    *,
    input: tuple[Path, ...],
    graph: Path,
    sync: Path | None,
    jobs: int,
    date: str | None,
    reread: bool,
    model: Path | None,
) -> int:
    from kg.pipeline import build

    if not input and sync is None:
        raise click.UsageError(text("usage.missing", name="INPUT…"), click.get_current_context())
    with progress(text("progress.reading")) as advance:
        result = build(
            input, graph=graph, sync=sync, jobs=jobs, date=date, reread=reread, model=model, progress=advance
        )
    notice("\n".join(_told(result, graph)))
    return report_skips(result.skipped)


def _told(result: BuildResult, graph: Path) -> list[str]:
    """What the build did, in a few lines; what did not happen is not mentioned."""
    lines = [text("build.read" if result.documents_read else "build.nothing_read", **_numbers(result))]
    lines += [text(f"build.{name}", count=count) for name, count in _remarks(result) if count]
    lines += [text("build.set_aside", count=count, reason=reason) for reason, count in result.set_aside.items()]
    key = "build.published" if result.changed else "build.unchanged"
    return [*lines, text(key, graph=graph, articles=result.articles, triples=result.triples)]


def _numbers(result: BuildResult) -> dict[str, int]:
    return {
        "documents": result.documents_read,
        "articles": result.articles_read,
        "known_documents": result.documents_recognised,
        "known_articles": result.articles_recognised,
    }


def _remarks(result: BuildResult) -> list[tuple[str, int]]:
    return [
        ("replaced", result.articles_replaced),
        ("retracted", result.articles_retracted),
        ("gone", result.documents_retracted),
        ("outdated", result.outdated),
    ]
