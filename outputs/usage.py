"""Commands, options and usage errors that speak the user's language; click's own texts are English only."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from outputs.messages import LANGUAGES, listed, text, text_or

FORMATS = ("table", "json", "csv", "markdown")
"""Names of the formats of rows, default first."""


class Words(click.types.StringParamType):
    """Text as it was typed: UTF-8, even where the locale makes Python take it for something else."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Decode anew what came as surrogates (PEP 383)."""
        typed: str = super().convert(value, param, ctx)
        if any("\udc80" <= char <= "\udcff" for char in typed):
            return os.fsencode(typed).decode("utf-8", "replace")
        return typed


class Command(click.Command):
    """A command whose help is the message ``<name>.help``.

    Parameters
    ----------
    name
        As typed.
    callback
        Does the work; returns the exit code, or ``None`` for 0.
    params
        Arguments and options; ``--lang`` is added.
    """

    def __init__(self, name: str, callback: Callable[..., int | None], *params: click.Parameter) -> None:
        told = text(f"{name}.help")
        super().__init__(
            name,
            callback=callback,
            params=[*params, language_option()],
            help=told,
            short_help=told.splitlines()[0],
            context_settings={"allow_extra_args": True},
        )

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse, and refuse what is left over in the user's language."""
        rest = super().parse_args(ctx, args)
        if rest:
            raise click.UsageError(text("usage.extra", words=" ".join(rest)), ctx)
        return rest

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        write_usage(self, ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of options."""
        write_options(self, ctx, formatter)


def write_usage(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    """Write the usage line of a command in the user's language."""
    pieces = " ".join(command.collect_usage_pieces(ctx)).replace("[OPTIONS]", text("help.any_options"))
    formatter.write_usage(ctx.command_path, pieces, prefix=text("help.usage"))


def write_options(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    """Write the options of a command in the user's language."""
    records = []
    for param in command.get_params(ctx):
        if isinstance(param, click.Option):
            if "--help" in param.opts:
                param.help = text("help.help")
            records.append(param.get_help_record(ctx) or ("", ""))
    with formatter.section(text("help.options")):
        formatter.write_dl(records)


def argument(name: str, *, many: bool = False, required: bool = True, path: bool = False) -> click.Argument:
    """An argument; ``many`` collects a tuple."""
    kind = click.Path(path_type=Path) if path else Words()
    return click.Argument(
        [name], nargs=-1 if many else 1, required=required, type=kind, metavar=_metavar(name, many, required)
    )


def _metavar(name: str, many: bool, required: bool) -> str:
    shown = name.upper() + ("…" if many else "")
    return shown if required else f"[{shown}]"


def option(*names: str, help_key: str | None = None, **settings: Any) -> click.Option:
    """An option whose help is the message ``option.<name>``, which may show its default as ``{default}``."""
    key = help_key or "option." + next(name for name in names if name.startswith("--")).removeprefix("--")
    return click.Option(names, help=text(key, default=settings.get("default")), **settings)


def path_option(*names: str, **settings: Any) -> click.Option:
    """An option that takes a path."""
    return option(*names, type=click.Path(path_type=Path), **settings)


def graph_option() -> click.Option:
    """``--graph DIR``: the graph directory."""
    return path_option("--graph", default=Path("xinmai-graph"), envvar="XINMAI_GRAPH", metavar="DIR")


def output_option(*, required: bool = False) -> click.Option:
    """``-o FILE``: where the result goes instead of standard output."""
    return path_option("-o", "--output", metavar="FILE", required=required)


def format_option() -> click.Option:
    """``--format``: how rows are written."""
    return option("--format", "format_", type=click.Choice(FORMATS), default=FORMATS[0])


def language_option() -> click.Option:
    """``--lang``: read by `outputs.cli` before anything is parsed; declared for the help and the check."""
    return option("--lang", type=click.Choice(LANGUAGES), expose_value=False)


def model_option() -> click.Option:
    """``--model DIR``: the reader's model instead of the one that is shipped."""
    return path_option("--model", metavar="DIR")


def confidence_option() -> click.Option:
    """``--min-confidence P``: leave out what is less certain."""
    return option("--min-confidence", type=click.FloatRange(0, 1), default=0.0, metavar="P")


def usage_sentence(error: click.UsageError) -> str:
    """One sentence in the user's language about a mistake on the command line."""
    if isinstance(error, click.MissingParameter):
        return text("usage.missing", name=_hint(error))
    if isinstance(error, click.BadParameter) and error.param is not None:
        return _bad_value(error, error.param.type)
    if isinstance(error, click.NoSuchOption):
        nearest = listed(error.possibilities or ())
        return text("usage.no_option_near" if nearest else "usage.no_option", name=error.option_name, nearest=nearest)
    if isinstance(error, click.BadOptionUsage):
        return text("usage.option_value", name=error.option_name)
    return error.format_message()


def _bad_value(error: click.BadParameter, kind: object) -> str:
    if isinstance(kind, click.Choice):
        return text("usage.choice", name=_hint(error), choices=", ".join(map(str, kind.choices)))
    key = f"usage.{type(kind).__name__}"
    limits = {"low": getattr(kind, "min", None), "high": getattr(kind, "max", None)}
    return text_or(key, text("usage.value")).format(name=_hint(error), message=error.message, **limits)


def _hint(error: click.BadParameter) -> str:
    param = error.param
    if param is None:
        return str(error.param_hint or "")
    return (
        param.opts[-1]
        if isinstance(param, click.Option)
        else param.make_metavar(error.ctx)
        if error.ctx
        else str(param.name)
    )
