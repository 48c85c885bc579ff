"""What a relation says beside its ends: round, amount, share and date of a deal, a title, the status of a listing."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from extractors.article import Article
from extractors.bounds import clause_end, clause_start, sentence_end, sentence_start
from extractors.titles import takes_post, title_after, title_before, title_between, title_taken
from extractors.value import Calendar, Value, ValueKind
from extractors.values import find_values
from ontology.vocabulary import vocabulary

Span = tuple[int, int]
_APPLYING = re.compile(
    r"拟|申请|申报|递[表交]|辅导|备案|冲刺|招股|过会|受理|问询|赴港|筹备|筹划|启动\S{0,8}(?:上市|IPO)|计划"
    r"|将(?:在|于|赴|登陆)|IPO(?!首日|当日)|聆讯|闯关|注册生效|首发上会|上市委"
)
_LISTED = re.compile(
    r"已(?:在|于)?\S{0,10}上市|成功(?:登陆|上市)|挂牌上市|完成\S{0,4}IPO|上市公司|正式(?:登陆|挂牌)|敲钟"
    r"|首日"
)
_SEVERAL = re.compile(r"分别|分列")
_ENUMERATED = re.compile(r"、|及(?!其)")
_HOLDING = re.compile(r"股|占比|权益|持有|控制|出资|\t")
_OTHER_SHARE = re.compile(r"增长|同比|环比|毛利|下降|市场|大跌|上涨|[涨跌]幅|涨停")
_ORIGIN = re.compile(r"[^，。；]{0,30}(?:成立|创立|创办|设立|创建)")
_NEAR = 40  # characters between a person and an organisation, or about a share, that still speak of it
_FUNDING = re.compile(r"融资|领投|跟投|投资方")
_TEXT_ONLY = re.compile(r"数[千百十]?[万亿]")
_DEALS = frozenset(("holds", "acquires", "subsidizes"))
_FAR = 400  # characters around the evidence in which the round of a financing is looked for


@dataclass(frozen=True, slots=True)
class _Case:
    """A relation found at ``start:end``, with the places of its ends where the text names them there."""

    article: Article
    start: int
    end: int
    subject: Span | None
    object: Span | None

    @property
    def sentence(self) -> Span:
        text = self.article.text
        return sentence_start(text, self.start), sentence_end(text, max(self.start, self.end - 1))

    def values(self, kind: ValueKind, span: Span) -> list[Value]:
        words = self.article.text[slice(*span)]
        found = find_values(kind, words, Calendar.of(self.article))
        return [Value(v.kind, v.value, v.start + span[0], v.end + span[0]) for v in found]


def qualifiers(
    article: Article, predicate: str, evidence: Span, subject: Span | None, object_: Span | None
) -> dict[str, str]:
    """Read the qualifiers that the vocabulary allows for a relation type.

    Parameters
    ----------
    predicate
        Name of the relation type.
    evidence
        Where the clean view says it.
    subject, object_
        Where the evidence names the two ends; ``None`` where it does not.

    Returns
    -------
    dict of str to str
        ``round``, ``amount`` (``CNY 100000000``), ``share`` (``21.35%``), ``date`` (ISO), ``title``, ``status``; only
        those that the text states.
    """
    allowed = vocabulary().relations[predicate].qualifiers
    case = _Case(article, *evidence, subject, object_)
    found = {name: read(case) for name, read in _READERS.items() if name in allowed}
    # A date or a sum belongs to deals in shares: what a project costs, and when it was agreed, is said of the project.
    is_deal = predicate in _DEALS
    return {name: value for name, value in found.items() if value and (name not in ("date", "amount") or is_deal)}


def _title(case: _Case) -> str | None:
    person, organisation, text = case.subject, case.object, case.article.text
    if person is None:
        return None
    if organisation is None:
        return _title_alone(case, person)
    if organisation[1] <= person[0]:
        return title_between(text[organisation[1] : person[0]], text[slice(*organisation)])
    between = text[person[1] : organisation[0]]
    if takes_post(between) or len(between) <= _NEAR:
        return title_after(text[organisation[1] : clause_end(text, organisation[1])])
    return None


def _title_alone(case: _Case, person: Span) -> str | None:
    """Read the post of a person whose organisation the clause does not name: 董事长兼总经理王某表示."""
    text = case.article.text
    before, after = text[clause_start(text, person[0]) : person[0]], text[person[1] : clause_end(text, person[1])]
    return title_taken(after) or title_before(before) or _title_cell(case)


def _title_cell(case: _Case) -> str | None:
    """Read the post that has a cell of its own in the row of a table."""
    cells = case.article.text[slice(*case.sentence)].split("\t")
    return next((cell for cell in cells if title_before(cell) == cell), None) if len(cells) > 1 else None


def _status(case: _Case) -> str | None:
    """Judge the clauses between the two ends, else the sentence."""
    text, ends = case.article.text, [span for span in (case.subject, case.object) if span]
    first, last = case.sentence
    if ends:
        first, last = clause_start(text, min(ends)[0]), clause_end(text, max(ends)[1])
    return "applying" if _APPLYING.search(text, first, last) and not _LISTED.search(text, first, last) else "listed"


def _round(case: _Case) -> str | None:
    """Give the round that the sentence names, else the nearest one before it in an article about a financing."""
    inside = case.values(ValueKind.ROUND, case.sentence)
    if inside:
        return min(inside, key=lambda v: abs(v.start - case.start)).value
    if not _FUNDING.search(case.article.text, *case.sentence):
        return None
    before = case.values(ValueKind.ROUND, (max(0, case.start - _FAR), case.start))
    return before[-1].value if before else None


def _share(case: _Case) -> str | None:
    """Give the share behind the ends; after 分别, the one with the subject's place in the enumeration."""
    text = case.article.text
    ends = [span for span in (case.subject, case.object) if span]
    at = max(ends)[0] if ends else case.start
    shares = [s for s in case.values(ValueKind.SHARE, case.sentence) if _is_holding(text, s)]
    after = [s for s in shares if s.start >= at]
    if case.subject and _SEVERAL.search(text, case.subject[1], case.sentence[1]):
        first = clause_start(text, case.subject[0])
        place = len(_ENUMERATED.findall(text, first, case.subject[0]))
        after = [s for s in shares if s.start >= case.subject[1]][place:]
    return (after or shares)[0].value if shares else None


