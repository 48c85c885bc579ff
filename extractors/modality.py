"""How a text says what it says: as a fact, a plan, a denial or a rumour."""

from __future__ import annotations

import re

from extractors.article import Article
from extractors.bounds import clause_end, clause_start, sentence_start
from ontology.statement import Modality

Span = tuple[int, int]

PLAN = re.compile(
    r"(?<![模虚比草])拟(?![人态合定物])"
    r"|(?<![该展动此本略划年造体总])计划(?=在|于|用|以|与|将|对|通过|投|建|新|扩|收|购|推|发|量|年|到|向|把"
    r"|从|未来|今|明|后|\d|[一二三五十两]|至|再|落|设|增|生|出|开|制|成|引|启|完|全|总|募|斥|赴|上|分|每|实"
    r"|导)"
    r"|(?<![即必势])将(?![来军近其该]|会议)(?![^，。；]{0,30}?(?:建设?成|打造成|变为|视为|列为|列入|作为"
    r"|纳入|变成|引入|用于|应用于|交由|归入))"
    r"|即将|有望|预[计期估]|打算|准备(?!金)|力争|争取|意欲|洽谈|在谈|筹[划备建]|谋求|寻求|规划建|有意|待建"
    r"|目标(?=[是为]|完成|年|实现|在)|考虑(?=在|收|建|扩|投|把|将|向|与|入)|募投"
)
_DENIAL = re.compile(
    r"否认|不存在|并非(?!简单|单纯|只|仅)|并[未不没]|[尚从仍迟暂]未|(?<!前所)未(?:能|获|与|有|曾|通过|达成|收到|参与"
    r"|涉及|持有|向)|没有|不再|终止|取消|撤回|撤销|放弃|拒绝|婉拒|无法|解除|告吹|叫停|流产|搁[置浅]|不会"
    r"|不予|不涉及|不属于|并无|失败"
)
_DENIED_AFTER = re.compile(r"终止|取消|告吹|失败|流产|叫停|搁[置浅]|未能|撤回|不实|不存在")
_RUMOUR = re.compile(
    r"传闻|(?<![数依])据传(?![输统感递播送导])|盛传|传言|谣传|[市业][^，。]{0,3}传(?=出|称|将|拟|闻)|传出"
    r"|消息人士|知情人士|有消息称|有消息说|被曝|爆料|疑似|或(?=将|拟|会)|(?<![宣])传(?=将|拟|要)|坊间"
)
_TWICE = re.compile(r"(?:并?没有|并?未|不会|从未)(?:暂停|停止|终止|放弃|取消|中断|影响|改变)")
_LIFTED = re.compile(r"否认|取消|解除|撤销|暂停|放宽|终止|豁免")
_DONE = re.compile(r"已(?!有意)|完成|成功|正式(?!拟)")

# A plan is part of the relation itself in deals and deliveries only: who builds a planned project, what a policy will
# support or where a plant will stand is stated, and the project's status says that it is planned.
_DEALS = frozenset(("acquires", "holds", "supplies", "partners_with", "produces", "subsidizes"))


# What forbids is said with the words of denial: 不予许可, 不再供应.
_NEGATIVE = frozenset(("restricts",))


def modality(article: Article, start: int, end: int, trigger: Span | None = None) -> Modality:
    """Judge how the words of a span say it.

    Parameters
    ----------
    start, end
        The evidence in the clean view.
    trigger
        The word that says the relation or attribute, if one does; then its clause counts, up to its end. Else the whole
        evidence counts, with what stands before it in its clause.

    Returns
    -------
    Modality
        A denial outweighs a rumour, a rumour a plan; a plan that the clause calls done (已, 完成) is a fact.
    """
    text = article.text
    first = clause_start(text, trigger[0]) if trigger else clause_start(text, start)
    last = trigger[1] if trigger else end
    return _judge(text[sentence_start(text, first) : first], text[first:last], text[last : clause_end(text, last)])


def relation_modality(
    article: Article, predicate: str, evidence: Span, subject: Span | None, object_: Span | None
) -> Modality:
    """Judge how a relation is said: by the words from the clause of its first end to its last, names left out.

    A plan makes a deal or a delivery (收购, 入股, 供货, 合作, 推出, 补贴) planned, and nothing else.
    """
    spans = sorted(span for span in (subject, object_) if span)
    text = article.text
    first = clause_start(text, spans[0][0]) if spans else evidence[0]
    last = (
        max(span[1] for span in spans)
        if len(spans) == 2
        else clause_end(text, spans[0][1] if spans else evidence[1] - 1)
    )
    words = _without(text, first, last, spans)
    found = _judge(text[sentence_start(text, first) : first], words, text[last : clause_end(text, last)])
    if found is Modality.DENIED and predicate in _NEGATIVE and not _LIFTED.search(words):
        return Modality.STATED
    return Modality.STATED if found is Modality.PLANNED and predicate not in _DEALS else found


def _without(text: str, first: int, last: int, spans: list[Span]) -> str:
    """Blank the names: 李未可, 计划科技 are neither denial nor plan."""
    words = text[first:last]
    for start, end in spans:
        words = words[: max(0, start - first)] + "‹" * (min(end, last) - start) + words[end - first :]
    return words


def _judge(lead: str, words: str, after: str) -> Modality:
    """Judge the words that say it; a rumour may be told at the head of the sentence, a failure behind."""
    words = _TWICE.sub("", words)
    if _DENIAL.search(words) or _DENIED_AFTER.search(after):
        return Modality.DENIED
    if _RUMOUR.search(lead + words) or _RUMOUR.match(after):
        return Modality.RUMOURED
    plan = PLAN.search(words)
    if plan and not _DONE.search(words, plan.end()):
        return Modality.PLANNED
    return Modality.STATED
