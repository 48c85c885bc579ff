"""The bundled articles and their annotations: complete, of every form, and consistent with the vocabulary."""

from __future__ import annotations

import functools
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from extractors.article import Document
from extractors.loader import load
from ontology.normal import simplify
from ontology.vocabulary import vocabulary

ARTICLES = Path(__file__).parent / "articles"
FILES = sorted(path for path in ARTICLES.iterdir() if path.is_file() and path.name != "README.md")
STATUSES = {"signed", "approved", "started", "topped_out", "equipment_in", "completed", "in_production", "planned"}
MONEY = re.compile(r"(CNY|USD|EUR|JPY|HKD|KRW) [1-9]\d*")
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
FORMATS = {
    "investment": MONEY,
    "revenue": MONEY,
    "registered_capital": MONEY,
    "founded": DATE,
    "issued_date": DATE,
    "employees": re.compile(r"[1-9]\d*"),
    "stock_code": re.compile(r"\d{6}"),
    "status": re.compile("|".join(STATUSES)),
}
QUALIFIERS = {
    "date": DATE,
    "amount": MONEY,
    "share": re.compile(r"\d+(\.\d+)?%"),
    "period": re.compile(r"\d{4}(H1)?"),
    "status": re.compile("listed|applying"),
}

Json = dict[str, Any]


def squash(text: str) -> str:
    """Text as evidence is compared: without whitespace and marks."""
    return re.sub(r"[\s*#>]+", "", text)


@functools.cache
def documents() -> dict[str, Document]:
    return {document.name: document for path in FILES for document in load(path)}


def gold(path: Path) -> list[Json]:
    lines = (ARTICLES / "gold" / f"{path.stem}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@functools.cache
def annotated() -> tuple[Json, ...]:
    return tuple(article for path in FILES for article in gold(path))


def body(article: Json) -> str:
    first, last = article["lines"]
    lines = documents()[article["doc"]].text.split("\n")
    assert 1 <= first <= last <= len(lines), f"{article['doc']}: lines {first}-{last} of {len(lines)}"
    return squash("\n".join(lines[first - 1 : last]))


def problems(article: Json) -> list[str]:
    """Everything that is wrong with one annotated article."""
    text = body(article)
    kinds = {entity["id"]: entity["type"] for entity in article["entities"]}
    found = [f"title {article['title']}"] if squash(article["title"]) not in text else []
    found += [f"date {article['date']}"] if article["date"] and not DATE.fullmatch(article["date"]) else []
    found += ["two entities share an id"] if len(kinds) < len(article["entities"]) else []
    for entity in article["entities"]:
        found += entity_problems(entity, text)
    for relation in article["relations"]:
        found += relation_problems(relation, kinds)
    for attribute in article["attributes"]:
        found += attribute_problems(attribute, kinds)
    for statement in (*article["relations"], *article["attributes"]):
        found += evidence_problems(statement, text)
    used = {r[end] for r in article["relations"] for end in "so"} | {a["e"] for a in article["attributes"]}
    return found + [f"{name} takes part in nothing" for name in sorted(kinds.keys() - used)]


def entity_problems(entity: Json, text: str) -> Iterator[str]:
    names = [entity["name"], *entity["aliases"]]
    if entity["type"] not in vocabulary().kinds:
        yield f"kind {entity['type']}"
    if (entity["type"] == "Segment") != ("code" in entity) or entity.get("code", "ic") not in vocabulary().segments:
        yield f"code of {entity['name']}"
    if (entity["type"] == "Place") != ("within" in entity):
        yield f"places around {entity['name']}"
    if len(names) > len(set(names)):
        yield f"{entity['name']} has a name twice"
    yield from (f"name {name} is not in the article" for name in names if squash(name) not in text)


def evidence_problems(statement: Json, text: str) -> Iterator[str]:
    if not 0 < len(statement["evidence"]) <= 120:
        yield f"length of the evidence {statement['evidence']}"
    if squash(statement["evidence"]) not in text:
        yield f"evidence {statement['evidence']}"


def relation_problems(relation: Json, kinds: dict[str, str]) -> Iterator[str]:
    known = vocabulary().relations.get(relation["p"])
    ends = kinds.get(relation["s"], "nothing"), kinds.get(relation["o"], "nothing")
    if known is None or not vocabulary().allows(relation["p"], *ends):
        yield f"{relation['p']} between {ends[0]} and {ends[1]}"
        return
    for name in relation.keys() - {"s", "p", "o", "evidence"}:
        pattern = QUALIFIERS.get(name)
        if name not in known.qualifiers or (pattern and not pattern.fullmatch(relation[name])):
            yield f"{relation['p']} with {name} {relation[name]}"


def attribute_problems(attribute: Json, kinds: dict[str, str]) -> Iterator[str]:
    known = vocabulary().attributes.get(attribute["a"])
    kind = kinds.get(attribute["e"], "nothing")
    pattern = FORMATS.get(attribute["a"])
    if known is None or not vocabulary().allows(attribute["a"], kind):
        yield f"{attribute['a']} of {kind}"
        return
    if pattern and not pattern.fullmatch(attribute["v"]):
        yield f"{attribute['a']} is {attribute['v']}"
    for name in attribute.keys() - {"e", "a", "v", "evidence"}:
        if name not in known.qualifiers or (name in QUALIFIERS and not QUALIFIERS[name].fullmatch(attribute[name])):
            yield f"{attribute['a']} with {name} {attribute[name]}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_annotations_are_valid(path: Path) -> None:
    assert [(a["title"], p) for a in gold(path) for p in problems(a)] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_document_is_annotated_and_articles_do_not_overlap(path: Path) -> None:
    names = [document.name for document in load(path)]
    assert {article["doc"] for article in gold(path)} == set(names)
    for before, after in pairwise(gold(path)):
        assert before["doc"] != after["doc"] or before["lines"][1] < after["lines"][0]


def test_no_statement_stands_twice_in_an_article() -> None:
    for article in annotated():
        counts = Counter((r["s"], r["p"], r["o"]) for r in article["relations"])
        assert [key for key, count in counts.items() if count > 1] == [], article["title"]


def test_no_annotation_lacks_its_document() -> None:
    assert {path.stem for path in (ARTICLES / "gold").iterdir()} == {path.stem for path in FILES}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda a: a["relations"][0].update(evidence="没有这句话"), "evidence 没有这句话"),
        (lambda a: a["relations"][0].update(p="located_in"), "located_in between Company and Project"),
        (lambda a: a["relations"][0].update(amount="3亿元"), "invests_in with amount 3亿元"),
        (lambda a: a["entities"][0]["aliases"].append("乌有公司"), "name 乌有公司 is not in the article"),
        (lambda a: a["relations"].clear(), "takes part in nothing"),
        (lambda a: a["attributes"][0].update(a="investment"), "investment of Company"),
        (lambda a: a["attributes"][0].update(v="2019年"), "founded is 2019年"),
    ],
)
def test_a_wrong_annotation_is_named(change: Callable[[Json], object], message: str) -> None:
    article = json.loads(json.dumps(gold(ARTICLES / "01-cenwan-signing.txt")[0]))
    change(article)
    assert any(message in problem for problem in problems(article))


