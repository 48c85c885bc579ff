"""How a clause says what it says: as a fact, a plan, a denial or a rumour."""

from __future__ import annotations

import re

from extractors.article import Article
from extractors.scene import CLAUSE_END, SENTENCE_END
from ontology.statement import Modality

PLAN = re.compile(
    r"拟(?![人态合定])|(?<![该展动项本此的略划年])计划(?![》”、，。的书]|[是已于在]\S{0,12}公布)|(?<![即必势])将(?![来军近其该]|会议)|即将|有望|预[计期估]|打算|准备(?!金)|考虑|力争|争取|目标|意向|意欲"
    r"|洽谈|筹[划备建]|谋求|寻求|规划建|(?<!并)未来(?=\S{0,12}[将会])|有意|希望|宣布将|待建"
)
_DENIAL = re.compile(
    r"否认|不存在|并[未非不]|[尚暂从仍迟]未|没有|(?<![前所尚])未(?![来必知末满成济])|不再|终止|取消|撤回|撤销|放弃|拒绝|无法|未能|解除|告吹|叫停|流产|搁[置浅]|暂停|不会|不予|不涉及|不属于|无关|失败"
)
_RUMOUR = re.compile(
    r"传闻|据传|盛传|传言|谣传|[市业]\S{0,3}传(?=[出称将拟闻])|传出|(?:据|有|知情)\S{0,4}(?:消息人士|知情人士)|知情人士|消息人士|有消息称|被曝|爆料|疑似|或(?=将|拟|会|计划)|传(?=将|拟|要)|坊间"
)
_DONE = re.compile(r"已(?!有意)|完成|成功|正式(?!拟)|成为现实")
_LEAD_IN = 10  # characters before a trigger that may hold its adverb when the evidence begins later


def modality(article: Article, start: int, end: int, trigger: tuple[int, int] | None = None) -> Modality:
    """Judge how the words of a span say it.

    Parameters
    ----------
    start, end
        The evidence in the clean view.
    trigger
        The word that says the relation or attribute, if one does; only what stands before it and in its clause counts. Else the whole span counts.

    Returns
    -------
    Modality
        A denial outweighs a rumour, a rumour a plan; a plan that the clause calls done (已, 完成) is a fact.
    """
    first, last = _scope(article.text, start, end, trigger)
    words = article.text[first:last]
    if _DENIAL.search(words):
        return Modality.DENIED
    if _RUMOUR.search(article.text[_sentence_start(article.text, start) : last]):
        return Modality.RUMOURED
    plan = PLAN.search(words)
    if plan and not _DONE.search(words, plan.end()):
        return Modality.PLANNED
    return Modality.STATED


def _scope(text: str, start: int, end: int, trigger: tuple[int, int] | None) -> tuple[int, int]:
    """Give the clause of the trigger up to its end; the evidence before it, too, where that is one sentence."""
    if trigger is None:
        return max(_clause_start(text, start), start - _LEAD_IN), end
    return max(min(_clause_start(text, trigger[0]), max(start, _sentence_start(text, trigger[0]))), 0), trigger[1]


def _clause_start(text: str, at: int) -> int:
    return _last(CLAUSE_END, text, at)


def _sentence_start(text: str, at: int) -> int:
    return _last(SENTENCE_END, text, at)


def _last(pattern: re.Pattern[str], text: str, at: int) -> int:
    """End of the last match before a place, at most one paragraph back."""
    floor = text.rfind("\n", 0, at) + 1
    return max((m.end() for m in pattern.finditer(text, floor, at)), default=floor)
