"""Why a relation was said or refused, in words."""

from __future__ import annotations

from array import array

from extractors.article import Article, BlockKind, Document
from extractors.candidate import Argument, Candidate, Reach
from extractors.explainer import Consideration
from extractors.relater import Relation
from extractors.sentence import Sentence
from extractors.thing import Thing
from outputs.explanation import told
from outputs.messages import use

TEXT = "海岳装备向云帆微电子供货。"
ARTICLE = Article(Document("d", TEXT), (1, 1), "供货", TEXT, array("l", range(len(TEXT))), ())
THINGS = [Thing(0, "Company", "海岳装备"), Thing(1, "Company", "云帆微电子")]


def considered(probability: float, *templates: tuple[str, float]) -> Consideration:
    sentence = Sentence(0, BlockKind.PARAGRAPH, 0, len(TEXT), (), (), ())
    ends = Argument(0, "Company", Reach.OWN, None), Argument(1, "Company", Reach.TITLE, None)
    relation = Relation(0, "supplies", 1, sentence, Candidate(0, *ends), probability)
    return Consideration(relation, templates, -0.5, 0.5)


def test_the_verdict_names_templates_weights_and_threshold() -> None:
    found = [considered(0.83, ("{s}向{o}供货", 1.25))]
    assert list(told(ARTICLE, THINGS, found, {(0, "supplies", 1)})) == [
        "《供货》",
        "  ✓ 海岳装备 —供应→ 云帆微电子：0.83 ≥ 0.50；模板 {s}向{o}供货 +1.25；其余特征 -0.50；指称 own title",
        "    「海岳装备向云帆微电子供货。」",
    ]


def test_what_was_refused_or_needless_says_why() -> None:
    assert (
        "✗ 海岳装备 —供应→ 云帆微电子：0.20 < 0.50；模板 无" in list(told(ARTICLE, THINGS, [considered(0.2)], set()))[1]
    )
    assert "更具体" in list(told(ARTICLE, THINGS, [considered(0.9)], set()))[1]
    use("en")
    assert "more specific" in list(told(ARTICLE, THINGS, [considered(0.9)], set()))[1]
