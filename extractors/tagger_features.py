"""What the tagger sees of each character: strings, one list per character of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extractors.words import Words

Layer = tuple[str, Iterable[tuple[int, int, str]]]
"""Spans that another source proposes: the source's letter, and its spans ``(start, end, label)``."""

_QUOTES = {"《": "》", "“": "”", "「": "」", "(": ")"}

# What ends a name, by kind of name; the distance to the next one tells what the characters before it may be.
_ENDINGS = (
    ("c", "公司|集团|股份|Inc|Corp|Ltd"),
    ("s", "半导体|微电子|科技|电子|光电|技术|集成|智能|材料|精密|微|芯|创新|股份|通信|软件|信息|实业|控股|材"),
    ("f", "资本|创投|基金|投资|产投|合伙|金控|资产|国投|投资集团"),
    ("g", "政府|管委会|委员会|办公室|局|厅|部|院|委|署"),
    ("a", "大学|学院|研究院|研究所|实验室|科学院|研究中心|团队"),
    ("u", "协会|联盟|学会|商会|组织|联合会|平台|中心"),
    ("j", "项目|基地|产线|生产线|工厂|产业园|一期|二期|工程|总部|厂|设施|线|园"),
    ("l", "省|市|区|县|镇|街道|新城|开发区|高新区|园区|州|地区|国"),
    ("y", "办法|政策|措施|规划|法案|意见|方案|计划|通知|条例|法|标准|行动|制度|战略|目录|条款|规定|清单"),
    (
        "d",
        "芯片|模组|平台|系统|器件|设备|处理器|衬底|晶圆|材料|技术|工艺|传感器|系列|软件|模块|机|片|器|管|光机|服务|内存",
    ),
    ("p", "表示|说|指出|介绍|透露|认为|称|院士|先生|教授|博士|主席|总裁|总经理|董事长|市长|主任|书记|部长"),
)
_ENDING = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _ENDINGS))
_LOOK_AHEAD = 10  # characters


def shape(char: str) -> str:
    """Class of a character: H (Chinese), A, a, 9, or itself."""
    if "\u3400" <= char <= "\u9fff":
        return "H"
    if char.isdigit():
        return "9"
    if char.isalpha():
        return "A" if char.isupper() else "a"
    return char


def observe(text: str, *, words: Words, layers: Sequence[Layer] = (), title: str = "") -> list[list[str]]:
    """Attributes of each character of ``text`` (a block of an article).

    Parameters
    ----------
    words
        The table that cuts the text into words.
    layers
        Spans proposed by other sources.
    title
        The article's title: two characters that stand in it, too, are marked.
    """
    rows = _characters(text)
    _add_words(rows, text, words)
    _add_endings(rows, text)
    _add_quotes(rows, text)
    for letter, spans in layers:
        _add_layer(rows, letter, spans)
    _add_title(rows, text, title)
    return rows


def _characters(text: str) -> list[list[str]]:
    shapes = "".join(map(shape, text))
    pad, form = f"\0\0{text}\0\0\0", f"\0\0{shapes}\0\0\0"
    rows = []
    for i in range(2, len(text) + 2):
        a, b, c, d, e = pad[i - 2], pad[i - 1], pad[i], pad[i + 1], pad[i + 2]
        rows.append(
            [
                "b", "0" + c, "1" + b, "2" + d, "3" + a, "4" + e,
                "5" + b + c, "6" + c + d, "7" + a + b, "8" + d + e,
                "9" + b + c + d, "A" + c + d + e, "B" + a + b + c,
                "C" + form[i - 1 : i + 2], "D" + form[i - 2 : i + 3], "E" + form[i : i + 4],
            ]
        )  # fmt: skip
    return rows


def _add_words(rows: list[list[str]], text: str, words: Words) -> None:
    spans = list(words.cut(text))
    known = [words.get(text[a:b]) for a, b in spans]
    names = [text[a:b] for a, b in spans]
    count = len(spans)
    for n, (start, end) in enumerate(spans):
        word, name = known[n], names[n]
        before, after = (known[n - 1] if n else None), (known[n + 1] if n + 1 < count else None)
        shared = ["F" + name, "G" + word.tag, "H" + word.fine, "I" + word.coarse]
        shared.append("J" + (names[n - 1] if n else ""))
        shared.append("K" + (names[n + 1] if n + 1 < count else ""))
        if before is not None:
            shared += ["L" + before.fine, "M" + before.tag + word.tag, "N" + before.coarse + "," + word.coarse]
            if n > 1:
                shared += ["a" + known[n - 2].coarse + "," + before.coarse, "b" + names[n - 2]]
        if after is not None:
            shared += ["O" + after.fine, "P" + word.tag + after.tag, "Q" + word.coarse + "," + after.coarse]
            if n + 2 < count:
                shared += ["c" + known[n + 2].coarse + "," + after.coarse, "d" + names[n + 2]]
        last = end - start - 1
        for offset in range(end - start):
            place = "S" if not last else "B" if not offset else "E" if offset == last else "M"
            row = rows[start + offset]
            row += shared
            row += ["R" + place, "S" + place + word.tag, "T" + place + word.fine, "U" + place + name]


def _add_endings(rows: list[list[str]], text: str) -> None:
    for match in _ENDING.finditer(text):
        kind, end = match.lastgroup or "", match.end()
        for i in range(max(0, match.start() - _LOOK_AHEAD), end):
            if i >= match.start():
                rows[i].append(f"e{kind}{'E' if i == end - 1 else 'I'}")
            else:
                rows[i].append(f"f{kind}{'n' if match.start() - i < 4 else 'm'}")


def _add_quotes(rows: list[list[str]], text: str) -> None:
    for opening, closing in _QUOTES.items():
        at = text.find(opening)
        while at >= 0:
            end = text.find(closing, at, at + 60)
            if end > 0:
                for i in range(at, end + 1):
                    rows[i].append("q" + opening)
                rows[at + 1].append("r" + opening)
                rows[end - 1].append("s" + opening)
            at = text.find(opening, at + 1)


def _add_layer(rows: list[list[str]], letter: str, spans: Iterable[tuple[int, int, str]]) -> None:
    for start, end, label in spans:
        last = end - start - 1
        for offset in range(end - start):
            place = "S" if not last else "B" if not offset else "E" if offset == last else "M"
            rows[start + offset] += [f"{letter}{label}", f"{letter}{place}{label}"]


def _add_title(rows: list[list[str]], text: str, title: str) -> None:
    for i in range(len(text) - 1):
        if text[i : i + 2] in title:
            rows[i].append("t>")
            rows[i + 1].append("t<")
