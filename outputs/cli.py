"""The command ``xinmai``: finds the command, speaks the language, turns errors into one sentence and an exit code."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from typing import Any

import click

from ontology.errors import UnknownNameError, XinmaiError
from outputs import messages
from outputs.commands import COMMANDS
from outputs.exits import DONE, FAILED, INTERRUPTED, USAGE
from outputs.messages import listed, text, text_or
from outputs.streams import notice, speak_utf8
from outputs.usage import Command, language_option, option, usage_sentence, write_options, write_usage


class Program(click.Group):
    """The group of all commands; each command's module is imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Names of the commands, in the order of the list."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import and build one command, in the language that is spoken now."""
        if cmd_name not in COMMANDS:
            return None
        built: Command = import_module(COMMANDS[cmd_name]).command()
        return built

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or name the nearest one."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = listed(get_close_matches(args[0], COMMANDS)) or listed(COMMANDS)
            raise click.UsageError(text("usage.no_command", name=args[0], nearest=near), ctx)
        return super().resolve_command(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        write_usage(self, ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options and the list of commands."""
        write_options(self, ctx, formatter)
        with formatter.section(text("help.commands")):
            formatter.write_dl([(name, text(f"{name}.help").splitlines()[0]) for name in COMMANDS])

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> Any:
        """Run; the same as `main`, for callers that hold the group."""
        given = list(sys.argv[1:] if args is None else args) or ["--help"]
        messages.use(_asked_language(given))
        speak_utf8()
        extra["standalone_mode"] = False
        sys.exit(_guarded(partial(super().main, given, *rest, **extra)))


def _asked_language(args: Sequence[str]) -> str | None:
    """The value of ``--lang``, wherever it stands: errors of parsing are told in that language already."""
    for n, word in enumerate(args):
        if word == "--lang":
            return args[n + 1] if n + 1 < len(args) else None
        if word.startswith("--lang="):
            return word.partition("=")[2]
    return None


def _guarded(run: Callable[[], int | None]) -> int:
    """Run a command; errors become one sentence on standard error and an exit code."""
    try:
        code = run()
        sys.stdout.flush()
        return code or DONE
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else "xinmai"
        notice(text("error.usage", message=usage_sentence(error), command=path))
        return USAGE
    except click.Abort:
        notice(text("error.interrupted"))
        return INTERRUPTED
    except UnknownNameError as error:
        notice(text("error.prefix", message=_unknown(error)))
    except XinmaiError as error:
        notice(text("error.prefix", message=_one_line(error)))
    except BrokenPipeError:
        _silence_stdout()
    except OSError as error:
        notice(text("error.prefix", message=_system_sentence(error)))
    return FAILED


def _unknown(error: UnknownNameError) -> str:
    key = "error.unknown_near" if error.nearest else "error.unknown"
    return text(key, name=error.name, nearest=listed(error.nearest))


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())


def _system_sentence(error: OSError) -> str:
    code = errno.errorcode.get(error.errno or 0, "")
    reason = text_or(f"errno.{code}", error.strerror or _one_line(error))
    return text("error.system", file=error.filename, reason=reason) if error.filename else reason


def _silence_stdout() -> None:
    """The reader of the pipe has gone: the interpreter's last flush must not complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def program() -> Program:
    """Build the command group in the language that is spoken now."""
    version = option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version)
    return Program("xinmai", params=[version, language_option()], help=text("xinmai.help"))


def _show_version(ctx: click.Context, _param: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"xinmai {version('xinmai')}")
        ctx.exit()


def main(args: Sequence[str] | None = None) -> None:
    """Entry point of the command ``xinmai``.

    Raises
    ------
    SystemExit
        Always, with 0 (done), 1 (failed), 2 (wrong usage) or 3 (done, but documents were skipped).
    """
    given = list(sys.argv[1:] if args is None else args)
    messages.use(_asked_language(given))
    program().main(given, prog_name="xinmai")
