"""When a policy was issued and under which number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.article import Block, BlockKind
from extractors.attribute import Finding, findings
from extractors.marks import Mark
from extractors.modality import PLAN
from extractors.scene import Owner, Reach, Scene
from extractors.value import Value, ValueKind

POLICY = frozenset(("Policy",))
_ISSUED = re.compile(
    r"印发|[再]?发布|再发|公布|颁布|出台|推出|批准|审议通过|表决通过|获得?通过|正式通过|发表|签署|宣布|启动|下发|发出"
    r"|制定了|更新"
)
_NOT_ISSUED = re.compile(r"[将拟]$|计划$|即将|预计|尚未|未$|有望|生效|施行|实施|根据|按照|贯彻|落实|自$")
_ISSUED_THING = re.compile(
    r"(?!.*(?:支持下|资助下|根据|按照|依据|关于|落实|负责))(?:了|的|[^，,。；;、《“]{0,30}[“《]?"
    r"|[^。；;]{0,80}[，,]即[“《]?)"
)
_WHOLE_THING = re.compile(
    r"[》”」’]*\s?(?:[（(][^）)\n]{0,40}[）)])*(?:$|[，,。；;、:：《“\n]|(?:项目)?(?:征集|公告|修订|修正|正式|最终|征求意见|实施"
    r"|的通知|和|与|及|等|并|以|将|，|旨在|对|提出|明确|规定|作为|为))"
)
_PASSIVE = re.compile(r"[》”」’]*(?:[（(][^）)]{0,30}[）)])?[^，。；、的]{0,10}")
_CITED = re.compile(r"根据|按照|依据|贯彻|落实|为落实|响应")
_ATTRIBUTIVE = re.compile(r"(?:正式|联合)?(?:印发|发布|公布|颁布|出台|签署生效|签署|通过|推出)的[“]?")
_DAY_OF_ISSUE = re.compile(r"(?:印发|发布|成文|公布)(?:日期|时间)[为是:：]?\s?(?=$)")
_EFFECT = re.compile(r"起?(?:正式)?(?:实施|施行|生效|执行|废止|失效)|起|前|至|之?后")
_BRACKET = re.compile(r"[》”」』]?\s?[（(\[【]?[^）)\n，。；《]{0,8}$")
_CERTIFICATE = re.compile(r"[^，。；\n]{0,14}(?:认证|体系)")
_LETTERHEAD = 160  # characters from the article's start in which a number on a line of its own is the article's own
_NEAR = 60


def issued_date(scene: Scene) -> Iterator[Finding]:
    """2014年6月，《推进纲要》印发 · the day under the article's own policy; not the day on which it takes effect."""
    yield from _signature(scene)
    for first, last in scene.sentences():
        marks = scene.marks_in(POLICY, first, last)
        for date in scene.values_in(ValueKind.DATE, first, last) if marks else ():
            yield from _told(scene, date, marks, last)


def _told(scene: Scene, date: Value, marks: list[Mark], last: int) -> Iterator[Finding]:
    """Read a date with its label, as an attribute (2021年印发的《…》), or with the word of issue behind it."""
    clause, _ = scene.clause(date.start)
    attributive = _ATTRIBUTIVE.match(scene.text, date.end)
    if _DAY_OF_ISSUE.search(scene.text, clause, date.start):
        yield from findings(scene, scene.preceding(POLICY, date.start), "issued_date", date, "issued-label")
    elif attributive:
        named = next((m for m in marks if m.start == attributive.end()), None)
        yield from findings(scene, Owner(named, Reach.CLAUSE) if named else None, "issued_date", date, "issued-in")
    elif not _is_other_date(scene, date, clause):
        yield from _with_word(scene, date, marks, last)


def _is_other_date(scene: Scene, date: Value, clause: int) -> bool:
    """Tell the day of effect, a citation, or a plan."""
    cited = _CITED.search(scene.text, clause, date.start) or PLAN.search(scene.text, clause, date.start)
    return bool(cited or _EFFECT.match(scene.text, date.end))


def _with_word(scene: Scene, date: Value, marks: list[Mark], last: int) -> Iterator[Finding]:
    """Read the word of issue behind a date, with the policy on either side of it and no other date between."""
    later = scene.values_in(ValueKind.DATE, date.end, last)
    limit = min(later[0].start if later else last, date.end + 2 * _NEAR)
    for word in _ISSUED.finditer(scene.text, date.end, limit):
        mark = _issued_mark(scene.text, marks, date, word, limit)
        if mark and not _NOT_ISSUED.search(scene.text, max(date.end, word.start() - 6), word.start()):
            yield from findings(scene, Owner(mark, Reach.CLAUSE), "issued_date", date, "issued", end=word.end())
            return


def _issued_mark(text: str, marks: list[Mark], date: Value, word: re.Match[str], limit: int) -> Mark | None:
    after = [m for m in marks if word.end() <= m.start <= limit and _ISSUED_THING.fullmatch(text, word.end(), m.start)]
    after = [m for m in after if _WHOLE_THING.match(text, m.end)]
    before = [m for m in marks if date.end <= m.start and m.end <= word.start()]
    before = [m for m in before if _PASSIVE.fullmatch(text, m.end, word.start())]
    return before[-1] if before else after[0] if after else None


def _signature(scene: Scene) -> Iterator[Finding]:
    """Read the day that stands alone under the document, or above its text: the main policy's own."""
    main = _own_policy(scene)
    if main is None:
        return
    for block in scene.article.blocks:
        for date in scene.values_in(ValueKind.DATE, block.start, block.end):
            if len(date.value) == 10 and _stands_alone(scene, block, date):
                yield from findings(scene, Owner(main, Reach.MAIN), "issued_date", date, "signature")
                return


def _stands_alone(scene: Scene, block: Block, date: Value) -> bool:
    rest = scene.text[block.start : date.start] + scene.text[date.end : block.end]
    return bool(
        re.fullmatch(r"[\s（）()。]*(?:(?:印发|发布|成文|发文|公布)?(?:日期|时间)?[为于]?)[\s:：。（）()]*", rest)
    )


def _own_policy(scene: Scene) -> Mark | None:
    """Give the policy whose text the article is: its title is the policy's, or the policy's name fills the title."""
    title = next(scene.blocks((BlockKind.TITLE,)), None)
    if title is None:
        return None
    marks = scene.marks_in(POLICY, title.start, title.end)
    filled = [m for m in marks if 2 * (m.end - m.start) > title.end - title.start]
    return filled[0] if filled else None


def document_number(scene: Scene) -> Iterator[Finding]:
    """《十条措施》（云政发〔2025〕7号） · a number on its own line in the letterhead."""
    for number in scene.values(ValueKind.DOCUMENT_NUMBER):
        around = scene.around(POLICY, number.start, number.end)
        if _CERTIFICATE.match(scene.text, number.end):
            continue
        owner = Owner(around, Reach.OWN) if around else _numbered(scene, number)
        yield from findings(scene, owner, "document_number", number, "document-number")


def _numbered(scene: Scene, number: Value) -> Owner | None:
    before = [m for m in scene.marks_in(POLICY, max(0, number.start - 120), number.start) if m.end <= number.start]
    if before and _BRACKET.fullmatch(scene.text[before[-1].end : number.start]):
        return Owner(before[-1], Reach.CLAUSE)
    block = scene.block(number.start)
    alone = number.end - number.start >= block.end - block.start - 4
    main = _own_policy(scene)
    return Owner(main, Reach.MAIN) if main and alone and number.start <= _LETTERHEAD else None
