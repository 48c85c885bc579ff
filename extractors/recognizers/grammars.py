"""Names by their form: what a company, a fund, a policy … looks like, whoever it is.

Each grammar has an ending that says what kind of thing is named, and walks left over words to the border of the name:
to a punctuation mark, or to a word that no name of that kind holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.article import Article
from extractors.mention import Mention
from extractors.recognizers.forms import FORMS, SURNAMES
from extractors.words import Words, words

Span = tuple[int, int, str]

_FUNCTION_TAGS = frozenset(("p", "c", "u", "uj", "ul", "uz", "ud", "ug", "uv", "d", "r", "y", "e"))
_FUNCTION_WORDS = frozenset(
    "与 和 及 以及 由 在 对 向 为 是 于 将 被 把 的 了 等 或 给 让 使 到 从 据 该 此 其 并 也 已 又 再 所 之 "
    "里 内 后 前 之间 中的 如 即 称 包括 例如 比如 其中 此次 目前 近日 日前 今年 去年 当前 国内 国外 我国 全球 "
    "亿元 万元 亿美元 万美元 亿欧元 美元 欧元 亿 万 第一 一家 一个 多家 多个 首个 首家 首批 首条 这家 这个 某 各 每 两家 几家 等等".split()
)
# Verbs that stand before a name or between two names, never inside one.
_CUE_VERBS = frozenset(
    "宣布 表示 指出 透露 成立 设立 联合 携手 成为 举办 加入 获 获得 获得了 发布 推出 完成 参与 支持 走进 来自 位于 落户 落地 "
    "入驻 引进 依托 通过 根据 作为 签约 签署 收购 拟 正式 启动 建设 打造 推进 推动 提供 采用 使用 基于 用于 搭载 开发 研发 "
    "生产 制造商 供应商 总投资 投资建设 有 包含 涵盖 覆盖 涉及 实现 带动 促进 加快 加强 提升 出席 邀请 授予 助力 服务 围绕 "
    "董事长 总经理 总裁 创始人 主任 书记 副总经理 副总裁 首席 客户 企业 公司 子公司 旗下 股东 投资方 合作伙伴 领投 跟投 "
    "计划 预计 拥有 控股 持有 出资 介绍 认为 负责 隶属 属于 选择 受 经 按 遵循 制定 印发 出台 修订 落实 执行 符合 计入 纳入".split()
)
_PUNCTUATION = re.compile(r"[，。、；：！？!?,;:“”‘’\"'《》<>【】「」『』\[\]\t\n|…—~=+（）]")
_CHEMICAL = frozenset("-·&./' ")


@dataclass(frozen=True, slots=True)
class Form:
    """What names of one kind end in, and how far they reach to the left.

    Parameters
    ----------
    kind
        Kind of the thing that is named.
    ending
        Matches the ending of a name.
    fewest, most
        Words before the ending.
    through
        Words that would be borders elsewhere and are part of such names (的 in a policy's title).
    bare
        Whether the ending alone is a name (the regular expression then matches the whole name).
    """

    kind: str
    ending: re.Pattern[str]
    fewest: int = 1
    most: int = 8
    through: frozenset[str] = frozenset()
    bare: bool = False


def _forms() -> list[Form]:
    return [
        Form(kind, re.compile(ending), fewest, most, frozenset(through.split()), bare=most == 0)
        for kind, ending, fewest, most, through in FORMS
    ]


class Grammars:
    """All forms at once; the spans may overlap."""

    name = "grammar"

    def __init__(self, table: Words | None = None) -> None:
        self._words = table or words()
        self._forms = _forms()

    def find(self, text: str) -> Iterator[Span]:
        """Spans in one block of text that look like names."""
        cuts = [start for start, _ in self._words.cut(text)] + [len(text)]
        index = {start: n for n, start in enumerate(cuts)}
        stops = [self._stops(text[a:b]) for a, b in pairwise(cuts)]
        for form in self._forms:
            for match in form.ending.finditer(text):
                start = match.start() if form.bare else self._border(text, match.start(), cuts, index, stops, form)
                if start is not None:
                    yield start, match.end(), form.kind
        yield from self._persons(text, cuts)

    def recognize(self, article: Article) -> list[Mention]:
        """Spans of the whole article."""
        return [
            Mention(block.start + start, block.start + end, kind, 0.5, self.name)
            for block in article.blocks
            for start, end, kind in self.find(article.text[block.start : block.end])
        ]

    def _persons(self, text: str, cuts: Sequence[int]) -> Iterator[Span]:
        """A surname with one or two characters that make no word with their neighbours: perhaps a person."""
        spans = list(pairwise(cuts))
        for n, (start, end) in enumerate(spans):
            if text[start] not in SURNAMES:
                continue
            last = n
            while last - n < 2 and last + 1 < len(spans) and self._is_given(text[slice(*spans[last + 1])]):
                last += 1
            if end - start == 1 and last > n:
                yield start, spans[last][1], "Person?"
            elif 2 <= end - start <= 3 and self._words.get(text[start:end]).tag == "nr":
                yield start, spans[last][1] if end - start == 2 and last == n + 1 else end, "Person?"

    def _is_given(self, word: str) -> bool:
        return len(word) == 1 and "\u3400" <= word <= "\u9fff" and not self._stops(word)

    def _stops(self, word: str) -> bool:
        if word in _FUNCTION_WORDS or word in _CUE_VERBS or _PUNCTUATION.match(word):
            return True
        return self._words.get(word).tag in _FUNCTION_TAGS

    def _border(
        self, text: str, at: int, cuts: Sequence[int], index: dict[int, int], stops: Sequence[bool], form: Form
    ) -> int | None:
        """Where the name that ends in the match at ``at`` begins; ``None`` where nothing stands before the ending."""
        first = at
        while first not in index:
            first -= 1
        n, count = index[first], int(first < at)
        if first < at and stops[n]:
            return None
        while n and count < form.most:
            word = text[cuts[n - 1] : cuts[n]]
            if word == ")" and (opening := text.rfind("(", max(0, cuts[n] - 14), cuts[n])) in index and index[opening]:
                n = index[opening]
                continue
            if (stops[n - 1] and word not in form.through) or word in "()":
                break
            n -= 1
            count += 1
        while n < len(stops) and cuts[n] < at and text[cuts[n]] in _CHEMICAL:
            n += 1
        return cuts[n] if count >= form.fewest and cuts[n] < at else None
