"""One build or retraction, under the lock: what is recognised, read, dropped, and then published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

from kg.archive import Read
from kg.graph_directory import GraphDirectory, Work
from kg.identifiers import digest
from kg.manifest import File
from kg.pipeline.reading import RECORDS, Outcome, Task, hash_of, read_file, reader_version
from kg.pipeline.results import BuildResult, Progress, Skipped
from kg.rules import rules_version
from kg.updater import Change, update
from ontology.errors import DocumentError, EnvironmentFault


class Run:
    """One build or retraction, under the lock."""

    def __init__(
        self, directory: GraphDirectory, *, model: Path | None = None, date: str | None = None, reread: bool = False
    ) -> None:
        self._directory, self._model, self._date, self._reread = directory, model, date, reread
        self.skipped: list[Skipped] = []
        self.known: dict[str, File] = {}
        if directory.exists:
            with directory.manifest() as manifest:
                self.known = manifest.files()
        self._outcomes: dict[str, tuple[File, tuple[Read, ...]]] = {}
        self._dropped: set[str] = set()
        self._counts: Counter[str] = Counter()
        self._set_aside: Counter[str] = Counter()

    def read(self, paths: list[Path], *, jobs: int, progress: Progress | None) -> None:
        """Read what is not recognised."""
        tasks = [task for path in paths if (task := self._task(path))]
        for number, outcome in enumerate(outcomes(tasks, jobs), 1):
            self._take(outcome)
            if progress:
                progress(number, len(tasks), outcome.path.name)

    def _task(self, path: Path) -> Task | None:
        """Return what is to be read; nothing where the file is known by its content."""
        try:
            found = hash_of(path)
        except DocumentError as error:
            self.skipped.append(Skipped(path, str(error)))
            return None
        if self._is_known(path, found) or self._recall(path, found):
            self._counts["documents_recognised"] += 1
            return None
        return Task(path, self._model, self._date, self._directory.path / "archive.sqlite", self._reread)

    def _is_known(self, path: Path, found: str) -> bool:
        known = self.known.get(str(path))
        if known is None or known.reading != self._reading_key(path, found, known.reader):
            return False
        return known.reader == RECORDS or not self._reread

    def _recall(self, path: Path, found: str) -> bool:
        """Take a file's reading from the archive, where a build that was killed or a copy of the file left it."""
        with self._directory.archive() as archive:
            for reader in (RECORDS, reader_version(self._model)) if not self._reread else ():
                key = self._reading_key(path, found, reader)
                if reading := archive.reading(key):
                    self._outcomes[str(path)] = File(str(path), found, reader, key), reading.reads
                    self.skipped += [Skipped(path, reason) for reason in reading.problems]
                    self._counts["articles_recognised"] += len(reading.reads)
                    self._set_aside.update(dict(reading.set_aside))
                    return True
        return False

    def _take(self, outcome: Outcome) -> None:
        self.skipped += skips(outcome)
        if outcome.failure:
            return
        key = self._reading_key(outcome.path, outcome.hash, outcome.reader)
        with self._directory.archive() as archive:
            archive.keep(key, outcome.reading, outcome.records)
        file = File(str(outcome.path), outcome.hash, outcome.reader, key)
        self._outcomes[file.path] = file, outcome.reading.reads
        self._counts["documents_read"] += 1
        self._counts["articles_recognised"] += outcome.recognised
        self._counts["articles_read"] += len(outcome.records) - outcome.recognised
        self._set_aside.update(dict(outcome.reading.set_aside))

    def _reading_key(self, path: Path, found: str, reader: str) -> str:
        return digest(path.stem, found, reader, self._date or "")

    def drop(self, paths: Iterable[str]) -> None:
        """Retract files."""
        self._dropped |= set(paths)

    def matching(self, wanted: str) -> set[str]:
        """Return the known files that an input of `forget` means."""
        path = Path(wanted).resolve()
        found = {one for one in self.known if under(Path(one), path)}
        if not found:
            with self._directory.manifest() as manifest:
                found = {p for p in self.known if any(wanted in (o.name, o.document) for o in manifest.reads_of(p))}
        return found

    def publish(self) -> BuildResult:
        """Write a new generation if anything changed, the rules by which records become a graph included."""
        if not self._outcomes and not self._dropped and (self._is_current() or not self._directory.exists):
            return self._result(changed=False)
        anew = not self._is_current()
        with self._directory.begin(anew=anew) as work:
            if anew:
                self._enter_again(work)
            changes = self._enter(work)
            update(work, _whole(work) if anew else changes)
            kept = work.manifest.records(), work.manifest.articles()
        if any(change.before for change in changes.values()):
            with self._directory.archive() as archive:
                archive.forget(*kept)
        return self._result(changed=True)

    def _is_current(self) -> bool:
        """Tell whether there is a graph made by the rules of today."""
        if not self._directory.exists:
            return False
        with self._directory.manifest() as manifest:
            return manifest.rules() == rules_version()

    def _enter_again(self, work: Work) -> None:
        """Enter what the published generation holds into one that starts anew."""
        work.manifest.put_rules(rules_version())
        if self._directory.exists:
            with self._directory.manifest() as published:
                for path, file in self.known.items():
                    work.manifest.put_file(file, published.reads_of(path))

    def _enter(self, work: Work) -> dict[str, Change]:
        """Enter files into the manifest; return the articles that stand elsewhere or say something else than before."""
        touched = [*self._outcomes, *self._dropped]
        articles = {article for path in touched for article in work.manifest.articles_of(path)}
        articles |= {read.article for _, reads in self._outcomes.values() for read in reads}
        before = {article: work.manifest.occurrences(article) for article in articles}
        for path in self._dropped:
            work.manifest.drop_file(path)
        for file, reads in self._outcomes.values():
            work.manifest.put_file(file, reads)
        after = {article: work.manifest.occurrences(article) for article in articles}
        changes = {a: Change(before[a], after[a]) for a in sorted(articles) if before[a] != after[a]}
        self._counts["documents_retracted"] = len(self._dropped)
        self._counts["articles_retracted"] = sum(not change.after for change in changes.values())
        self._counts["articles_replaced"] = sum(bool(c.before and c.after) for c in changes.values())
        return changes

    def _result(self, *, changed: bool) -> BuildResult:
        if not self._directory.exists:
            return BuildResult(skipped=tuple(self.skipped))
        with self._directory.manifest() as manifest:
            articles = len(manifest.articles())
            outdated = self._outdated(manifest.articles_by_reader())
            triples = manifest.triples()
        return BuildResult(
            **self._counts,
            outdated=outdated,
            set_aside=dict(sorted(self._set_aside.items())),
            skipped=tuple(self.skipped),
            articles=articles,
            triples=triples,
            changed=changed,
        )

    def _outdated(self, readers: Mapping[str, int]) -> int:
        others = {reader: count for reader, count in readers.items() if reader != RECORDS}
        if not others:
            return 0
        return sum(count for reader, count in others.items() if reader != reader_version(self._model))


def _whole(work: Work) -> dict[str, Change]:
    """Return every article of a generation as new."""
    return {article: Change((), work.manifest.occurrences(article)) for article in sorted(work.manifest.articles())}


def outcomes(tasks: list[Task], jobs: int) -> Iterator[Outcome]:
    """Yield outcomes in the order of the tasks, whoever reads them."""
    if jobs < 2 or len(tasks) < 2:
        yield from map(read_file, tasks)
        return
    try:
        with ProcessPoolExecutor(min(jobs, len(tasks)), mp_context=get_context("spawn")) as pool:
            yield from pool.map(read_file, tasks)
    except BrokenProcessPool as error:
        raise EnvironmentFault("A reading process was ended by the system; try fewer jobs.") from error


def skips(outcome: Outcome) -> list[Skipped]:
    reasons = [outcome.failure] if outcome.failure else list(outcome.reading.problems)
    return [Skipped(outcome.path, reason) for reason in reasons]


def under(path: Path, folder: Path) -> bool:
    return path.is_relative_to(folder.resolve())
