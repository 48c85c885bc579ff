"""Tables of the README that follow from the code: ``python -m outputs.documentation README.md`` renews them in place.

A table stands between ``<!-- table: name -->`` and ``<!-- end -->``; a test fails when one is stale.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from kg.question import questions
from ontology.vocabulary import vocabulary
from outputs.commands import COMMANDS
from outputs.messages import text

_SLOT = re.compile(r"(<!-- table: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def renewed(page: str) -> str:
    """The page with every table computed anew.

    Raises
    ------
    KeyError
        The page asks for a table that there is none of.
    """
    return _SLOT.sub(lambda slot: f"{slot[1]}\n{TABLES[slot[2]]()}\n\n{slot[3]}", page)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def _kinds() -> str:
    rows = ((k.name, k.label_zh, k.definition) for k in vocabulary().kinds.values())
    return _table(("kind", "中文", "definition"), rows)


def _relations() -> str:
    rows = (
        (r.name, r.label_zh, ", ".join(sorted(r.subjects)), ", ".join(sorted(r.objects)), ", ".join(r.qualifiers))
        for r in vocabulary().relations.values()
    )
    return _table(("relation", "中文", "subject", "object", "qualifiers"), rows)


def _attributes() -> str:
    rows = ((a.name, a.label_zh, ", ".join(sorted(a.kinds))) for a in vocabulary().attributes.values())
    return _table(("attribute", "中文", "of"), rows)


def _questions() -> str:
    rows = ((q.name, q.text_zh, ", ".join(p.name for p in q.parameters)) for q in questions().values())
    return _table(("name", "question", "parameters"), rows)


def _commands() -> str:
    return _table(("command", "does"), ((f"`{c}`", text(f"{c}.help").splitlines()[0]) for c in COMMANDS))


TABLES: dict[str, Callable[[], str]] = {
    "kinds": _kinds,
    "relations": _relations,
    "attributes": _attributes,
    "questions": _questions,
    "commands": _commands,
}
"""The tables by name."""


def main() -> None:
    """Renew the tables of the pages given."""
    for name in sys.argv[1:]:
        path = Path(name)
        path.write_text(renewed(path.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
