"""Titles of persons: the words between an organisation and a name that say the post."""

from __future__ import annotations

import re

_POSTS = (
    "董事长 副董事长 董事局主席 董事会主席 董事会秘书 董秘 执行董事 非执行董事 独立董事 董事 监事会主席"
    " 监事 总经理 副总经理 总裁 副总裁 总监 经理 首席执行官 首席运营官 首席财务官 首席技术官 首席科学家"
    " 首席工程师 "
    "首席架构师 首席分析师 首席战略官 首席营销官 首席代表 首席专家 首席谈判代表 首席顾问 CEO CTO CFO COO"
    " CMO CSO CIO VP EVP SVP GM 创始人 联合创始人 创办人 合伙人 主席 副主席 主任 副主任 主任委员 "
    "院长 副院长 所长 副所长 校长 副校长 教授 副教授 讲师 研究员 副研究员 院士 博导 导师 书记 副书记 市长"
    " 副市长 省长 副省长 县长 副县长 区长 副区长 镇长 副镇长 州长 部长 副部长 厅长 副厅长 局长 副局长 "
    "处长 副处长 科长 司长 副司长 委员 常委 巡视员 调研员 秘书长 副秘书长 会长 副会长 理事长 副理事长 理事"
    " 总理 副总理 总统 副总统 首相 国务卿 大臣 议员 总工程师 副总工程师 总工 工程师 架构师 分析师 负责人 "
    "部门主管 主管 顾问 发言人 代表 代表取缔役社长 取缔役社长 社长 会员 成员 法定代表人 法人代表 总设计师"
    " 设计师 科学家 技术官 财务长 营运长 财务总监 技术总监 厂长 副厂长 秘书 助理 专员 专家 主编 总编辑 编辑"
    " "
    "实际控制人 总干事 干事长 行长 副行长 专务 常务 本部长 事业部长 负责 财务官 执行官 运营官 主持人 召集人"
    " 组长 副组长 队长 首席"
)
_WORD = "|".join(sorted(map(re.escape, _POSTS.split()), key=len, reverse=True))
_MODIFIER = (
    r"(?:[前原时]任?|现任?|兼|新任|代理?|资深|高级|首席|常务|执行|联席|联合|荣誉|终身|讲席|特聘|[一二三]级"
    r"|(?:[\u4e00-\u9fffA-Za-z0-9&/（）()\-]{1,14}?))"
)
_ONE = re.compile(rf"(?:{_MODIFIER}\s?){{0,3}}(?:{_WORD})(?:\s?[兼及]\s?(?:{_MODIFIER}\s?)?(?:{_WORD}))*")
_FOUNDER = re.compile(r"^(?:联合)?创[始办]人\s?(?:兼|、|及|和)\s?")
_SEPARATOR = re.compile(r"[、/]|以及|及(?!其)|和")
_ORGANISATION = re.compile(
    r"公司|集团|大学|学院(?!院长)|研究[院所](?!院长|所长)|协会|学会|联盟|委员会(?!委员)|银行|证券"
    r"|半导体(?!事业|业务|部|行业)|资本|中心(?!主任|总监|负责人|总经理|副)|科技(?!部|委)|政府"
    r"|[A-Za-z]{2,}\s?[(（]"
)
_PARTY = re.compile(r"委(?:员会)?$|党工?委$")
_OFFICE = re.compile(r"(?:副?(?:市|县|区|省|州|镇)长|管委会|人大|政协)")
_HONORIFIC = re.compile(r"\s?(?:先生|女士|博士|老师)?\s?$")
_TAKES = re.compile(
    r"(?:现|曾|曾经|先后|历|兼|并|将|正式|拟|自\S{1,10}起)?(?:担任|出任|任职|就任|升任|受聘|受聘为|任|为|是"
    r"|兼任|当选|获任|履新|加入|执掌)[^，。；;]{0,4}$"
)
_AFTER = re.compile(r"(?:[及和、与][^，。；;的]{2,24}?)?(?:的|（[^）]*）|\([^)]*\)|\s|\S{0,6}担任|曾?任|出任)*")
_LEAD = re.compile(r"^(?:[（(][^）)]*[）)]|的|\s|担任|出任|任|现任|曾任|负责\S{0,16}的)+")


def title_between(words: str, organisation: str) -> str | None:
    """Read the post out of the words between an organisation and the person behind it: 海岭科技 *董事长、总经理* 王某.

    Further posts at other organisations (董事长、海岭大学教授) are left out, and what follows a party post at a state
    body.
    """
    words = _LEAD.sub("", _HONORIFIC.sub("", words)).strip()
    if words[:1] in ("委", "党") and _OFFICE.search(words):
        words = words[_OFFICE.search(words).start() :]  # type: ignore[union-attr]
    end = _posts_end(words, stop_at_office=bool(_PARTY.search(organisation)))
    return _FOUNDER.sub("", words[:end]).strip() or None


def _posts_end(words: str, *, stop_at_office: bool) -> int:
    """Give the end of the posts that words begin with; a joint inside a post (穿戴和感知事业部总经理) ends none."""
    end = begin = 0
    for cut in [*(m.start() for m in _SEPARATOR.finditer(words)), len(words)]:
        part = words[begin:cut].strip("、/及和以 ")
        if end and stop_at_office and _OFFICE.match(part):
            break
        if _ONE.fullmatch(part) and not (end and _ORGANISATION.search(part)):
            end = begin = cut
    return end


def title_before(words: str) -> str | None:
    """Read the posts that words end with, before a person whose organisation they do not name."""
    words = _HONORIFIC.sub("", words).strip()
    for match in re.finditer(r"(?=\S)", words):
        rest = words[match.start() :]
        if _posts_end(rest, stop_at_office=False) == len(rest) and not _ORGANISATION.search(rest):
            return _FOUNDER.sub("", rest) or None
    return None


def title_after(words: str) -> str | None:
    """Read the post out of the words behind an organisation: 王某曾任海岭科技 *副总裁*，…."""
    lead = _AFTER.match(words)
    rest = words[lead.end() :] if lead else words
    one = _ONE.match(rest) or _ONE.match(words)
    return one[0].strip() if one and not _ORGANISATION.search(one[0]) else None


def takes_post(words: str) -> bool:
    """Tell whether words end with taking up a post: 曾任, 现任, 出任."""
    return _TAKES.search(words) is not None
