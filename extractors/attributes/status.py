"""Which stages a project has reached, each with its date; planned only while it has reached none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.article import BlockKind
from extractors.attribute import TRUST, Finding
from extractors.marks import Mark
from extractors.modality import PLAN
from extractors.scene import Owner, Reach, Scene
from extractors.value import ValueKind

PROJECT = frozenset(("Project",))
_BUILDERS = frozenset(("Company", "Fund", "Government"))
_STAGE = re.compile(
    r"(?P<in_production>(?:试|首期|正式|全面|全线|部分)?投产|达产|(?:规模)?量产|投入(?:运营|使用|生产|运行"
    r"|商用)|投[运用](?![于在资])|(?:正式|全面)(?:运营|启用|运行|投运)|启用)"
    r"|(?P<completed>竣工|建成(?!区)|落成|完工|通线|建立起|开设(?!课|专业)|贯通|开园)"
    r"|(?P<equipment_in>(?:设备|机台|光刻机|首台\S{0,8})\S{0,6}(?:搬入|进场|进驻|入厂|移入|运抵)|搬入|[Mm]ove[- ]?in)"
    r"|(?P<topped_out>[封结]顶|金顶)"
    r"|(?P<started>开工|动工|奠基|破土|启动建设|开建|动土|第一根桩|桩基|在建(?!议)|正在(?!为|寻求|考虑|计划|筹|推|申请)\S{0,12}?(?:建设|兴建|扩建|施工"
    r"|建造)|建设中(?=[。；）)的]|$)|开始(?:建设|施工|兴建))"
    r"|(?P<approved>备案(?:公示)?|获批|获得?[^，。；、]{0,8}(?:批准|核准|批复)|批准|核准|(?:予以)?批复|立项)"
    r"|(?P<signed>签约|签署|签订|签下)"
)
_NOT_YET = re.compile(
    r"早$|早日|尽[快早]|力争|加快|加速|推[动进]|促进|确保|争取|待$|等待|后续|助力|全力|奠定|为$|距|一旦|若"
    r"|如果|可$|具备|满足|条件|直至|辅导|上市|注册|开户|今后|下一步|接下来|冲刺|抓|保障|[未没]|高标准"
    r"|高质量|高水平|高起点|明年|后年|[次翌]年|年内|年底前|届时|迟迟|不能|难以|无法|拖延"
)
_WISH = re.compile(r"推进|推动|确保|加快|力争|争取|促进?|重点|支持|鼓励|服务|保障|解决")
_FOUNDATION = re.compile(r"奠定|打下|创造条件|做好?准备|铺平")
_NOT_STAGE = re.compile(
    r"(?:[达投]产)?(?:[后前](?![^，。]{0,3}(?:仪式|期))|时间|以[来后]|之[后前]|[的]?进度|[的]?条件|验收标准"
    r"|率|目标|计划|并?满产后|达产后|[时]，|奖|补|企业|主体|费|成本|许可证|管理|机关|(?:新)?目录|制度|[^，。；]{0,8}过程|等?工作)"
)
_LATER = re.compile(r"明年|后年|[次翌]年|年内|年底前")
_AGREEMENT = re.compile(r"了?[^，。；\n]{0,8}(?:备忘录|战略|框架|采购|供货|订单|合作协议)")
_AT_ONCE = re.compile(r"(?:并|、)?(?:正式)?(?:投产|投用|投运|启用|量产)")
_LOOSE = re.compile(r"(?:规模)?量产|启用|备案|批准|核准|立项|批复|签署|签订|签下|开设|建立起|在建|贯通|开园")
_STRONG = re.compile(r"仪式|正式|顺利|成功|已|完成|喜|举行|实现|圆满")
_BUILD = (
    r"(?:新建|建(?![筑议言])|扩[建产大]|设[立厂]|成立|组建|创建|投资|投入|打造|导入|落地|布局|兴建|升级"
    r"|落户|[投达]产|开工|形成|启动|新增|年产(?!值)|改造|拥有|引进|生产(?!基地)|投向|用于)"
)
_PLANNED = re.compile(rf"(?:{PLAN.pattern}|募投|募集资金)[^。；;\n]{{0,40}}?{_BUILD}")
_CLOSED = re.compile(r"$|[\s，。；、）)”」]|的|仪式|典礼|庆典|建设|奠基|开工|动工|投产|入库|落户|落地")
_RAISED = re.compile(r"(?:拟|计划)?募[集资投][^。；\n]*(?:投向|用于|投入)(?:建设)?(?=$)")
_FORMER = re.compile(r"此前|原|曾")
_NEAR = 12  # characters before a stage that may hold its adverb
_AHEAD = 45  # characters between 签约, 标志着 and the project that they speak of


@dataclass(frozen=True, slots=True)
class _Trigger:
    """A word that names a stage."""

    stage: str
    start: int
    end: int
    loose: bool


def status(scene: Scene) -> Iterator[Finding]:
    """雷鸣项目正式封顶 · 于2月8日开工 · 项目备案公示; plans (拟建, 计划投产) count where no stage is reached."""
    best: dict[tuple[int, str], Finding] = {}
    for finding in _reached(scene):
        old = best.get((finding.thing, finding.value))
        if old is None or _rank(finding) > _rank(old):
            best[finding.thing, finding.value] = finding
    yield from best.values()
    reached = {thing for thing, _ in best}
    yield from _planned(scene, reached)


def _rank(finding: Finding) -> tuple[bool, float]:
    return bool(finding.qualifiers), finding.confidence


def _reached(scene: Scene) -> Iterator[Finding]:
    for match in _STAGE.finditer(scene.text):
        trigger = _Trigger(str(match.lastgroup), match.start(), match.end(), _LOOSE.fullmatch(match[0]) is not None)
        if scene.block(match.start()).kind is BlockKind.TABLE_ROW or not _is_reached(scene, trigger):
            continue
        for owner in _owners(scene, trigger):
            yield _finding(scene, owner, trigger)


def _is_reached(scene: Scene, trigger: _Trigger) -> bool:
    """Tell a stage that is reached from one that is wished for, planned, denied, or a mere date (投产后)."""
    first, last = scene.clause(trigger.start)
    before = scene.text[first : trigger.start]
    if _NOT_YET.search(before[-_NEAR:]) or (_WISH.search(before) and not _STRONG.search(before)):
        return False
    if _NOT_STAGE.match(scene.text, trigger.end, last + 1):
        return False
    if PLAN.search(scene.text, trigger.start, trigger.end) or _LATER.search(scene.text, trigger.start, trigger.end):
        return False
    if trigger.stage == "completed" and _AT_ONCE.match(scene.text, trigger.end):
        return False
    if _FOUNDATION.search(scene.text, trigger.end, last) or _is_ahead(scene, first, trigger.end):
        return False
    plan = list(PLAN.finditer(before))
    return not plan or bool(re.search("已|完成|成功|正式(?!投产|运营)", before[plan[-1].end() :]))


def _is_ahead(scene: Scene, first: int, last: int) -> bool:
    """Tell whether the clause dates the stage after the article: 预计2025年投产，在2028年建成."""
    today = scene.calendar
    if today.year is None:
        return False
    now = f"{today.year}" + (f"-{today.month:02}" if today.month else "")
    dates = scene.values_in(ValueKind.DATE, first, last)
    return bool(dates) and dates[-1].value[: len(now)] > now[: len(dates[-1].value)]


def _owners(scene: Scene, trigger: _Trigger) -> list[Owner]:
    around = scene.around(PROJECT, trigger.start, trigger.end)
    if around:
        return []
    sentence = scene.sentence(trigger.start)
    clause = scene.clause(trigger.start)
    before = [m for m in scene.marks_in(PROJECT, clause[0], trigger.start) if m.end <= trigger.start]
    if before and not _AGREEMENT.match(scene.text, trigger.end):
        return _grouped(scene, before[-1], Reach.CLAUSE)
    after = scene.marks_in(PROJECT, trigger.end, clause[1])
    if after and after[0].start - trigger.end <= _AHEAD:
        return _grouped(scene, after[0], Reach.CLAUSE)
    announced = re.compile(r"标志着|落地|落户").search(scene.text, trigger.end, sentence[1])
    if announced:
        ahead = scene.marks_in(PROJECT, trigger.end, sentence[1])
        if ahead:
            return _grouped(scene, ahead[0], Reach.SENTENCE)
    return _spoken_of(scene, trigger)


def _spoken_of(scene: Scene, trigger: _Trigger) -> list[Owner]:
    if trigger.loose or not _CLOSED.match(scene.text, trigger.end):
        return []
    clause = scene.text[slice(*scene.clause(trigger.start))]
    dated = _date(scene, trigger) is not None
    owner = scene.preceding(PROJECT, trigger.start, main=dated or bool(_STRONG.search(clause)))
    if owner and owner.reach is Reach.PARAGRAPH and not dated and not _STRONG.search(clause):
        return []
    return [owner] if owner else []


def _grouped(scene: Scene, mark: Mark, reach: Reach) -> list[Owner]:
    return [Owner(peer, reach) for peer in scene.group(mark)]


def _finding(scene: Scene, owner: Owner, trigger: _Trigger) -> Finding:
    date = _date(scene, trigger)
    first, last = scene.evidence(trigger.start, trigger.end)
    qualifiers = {"date": date} if date else {}
    rule = f"status-{owner.reach}"
    return Finding(
        owner.thing, "status", trigger.stage, first, last, qualifiers, confidence=TRUST[owner.reach], rule=rule
    )


def _date(scene: Scene, trigger: _Trigger) -> str | None:
    """Date the stage by its clause, else by the date before it in its sentence."""
    for first, last in (scene.clause(trigger.start), (scene.sentence(trigger.start)[0], trigger.start)):
        dates = scene.values_in(ValueKind.DATE, first, last)
        if dates:
            return next((d.value for d in reversed(dates) if d.end <= trigger.start), dates[0].value)
    return None


def _planned(scene: Scene, reached: set[int]) -> Iterator[Finding]:
    done = set(reached)
    for mark in scene.marks_in(PROJECT, 0, len(scene.text)):
        if mark.thing in done or scene.block(mark.start).kind in (BlockKind.TITLE, BlockKind.TABLE_ROW):
            continue
        plan = _plan(scene, mark)
        if plan:
            done.add(mark.thing)
            yield plan


def stage_in(scene: Scene, mark: Mark, start: int, end: int) -> str | None:
    """Give the stage that the text of a table cell tells of a project, or ``None``."""
    for match in _STAGE.finditer(scene.text, start, end):
        trigger = _Trigger(str(match.lastgroup), match.start(), match.end(), _LOOSE.fullmatch(match[0]) is not None)
        inside = mark.start <= match.start() < mark.end
        before = [m.thing for m in scene.marks_in(PROJECT, start, match.start())]
        others = before and before[-1] != mark.thing
        if not trigger.loose and not inside and not others and _is_reached(scene, trigger):
            return trigger.stage
    return None


def progress_in(scene: Scene, start: int, end: int) -> str | None:
    """Give the stage that a cell of its own names: 2025年6月开工, 在建, 计划2026年动工."""
    for match in _STAGE.finditer(scene.text, start, end):
        trigger = _Trigger(str(match.lastgroup), match.start(), match.end(), loose=False)
        return trigger.stage if _is_reached(scene, trigger) else "planned"
    return None


def planned_in(scene: Scene, mark: Mark, start: int, end: int) -> str | None:
    """Tell whether the text of a table cell plans a project: a plan's word before the name or soon after it."""
    limit = min(end, scene.sentence(mark.end)[1])
    return "planned" if _PLANNED.search(scene.text, start, limit) else None


