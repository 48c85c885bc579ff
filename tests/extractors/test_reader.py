"""From documents to records."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from extractors.arbiter import Arbiter
from extractors.article import Article, Document
from extractors.attribute import Finding
from extractors.loader import load
from extractors.pairs import relation_names
from extractors.ranker import Ranker
from extractors.reader import MODEL, Reader, assemble
from extractors.relater import Relater
from extractors.thing import Thing
from ontology.errors import ArtefactError
from ontology.record import record_from_json, record_to_json
from ontology.statement import Modality, Record
from ontology.vocabulary import vocabulary

Marked = Callable[..., tuple[Article, list[Thing]]]
Learned = Callable[..., Ranker]

ARTICLES = Path(__file__).parents[1] / "articles"
FILES = ["01-cenwan-signing.txt", "10-liheng-delivery.md", "11-yunzhui-customer.html", "21-wire.jsonl"]


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return [document for name in FILES for document in load(ARTICLES / name)]


@pytest.fixture
def talkative(learned: Learned) -> Ranker:
    """A ranker that says every relation of two names in one sentence."""
    return learned({"reach=own,own": dict.fromkeys(relation_names(), 6.0)})


@pytest.fixture
def model(tmp_path: Path, talkative: Ranker, arbiter: Arbiter) -> Path:
    (tmp_path / "names").symlink_to(MODEL / "names")
    talkative.save(tmp_path / "relations")
    arbiter.save(tmp_path / "relations")
    return tmp_path


def squash(text: str) -> str:
    """Text as it is compared: without whitespace and marks."""
    return re.sub(r"[\s*#>]+", "", text)


def problems(record: Record, document: Document) -> list[str]:
    """Everything that is wrong with a record."""
    kinds = {e.id: e.kind for e in record.entities}
    used = {s.subject for s in record.statements} | {s.object for s in record.statements if s.object is not None}
    found = [] if len(kinds) == len(record.entities) else ["an id is given twice"]
    found += [f"{one} is not used" for one in kinds.keys() - used]
    for entity in record.entities:
        printed = {squash(document.text[start:end]) for start, end in entity.mentions}
        if not entity.mentions or (entity.kind == "Segment") != (entity.code is not None):
            found.append(f"{entity} has no mentions, or no code")
        found += [f"{name} is not printed" for name in (entity.name, *entity.aliases) if squash(name) not in printed]
    for said in record.statements:
        other = None if said.object is None else kinds[said.object]
        if not vocabulary().allows(said.predicate, kinds[said.subject], other):
            found.append(f"{kinds[said.subject]} {said.predicate} {other}")
        evidence = said.evidence
        if squash(evidence.quote) != squash(document.text[evidence.start : evidence.end]):
            found.append(f"evidence {evidence}")
        if len(evidence.quote) > 120 or not 0 <= said.confidence <= 1 or not said.extractor:
            found.append(f"evidence, confidence or extractor of {said}")
    return found


def test_records_are_consistent(model: Path, documents: list[Document]) -> None:
    reader = Reader(model)
    statements = 0
    for document in documents:
        for record in reader.read(document):
            statements += len(record.statements)
            assert problems(record, document) == []
            assert record_from_json(json.loads(json.dumps(record_to_json(record)))) == record
    assert statements > 50


def test_two_reads_are_equal(model: Path, documents: list[Document]) -> None:
    one, other = Reader(model), Reader(model)
    assert one.read(documents[0]) == other.read(documents[0]) == one.read(documents[0])
    assert one.version == other.version


def test_the_order_of_documents_does_not_matter(model: Path, documents: list[Document]) -> None:
    forth, back = Reader(model), Reader(model)
    read = {document.id: forth.read(document) for document in documents}
    assert {document.id: back.read(document) for document in reversed(documents)} == read


def test_attributes_stand_in_the_record(model: Path, documents: list[Document]) -> None:
    said = [s for document in documents for r in Reader(model).read(document) for s in r.statements if s.value]
    assert {s.predicate for s in said} >= {"investment"}
    assert all(s.object is None and s.extractor.startswith("rule:") for s in said)


def test_an_empty_document_says_nothing(model: Path) -> None:
    assert [r.statements for r in Reader(model).read(Document("made", ""))] in ([], [()])


def test_the_date_of_issue_completes_dates(model: Path) -> None:
    document = Document("made", "海岭科技签约\n\n6月9日，海岭科技有限公司与绍兴市人民政府签约。\n", single=True)
    (record,) = Reader(model).read(document, date="2024-06")
    assert record.date is None or record.date.startswith("2024-06")
    assert record.title == "海岭科技签约"


def test_a_missing_model_is_reported(tmp_path: Path) -> None:
    with pytest.raises(ArtefactError, match="nowhere"):
        Reader(tmp_path / "nowhere")


def test_a_broken_model_is_reported(model: Path) -> None:
    (model / "relations" / "relations.npz").write_bytes(b"no model")
    with pytest.raises(ArtefactError, match=r"relations\.npz"):
        Reader(model).read(Document("made", "海岭"))


def test_another_model_is_another_version(model: Path, learned: Learned) -> None:
    before = Reader(model).version
    learned({}).save(model / "relations")
    assert Reader(model).version != before


def assembled(marked: Marked, ranker: Ranker, arbiter: Arbiter, text: str) -> tuple[Record, list[Thing]]:
    article, things = marked(text)
    relations = Relater(ranker, arbiter).relate(article, things)
    return assemble(article, things, relations, []), things


def test_things_that_say_nothing_are_left_out(marked: Marked, learned: Learned, arbiter: Arbiter) -> None:
    ranker = learned({"kinds=Company,Project": {"invests_in": 6.0}})
    record, _ = assembled(marked, ranker, arbiter, "{Person:陆知行}说，{Company:海岭}建{Project:雷鸣项目}。")
    assert [(e.id, e.name) for e in record.entities] == [("e1", "海岭"), ("e2", "雷鸣项目")]
    assert [(s.subject, s.predicate, s.object) for s in record.statements] == [("e1", "invests_in", "e2")]


def test_the_status_of_a_thing_of_which_nothing_else_is_said_is_left_out(marked: Marked) -> None:
    article, things = marked("{Project:云岭产线}已开工，{Project:海岭基地}总投资5亿元，已投产。")
    status = [Finding(i, "status", "started", m[0], m[1]) for i, m in enumerate(t.mentions[0] for t in things)]
    money = Finding(1, "investment", "CNY 500000000", *things[1].mentions[0])
    record = assemble(article, things, [], [*status, money])
    assert [(s.predicate, e.name) for e in record.entities for s in record.statements if s.subject == e.id] == [
        ("status", "海岭基地"),
        ("investment", "海岭基地"),
    ]


def test_entities_are_numbered_in_the_order_of_the_text(marked: Marked) -> None:
    article, things = marked("{Project:雷鸣项目}由{Company:海岭}建设。")
    things = [
        Thing(0, "Company", "海岭", (), things[1].mentions),
        Thing(1, "Project", "雷鸣项目", (), things[0].mentions),
    ]
    findings = [Finding(i, a, "x", 0, 4, "made") for i, a in ((0, "revenue"), (1, "capacity"))]
    assert [e.name for e in assemble(article, things, [], findings).entities] == ["雷鸣项目", "海岭"]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("{Company:海岭}收购{Company:云汀}。", Modality.STATED),
        ("{Company:海岭}拟收购{Company:云汀}。", Modality.PLANNED),
        ("{Company:海岭}否认收购{Company:云汀}。", Modality.DENIED),
        ("市场传闻{Company:海岭}收购{Company:云汀}。", Modality.RUMOURED),
    ],
)
def test_statements_have_their_modality(
    marked: Marked, learned: Learned, arbiter: Arbiter, text: str, modality: Modality
) -> None:
    ranker = learned({"shape=True,0,0,0,Company,Company": {"acquires": 6.0}})
    record, _ = assembled(marked, ranker, arbiter, text)
    assert [s.modality for s in record.statements] == [modality]
    assert record.statements[0].evidence.quote == text.replace("{Company:", "").replace("}", "")


def test_statements_have_their_qualifiers(marked: Marked, learned: Learned, arbiter: Arbiter) -> None:
    ranker = learned({"kinds=Person,Company": {"officer_of": 6.0}, "kinds=Fund,Company": {"holds": 6.0}})
    text = "{Company:海岭}董事长{Person:陆知行}说，{Fund:远帆资本}持有{Company:海岭}12.5%股份。"
    record, _ = assembled(marked, ranker, arbiter, text)
    by_predicate = {s.predicate: s.qualifiers for s in record.statements}
    assert by_predicate == {"officer_of": {"title": "董事长"}, "holds": {"share": "12.5%"}}


def test_an_argument_that_the_sentence_does_not_name(marked: Marked, learned: Learned, arbiter: Arbiter) -> None:
    ranker = learned({"kinds=Company,Project": {"invests_in": 6.0}})
    record, _ = assembled(marked, ranker, arbiter, "{Company:海岭}签约。将建设{Project:雷鸣项目}。")
    (said,) = record.statements
    assert said.evidence.quote == "将建设雷鸣项目。"
    assert [e.name for e in record.entities] == ["海岭", "雷鸣项目"]


def test_offsets_of_mentions_are_those_of_the_document(model: Path) -> None:
    text = "海岭签约\n\n**浙江海岭 半导体**有限公司（以下简称“海岭”）与绍兴市人民政府签约，投资20亿元。\n"
    document = Document("made", text)
    (record,) = Reader(model).read(document)
    assert record.entities
    for entity in record.entities:
        printed = {squash(text[start:end]) for start, end in entity.mentions}
        assert printed == {squash(name) for name in (entity.name, *entity.aliases)}
