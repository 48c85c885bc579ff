"""Measure the reader on documents that its model has not seen: ``python -m outputs.quality --shared DIR``.

For each annotated document a model is trained on all the others; what it reads there is scored, the counts pooled.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from extractors.loader import load
from extractors.reader import Reader
from extractors.training.names import evaluate as evaluate_names
from extractors.training.names import read_corpus
from extractors.training.train import read_annotated, train
from ontology.record import record_to_json
from outputs.evaluation import PARTS, Rows, pool, score


def fold(shared: Path, document: str, work: Path) -> Path:
    """Train without a document and read it; the file of its records. A model that is there already is used."""
    model, predicted = work / document, work / f"{document}.jsonl"
    if not (model / "relations").is_dir():
        train(read_annotated(shared, leave_out=[document]), model)
    reader = Reader(model)
    with predicted.open("w", encoding="utf-8") as out:
        for source in load(shared / "corpus" / f"{document}.txt").documents:
            for record in reader.read(source):
                out.write(json.dumps(record_to_json(record), ensure_ascii=False) + "\n")
    return predicted


def table(rows: Rows) -> str:
    """The scores as a Markdown table."""
    lines = ["| part | row | P | R | F1 | hits | predicted | gold |", "|---|---|---|---|---|---|---|---|"]
    for part in PARTS:
        for (where, key), c in rows.items():
            if where == part:
                rates = f"{c.precision:.3f} | {c.recall:.3f} | {c.f1:.3f}"
                lines.append(f"| {part} | {key} | {rates} | {c.hits} | {c.predicted} | {c.gold} |")
    return "\n".join(lines)


def main() -> None:
    """Train the folds, score them pooled and one by one, and print the names alone."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="folder with corpus/, gold/, gold-names/, data/")
    parser.add_argument("--work", type=Path, default=Path("build/quality"), help="where the models of the folds lie")
    given = parser.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    documents = sorted(path.stem for path in (given.shared / "gold").glob("*.jsonl"))
    results = {}
    for document in documents:
        predicted = fold(given.shared, document, given.work)
        results[document] = score([given.shared / "gold" / f"{document}.jsonl"], [predicted])[0]
    print(table(pool(results.values())))
    for document, rows in results.items():
        pooled = pool([rows])
        parts = (f"{part} {pooled[part, 'ALL'].f1:.3f}" for part in PARTS if (part, "ALL") in pooled)
        print(f"\n{document}: {', '.join(parts)}")
    print("\n" + evaluate_names(read_corpus(given.shared / "gold-names", given.shared / "corpus"), given.work).table())


if __name__ == "__main__":
    main()
