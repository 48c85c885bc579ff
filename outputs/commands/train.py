"""``xinmai train``: learn the reader's parameters from annotated documents."""

from __future__ import annotations

from pathlib import Path

import click

from outputs.messages import text
from outputs.streams import notice
from outputs.usage import Command, option


def command() -> click.Command:
    """Build the command."""
    return Command(
        "train",
        _train,
        option("--shared", type=click.Path(path_type=Path, exists=True, file_okay=False), required=True, metavar="DIR"),
        option("--leave-out", multiple=True, metavar="DOC"),
        option(
            "-o",
            "--output",
            "folder",
            help_key="option.folder",
            type=click.Path(path_type=Path, file_okay=False),
            required=True,
            metavar="DIR",
        ),
        option("--seed", type=int, default=0, metavar="N"),
    )


def _train(*, shared: Path, leave_out: tuple[str, ...], folder: Path, seed: int) -> None:
    from extractors.training.train import read_annotated, train

    if not any(shared.joinpath("gold").glob("*.jsonl")):
        raise click.UsageError(text("train.nothing", folder=shared), click.get_current_context())
    articles = read_annotated(shared, leave_out=leave_out)
    train(articles, folder, seed=seed, log=notice)
    notice(text("train.done", folder=folder, articles=len(articles)))
