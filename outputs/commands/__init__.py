"""The commands of ``xinmai``: each module has ``command()``, which builds a click command; imported when asked for."""

from __future__ import annotations

COMMANDS: dict[str, str] = {
    name: f"outputs.commands.{name}"
    for name in (
        "build",
        "extract",
        "report",
        "ask",
        "query",
        "stats",
        "draw",
        "export",
        "forget",
        "check",
        "evaluate",
        "train",
    )
}
"""Name of each command and the module that builds it, in the order of the help."""
