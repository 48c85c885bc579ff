"""The architecture, held by tests: layers, cycles, size, light reading commands, a test for every module."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median

import networkx as nx
import pytest

pytestmark = pytest.mark.checkout

ROOT = Path(__file__).parents[1]
LAYERS = {
    "ontology": set(),
    "extractors": {"ontology"},
    "kg": {"ontology"},
    "outputs": {"ontology", "extractors", "kg"},
}
"""Each layer and the layers that it may import besides itself."""
PIPELINE = "kg.pipeline"
"""All of kg that may import extractors, and only inside functions."""

LONGEST_MODULE = 300
LONGEST_MEDIAN_FUNCTION = 10

HEAVY = ("spacy", "extractors", "pyvis", "rdflib", "pyshacl", "trafilatura", "jieba", "networkx", "numpy")
"""What a command that only reads the graph must not import."""

TESTED_ELSEWHERE: dict[str, str] = {
    "extractors.recognizer": "a contract; tests/extractors/recognizers/test_recognizers.py holds its shelf to it",
    "ontology.errors": "definitions without behaviour; every suite raises and catches them",
    "ontology.statement": "definitions without behaviour; read and written in tests/ontology/test_record.py",
}
"""Modules without a test file of their own, and why."""


@cache
def modules() -> dict[str, Path]:
    """All modules of the project by dotted name."""
    found = {}
    for layer in LAYERS:
        for path in sorted((ROOT / layer).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


@cache
def tree(name: str) -> ast.Module:
    return ast.parse(modules()[name].read_text(encoding="utf-8"), filename=name)


def imported(name: str, nodes: Iterator[ast.AST]) -> Iterator[str]:
    """Modules that statements import; ``from a import b`` is ``a.b`` where that is a module."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name} imports relatively"
            base = node.module or ""
            yield from (full if (full := f"{base}.{alias.name}") in modules() else base for alias in node.names)


def at_import(body: list[ast.stmt]) -> Iterator[ast.AST]:
    """Statements that run when a module is imported: not inside functions, not for type checkers only."""
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            continue
        yield node
        for field in ("body", "orelse", "finalbody"):
            yield from at_import(getattr(node, field, None) or [])


