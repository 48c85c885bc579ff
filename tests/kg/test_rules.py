"""The version of the rules changes with whatever decides which triples records make."""

from __future__ import annotations

import subprocess
import sys

from kg.rules import MODULES, rules_version

STORAGE = {"archive", "graph_directory", "manifest", "store", "stores"}
"""Modules that keep triples and records but decide none."""


def test_every_module_that_makes_triples_counts() -> None:
    code = "import sys, kg.updater; print(*{m.split('.')[1] for m in sys.modules if m.startswith('kg.')})"
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert set(told.split()) - STORAGE == set(MODULES)


def test_the_version_is_stable() -> None:
    assert rules_version() == rules_version()
    assert len(rules_version()) == 16
