"""Evidence: short, exact, whole."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.article import Article, Block, BlockKind, Document
from extractors.candidate import Argument, Candidate, Reach
from extractors.evidence import LONGEST, evidence, relation_span
from extractors.layout import lay_out
from extractors.relater import Relation
from extractors.sentence import sentences
from extractors.thing import Thing

_DROPPED = re.compile(r"[\s*#>]+")
Marked = Callable[..., tuple[Article, list[Thing]]]


def squash(text: str) -> str:
    """Text as evidence is compared."""
    return _DROPPED.sub("", text)


def view(document: str, kept: list[bool]) -> Article:
    """An article whose clean view keeps these characters of a document."""
    offsets = array("q", (i for i, keep in enumerate(kept) if keep))
    text = "".join(document[i] for i in offsets)
    return Article(Document("made", document), (1, 1), "", text, offsets, (Block(BlockKind.PARAGRAPH, 0, len(text)),))


def test_offsets_are_those_of_the_document() -> None:
    text = "海岭签约\n\n**海岭**科技 投 资15 亿**元**建设雷鸣项目。\n"
    article = lay_out(Document("made", text), 1, 4, title="海岭签约")
    start = article.text.index("投资")
    found = evidence(article, start, start + len("投资15亿元"))
    assert found.quote == "投资15亿元"
    assert text[found.start : found.end] == "投 资15 亿**元"
    assert found.spans == ()


def test_text_that_interrupts_is_named_by_pieces() -> None:
    document = "海岭投资建设[12]雷鸣项目，\n图1 奠基现场\n月产3万片"
    hidden = [range(6, 10), range(15, 24)]
    article = view(
        document, [not any(i in gap for gap in hidden) and document[i] != "\n" for i in range(len(document))]
    )
    assert article.text == "海岭投资建设雷鸣项目，月产3万片"
    found = evidence(article, 2, len(article.text))
    assert [document[slice(*span)] for span in found.spans] == ["投资建设", "雷鸣项目，", "月产3万片"]
    assert (found.start, found.end) == (2, len(document))
    assert squash(found.quote) == squash(document[2:])


def test_long_evidence_is_cut() -> None:
    article = view("海" * 500, [True] * 500)
    found = evidence(article, 100, 400)
    assert (found.start, found.end, len(found.quote)) == (100, 220, LONGEST)


def test_what_interrupts_counts_for_the_length() -> None:
    document = "海岭投资" + "图" * 200 + "建设"
    article = view(document, [character != "图" for character in document])
    found = evidence(article, 0, 6)
    assert found.quote == "海岭投资"
    assert found.spans == ()


CHARACTERS = st.sampled_from("海岭投资。，1 \n\t\u3000*#>aB")
VIEWS = st.lists(st.tuples(CHARACTERS, st.integers(0, 5)), min_size=1, max_size=400)


@given(VIEWS, st.data())
def test_the_quote_is_the_slice_of_the_document(drawn: list[tuple[str, int]], data: st.DataObject) -> None:
    document = "".join(character for character, _ in drawn)
    kept = [bool(chance) and not character.isspace() and character not in "*#>" for character, chance in drawn]
    article = view(document, kept)
    if not article.text:
        return
    start = data.draw(st.integers(0, len(article.text) - 1))
    end = data.draw(st.integers(start + 1, len(article.text)))
    found = evidence(article, start, end)
    assert found.start is not None
    assert found.end is not None
    assert 0 < len(found.quote) <= LONGEST
    assert squash(found.quote) == squash(document[found.start : found.end])
    assert found.start == article.offsets[start]
    spans = found.spans or ((found.start, found.end),)
    assert len(found.spans) != 1
    assert (spans[0][0], spans[-1][1]) == (found.start, found.end)
    assert all(squash(document[left[1] : right[0]]) for left, right in pairwise(spans))
    said = squash("".join(document[slice(*span)] for span in spans))
    assert said == article.text[start : start + len(said)]


def spanned(marked: Marked, text: str, subject: int | None, other: int | None) -> str:
    """The evidence of a relation between the mentions with these numbers, in the sentence that holds them."""
    article, things = marked(text)
    cut = sentences(article, things)
    sentence = next(s for s in cut if s.occurrences)
    ends = [
        Argument(0, "Company", Reach.TITLE, None)
        if number is None
        else Argument(sentence.occurrences[number].thing, "Company", Reach.OWN, sentence.occurrences[number])
        for number in (subject, other)
    ]
    candidate = Candidate(cut.index(sentence), ends[0], ends[1])
    start, end = relation_span(article, Relation(0, "supplies", 1, sentence, candidate, 0.9))
    assert 0 < end - start <= LONGEST
    return article.text[start:end]


LONG = "很" * 70


@pytest.mark.parametrize(
    ("text", "subject", "other", "quote"),
    [
        ("昨天。{Company:海岭}向{Company:云汀}供货。后来", 0, 1, "海岭向云汀供货。"),
        ("近日，{Company:海岭}向{Company:云汀}供货，", 0, 1, "近日，海岭向云汀供货"),
        (f"{LONG}，据悉{{Company:海岭}}向{{Company:云汀}}供货，{LONG}。", 0, 1, "据悉海岭向云汀供货"),
        (f"{LONG}；{{Company:海岭}}说，将向{{Company:云汀}}供货；{LONG}", 0, 1, "海岭说，将向云汀供货"),
        (f"{LONG}{{Company:海岭}}供{{Company:云汀}}{LONG}。", 0, 1, f"海岭供云汀{LONG}"),
        (f"{LONG}，将向{{Company:云汀}}供货，{LONG}。", None, 0, "将向云汀供货"),
        (f"{{Company:海岭}}，{LONG}，{LONG}，向{{Company:云汀}}供货", 0, 1, f"{LONG}，向云汀"),
        (f"{{Company:海岭}}{LONG}{LONG}{{Company:云汀}}", 1, 0, LONG + "很" * 48 + "云汀"),
    ],
)
def test_the_stretch_that_says_a_relation(
    marked: Marked, text: str, subject: int | None, other: int | None, quote: str
) -> None:
    assert spanned(marked, text, subject, other) == quote


def test_the_evidence_of_a_table_row_is_the_row(marked: Marked) -> None:
    text = "{Company:海岭}\t{Company:云汀}\t3万片\n{Company:启穹}\t其他"
    assert spanned(marked, text, 0, 1) == "海岭\t云汀\t3万片"
