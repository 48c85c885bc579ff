"""The exceptions of the whole project, split by who must act.

::

    XinmaiError
    ├── InputError              the user's data or words: fix the file, the line, the term
    │   ├── DocumentError       a document that cannot be read (names the file)
    │   ├── RecordError         a malformed record or JSONL line (names file and line)
    │   ├── QueryError          a malformed query (names the position)
    │   └── UnknownNameError    a name that the graph does not hold (offers the nearest)
    ├── ArtefactError           our own files: vocabulary, registry or model is damaged or missing
    └── EnvironmentFault        the machine: a store that is damaged, locked or not writable
        └── StoreError
"""

from __future__ import annotations


class XinmaiError(Exception):
    """Base of all errors that end a command with one sentence instead of a traceback."""


class InputError(XinmaiError):
    """The user's data or words are at fault."""


class DocumentError(InputError):
    """A document cannot be read; the message names the file and the reason."""


class RecordError(InputError):
    """A line of a JSONL file is neither a record nor an article; the message names file and line."""


class QueryError(InputError):
    """A query is malformed or lacks a value; the message names the position or the term."""


class UnknownNameError(InputError):
    """The graph holds nothing by that name.

    Parameters
    ----------
    name
        What was asked for.
    nearest
        Names in the graph that look alike, best first.
    """

    def __init__(self, name: str, nearest: tuple[str, ...] = ()) -> None:
        super().__init__(name)
        self.name = name
        self.nearest = nearest


class ArtefactError(XinmaiError):
    """A file that the project ships (vocabulary, registry, model) is damaged or missing."""


class EnvironmentFault(XinmaiError):
    """The machine is at fault: disk, permissions, a concurrent process."""


class StoreError(EnvironmentFault):
    """A graph directory or store is missing, damaged, locked or of a newer format."""