def functions(name: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of code of a function, without its docstring."""
    body = function.body[1:] if ast.get_docstring(function, clean=False) is not None else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_the_project_is_found() -> None:
    assert len(modules()) > 80
    assert {name.partition(".")[0] for name in modules()} == LAYERS.keys()


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_imports_only_the_layers_below_it(layer: str) -> None:
    wrong = []
    for name in modules():
        if name.partition(".")[0] == layer:
            allowed = LAYERS[layer] | {layer} | ({"extractors"} if name.startswith(PIPELINE) else set())
            for target in imported(name, ast.walk(tree(name))):
                top = target.partition(".")[0]
                if top in LAYERS and top not in allowed:
                    wrong.append(f"{name} imports {target}")
    assert not wrong


def test_the_pipeline_imports_the_reader_only_when_it_reads() -> None:
    names = [name for name in modules() if name.startswith(PIPELINE)]
    eager = {target for name in names for target in imported(name, at_import(tree(name).body))}
    assert names
    assert not {target for target in eager if target.startswith("extractors")}


def test_imports_have_no_cycles() -> None:
    graph = nx.DiGraph()
    for name in modules():
        for target in imported(name, at_import(tree(name).body)):
            if target in modules() and target != name:
                graph.add_edge(name, target)
    assert graph.number_of_edges() > 100
    assert not list(nx.simple_cycles(graph))


@pytest.mark.parametrize("package", LAYERS)
def test_modules_are_short(package: str) -> None:
    lengths = {name: len(path.read_text(encoding="utf-8").splitlines()) for name, path in modules().items()}
    assert not {n: size for n, size in lengths.items() if n.partition(".")[0] == package and size >= LONGEST_MODULE}


@pytest.mark.parametrize("package", LAYERS)
def test_functions_are_short(package: str) -> None:
    lengths = [length(one) for name in modules() if name.partition(".")[0] == package for one in functions(name)]
    assert median(lengths) < LONGEST_MEDIAN_FUNCTION


def test_no_exception_is_caught_broadly() -> None:
    """``BaseException`` may be caught to clean up where the block raises it again."""
    broad = []
    for name in modules():
        for node in ast.walk(tree(name)):
            if isinstance(node, ast.ExceptHandler):
                caught = {one.id for one in ast.walk(node.type) if isinstance(one, ast.Name)} if node.type else {"all"}
                again = any(isinstance(last, ast.Raise) and last.exc is None for last in node.body[-1:])
                if caught & {"all", "Exception"} or ("BaseException" in caught and not again):
                    broad.append(f"{name}:{node.lineno}")
    assert not broad


def test_flags_are_keyword_only() -> None:
    """A bare ``True`` in a call says nothing; callbacks of click get all their arguments by name."""
    wrong = []
    for name in modules():
        if name.startswith("outputs.commands."):
            continue
        for function in functions(name):
            args = function.args.args
            for arg, default in zip(
                args[len(args) - len(function.args.defaults) :], function.args.defaults, strict=True
            ):
                if isinstance(default, ast.Constant) and isinstance(default.value, bool):
                    wrong.append(f"{name}.{function.name}({arg.arg})")
    assert not wrong


RECORD = {
    "doc": "周刊",
    "lines": [1, 2],
    "title": "海岳装备向云帆微电子供货",
    "entities": [
        {"id": "e1", "type": "Company", "name": "海岳装备", "aliases": []},
        {"id": "e2", "type": "Company", "name": "云帆微电子", "aliases": []},
    ],
    "relations": [{"s": "e1", "p": "supplies", "o": "e2", "evidence": "海岳装备向云帆微电子供货"}],
    "attributes": [],
}


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from kg.pipeline import build

    folder = tmp_path_factory.mktemp("light")
    (folder / "r.jsonl").write_text(json.dumps(RECORD) + "\n", encoding="utf-8")
    assert build([folder / "r.jsonl"], graph=folder / "g").articles == 1
    return folder / "g"


def loaded_by(*args: str) -> set[str]:
    """Run a command in a process of its own; the modules that it loaded."""
    code = (
        "import sys, outputs.cli\n"
        "try: outputs.cli.main()\n"
        "except SystemExit as end: assert not end.code, end.code\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    command = [sys.executable, "-c", code, *args]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize(
    "args",
    [
        ["report", "云帆微电子"],
        ["report", "云帆微电子", "--format", "json"],
        ["ask", "suppliers", "company=云帆微电子"],
        ["query", "-e", "SELECT * WHERE { ?s xm:supplies ?o }"],
        ["stats"],
        ["export", "-o", "g.ttl"],
    ],
    ids=lambda args: " ".join(args[:1]),
)
def test_reading_commands_are_light(graph: Path, tmp_path: Path, args: list[str]) -> None:
    args = [str(tmp_path / "g.ttl") if word == "g.ttl" else word for word in args]
    loaded = loaded_by(*args, "--graph", str(graph))
    assert f"outputs.commands.{args[0]}" in loaded
    assert not loaded & set(HEAVY)


def test_drawing_loads_the_picture_maker_and_not_the_reader(graph: Path, tmp_path: Path) -> None:
    loaded = loaded_by("draw", "云帆微电子", "--graph", str(graph), "-o", str(tmp_path / "p.html"))
    assert {"pyvis", "networkx"} <= loaded
    assert not loaded & {"spacy", "extractors", "rdflib", "pyshacl"}


def test_starting_imports_no_work() -> None:
    loaded = loaded_by("--version")
    assert "click" in loaded
    assert not loaded & {*HEAVY, "kg", "pyoxigraph", "ontology.vocabulary", "outputs.commands.report"}


def homes(name: str) -> Iterator[str]:
    """Where the tests of a module may stand: its own file, or the suite of the shelf that it stands on.

    ``kg.stores.memory`` is tested by ``kg/stores/test_memory.py``, ``kg/test_memory.py``, by the suite of the shelf,
    ``kg/test_stores.py`` or ``kg/stores/test_stores.py``, or by that of the contract, ``kg/test_store.py``.
    """
    *folders, module = name.split(".")
    yield "/".join([*folders, f"test_{module}.py"])
    if len(folders) > 1:
        top, shelf = folders[0], folders[-1]
        for suite in (module, shelf, shelf.removesuffix("s"), shelf.removesuffix("ies") + "y"):
            yield f"{top}/test_{suite}.py"
            yield "/".join([*folders, f"test_{suite}.py"])


def test_every_module_has_tests() -> None:
    code = [name for name, path in modules().items() if path.name != "__init__.py"]
    missing = [name for name in code if not any((ROOT / "tests" / home).is_file() for home in homes(name))]
    assert sorted(set(missing) - TESTED_ELSEWHERE.keys()) == []
    assert not TESTED_ELSEWHERE.keys() - set(missing), "these have tests now, or are gone"


def test_tests_are_no_packages() -> None:
    assert not list((ROOT / "tests").rglob("__init__.py"))


def test_every_test_file_belongs_to_something() -> None:
    """A test file whose module is gone tests nothing that anybody maintains."""
    known = {home for name in modules() for home in homes(name)}
    for path in (ROOT / "tests").rglob("test_*.py"):
        place = path.relative_to(ROOT / "tests")
        if len(place.parts) > 1:
            assert place.as_posix() in known, f"{place} tests no module"
