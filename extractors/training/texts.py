"""More training articles than the gold: texts written for the project, and public texts annotated in place.

A file of ``annotated/`` holds one annotated article per line in the shape of the gold with ``names`` added.
``own.jsonl`` brings its texts along. The other files name the row of a raw text set (``eb:748``) and give each evidence
as offsets into its title, a line break and its text, so that no sentence of the set is copied.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from extractors.article import Document
from extractors.layout import lay_out
from extractors.training.annotations import GoldArticle
from ontology.errors import DocumentError

FOLDER = Path(__file__).with_name("annotated")
RAW = {
    "eb": "corpus_eb_industry_news/eb_2010_2011.jsonl.gz",
    "picker": "corpus_picker_zh/picker_zh.jsonl.gz",
}


def read_texts(data: Path, folder: Path = FOLDER) -> Iterator[GoldArticle]:
    """The annotated articles of ``folder``; public ones are looked up in the raw texts below ``data``."""
    for path in sorted(folder.glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                yield _article(json.loads(line), data)


def _article(row: Mapping[str, Any], data: Path) -> GoldArticle:
    text = row["title"] + "\n" + row["text"] if "text" in row else _raw(row["doc"], data)
    said = [_with_quote(s, text) for s in (*row["relations"], *row["attributes"])]
    count = len(row["relations"])
    annotation = {**row, "relations": said[:count], "attributes": said[count:]}
    document = Document(row["doc"], text)
    title = text.split("\n", 1)[0]
    article = lay_out(document, 1, text.count("\n") + 1, title=title, date=row.get("date"))
    return GoldArticle(article, annotation, row["names"])


def _with_quote(statement: Mapping[str, Any], text: str) -> Mapping[str, Any]:
    if "evidence" in statement:
        return statement
    return {**statement, "evidence": text[statement["start"] : statement["end"]]}


def _raw(name: str, data: Path) -> str:
    collection, number = name.split(":")
    row = _rows(data / RAW[collection])[int(number)]
    return f"{row['title']}\n{row['text']}"


@cache
def _rows(path: Path) -> list[dict[str, Any]]:
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            return [json.loads(line) for line in lines]
    except OSError as error:
        raise DocumentError(f"{path}: cannot be read ({error.strerror}); public training texts stand there.") from error


def stand_off(rows: Iterable[Mapping[str, Any]], data: Path) -> Iterator[dict[str, Any]]:
    """Annotations with their evidence as offsets instead of quotes: the form in which public texts are kept here."""
    for row in rows:
        text = _raw(row["doc"], data)
        kept = {key: value for key, value in row.items() if key not in ("title", "text", "relations", "attributes")}
        yield {
            **kept,
            "relations": [_placed(s, text) for s in row["relations"]],
            "attributes": [_placed(s, text) for s in row["attributes"]],
        }


def _placed(statement: Mapping[str, Any], text: str) -> dict[str, Any]:
    places = [i for i, c in enumerate(text) if c not in "*#>" and not c.isspace()]
    bare = "".join(text[i] for i in places)
    wanted = "".join(c for c in statement["evidence"] if c not in "*#>" and not c.isspace())
    at = bare.find(wanted)
    if at < 0 or not wanted:
        raise ValueError(f"the evidence {statement['evidence']!r} does not stand in the text")
    rest = {key: value for key, value in statement.items() if key != "evidence"}
    return {**rest, "start": places[at], "end": places[at + len(wanted) - 1] + 1}
