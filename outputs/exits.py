"""Exit codes, and the list of what was skipped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from outputs.messages import text
from outputs.streams import notice

if TYPE_CHECKING:
    from kg.pipeline import Skipped

DONE, FAILED, USAGE, SKIPPED = 0, 1, 2, 3
"""Exit codes: all done; failed; wrong usage; done, but documents were skipped."""
INTERRUPTED = 130
"""128 and SIGINT, as shells expect of what Ctrl-C ended."""


def report_skips(skipped: Sequence[Skipped]) -> int:
    """List what was skipped on standard error and return the exit code."""
    if not skipped:
        return DONE
    notice("\n".join([text("skipped.title", count=len(skipped)), *(f"  {one.reason}" for one in skipped)]))
    return SKIPPED
