"""Names by their form, in sentences about invented companies."""

from __future__ import annotations

import pytest

from extractors.recognizers.grammars import Grammars
from extractors.recognizers.model import KINDS

CASES = [
    ("近日，青岚市云启半导体有限公司宣布投产。", "青岚市云启半导体有限公司", "Company"),
    ("公司与云启(青岚)新材料股份有限公司签约。", "云启(青岚)新材料股份有限公司", "Company"),
    ("其中，领投方为远舟创投，跟投方为他人。", "远舟创投", "Fund"),
    ("青岚云启股权投资合伙企业(有限合伙)持有股份。", "青岚云启股权投资合伙企业(有限合伙)", "Fund"),
    ("《关于促进云启产业发展的若干政策》已经通过。", "关于促进云启产业发展的若干政策", "Policy"),
    ("符合QDX209-6标准。", "QDX209-6", "Policy"),
    ("由青岚市人民政府主办。", "青岚市人民政府", "Government"),
    ("合作方有青岚大学、云启研究院。", "青岚大学", "Academia"),
    ("合作方有青岚大学、云启研究院。", "云启研究院", "Academia"),
    ("由青岚半导体行业协会承办。", "青岚半导体行业协会", "Association"),
    ("落户青岚高新区。", "青岚高新区", "Place"),
    ("形成年产30万片云晶衬底项目。", "年产30万片云晶衬底项目", "Project"),
    ("发布了新品QM300系列。", "QM300系列", "Product"),
    ("量产8英寸云晶衬底。", "8英寸云晶衬底", "Product"),
    ("董事长王云启表示满意。", "王云启", "Person"),
    ("首席执行官莱奥·曼德表示满意。", "莱奥·曼德", "Person"),
    ("拟在科创板上市。", "科创板", "Exchange"),
]


@pytest.mark.parametrize(("text", "name", "kind"), CASES)
def test_forms_reach_from_border_to_border(text: str, name: str, kind: str) -> None:
    assert (name, kind) in {(text[a:b], k) for a, b, k in Grammars().find(text)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("该公司表示，公司将继续努力。", "Company"),
        ("有限公司", "Company"),
        ("政府", "Government"),
        ("增长12.5%，达3亿元", "Product"),
    ],
)
def test_bare_words_are_no_names(text: str, kind: str) -> None:
    assert [text[a:b] for a, b, k in Grammars().find(text) if k == kind] == []


def test_every_kind_of_form_is_tried() -> None:
    kinds = {kind for _, _, kind in CASES}
    assert kinds == set(KINDS)
