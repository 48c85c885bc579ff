"""The linker: from the mentions of one article to its things, one for each real thing that the article speaks of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.article import Article, BlockKind
from extractors.linking.aliases import Groups, defined_alias, family, unite
from extractors.linking.nested import Cover, inner_names, inner_places, segment_mentions
from extractors.linking.references import Reference, antecedent, references
from extractors.mention import Mention
from extractors.thing import Thing
from ontology.normal import key
from ontology.places import Level, places

_CONJUNCTIONS = "或及"
"""No name begins with these: what does is the rest of a list that was cut wrongly."""

_STATES = frozenset((Level.COUNTRY, Level.REGION))


def link(article: Article, mentions: Sequence[Mention]) -> list[Thing]:
    """Group mentions into things, find names inside names and segments, and resolve role words.

    Parameters
    ----------
    mentions
        Names in the clean view, flat.

    Returns
    -------
    list of Thing
        In order of first mention; a country also stands as a Government, since a state may act.
    """
    mentions = [m for m in mentions if article.text[m.start] not in _CONJUNCTIONS]
    cover = Cover(mentions)
    segments = list(segment_mentions(article, cover))
    defined = list(_defined(article, mentions, cover))
    names = sorted(
        {*mentions, *inner_names(article, mentions), *inner_places(article, mentions), *(a for _, a in defined)}
    )
    groups = _grouped(article, names, defined)
    things = _things(article, names, groups)
    things.extend(_segment_things(article, segments, len(things)))
    things.extend(_states(things))
    return _refer(article, things)


def _defined(article: Article, mentions: Sequence[Mention], cover: Cover) -> Iterable[tuple[Mention, Mention]]:
    """Aliases that the text defines in brackets, with every further place where the alias stands alone."""
    for mention in mentions:
        span = defined_alias(article.text, mention)
        if span is None:
            continue
        alias = article.text[slice(*span)].strip()
        at = article.text.find(alias)
        while at >= 0 and len(alias) > 1:
            host = cover.host(at, at + len(alias))
            if host is None or (host.start, host.end) == (at, at + len(alias)):
                yield mention, Mention(at, at + len(alias), mention.kind, mention.score, "definition")
            at = article.text.find(alias, at + len(alias))


def _grouped(article: Article, names: Sequence[Mention], defined: Iterable[tuple[Mention, Mention]]) -> list[int]:
    """The group number of each name."""
    surfaces = [(family(m.kind), _surface(article, m)) for m in names]
    distinct = sorted(set(surfaces))
    number = {surface: i for i, surface in enumerate(distinct)}
    groups = Groups(len(distinct))
    same_key: dict[tuple[str, str], int] = {}
    for i, (kind, name) in enumerate(distinct):
        groups.join(i, same_key.setdefault((kind, _exact(kind, name)), i))
    for full, short in defined:
        one, other = (number.get((family(full.kind), _surface(article, m))) for m in (full, short))
        if one is not None and other is not None:
            groups.join(one, other)
    unite(distinct, groups)
    return [groups.find(number[s]) for s in surfaces]


def _surface(article: Article, mention: Mention) -> str:
    return article.text[mention.start : mention.end]


def _exact(kind: str, name: str) -> str:
    if kind == "Place":
        found = places().find(name)
        if len(found) == 1:
            return found[0].id
    return key(name)


def _things(article: Article, names: Sequence[Mention], groups: Sequence[int]) -> list[Thing]:
    members: dict[int, list[Mention]] = defaultdict(list)
    for mention, group in zip(names, groups, strict=True):
        members[group].append(mention)
    ordered = sorted(members.values(), key=min)
    context = [_surface(article, m) for m in names if m.kind == "Place"]
    return [_thing(article, i, ms, context) for i, ms in enumerate(ordered)]


def _thing(article: Article, index: int, mentions: Sequence[Mention], place_names: Sequence[str]) -> Thing:
    weights: Counter[str] = Counter()
    for mention in mentions:
        weights[mention.kind] += mention.score  # type: ignore[assignment]
    kind = max(sorted(weights), key=lambda k: weights[k])
    surfaces = sorted({article.printed(m.start, m.end) for m in mentions}, key=lambda s: (s.isascii(), -len(s), s))
    spans = tuple(sorted({(m.start, m.end) for m in mentions}))
    best = max(m.score for m in mentions)
    within = _within(surfaces, place_names) if kind == "Place" else ()
    return Thing(index, kind, surfaces[0], tuple(surfaces[1:]), spans, (), best, None, within)


def _within(surfaces: Sequence[str], context: Sequence[str]) -> tuple[str, ...]:
    for surface in surfaces:
        place = places().resolve(surface, [c for c in context if c not in surfaces])
        if place is not None:
            return places().within(place)
    return ()


def _segment_things(article: Article, found: Sequence[tuple[Mention, str]], first: int) -> list[Thing]:
    by_code: dict[str, list[Mention]] = defaultdict(list)
    for mention, code in found:
        by_code[code].append(mention)
    things = []
    for number, (code, mentions) in enumerate(sorted(by_code.items(), key=lambda item: min(item[1]))):
        surfaces = list(dict.fromkeys(article.printed(m.start, m.end) for m in mentions))
        spans = tuple(sorted((m.start, m.end) for m in mentions))
        things.append(Thing(first + number, "Segment", surfaces[0], tuple(surfaces[1:]), spans, code=code))
    return things


def _states(things: Sequence[Thing]) -> list[Thing]:
    """A state that acts is a Government, as seat or target a Place: both readings stand until a relation decides."""
    states = [t for t in things if t.kind == "Place" and _is_state(t.name)]
    return [replace(t, index=len(things) + i, kind="Government", within=()) for i, t in enumerate(states)]


def _is_state(name: str) -> bool:
    return any(p.level in _STATES for p in places().find(name))


def _refer(article: Article, things: list[Thing]) -> list[Thing]:
    named = sorted(((Mention(s, e, t.kind), t.index) for t in things for s, e in t.mentions), key=lambda item: item[0])
    main = _main(article, things)
    taken = [(m.start, m.end) for m, _ in named if m.kind != "Segment"]  # 该晶圆厂 and 该基金 hold wordings of segments
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for reference in references(article):
        if not _taken(reference, taken):
            thing = antecedent(reference, article, named, main)
            if thing is not None:
                found[thing].append((reference.start, reference.end))
    return [replace(t, references=tuple(found[t.index])) if t.index in found else t for t in things]


def _taken(reference: Reference, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < reference.end and reference.start < end for start, end in spans)


def _main(article: Article, things: Sequence[Thing]) -> dict[str, int]:
    """The main thing of each kind: named in the title, else mentioned more than once and most often."""
    title_end = next((b.end for b in article.blocks if b.kind is BlockKind.TITLE), 0)
    main: dict[str, int] = {}
    ordered = sorted(things, key=lambda t: (all(s >= title_end for s, _ in t.mentions), -len(t.mentions), t.index))
    for thing in ordered:
        in_title = any(start < title_end for start, _ in thing.mentions)
        if in_title or len(thing.mentions) > 1:
            main.setdefault(thing.kind, thing.index)
    return main
