"""How the benchmarks measure: CPU time of this process and of commands, the middle of several runs, peak memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
COMMAND = Path(sys.executable).with_name("xinmai")
ARTICLES = sorted((ROOT / "tests" / "articles").glob("[0-9]*"))
"""The bundled articles."""

ONE_CORE = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
"""Environment in which numerical libraries keep to one core."""

MB = 1 << 20
RUNS = 5


@dataclass(frozen=True, slots=True)
class Cost:
    """What one command took.

    Parameters
    ----------
    cpu_s, wall_s
        Seconds; CPU is user and system time.
    memory
        Peak resident memory, in bytes.
    output
        Standard output.
    """

    cpu_s: float
    wall_s: float
    memory: int
    output: str


def cpu_seconds(action: Callable[[], object]) -> float:
    """CPU seconds of this process that an action takes."""
    begin = time.process_time()
    action()
    return time.process_time() - begin


def spent(*arguments: str | Path) -> Cost:
    """Run a command in a process of its own and measure it.

    Raises
    ------
    RuntimeError
        When it fails; the message holds its standard error.
    """
    with tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as errors:
        begin = time.monotonic()
        words = [str(argument) for argument in arguments]
        process = subprocess.Popen(words, stdout=output, stderr=errors, cwd=ROOT, env=os.environ | ONE_CORE)
        _, status, used = os.wait4(process.pid, 0)  # `Popen.wait` would not tell what the process used
        wall = time.monotonic() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        errors.seek(0)
        if process.returncode:
            raise RuntimeError(f"{' '.join(words)}: {errors.read().strip()}")
        return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss * 1024, output.read())


def middle(*arguments: str | Path, runs: int = RUNS) -> Cost:
    """The medians of several runs of a command; one before, which fills the system's cache of files, does not count."""
    spent(*arguments)
    costs = [spent(*arguments) for _ in range(runs)]
    return Cost(
        statistics.median(c.cpu_s for c in costs),
        statistics.median(c.wall_s for c in costs),
        max(c.memory for c in costs),
        costs[-1].output,
    )


def python(*arguments: str | Path) -> tuple[str | Path, ...]:
    """The words that run this Python."""
    return (sys.executable, *arguments)


def folder_size(folder: Path) -> int:
    """Bytes of the files in a folder and below."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
