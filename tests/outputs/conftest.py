"""What the tests of the outputs share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


def wanting(what: str) -> None:
    """Skip for want of something; with ``CI=true`` that is a failure."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"CI needs {what}")
    pytest.skip(f"needs {what}")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the checkout with annotations and their scorer."""
    folder = Path(__file__).parents[3] / "shared"
    if not folder.is_dir():
        wanting("../shared")
    return folder
