"""What the suite does without the shared folder: it says so, and in CI it fails."""

from __future__ import annotations

from pathlib import Path

import pytest

CONFTEST = Path(__file__).with_name("conftest.py")
ASKING = """
    def test_one(shared): assert (shared / "gold").is_dir()
    def test_two(shared): assert (shared / "gold").is_dir()
    def test_three(wanting): wanting("needs a browser")
"""


@pytest.fixture
def suite(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A suite of its own with the same conftest, and no shared folder beside it."""
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("XINMAI_SHARED", str(pytester.path / "nowhere"))
    pytester.makeconftest(CONFTEST.read_text(encoding="utf-8").replace('pytest_plugins = ["pytester"]', ""))
    pytester.makepyfile(ASKING)
    return pytester


def test_tests_without_the_shared_folder_are_skipped_and_counted(suite: pytest.Pytester) -> None:
    result = suite.runpytest()
    result.assert_outcomes(skipped=3)
    result.stdout.fnmatch_lines(["2 tests were skipped for want of ../shared*"])


def test_ci_skips_nothing(suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    outcomes = suite.runpytest().parseoutcomes()
    assert outcomes.get("skipped", 0) == 0
    assert outcomes.get("errors", 0) + outcomes.get("failed", 0) == 3


def test_the_folder_is_found_where_the_environment_says(
    suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    (suite.path / "elsewhere" / "gold").mkdir(parents=True)
    monkeypatch.setenv("XINMAI_SHARED", str(suite.path / "elsewhere"))
    result = suite.runpytest()
    result.assert_outcomes(passed=2, skipped=1)
    result.stdout.no_fnmatch_line("*for want of ../shared*")
