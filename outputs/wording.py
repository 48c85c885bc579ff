"""How codes, sums, dates and sources are worded for people, in the language that is spoken now."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ontology.vocabulary import vocabulary
from outputs.messages import language, listed, text, text_or
from outputs.width import one_line, shortened

if TYPE_CHECKING:
    from kg.lookup import Thing
    from kg.said import Source

_MONEY = re.compile(r"([A-Z]{3}) (\d+(?:\.\d+)?)")
_STEPS = {
    "zh": ((1e12, "万亿"), (1e8, "亿"), (1e4, "万"), (1, "")),
    "en": ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"), (1, "")),
}
_TITLE_CELLS = 40
_ALIASES = 12


def kind_label(kind: str) -> str:
    """A kind of thing: 公司, company."""
    known = vocabulary().kinds.get(kind)
    return kind if known is None else known.label_zh if language() == "zh" else known.label_en


def thing_name(thing: Thing) -> str:
    """A thing's name; segments have one in each language."""
    segment = vocabulary().segments.get(short_name(thing.iri)) if thing.kind == "Segment" else None
    return segment.label_en if segment and language() == "en" else one_line(thing.name)


def aliases_text(aliases: Sequence[str]) -> str:
    """The shortest other names, which people use; the rest is counted. Empty without any."""
    if not aliases:
        return ""
    shown = sorted(sorted(aliases, key=lambda name: (len(name), name))[:_ALIASES])
    key = "report.aliases" if len(shown) == len(aliases) else "report.aliases_cut"
    return text(key, names=listed(map(one_line, shown)), count=len(aliases))


def short_name(iri: str) -> str:
    """The last part of an IRI."""
    return iri.rpartition("/")[2]


def relation_label(name: str, *, outgoing: bool = True) -> str:
    """A relation type as read from its subject, or from its object."""
    known = vocabulary().relations.get(name)
    if known is None:
        return name
    if language() == "zh":
        return known.label_zh if outgoing else known.inverse_label_zh
    return known.label_en if outgoing else known.inverse_label_en


def attribute_label(name: str) -> str:
    """An attribute: 成立时间, founded."""
    known = vocabulary().attributes.get(name)
    return name if known is None else known.label_zh if language() == "zh" else known.label_en


def value_text(value: str) -> str:
    """A value of an attribute or qualifier: sums and codes of closed lists in words, anything else as it stands."""
    money = _MONEY.fullmatch(value)
    if money:
        return _sum(money[1], float(money[2]))
    return _choices().get(value, one_line(value))


def _choices() -> dict[str, str]:
    words = vocabulary()
    types = [one.datatype for one in words.attributes.values()] + [one.datatype for one in words.qualifiers.values()]
    chinese = language() == "zh"
    choices = (choice for kind in types for choice in kind.choices.values())
    return {choice.code: choice.label_zh if chinese else choice.label_en for choice in choices}


def _sum(currency: str, amount: float) -> str:
    step, unit = next((row for row in _STEPS[language()] if amount >= row[0]), (1.0, ""))
    number = f"{amount / step:,.4f}".rstrip("0").rstrip(".")
    if language() == "en":
        return " ".join(filter(None, (currency, number, unit)))
    return number + unit + text_or(f"currency.{currency}", currency)


def qualifiers_text(qualifiers: Mapping[str, str]) -> str:
    """Qualifiers in brackets: （持股比例 23.15%，轮次 B轮）; empty without any."""
    if not qualifiers:
        return ""
    known, chinese = vocabulary().qualifiers, language() == "zh"
    parts = []
    for name, value in sorted(qualifiers.items()):
        label = name if name not in known else known[name].label_zh if chinese else known[name].label_en
        parts.append(f"{label} {value_text(value)}")
    return text("report.brackets", inside=text("report.comma").join(parts))


def source_line(source: Source) -> str:
    """An article in one line: title, outlet, date; what is unknown is left out."""
    title = text("report.title_marks", title=shortened(one_line(source.title), _TITLE_CELLS))
    return " ".join(filter(None, (title, one_line(source.source), one_line(source.date))))
