"""``xinmai forget``: retract documents."""

from __future__ import annotations

from pathlib import Path

import click

from ontology.errors import InputError
from outputs.messages import listed, text
from outputs.streams import notice
from outputs.usage import Command, argument, graph_option


def command() -> click.Command:
    """Build the command."""
    return Command("forget", _forget, argument("input", many=True), graph_option())


def _forget(*, input: tuple[str, ...], graph: Path) -> None:
    from kg.pipeline import forget

    result = forget(input, graph=graph)
    notice(text("forget.done", documents=result.documents, articles=result.articles))
    if result.unknown:
        raise InputError(text("forget.unknown", names=listed(result.unknown)))
