"""Records of articles that nobody wrote: invented names in the kinds and relations of the vocabulary, from a seed.

Names are drawn as in the world: few companies stand in many articles, most in one or two.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from ontology.vocabulary import AttributeType, Qualifier, RelationType, vocabulary

STATEMENTS = 30
_ENTITIES = (
    ("Company", 8, 6000),
    ("Person", 3, 8000),
    ("Project", 3, 6000),
    ("Product", 3, 6000),
    ("Fund", 2, 1500),
    ("Place", 3, 12),
    ("Segment", 3, 40),
    ("Government", 1, 200),
    ("Academia", 1, 200),
    ("Policy", 1, 800),
    ("Association", 1, 60),
    ("Exchange", 1, 4),
)
"""Kind, entities of an article at most, and different ones in the world."""

_SYLLABLES = "岚汐澜岑湾霁泊屿晏砚槿芮翎珩珞璟玥琅珂瑄颢旻昀晟暄煦熠炜烨焓钰铄锴铮铧镕钧铭锐铎"
_ENDINGS = {
    "Company": ("微电子有限公司", "半导体股份有限公司", "科技有限公司", "光电有限公司", "材料股份有限公司"),
    "Person": ("",),
    "Project": ("封测基地项目", "晶圆厂项目", "外延片产业化项目", "研发总部项目"),
    "Product": ("A1控制器", "B2传感器", "C3功率模块", "D4存储器"),
    "Fund": ("资本", "创投", "产业投资基金"),
    "Government": ("区人民政府", "管委会"),
    "Academia": ("大学", "研究院"),
    "Policy": ("集成电路产业发展行动方案", "半导体产业若干政策措施"),
    "Association": ("行业协会",),
}
_PLACES = (
    ("杭州市", "浙江省"), ("绍兴市", "浙江省"), ("无锡市", "江苏省"), ("南京市", "江苏省"), ("合肥市", "安徽省"),
    ("武汉市", "湖北省"), ("西安市", "陕西省"), ("成都市", "四川省"), ("厦门市", "福建省"), ("深圳市", "广东省"),
    ("上海市", ""), ("北京市", ""),
)  # fmt: skip
_EXCHANGES = ("上海证券交易所", "深圳证券交易所", "香港联合交易所", "北京证券交易所")
_VALUES = {
    "Date": "{year}-0{digit}",
    "Money": "CNY {number}0000",
    "StockCode": "{number}",
    "Integer": "{number}",
    "Percent": "{digit}.5%",
    "Period": "{year}H1",
    "ProjectStatus": "started",
    "ListingStatus": "listed",
}


def write(path: Path, *, articles: int, seed: int = 0, first: int = 0) -> None:
    """Write records of the articles number ``first`` and following, one per line."""
    with path.open("w", encoding="utf-8") as file:
        for record in records(articles, seed=seed, first=first):
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


def records(articles: int, *, seed: int = 0, first: int = 0) -> Iterator[dict[str, Any]]:
    """Records as JSON objects, each from its number alone."""
    for number in range(first, first + articles):
        yield _record(Random(f"{seed} {number}"), number)


def company(rank: int) -> str:
    """Name of a company; the smaller its rank, the more articles it stands in."""
    return _name("Company", rank)


def _name(kind: str, rank: int) -> str:
    endings = _ENDINGS[kind]
    return _stem(rank) + endings[rank % len(endings)]


def _record(random: Random, number: int) -> dict[str, Any]:
    entities = [_entity(random, kind, world) for kind, most, world in _ENTITIES for _ in range(random.randint(1, most))]
    entities = list({(e["type"], e["name"]): e for e in entities}.values())
    for place, entity in enumerate(entities, 1):
        entity["id"] = f"e{place}"
    relations = [r for _ in range(4 * STATEMENTS) if (r := _relation(random, entities))]
    attributes = [a for _ in range(8) if (a := _attribute(random, entities))]
    return {
        "doc": f"invented-{number // 40}",
        "lines": [1, 20],
        "title": f"第{number}篇：{entities[0]['name']}的消息",
        "section": "快讯",
        "source": f"来源{number % 30}",
        "date": f"2024-{1 + number % 12:02}-{1 + number % 28:02}",
        "entities": entities,
        "relations": relations[: STATEMENTS - len(attributes)],
        "attributes": attributes,
    }


def _entity(random: Random, kind: str, world: int) -> dict[str, Any]:
    rank = int(world * random.random() ** 2) if world > 100 else random.randrange(world)
    entity: dict[str, Any] = {"id": "", "type": kind, "aliases": []}
    match kind:
        case "Place":
            name, province = _PLACES[rank]
            return entity | {"name": name, "aliases": [name[:-1]], "within": [province] if province else []}
        case "Segment":
            segment = sorted(vocabulary().segments.values(), key=lambda s: s.code)[rank % len(vocabulary().segments)]
            return entity | {"name": segment.label_zh, "code": segment.code}
        case "Exchange":
            return entity | {"name": _EXCHANGES[rank]}
    name = _name(kind, rank)
    aliases = [name[:5]] if kind == "Company" else []  # the stem with the first characters of the ending
    return entity | {"name": name, "aliases": aliases, "mentions": [[0, 4]]}


def _stem(rank: int) -> str:
    """Three syllables, others for each rank."""
    base = len(_SYLLABLES)
    return _SYLLABLES[rank % base] + _SYLLABLES[rank // base % base] + _SYLLABLES[(rank * 7 + rank // base**2) % base]


def _relation(random: Random, entities: list[dict[str, Any]]) -> dict[str, Any] | None:
    kind: RelationType = random.choice(list(vocabulary().relations.values()))
    subjects = [e for e in entities if e["type"] in kind.subjects]
    objects = [e for e in entities if e["type"] in kind.objects]
    if not subjects or not objects:
        return None
    one, other = random.choice(subjects), random.choice(objects)
    if one is other:
        return None
    said = {"s": one["id"], "p": kind.name, "o": other["id"]}
    return said | _said(random, kind.qualifiers, f"{one['name']}与{other['name']}")


def _attribute(random: Random, entities: list[dict[str, Any]]) -> dict[str, Any] | None:
    kind: AttributeType = random.choice(list(vocabulary().attributes.values()))
    things = [e for e in entities if e["type"] in kind.kinds]
    if not things:
        return None
    thing = random.choice(things)
    said = {"e": thing["id"], "a": kind.name, "v": _value(random, kind.datatype.name)}
    return said | _said(random, (), thing["name"])


def _said(random: Random, qualifiers: tuple[str, ...], words: str) -> dict[str, Any]:
    start = random.randrange(20000)
    quote = f"据悉，{words}在{random.randrange(10**6)}号公告中披露了相关进展。"
    found: dict[str, Any] = {"evidence": quote, "start": start, "end": start + len(quote)}
    found |= {"confidence": round(random.uniform(0.3, 1), 3), "extractor": "ranker"}
    found["modality"] = "planned" if random.random() < 0.1 else "stated"
    for name in qualifiers:
        if random.random() < 0.3:
            qualifier: Qualifier = vocabulary().qualifiers[name]
            found[name] = _value(random, qualifier.datatype.name)
    return found


def _value(random: Random, datatype: str) -> str:
    form = _VALUES.get(datatype, "第{digit}项")
    return form.format(year=random.randint(2010, 2025), digit=random.randint(1, 9), number=random.randint(1000, 99999))
