"""What all tests share: the folder of annotated documents beside the checkout, and how property tests run."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import settings

pytest_plugins = ["pytester"]

# Set before anything loads OpenMP: for sums as small as those of the tests, threads that wait cost more than they give.
os.environ.setdefault("OMP_NUM_THREADS", "1")

CI = os.environ.get("CI") == "true"
SHARED = Path(os.environ.get("XINMAI_SHARED") or Path(__file__).parents[2] / "shared")
NO_SHARED = "needs ../shared"

# The first example of a property pays for tables that are loaded once; in CI all runs try the same examples.
settings.register_profile("xinmai", deadline=None, database=None, derandomize=CI)
settings.load_profile("xinmai")


def _want(what: str) -> NoReturn:
    if os.environ.get("CI") == "true":
        pytest.fail(f"CI {what}")
    pytest.skip(what)


@pytest.fixture(scope="session")
def wanting() -> Callable[[str], NoReturn]:
    """Skip a test, saying what it ``needs …``; with ``CI=true`` that is a failure."""
    return _want


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with corpus, annotations and guidelines; without it a test is skipped, with ``CI=true`` it fails."""
    if not SHARED.is_dir():
        _want(NO_SHARED)
    return SHARED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how much of the suite did not run for want of the shared folder."""
    lacking = sum(NO_SHARED in str(one.longrepr) for one in terminalreporter.stats.get("skipped", ()))
    if lacking:
        terminalreporter.write_line(f"{lacking} tests were skipped for want of ../shared (set XINMAI_SHARED).")
