"""Role words and pronouns that stand for a thing of the article: 该项目, 本公司, 公司, 其."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.article import Article
from extractors.mention import Mention

_ROLE = re.compile(
    r"(?P<Company>(?:该|本|这家|此)(?:公司|企业|集团|厂商)|(?<![一-鿿])公司(?!化|章程|法)|其(?!中|他|它|实|次|余|间|后|前))"
    r"|(?P<Project>(?:该|本|此|上述|这一|新)(?:项目|工厂|基地|产线|生产线|工程|园区|晶圆厂)|(?<![一-鿿])项目(?=总|计划|建|达|拟|将|位|占|预|一期|分|选|由|主|于|全|投|用地|规划))"
    r"|(?P<Policy>(?:该|本|此|这一)(?:政策|法案|办法|意见|措施|规定|通知|计划|条例|规划|法规|新规|标准))"
    r"|(?P<Fund>(?:该|本|此)(?:基金|机构))"
    r"|(?P<Academia>(?:该|本)(?:校|院|研究院|实验室|所))"
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A role word at ``start:end`` that stands for a thing of ``kind``."""

    start: int
    end: int
    kind: str
    strong: bool


def references(article: Article) -> Iterator[Reference]:
    """Role words of the clean view.

    ``strong`` ones (该, 此, 这, 其) point to a thing just named, the others (本, 公司) to what the article is about.
    """
    for match in _ROLE.finditer(article.text):
        kind = match.lastgroup
        if kind is not None:
            word = match.group()
            yield Reference(match.start(), match.end(), kind, word[0] in "该此这上" or word == "其")


def antecedent(
    reference: Reference, article: Article, named: Sequence[tuple[Mention, int]], main: dict[str, int]
) -> int | None:
    """The thing that a role word stands for.

    Parameters
    ----------
    named
        Mentions with their thing, in text order.
    main
        The article's main thing of each kind.

    Returns
    -------
    int or None
        Number of the thing: for a strong reference the subject of the sentence so far, else the first thing of that
        kind in the sentence before, else the main thing; a weak one prefers its paragraph's, then the main thing.
    """
    before = [(m, t) for m, t in named if m.end <= reference.start and m.kind == reference.kind]
    if not reference.strong and reference.kind in main:
        return _of_paragraph(reference, article.text, before, main[reference.kind])
    if not before:
        return main.get(reference.kind)
    here = _sentence_start(article.text, reference.start)
    inside = [t for m, t in before if m.start >= here]
    if inside:
        return inside[0]
    last = before[-1][0]
    there = _sentence_start(article.text, last.start)
    return next(t for m, t in before if m.start >= there)


def _of_paragraph(reference: Reference, text: str, before: Sequence[tuple[Mention, int]], main: int) -> int:
    """The thing of a weak reference: 项目 is the one last named in its paragraph, 公司 the main one of the article.

    A list item or paragraph that begins with a company's name and a colon or bracket speaks of that company.
    """
    block = text.rfind("\n", 0, reference.start) + 1
    inside = [(m, t) for m, t in before if m.start >= block]
    if inside and reference.kind == "Project":
        return inside[-1][1]
    if inside and inside[0][0].start == block and text[inside[0][0].end : inside[0][0].end + 1] in ("：", "("):
        return inside[0][1]
    return main


def _sentence_start(text: str, at: int) -> int:
    return max(text.rfind(mark, 0, at) for mark in "。！？\n") + 1
