"""What the tests of the vocabulary share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("vocabulary", deadline=None, database=None)  # the first example loads the tables
settings.load_profile("vocabulary")

SHARED = Path(__file__).parents[3] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of guidelines and gold beside the checkout; without it a test is skipped, but fails in CI."""
    if SHARED.is_dir():
        return SHARED
    if os.environ.get("CI") == "true":
        pytest.fail("../shared is missing")
    pytest.skip("needs ../shared")
