"""The contract for stored questions: SPARQL files of ``queries/`` that say in comments what they ask, take and answer.

::

    # 某公司的供应商有谁？
    # en: Who supplies a company?
    # $company: 公司名称 | Company
    # $below: 可信度低于 | Confidence below (number) = 0.5
    # ?supplier: 供应商 | Supplier
    # ?status: 进展 {status} | Status
    SELECT …

A parameter is the name of a thing unless it says ``(number)`` or ``(text)``; a value after ``=`` stands where none is
given. A column with ``{attribute}`` or ``{qualifier/name}`` shows the labels of a closed list instead of its codes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from kg import terms
from kg.lookup import find, thing
from kg.store import Row, Store, solutions
from kg.table import Cell, Table
from kg.terms import Term
from ontology.errors import ArtefactError, QueryError
from ontology.vocabulary import vocabulary

SHELF = Path(__file__).with_name("queries")
_PARAMETER = re.compile(r"# \$(\w+): (.+?) \| (.+?)(?: \((number|text)\))?(?: = (.+))?")
_COLUMN = re.compile(r"# \?(\w+): (.+?)(?: \{(.+)\})? \| (.+)")
_DOLLAR = re.compile(r"\$(\w+)")
_NUMBERS = {terms.XSD + name for name in ("integer", "decimal", "double", "float")}


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question wants to know first.

    Parameters
    ----------
    kind
        ``thing``, ``number`` or ``text``.
    default
        Stands where nothing is given; ``None`` where something must be.
    """

    name: str
    label_zh: str
    label_en: str
    kind: str = "thing"
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the answer.

    Parameters
    ----------
    choices
        Attribute or ``qualifier/<name>`` whose closed list the codes belong to, if any.
    """

    name: str
    label_zh: str
    label_en: str
    choices: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A stored question."""

    name: str
    text_zh: str
    text_en: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    query: str


@cache
def questions(shelf: Path = SHELF) -> Mapping[str, Question]:
    """Return all stored questions by name; a file more is a question more.

    Raises
    ------
    ArtefactError
        When a file does not say what it asks.
    """
    return {path.stem: _question(path) for path in sorted(shelf.glob("*.rq"))}


def ask(store: Store, name: str, *, language: str = "zh", **given: str) -> Table:
    """Answer a stored question.

    Parameters
    ----------
    name
        Of the question.
    language
        ``zh`` or ``en``, of title, columns and labels.
    given
        Values of its parameters; a thing by any of its names. Only terms enter the query, written by the engine's own
        serialiser, so that nothing given can change what is asked.

    Raises
    ------
    QueryError
        When there is no such question, or a parameter is missing, unknown or no number.
    UnknownNameError
        When the graph holds nothing by a name given.
    """
    question = find_question(name)
    values = _values(store, question, given)
    answer = solutions(store.query(_bind(question.query, values)))
    position = {variable: index for index, variable in enumerate(answer.variables)}
    rows = tuple(tuple(_cell(store, row, position, c, language) for c in question.columns) for row in answer)
    labels = tuple(column.label_en if language == "en" else column.label_zh for column in question.columns)
    return Table(question.text_en if language == "en" else question.text_zh, labels, rows)


def find_question(name: str) -> Question:
    """Return a stored question by name.

    Raises
    ------
    QueryError
        When there is none; names the nearest.
    """
    if name in questions():
        return questions()[name]
    from rapidfuzz import process

    best = process.extractOne(name, sorted(questions()))
    raise QueryError(f"There is no question {name}; the nearest is {best[0]}.")


def _values(store: Store, question: Question, given: Mapping[str, str]) -> dict[str, Term]:
    known = {parameter.name for parameter in question.parameters}
    for name in given:
        if name not in known:
            raise QueryError(f"The question {question.name} has no parameter {name}, only: {', '.join(sorted(known))}.")
    return {one.name: _value(store, question, one, given.get(one.name, one.default)) for one in question.parameters}


def _bind(query: str, values: Mapping[str, Term]) -> str:
    """Put terms in the place of ``$name``; stored queries write no other dollar signs.

    The engine's own substitution wants each variable in the projection, which aggregates forbid.
    """
    return _DOLLAR.sub(lambda found: str(values[found[1]]), query)


def _value(store: Store, question: Question, parameter: Parameter, given: str | None) -> Term:
    if given is None:
        raise QueryError(f"The question {question.name} wants {parameter.name}=… ({parameter.label_zh}).")
    if parameter.kind == "thing":
        return find(store, given).node
    if parameter.kind == "text":
        return Literal(given)
    try:
        return Literal(format(Decimal(given), "f"), datatype=NamedNode(terms.XSD + "decimal"))
    except InvalidOperation as error:
        raise QueryError(f"The question {question.name} wants a number for {parameter.name}, not {given}.") from error


def _cell(store: Store, row: Row, position: Mapping[str, int], column: Column, language: str) -> Cell:
    term = row[position[column.name]]
    if isinstance(term, NamedNode):
        return _label(store, term, language)
    if term is None:
        return None
    if term.datatype.value in _NUMBERS:
        return int(term.value) if term.value.lstrip("+-").isdigit() else Decimal(term.value)
    return _choice(column.choices, term.value, language) if column.choices else term.value


def _label(store: Store, node: NamedNode, language: str) -> str:
    """Return the name of a thing or of a term of the vocabulary; the IRI of anything else."""
    for label in (t.object for t in store.triples(node, terms.PREF_LABEL)):
        if isinstance(label, Literal) and label.language == language:
            return label.value
    if known := thing(store, node):
        return known.name
    name = terms.local_name(node)
    term = vocabulary().relations.get(name) or vocabulary().attributes.get(name)
    if term is None or node != terms.xm(name):
        return node.value
    return term.label_en if language == "en" else term.label_zh


def _choice(of: str, code: str, language: str) -> str:
    kind, _, name = of.rpartition("/")
    owner = vocabulary().qualifiers[name] if kind else vocabulary().attributes[name]
    choice = owner.datatype.choices.get(code)
    if choice is None:
        return code
    return choice.label_en if language == "en" else choice.label_zh


def _question(path: Path) -> Question:
    text = path.read_text(encoding="utf-8")
    head = [line for line in text.splitlines() if line.startswith("# ")]
    if len(head) < 2 or not head[1].startswith("# en: "):
        raise ArtefactError(
            f"{path.name}: its first two lines must ask the question in Chinese and, after “en:”, in English."
        )
    parameters = (found for line in head[2:] if (found := _PARAMETER.fullmatch(line)))
    columns = (found for line in head[2:] if (found := _COLUMN.fullmatch(line)))
    return Question(
        path.stem,
        head[0].removeprefix("# "),
        head[1].removeprefix("# en: "),
        tuple(Parameter(f[1], f[2], f[3], f[4] or "thing", f[5]) for f in parameters),
        tuple(Column(f[1], f[2], f[4], f[3]) for f in columns),
        "\n".join(line for line in text.splitlines() if not line.startswith("#")),
    )