def test_enough_articles_of_the_wanted_length() -> None:
    lengths = [len(body(article)) for article in annotated()]
    assert sum(300 <= length <= 1500 for length in lengths) >= 24
    assert max(lengths) <= 1500


def test_every_form_is_there() -> None:
    assert {path.suffix for path in FILES} == {".txt", ".md", ".html", ".pdf", ".docx", ".jsonl"}


def test_one_file_is_in_gb18030() -> None:
    data = (ARTICLES / "06-shuoqiao-financing.txt").read_bytes()
    with pytest.raises(UnicodeDecodeError):
        data.decode("utf-8")
    assert data.decode("gb18030") == documents()["06-shuoqiao-financing"].text


def test_one_file_is_in_traditional_characters() -> None:
    text = documents()["26-cunyu-hk-prospectus"].text
    changed = sum(before != after for before, after in zip(text, simplify(text), strict=True))
    assert changed > len(text) / 10


def test_the_magazine_has_columns_and_articles() -> None:
    magazine = gold(ARTICLES / "27-xinchao-magazine.txt")
    text = documents()["27-xinchao-magazine"].text
    assert {article["section"] for article in magazine} == {"芯动态", "芯企业", "芯资讯", "芯政策", "芯伙伴"}
    contents = text[: text.index("免责声明")]
    assert all(f"◆ {article['section']}" in contents for article in magazine)
    assert magazine[0]["lines"][0] > contents.count("\n")


def test_every_kind_relation_and_attribute_occurs() -> None:
    assert {e["type"] for a in annotated() for e in a["entities"]} == set(vocabulary().kinds)
    assert {r["p"] for a in annotated() for r in a["relations"]} == set(vocabulary().relations)
    assert {x["a"] for a in annotated() for x in a["attributes"]} == set(vocabulary().attributes)
    assert {x["v"] for a in annotated() for x in a["attributes"] if x["a"] == "status"} == STATUSES


def test_most_segments_occur() -> None:
    codes = {e["code"] for a in annotated() for e in a["entities"] if "code" in e}
    assert len(codes) >= 30


def test_companies_recur_so_that_the_graph_is_connected() -> None:
    places = Counter(
        name
        for path in FILES
        for name in {n for a in gold(path) for e in a["entities"] if e["type"] == "Company" for n in names_of(e)}
    )
    assert sum(count >= 4 for count in places.values()) >= 10


def names_of(entity: Json) -> list[str]:
    return [entity["name"], *entity["aliases"]]