def _is_part(scene: Scene, mark: Mark, plan: int) -> bool:
    """Tell a part of another project: in 该项目将建设研发中心 the plan is the project's."""
    if mark.start < plan:
        return False
    subject = scene.preceding(PROJECT, plan, main=False)
    if subject is None or subject.thing == mark.thing or subject.reach not in (Reach.CLAUSE, Reach.SENTENCE):
        return False
    return not scene.marks_in(_BUILDERS, subject.mark.end, plan)


def _plan(scene: Scene, mark: Mark) -> Finding | None:
    """Find the plan that the mark's clause tells, or a later clause of the sentence with the project as its subject."""
    first, _ = scene.clause(mark.start)
    match = _PLANNED.search(scene.text, first, scene.clause(mark.end)[1])
    reach = Reach.CLAUSE
    if match is None:
        end = scene.sentence(mark.start)[1]
        others = [m for m in scene.marks_in(PROJECT, mark.end, end) if m.thing != mark.thing]
        match = _PLANNED.search(scene.text, mark.end, others[0].start if others else end)
        reach = Reach.SENTENCE
    raised = _RAISED.search(scene.text, scene.sentence(mark.start)[0], mark.start)
    if match is None and raised:
        match, reach = raised, Reach.SENTENCE
    if match is None or _is_part(scene, mark, match.start()) or _FORMER.search(scene.text, first, match.start()):
        return None
    start, end = scene.evidence(match.start(), match.end())
    return Finding(mark.thing, "status", "planned", start, end, confidence=TRUST[reach] - 0.1, rule=f"planned-{reach}")