def _is_holding(text: str, share: Value) -> bool:
    around = text[max(0, share.start - _NEAR) : share.end + 8]
    return bool(_HOLDING.search(around)) and not _OTHER_SHARE.search(text, max(0, share.start - 8), share.end + 4)


def _date(case: _Case) -> str | None:
    """Give the date of the clause, else of the sentence before its end."""
    text = case.article.text
    dates = [d for d in case.values(ValueKind.DATE, case.sentence) if d.start < case.end]
    dates = [d for d in dates if not _ORIGIN.match(text, d.end)]
    inside = [d for d in dates if case.start <= d.start]
    return (inside or dates)[-1].value if dates else None


def _amount(case: _Case) -> str | None:
    """Give the one sum of the evidence, where one party pays it; a round that several pay for together gives none."""
    sums = case.values(ValueKind.MONEY, (case.start, case.end))
    words = case.article.text[case.start : case.end]
    if len(sums) != 1 or _TEXT_ONLY.search(words):
        return None
    return None if re.search("估值|市值|注册资本|营收|净利", words) or _is_shared(case) else sums[0].value


def _is_shared(case: _Case) -> bool:
    """Tell whether the subject stands in an enumeration of payers."""
    if case.subject is None:
        return True
    text = case.article.text
    around = text[max(0, case.subject[0] - 1) : case.subject[0]] + text[case.subject[1] : case.subject[1] + 1]
    return bool(re.search("[、和及]", around))


_READERS: Mapping[str, Callable[[_Case], str | None]] = {
    "title": _title,
    "status": _status,
    "round": _round,
    "share": _share,
    "date": _date,
    "amount": _amount,
}
