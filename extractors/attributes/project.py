"""What projects are: their total investment, capacity and area."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.article import BlockKind
from extractors.attribute import Finding, findings
from extractors.marks import Mark
from extractors.scene import Owner, Reach, Scene
from extractors.value import Value, ValueKind

PROJECT = frozenset(("Project",))
_ABOUT = (
    r"(?:金额|规模|总?额|约|近|为|达|达到|超过?|逾|高达|至少|将?超|预计|人民币|合计|共计?|不低于|不超过|:"
    r"|：|~|\s|将|可|总?计|约达)*"
)
_TOTAL = re.compile(
    rf"(?:总投资|投资总额?|投资额|总投入|投资规模|建设总额|计划(?:总|新增)?投资|拟(?:总|新增)?投资|新增投资"
    rf"|项目投资|固定资产投资|总造价|投资估算|[一二三四首]期(?:工程|项目)?(?:计划|拟)?投资){_ABOUT}$"
)
_SPENT = re.compile(rf"(?:投资|斥资|耗资|砸|豪掷|拨款|投入|投建)了?{_ABOUT}$")
_RISE = re.compile(
    r"(?:投资|投入)[^，。；]{0,16}(?:增至|增加到|增加至|提高到|提高至|追加到|追加至|上调至|扩大至|提升至"
    r"|上升至)$"
)
_OUTDATED = re.compile(r"(?:增至|增加|提高|追加|上调|扩大|提升|上升)")
_TARGET = re.compile(
    r"[，,]?(?:将|主要|其中)?(?:用于|用以|用来|支持|在[^，。；]{1,20}?|于[^，。；]{1,20}?)?(?:新?[建造]"
    r"|建[设造立]|兴建|打造|扩[产建大]|用于|支持|建成|的|$)"
)
_OTHER_MONEY = re.compile(
    r"(?:募集|募资|融资|产值|营收|收入|销售|利税|税收|税额|注册资本|补贴|补助|奖励|奖补|激励|基金|市值|估值"
    r"|债|利润|订单|规模为|GDP|贷款|授信|成交|收购|并购|股权|股份|对价|借款|增资|研发投入"
    r"|资本支出)[^，。；]{0,12}$"
)
_OTHER_AFTER = re.compile(
    r"(?:及|或)?以[上下内]|(?:的)?(?:产值|营收|收入|销售|利税|税收|补贴|补助|奖励|激励|基金|贷款|订单|融资"
    r"|资金池|市场|股权|股份|授信)"
)
_NEEDS = re.compile(r"[”」』]?所?需要?的?(?:约|近|超过?)?")
_DESTINED = re.compile(r"(?:将|拟)?(?:投向|用于|投入)(?:建设)?")
_RAISED = re.compile(r"募集资金|募资|所得款项")
_PHASE = re.compile(r"第?[一二三四首]期")
_PHASED = re.compile(r"((?:第?[一二三四]|首)期)(?:工程|项目)?[^，。；]{0,10}(?:总?投资|用地|占地|面积|计划投资)")
_LAND = re.compile(r"占地|用地|建筑面积|总面积|面积|拿地|地块|厂房|净室|厂区|园区|楼面|场地|车间|建面|租赁|土地|总建面")
_HOUSE = re.compile(r"的?(?:\S{0,6}(?:厂房|净室|洁净|车间|土地|用地|园区|地块|厂区|基地|空间|场地|建筑))")
_NO_LAND = re.compile(r"每平方米|元/|销售|采暖|节约|住房|住宅|应用面积|耕地|均价|超净|万元/亩|亩均")
_MARKET = re.compile(r"全球|国内|我国|中国|行业|市场|全年|累计|出货|销售|销量|库存|订单|需求|进口|出口|去年|同比|历史")
_NAMED = re.compile(r"\d[\d,.]*\s?[余多]?万?(?:吨|片|颗|套|台|只|件|平方米|GWh|GW|MW)")


def investment(scene: Scene) -> Iterator[Finding]:
    """总投资16.25亿元 · 投资50亿欧元新建的晶圆厂 · 总投资10亿元的雷鸣项目; not what is raised, earned or granted."""
    for amount in scene.sums:
        if scene.block(amount.start).kind is not BlockKind.TABLE_ROW:
            yield from _investment(scene, amount, scene.sentence(amount.start)[0])


def _investment(scene: Scene, amount: Value, first: int) -> Iterator[Finding]:
    clause, clause_end = scene.clause(amount.start)
    before = scene.text[max(first, clause) : amount.start]
    after = scene.text[amount.end : clause_end]
    if _OTHER_AFTER.match(after) or _OUTDATED.match(after):
        return
    total = _TOTAL.search(before) or _RISE.search(before)
    if total:
        owner = _invested(scene, amount, total=True)
        yield from _sized(scene, owner, "investment", amount, "investment-total", start=clause + total.start())
        return
    spent = _SPENT.search(before)
    if spent and not _OTHER_MONEY.search(before):
        owner = _invested(scene, amount, total=False)
        yield from _sized(scene, owner, "investment", amount, "investment-spent", start=clause + spent.start())
        return
    around = scene.around(PROJECT, amount.start, amount.end)
    named = around or _bracketed(scene, amount) or _needed(scene, amount) or _destined(scene, amount, first)
    if named and not _OTHER_MONEY.search(before):
        yield from _sized(scene, Owner(named, Reach.OWN), "investment", amount, "investment-named")


def _invested(scene: Scene, amount: Value, *, total: bool) -> Owner | None:
    """Name the project that a sum goes into: after 的, 用于, 建设, else the one that is spoken of."""
    around = scene.around(PROJECT, amount.start, amount.end)
    if around:
        return Owner(around, Reach.OWN)
    if total and not scene.text.startswith("的", amount.end):
        spoken = scene.preceding(PROJECT, amount.start, main=False)
        if spoken and spoken.reach in (Reach.CLAUSE, Reach.SENTENCE):
            return spoken
    target = _TARGET.match(scene.text, amount.end, scene.sentence(amount.start)[1])
    if target:
        limit = scene.sentence(amount.start)[1]
        marks = scene.marks_in(PROJECT, amount.end, min(limit, amount.end + 40))
        if marks and "；" not in scene.text[amount.end : marks[0].start]:
            return Owner(marks[0], Reach.CLAUSE)
    if total:
        return scene.preceding(PROJECT, amount.start)
    owner = scene.preceding(PROJECT, amount.start, main=False)
    return owner if owner and owner.reach is Reach.CLAUSE else None


def _needed(scene: Scene, amount: Value) -> Mark | None:
    """Name the project that needs the sum: 建设“云岭工厂”所需的20亿美元."""
    marks = scene.marks_in(PROJECT, max(0, amount.start - 60), amount.start)
    return next((m for m in marks if _NEEDS.fullmatch(scene.text, m.end, amount.start)), None)


def _bracketed(scene: Scene, amount: Value) -> Mark | None:
    """Name the project whose sum stands in brackets behind it: 一期工厂（58亿元）."""
    if scene.text[amount.start - 1 : amount.start] not in ("(", "（") or scene.text[
        amount.end : amount.end + 1
    ] not in (")", "）"):
        return None
    return next(
        (m for m in scene.marks_in(PROJECT, max(0, amount.start - 60), amount.start) if m.end == amount.start - 1), None
    )


def _destined(scene: Scene, amount: Value, first: int) -> Mark | None:
    """Name the project that a part of the raised money goes to: 其中5亿元用于研发中心建设."""
    match = _DESTINED.match(scene.text, amount.end)
    if match is None or not _RAISED.search(scene.text, first, amount.start):
        return None
    return next(iter(scene.marks_in(PROJECT, match.end(), match.end() + 2)), None)


def _sized(
    scene: Scene, owner: Owner | None, attribute: str, value: Value, rule: str, *, start: int | None = None
) -> Iterator[Finding]:
    phase = _phase(scene, value)
    own = _PHASE.search(scene.text, owner.mark.start, owner.mark.end) if owner else None
    if phase and own and own[0] != phase:
        return
    yield from findings(
        scene, owner, attribute, value, rule, qualifiers={"phase": phase} if phase else None, start=start
    )


def _phase(scene: Scene, value: Value) -> str | None:
    first, _ = scene.sentence(value.start)
    phased = list(_PHASED.finditer(scene.text, first, value.start))
    return phased[-1][1] if phased else None


def capacity(scene: Scene) -> Iterator[Finding]:
    """年产40万片外延片 · 月产能10万片 · 4万片/月的晶圆."""
    for amount in scene.values(ValueKind.CAPACITY):
        owner = _maker(scene, amount)
        before = scene.text[scene.clause(amount.start)[0] : amount.start]
        if owner and (owner.reach in (Reach.OWN, Reach.CLAUSE) or not _MARKET.search(before)):
            yield from _printed(scene, owner, "capacity", amount, "capacity")
    for mark in scene.marks_in(PROJECT, 0, len(scene.text)):
        named = None if mark.reference else _NAMED.match(scene.text, mark.start, mark.end)
        if named:
            value = Value(ValueKind.CAPACITY, named[0], mark.start, named.end())
            yield from _printed(scene, Owner(mark, Reach.OWN), "capacity", value, "capacity-name")


def _maker(scene: Scene, amount: Value) -> Owner | None:
    """Name the project that has a capacity; a name made of it (年产80万套模组的基地) restates another."""
    owner = scene.owner(PROJECT, amount.start, amount.end)
    if owner and owner.mark.start in range(amount.start - 1, amount.end + 2):
        spoken = scene.preceding(PROJECT, owner.mark.start, main=False)
        if spoken and spoken.reach in (Reach.CLAUSE, Reach.SENTENCE):
            return spoken
    return owner


def area(scene: Scene) -> Iterator[Finding]:
    """占地面积23,867平方米 · 用地约100亩 · 16000平方米的厂房."""
    for size in scene.values(ValueKind.AREA):
        first, last = scene.clause(size.start)
        before, after = scene.text[first : size.start], scene.text[size.end : last]
        if (_LAND.search(before) or _HOUSE.match(after)) and not _NO_LAND.search(before):
            yield from _printed(scene, scene.owner(PROJECT, size.start, size.end), "area", size, "area")


def _printed(scene: Scene, owner: Owner | None, attribute: str, value: Value, rule: str) -> Iterator[Finding]:
    """Keep the words as the document prints them."""
    words = scene.article.printed(value.start, value.end)
    yield from _sized(scene, owner, attribute, Value(value.kind, words, value.start, value.end), rule)
