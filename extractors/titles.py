"""Titles of persons: the words between an organisation and a name that say the post."""

from __future__ import annotations

import re

_POSTS = """
    董事长 副董事长 董事局主席 董事会主席 董事会秘书 董秘 执行董事 非执行董事 独立董事 董事 监事会主席 监事
    总经理 副总经理 总裁 副总裁 行政总裁 总监 经理 主管 主任 副主任 主任委员 负责人 负责 顾问 助理 秘书 专员
    首席执行官 首席运营官 首席财务官 首席技术官 首席科学家 首席工程师 首席架构师 首席分析师 首席战略官 首席营销官
    首席代表 首席专家 首席谈判代表 首席顾问 首席 执行官 运营官 财务官 技术官 财务长 营运长 财务总监 技术总监
    CEO CTO CFO COO CMO CSO CIO VP EVP SVP GM 创始人 联合创始人 创办人 合伙人 实际控制人 法定代表人 法人代表
    主席 副主席 会长 副会长 理事长 副理事长 理事 秘书长 副秘书长 总干事 会员 成员 代表 发言人 主持人 召集人
    院长 副院长 所长 副所长 校长 副校长 教授 副教授 讲师 研究员 副研究员 院士 博导 导师 科学家 专家
    书记 副书记 常委 委员 市长 副市长 省长 副省长 县长 副县长 区长 副区长 镇长 副镇长 州长 部长 副部长 厅长 副厅长
    局长 副局长 处长 副处长 科长 司长 副司长 巡视员 调研员 总理 副总理 总统 副总统 首相 国务卿 大臣 议员 行长 副行长
    总工程师 副总工程师 总工 工程师 架构师 分析师 总设计师 设计师 主编 总编辑 编辑 厂长 副厂长 组长 副组长 队长
    代表取缔役社长 取缔役社长 社长 专务 常务 本部长 事业部长 干事长
"""
_WORD = "|".join(sorted(map(re.escape, _POSTS.split()), key=len, reverse=True))
_RANK = r"前任?|[时现新原]任|兼|代理?|资深|高级|首席|常务|执行|联席|联合|荣誉|名誉|终身|讲席|特聘|[一二三]级|副"
_BODY = r"[省市县区州镇]委|党委|党工委|管委会|董事会|监事会|[省市县区]政府"
_FREE = r"(?:(?![兼为])[\u4e00-\u9fffA-Za-z0-9&/（）()\-]){1,20}?"
_KNOWN_POST = rf"(?:(?:{_RANK}|{_BODY})\s?)*(?:{_WORD})"
_ONE = re.compile(rf"(?:(?:{_RANK})\s?)*(?:{_FREE}\s?)?(?:(?:{_RANK})\s?)*(?:{_WORD})(?:\s?[兼及]\s?{_KNOWN_POST})*")
_KNOWN = re.compile(rf"{_KNOWN_POST}(?:\s?[兼及、]\s?{_KNOWN_POST})*")
_FOUNDER = re.compile(r"^(?:联合)?创[始办]人\s?(?:兼|、|及|和)\s?")
_SEPARATOR = re.compile(r"[、/]|以及|及(?!其)|和")
_ORGANISATION = re.compile(
    r"公司|集团|大学|学院(?!院长)|研究[院所](?!院长|所长)|协会|学会|联盟|委员会(?!委员)|银行|证券|半导体(?!事业|业务|部|行业)"
    r"|资本|中心(?!主任|总监|负责人|总经理|副)|科技(?!部|委)|政府|[A-Za-z]{2,}\s?[(（]"
)
_PARTY = re.compile(r"委(?:员会)?$|党工?委$")
_OFFICE = re.compile(r"副?(?:市|县|区|省|州|镇)长|管委会|人大|政协")
_HONORIFIC = re.compile(r"\s?(?:先生|女士|博士|老师)?\s?(?:为|是|由)?\s?$")
_VERB = r"担任|出任|转任|聘任|兼任|现任|曾任|选举|当选|任|为|由|是|原"
_TAKES = re.compile(rf"(?:{_VERB}|任职|就任|升任|受聘|获任|履新|加入|执掌)[^，。；;]{{0,4}}$")
_JOINT = r"(?:[及和、与][^，。；;的]{2,24}的)?"
_AFTER = re.compile(rf"{_JOINT}(?:的|（[^）]*）|\([^)]*\)|\s|\S{{0,6}}担任|(?:{_VERB}|新任))*")
_LEAD = re.compile(rf"^(?:[（(][^）)]*[）)]|的|\s|{_VERB}|新任|负责\S{{0,16}}的)+")


def title_between(words: str, organisation: str) -> str | None:
    """Read the post out of the words between an organisation and the person behind it: 海岭科技 *董事长、总经理* 王某.

    Further posts at other organisations (董事长、海岭大学教授) are left out, and what follows a party post at a state
    body.
    """
    words = _LEAD.sub("", _HONORIFIC.sub("", words)).strip()
    office = _OFFICE.search(words) if words[:1] in ("委", "党") else None
    words = words[office.start() :] if office else words
    end = _posts_end(words, stop_at_office=_PARTY.search(organisation) is not None)
    return _FOUNDER.sub("", words[:end]).strip() or None


def _posts_end(words: str, *, stop_at_office: bool) -> int:
    """Give the end of the posts that words begin with; a joint inside a post (车载和工业事业部总经理) ends none."""
    end = begin = 0
    for cut in [*(m.start() for m in _SEPARATOR.finditer(words)), len(words)]:
        part = words[begin:cut].strip("、/及和以 ")
        if end and stop_at_office and _OFFICE.match(part):
            break
        one = _ONE.match(part)
        if one and part[one.end() : one.end() + 1] in ("兼", "为", "是") and not end:
            return words.index(part) + one.end()
        if _ONE.fullmatch(part) and not (end and _ORGANISATION.search(part)):
            end = begin = cut
    return end


def title_before(words: str) -> str | None:
    """Read the posts that words end with, before a person whose organisation they do not name: 县委常委、副县长王某."""
    words = _HONORIFIC.sub("", words)
    found = next((m for m in _KNOWN.finditer(words) if m.end() == len(words)), None)
    return _FOUNDER.sub("", found[0]).strip() or None if found else None


def title_after(words: str) -> str | None:
    """Read the post out of the words behind an organisation: 王某曾任海岭科技 *副总裁*，…."""
    lead = _AFTER.match(words)
    one = _ONE.match(words, lead.end() if lead else 0)
    return one[0].strip() if one and not _ORGANISATION.search(one[0]) else None


def title_taken(words: str) -> str | None:
    """Read the post that words behind a person begin with: 王某 *担任首席科学家*; not one at an organisation."""
    lead = _LEAD.match(words)
    known = _KNOWN.match(words, lead.end()) if lead else None
    return known[0].strip() if known else None


def takes_post(words: str) -> bool:
    """Tell whether words end with taking up a post: 曾任, 现任, 出任."""
    return _TAKES.search(words) is not None
