"""From files to a published graph: what is known is recognised, what is new is read, what is gone is retracted.

This package alone of `kg` knows the reader, and imports it when there is something to read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from kg.graph_directory import GraphDirectory
from kg.pipeline.reading import Task
from kg.pipeline.results import BuildResult, ForgetResult, Progress, Skipped
from kg.pipeline.run import Run, outcomes, skips, under
from ontology.errors import DocumentError
from ontology.statement import Record

__all__ = ["BuildResult", "ForgetResult", "Progress", "Skipped", "build", "extract", "find_files", "forget"]


def build(
    inputs: Iterable[Path],
    *,
    graph: Path,
    sync: Path | None = None,
    jobs: int = 1,
    date: str | None = None,
    reread: bool = False,
    model: Path | None = None,
    progress: Progress | None = None,
) -> BuildResult:
    """Read files and folders into a graph.

    Parameters
    ----------
    inputs
        Files or folders; a line of a ``.jsonl`` file is a record if it has ``relations``, an article if it has
        ``text``.
    graph
        The graph directory; made where it does not exist.
    sync
        A folder: what the graph has from it and it no longer holds is retracted, the rest of it is read.
    jobs
        Processes that read at the same time; the outcome is the same.
    date
        ISO date of issue for documents that don't state one.
    reread
        Read everything again, also what an older reader read.
    model
        Folder of the reader's model.

    Raises
    ------
    StoreError
        When the graph is being built by another process, is damaged, or can't be written. Files that can't be read
        raise nothing; they are listed in the result, and what the graph had from them stays.
    """
    directory = GraphDirectory(graph)
    with directory.locked():
        run = Run(directory, model=model, date=date, reread=reread)
        paths, missing = find_files([*inputs, *([sync] if sync else [])])
        run.skipped += missing
        run.read(paths, jobs=jobs, progress=progress)
        if sync and sync.is_dir():  # a folder that is gone as a whole may just not be mounted
            run.drop(path for path in run.known if under(Path(path), sync) and not Path(path).exists())
        return run.publish()


def forget(inputs: Iterable[Path | str], *, graph: Path) -> ForgetResult:
    """Retract what documents said.

    Parameters
    ----------
    inputs
        Files or folders as they were built (they need not exist any more), or names or hashes of documents.

    Raises
    ------
    StoreError
        When there is no graph, or another process builds it.
    """
    directory = GraphDirectory(graph)
    directory.current()
    with directory.locked():
        run = Run(directory)
        matches = {str(one): run.matching(str(one)) for one in inputs}
        run.drop(path for paths in matches.values() for path in paths)
        result = run.publish()
    unknown = tuple(one for one, paths in matches.items() if not paths)
    return ForgetResult(result.documents_retracted, result.articles_retracted, unknown)


def extract(
    inputs: Iterable[Path],
    *,
    model: Path | None = None,
    date: str | None = None,
    jobs: int = 1,
    on_skip: Callable[[Skipped], None] | None = None,
    progress: Progress | None = None,
) -> Iterator[Record]:
    """Yield the record of each article of files and folders, in order; what can't be read is told to ``on_skip``."""
    paths, missing = find_files(inputs)
    tasks = [Task(path, model, date) for path in paths]
    skipped = list(missing)
    for number, outcome in enumerate(outcomes(tasks, jobs), 1):
        skipped += skips(outcome)
        yield from outcome.records
        if progress:
            progress(number, len(tasks), outcome.path.name)
    for one in skipped:
        if on_skip:
            on_skip(one)


def find_files(inputs: Iterable[Path]) -> tuple[list[Path], list[Skipped]]:
    """Return the files that inputs stand for, each once, in order, and the inputs that are none."""
    from extractors.loader import find_documents

    found: dict[Path, None] = {}
    missing = []
    for one in inputs:
        try:
            found.update(dict.fromkeys(path.resolve() for path in find_documents([one])))
        except DocumentError as error:
            missing.append(Skipped(one, str(error)))
    return sorted(found), missing
