"""``xinmai ask``: stored questions."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from outputs.messages import language, text
from outputs.streams import opened
from outputs.usage import Command, argument, format_option, graph_option, output_option

if TYPE_CHECKING:
    from kg.question import Question
    from kg.table import Table


def command() -> click.Command:
    """Build the command."""
    return Command(
        "ask",
        _ask,
        argument("question", required=False),
        argument("parameters", many=True, required=False),
        graph_option(),
        format_option(),
        output_option(),
    )


def _ask(*, question: str | None, parameters: tuple[str, ...], graph: Path, format_: str, output: Path | None) -> None:
    from outputs.format import render

    table = _listed() if question is None else _answered(question, parameters, graph)
    with opened(output) as out:
        out.write(render(table, format_))


def _listed() -> Table:
    from kg.question import questions
    from kg.table import Table

    columns = tuple(text(f"ask.column_{name}") for name in ("name", "question", "parameters"))
    return Table("", columns, tuple((one.name, _wording(one), _usage(one)) for one in questions().values()))


def _wording(question: Question) -> str:
    return question.text_zh if language() == "zh" else question.text_en


def _usage(question: Question) -> str:
    """Parameters as they are typed; those with a default in brackets."""
    typed = []
    for one in question.parameters:
        label = one.label_zh if language() == "zh" else one.label_en
        typed.append(f"{one.name}={label}" if one.default is None else f"[{one.name}={one.default}]")
    return " ".join(typed)


def _answered(name: str, parameters: Iterable[str], graph: Path) -> Table:
    from kg.graph_directory import GraphDirectory
    from kg.question import ask, find_question

    known = {one.name for one in find_question(name).parameters}
    given = dict(_split(word) for word in parameters)
    if unknown := given.keys() - known:
        message = text("usage.no_parameter", name=min(unknown), known=" ".join(sorted(known)) or "—")
        raise click.UsageError(message, click.get_current_context())
    return ask(GraphDirectory(graph).open(), name, language=language(), **given)


def _split(word: str) -> tuple[str, str]:
    name, sign, value = word.partition("=")
    if not sign:
        raise click.UsageError(text("usage.parameter", word=word), click.get_current_context())
    return name, value
