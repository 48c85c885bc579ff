"""What companies are: when founded, under which stock code, with what capital, revenue and staff."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.article import BlockKind
from extractors.attribute import Finding, findings
from extractors.scene import Owner, Reach, Scene
from extractors.value import Value, ValueKind

COMPANY = frozenset(("Company",))
_FOUNDED = re.compile(
    r"(?:成立|创立|创建|创办|始创|组建|设立|注册成立)(?:时间|日期)?(?:于|是|为|在|:|：)\s?$"
    r"|始建于\s?$|(?:成立|创立)(?:时间|日期)(?:于|是|为|:|：)?\s?$"
)
_FOUNDING = re.compile(
    r"(?P<gap>(?:(?!消息|获悉|近日|日讯|\d年)[^。；;\n]){0,60}?)(?<![罪关然不能])(?P<verb>成立|创立|创建|创办|组建|设立)(?!以来|后|至今|大会"
    r"|仪式|周年|时间|日期|[一二三四五\d]+周?年|时|前|于|之初|[^，。；;、的了)）\n]{0,24}的)(?P<done>了)?"
)
_CLOSED = re.compile(r"$|[，,。；;、)）:：\s]|的|并|至今|后")
_CARRIED = (Reach.PARAGRAPH, Reach.MAIN)
_UNSAID = 8  # characters before the date in a sentence without a subject; a longer one has its own
_FOUNDERS = re.compile(r"由|与|携手|联合")
_CAPITAL = re.compile(
    r"注册资[本金](?:金)?(?:总?额)?(?:为|达到?|是|约|:|：|增至|增加至|变更为"
    r"|由\S{1,16}[增变]\S{0,3}至)?\s?约?$"
)
_REVENUE = re.compile(
    r"(?P<word>(?:营业总?收入|总?营收(?:额|总额|规模)?|营业额|(?<=[的现总年])总?收入|主营业务收入))(?:总额|规模|金额)?"
    r"(?:(?:合计|总计|约|为|达|达到|超|超过|突破|近|分别为?|逾|首次|已|是|实现|首超|将?近|则|:|：|高达|\s)*)$"
)
_REVENUE_SUBJECT = re.compile(
    r"(?:[）)]|的|我们|截至|\d{1,2}月\d{1,2}日|止年度|公司|集团|合并|实现|总|共|全年|年度|财年|则|也|已|累计|预计|同期|合计|归母|主要|财务|业绩"
    r"|报告期内|完成|取得|创造|（[^）]*）|\([^)]*\)|"
    r"(?:发布|公布|披露)\S{0,24}(?:报告|财报|业绩|公告|快报)(?:称|显示|，)?|[，,]|显示|称|20\d\d年?"
    r"|[、至和及]|[上下]半年|第?[一二三四]季度|今年|去年|前三季度|\s|[:：])*+"
)
_AIM = re.compile(r"预[计期估]|目标|力争|有望|规划|将在|将于|到20\d\d年|计划")
_AIM_AFTER = re.compile(r"[^，。；\n]{0,6}(?:目标|规划)")
_STAFF = re.compile(
    r"(?:员工|职工|雇员|人员规模|团队规模|公司规模|人员总?数)(?:总?人?数)?(?:总?数?量?|规模)?(?:已|共有?|约"
    r"|为|达到?|超过?|突破|近|有|逾|:|：|\t|合计|总计|现有|\s)*$"
)
_STAFF_AFTER = re.compile(r"(?:名|位|个)?(?:全职|在职|正式|余名)?(?:员工|雇员|职工)")
_OWNS = re.compile(r"(?:拥有|共?有|现有|雇[佣用])[^，。；]{0,8}$")
_FEWEST = 10  # 一名员工 speaks of a person, not of a company
_PARTIAL_STAFF = re.compile(
    r"(?:研发|技术|工程|博士|硕士|海外|中国|国内|在华|当地|本地|新增|裁|招|减少|岗位|就业|专业|管理|分公司"
    r"|子公司|厂区|工厂|基地|容纳|解[雇聘]|遣散|失业|罢工|吸纳|影响|其中|转移)[^，。；]{0,8}$"
)
_WORD = 24  # characters: 营业总收入 with 分别为, 首次突破 and the like
_CODE_LABEL = re.compile(r"(?:股票|证券)代[码号]\s?[为是:：]?\s?(?=$)")
_CODED = re.compile(
    r"[”」]?\s?(?:[（(][^（()）]{1,30}[）)])?\s?[（(][^（()）]{0,40}|[^，。；]{0,8}(?:股票|证券|A股|港股)?代[码号][^，。；]{0,4}"
)


def founded(scene: Scene) -> Iterator[Finding]:
    """成立于2014年 · 于2021年4月成立 · 2018年，A成立了B."""
    for date in scene.values(ValueKind.DATE):
        first, last = scene.sentence(date.start)
        if _FOUNDED.search(scene.text[first : date.start]):
            owner = scene.owner(COMPANY, date.start, date.end)
            if owner and (owner.reach not in _CARRIED or date.start - first <= _UNSAID):
                yield from findings(scene, owner, "founded", date, "founded-in")
        elif verb := _FOUNDING.match(scene.text, date.end, last):
            owner = _founded_thing(scene, date, verb)
            yield from findings(scene, owner, "founded", date, "founded-verb", end=verb.end())


def _founded_thing(scene: Scene, date: Value, verb: re.Match[str]) -> Owner | None:
    """Name what was founded: the object of 成立了, the noun after 成立的, else the subject before the verb."""
    attributive = scene.text.startswith("的", verb.end())
    after = scene.following(COMPANY, verb.end(), within=30 if attributive or verb["done"] else 2)
    if after:
        return after
    if verb["done"] or not _CLOSED.match(scene.text, verb.end()):
        return None
    between = scene.marks_in(COMPANY, date.end, verb.start("verb"))
    if between and not _FOUNDERS.search(verb["gap"]):
        at_verb = between[-1].end == verb.start("verb") or "正式" in verb["gap"]
        return Owner(between[-1], Reach.CLAUSE) if at_verb else None
    return scene.preceding(COMPANY, date.start, main=False) if between or len(verb["gap"]) <= _WORD else None


def stock_code(scene: Scene) -> Iterator[Finding]:
    """海岭科技（688999）· 海岭科技（股票代码：688999.SH）."""
    for code in scene.values(ValueKind.STOCK_CODE):
        first, _ = scene.sentence(code.start)
        before = [m for m in scene.marks_in(COMPANY, first, code.start) if m.end <= code.start]
        named = next((m for m in reversed(before) if _CODED.fullmatch(scene.text, m.end, code.start)), None)
        owner = Owner(named, Reach.CLAUSE) if named else None
        if owner is None and _CODE_LABEL.search(scene.text, first, code.start):
            owner = scene.preceding(COMPANY, code.start)
        yield from findings(scene, owner, "stock_code", code, "stock-code")


def registered_capital(scene: Scene) -> Iterator[Finding]:
    """注册资本为1200万元 · 注册资本5亿元."""
    for amount in scene.sums:
        before = scene.text[scene.sentence(amount.start)[0] : amount.start]
        if _CAPITAL.search(before):
            yield from findings(
                scene, scene.owner(COMPANY, amount.start, amount.end), "registered_capital", amount, "capital"
            )


def employees(scene: Scene) -> Iterator[Finding]:
    """员工超2650人 · 拥有500余名员工; not the staff of a part of the company, nor who leaves or joins."""
    for count in scene.values(ValueKind.HEADCOUNT):
        before = scene.text[scene.clause(count.start)[0] : count.start]
        label = _STAFF.search(before) or (
            _OWNS.search(before) if _STAFF_AFTER.search(scene.text, count.start, count.end + 6) else None
        )
        if label and not _PARTIAL_STAFF.search(before[: label.start()]) and int(count.value) >= _FEWEST:
            yield from findings(scene, scene.owner(COMPANY, count.start, count.end), "employees", count, "staff")


def revenue(scene: Scene) -> Iterator[Finding]:
    """2024年营业收入近百亿元 · 2022年、2023年的收入分别为7.20亿元、6.90亿元."""
    for i, amount in enumerate(scene.sums):
        first, last = scene.sentence(amount.start)
        label = _REVENUE.search(scene.text, max(first, amount.start - _WORD), amount.start)
        if label:
            yield from _revenue(scene, label, [a for a in scene.sums[i:] if a.start < last], first)


def _revenue(scene: Scene, label: re.Match[str], amounts: list[Value], first: int) -> Iterator[Finding]:
    owner = _earner(scene, label.start("word"), first)
    periods = scene.values_in(ValueKind.PERIOD, first, label.end()) or _period_before(scene, first)
    if not owner or _AIM.search(scene.text, first, label.start()) or _AIM_AFTER.match(scene.text, amounts[0].end):
        return
    wanted = len(periods) if "分别" in label[0] else 1
    paired = zip(periods[-wanted:], amounts[:wanted], strict=False) if periods else ()
    for period, amount in paired:
        yield from findings(
            scene, owner, "revenue", amount, "revenue", qualifiers={"period": period.value}, start=label.start()
        )


def _period_before(scene: Scene, first: int) -> list[Value]:
    """Give the period that the paragraph, else the title, has named last."""
    said = scene.values_in(ValueKind.PERIOD, scene.block(first).start, first)
    title = next(scene.blocks((BlockKind.TITLE,)), None)
    return (said or (scene.values_in(ValueKind.PERIOD, title.start, title.end) if title else []))[-1:]


def _earner(scene: Scene, start: int, first: int) -> Owner | None:
    """Give the company whose revenue it is; a product or a region between it and 营收 makes it a mere part."""
    marks = [m for m in scene.marks_in(COMPANY, first, start) if m.end <= start]
    if marks and _REVENUE_SUBJECT.fullmatch(scene.text, marks[-1].end, start):
        return Owner(marks[-1], Reach.CLAUSE)
    clause, _ = scene.clause(start)
    unnamed = (start > clause or clause == first) and not scene.marks_in(COMPANY, clause, start)
    return (
        scene.preceding(COMPANY, start) if unnamed and _REVENUE_SUBJECT.fullmatch(scene.text, clause, start) else None
    )
