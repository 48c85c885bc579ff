"""The reader as a spaCy pipeline that users extend."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractors.arbiter import Arbiter
from extractors.article import Article, Document
from extractors.components import STAGES, CharacterTokenizer, pipeline, run
from extractors.layout import lay_out
from extractors.mention import Mention
from extractors.ranker import Ranker
from extractors.reader import MODEL
from ontology.errors import ArtefactError

Learned = Callable[..., Ranker]

TEXT = "浙江云启半导体有限公司签约\n\n6月9日，浙江云启半导体有限公司与绍兴市人民政府签约，项目总投资20亿元。\n"


@pytest.fixture
def model(tmp_path: Path, learned: Learned, arbiter: Arbiter) -> Path:
    """A model folder: the names of the package, and relations that say every place of a company."""
    (tmp_path / "names").symlink_to(MODEL / "names")
    learned({"kinds=Company,Place": {"located_in": 9.0}}).save(tmp_path / "relations")
    arbiter.save(tmp_path / "relations")
    return tmp_path


@pytest.fixture
def article() -> Article:
    return lay_out(Document("made", TEXT), 1, 3, title="浙江云启半导体有限公司签约")


@pytest.fixture
def component() -> str:
    """A component of a user, which names the project."""

    @Language.component("made_projects", assigns=["doc._.mentions"], requires=["doc._.mentions"])
    def projects(doc: Doc) -> Doc:
        at = doc.text.rindex("项目")
        doc._.mentions = sorted([*doc._.mentions, Mention(at, at + 2, "Project")])
        return doc

    assert projects
    return "made_projects"


def test_stages_declare_what_they_need(model: Path) -> None:
    analysis = pipeline(model).analyze_pipes(keys=["assigns", "requires"])
    assert not any(analysis["problems"].values())
    assert list(analysis["summary"]) == list(STAGES)
    assigned = [name for stage in STAGES for name in analysis["summary"][stage]["assigns"]]
    assert assigned == ["doc._.mentions", "doc._.things", "doc._.relations", "doc._.findings"]
    assert all(analysis["summary"][stage]["requires"] for stage in STAGES[1:])


def test_a_stage_in_the_wrong_place_is_told(model: Path) -> None:
    nlp = pipeline(model)
    nlp.remove_pipe("xinmai_linker")
    nlp.add_pipe("xinmai_linker", last=True)
    problems = nlp.analyze_pipes(keys=["assigns", "requires"])["problems"]
    assert "doc._.things" in problems["xinmai_relations"]


def test_each_stage_leaves_its_work_on_the_doc(model: Path, article: Article) -> None:
    doc = run(pipeline(model), article)
    assert doc.text == article.text
    assert doc._.article is article
    assert ("Company", "浙江云启半导体有限公司") in {(m.kind, doc.text[m.start : m.end]) for m in doc._.mentions}
    assert {t.kind for t in doc._.things} >= {"Company", "Place"}
    assert {r.predicate for r in doc._.relations} == {"located_in"}
    assert doc._.findings is not None


def test_names_are_spans_too(model: Path, article: Article) -> None:
    doc = run(pipeline(model), article)
    assert [(s.label_, s.text) for s in doc.spans["names"]] == [
        (m.kind, article.text[m.start : m.end]) for m in doc._.mentions
    ]


def test_a_component_of_the_user_stands_between(model: Path, article: Article, component: str) -> None:
    nlp = pipeline(model)
    nlp.add_pipe(component, after="xinmai_names")
    assert nlp.pipe_names == ["xinmai_names", component, *STAGES[1:]]
    assert not any(nlp.analyze_pipes(keys=["assigns", "requires"])["problems"].values())
    doc = run(nlp, article)
    (project,) = (t for t in doc._.things if t.kind == "Project")
    assert project.name == "项目"
    investment = [f for f in doc._.findings if f.attribute == "investment"]
    assert [(f.thing, f.value) for f in investment] == [(project.index, "CNY 2000000000")]


def test_pipelines_do_not_share_their_components(model: Path, component: str) -> None:
    pipeline(model).add_pipe(component, after="xinmai_names")
    assert pipeline(model).pipe_names == list(STAGES)


@pytest.mark.parametrize("part", ["names", "relations"])
def test_a_model_that_lacks_a_part_is_reported(model: Path, part: str) -> None:
    (model / part).unlink() if part == "names" else shutil.rmtree(model / part)
    with pytest.raises(ArtefactError):
        pipeline(model)


@given(st.text(st.sampled_from("海岭科技 A1b.，\n\t%《》é\U0001f600")))
def test_the_tokenizer_keeps_every_character(text: str) -> None:
    doc = CharacterTokenizer(Vocab())(text)
    assert doc.text == text


def test_words_and_numbers_are_one_token() -> None:
    doc = CharacterTokenizer(Vocab())("海岭AMD发布DDR5，12.5亿")
    assert [token.text for token in doc] == ["海", "岭", "AMD", "发", "布", "DDR", "5", "，", "12", ".", "5", "亿"]
