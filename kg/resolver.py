"""Resolution: which instances of different articles are one thing.

Keys that are written alike are one from the start. Beyond that, articles join keys by naming a thing in two ways, and
the registry of names joins those of one organisation. A join is refused where the names exclude each other
(`kg.vetoes`), where an article says that one owns the other, where at least as many articles tell the two apart as put
them together, and where several things claim the same short form. A wrong merge costs more trust than a missing one.

The outcome depends on the set of instances alone: everything is done in an order made from content. It is also local:
no decision looks beyond the instances that hang together by common keys, so that a new article touches only its
neighbourhood.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from kg.instance import WORKS, Instance, Name
from kg.vetoes import is_generic, refuses


@dataclass(frozen=True, slots=True)
class Cluster:
    """One thing, as all articles together know it.

    Parameters
    ----------
    key
        Its canonical key: the one that most articles use as its name, then the longest, then the first in order.
    members
        All its keys, sorted.
    label
        The surface of the canonical key that most articles print.
    alternatives
        All other surfaces, sorted.
    kinds
        The kind that most articles give it; two where it is a place and a party as well (a state).
    """

    key: str
    members: tuple[str, ...]
    label: str
    alternatives: tuple[str, ...]
    kinds: tuple[str, ...]


def resolve(instances: Iterable[Instance]) -> tuple[Cluster, ...]:
    """Return the things that instances stand for, in order of their canonical keys.

    Parameters
    ----------
    instances
        Closed under common keys: with an instance all others that share one of its keys. Works carry canonical contexts
        (`in_context`).
    """
    found = (cluster for pool in _neighbourhoods(instances) for cluster in _resolve(pool))
    return tuple(sorted(found, key=lambda cluster: cluster.key))


def _neighbourhoods(instances: Iterable[Instance]) -> Iterator[list[Instance]]:
    """Split instances into the sets that hang together by common keys; no decision crosses them."""
    by_key: dict[str, list[Instance]] = defaultdict(list)
    pool = sorted(set(instances), key=lambda one: (one.article, one.entity))
    for one in pool:
        for key in one.keys:
            by_key[key].append(one)
    seen: set[Instance] = set()
    for start in pool:
        if start not in seen:
            yield sorted(_reach(start, by_key, seen), key=lambda one: (one.article, one.entity))


def _reach(start: Instance, by_key: dict[str, list[Instance]], seen: set[Instance]) -> list[Instance]:
    seen.add(start)
    found, ahead = [start], [start]
    while ahead:
        for key in ahead.pop().keys:
            fresh = [one for one in by_key.pop(key, ()) if one not in seen]
            seen.update(fresh)
            found += fresh
            ahead += fresh
    return found


def _resolve(pool: list[Instance]) -> Iterator[Cluster]:
    by_key: dict[str, list[Instance]] = defaultdict(list)
    for one in pool:
        by_key[one.key].append(one)
    surface = _surfaces(pool)
    for members in _Joining(pool, surface).classes():
        yield _cluster(members, [one for key in members for one in by_key[key]], surface)


def in_context(instance: Instance, canonical: Callable[[str], str]) -> Instance:
    """Return a work with each context replaced by the canonical key of the party that it is; others as they are."""
    if instance.kind not in WORKS:
        return instance
    names = tuple(Name(name.surface, tuple(_with_context(k, canonical) for k in name.keys)) for name in instance.names)
    return replace(instance, names=names)


def _with_context(full_key: str, canonical: Callable[[str], str]) -> str:
    context, _, name = full_key.rpartition("/")
    return f"{canonical(context)}/{name}"


class _Joining:
    """Union-find over keys, with what speaks for and against each join."""

    def __init__(self, pool: list[Instance], surface: dict[str, str]) -> None:
        self._parent = {key: key for one in pool for key in one.keys}
        self._members = {key: [key] for key in self._parent}
        self._surface = surface
        self._claims = _claims(pool)
        self._owners: dict[str, list[str]] = defaultdict(list)
        for owner, alias in self._claims:
            self._owners[alias].append(owner)
        self._hubs = sorted({(hub, one.key) for one in pool for hub in one.hubs})
        self._kinds = {one.key: one.kind for one in sorted(pool, key=lambda one: one.kind, reverse=True)}
        self._told_apart = _told_apart(pool)
        self._apart = {_pair(one.key, other) for one in pool for other in one.apart}

    def classes(self) -> Iterator[tuple[str, ...]]:
        """Join what may be joined, and yield the classes of keys in order; hubs are left out."""
        for hub, owner in self._hubs:
            self._join(owner, hub, support=len(self._parent))
        while sum(self._join_claim(owner, alias) for owner, alias in self._in_order()):
            pass  # a join may settle what another short form means
        for root in sorted(key for key in self._parent if self._find(key) == key):
            members = tuple(sorted(key for key in self._members[root] if not key.startswith("/")))
            if members:
                yield members

    def _in_order(self) -> list[tuple[str, str]]:
        return sorted(self._claims, key=lambda claim: (-self._claims[claim], claim))

    def _join_claim(self, owner: str, alias: str) -> bool:
        """Join a name and its short form unless other things claim the short form as well."""
        home = self._find(alias)
        claimants = {self._find(claimant) for claimant in self._owners[alias]} - {home}
        if claimants != {self._find(owner)}:
            return False
        return self._join(owner, alias, support=self._claims[owner, alias])

    def _join(self, one: str, other: str, *, support: int) -> bool:
        first, second = self._find(one), self._find(other)
        kind = self._kinds.get(one, "")
        if first == second or any(
            self._refused(a, b, kind, support) for a in self._members[first] for b in self._members[second]
        ):
            return False
        self._parent[second] = first
        self._members[first] += self._members.pop(second)
        return True

    def _refused(self, one: str, other: str, kind: str, support: int) -> bool:
        pair = _pair(one, other)
        if pair in self._apart or self._told_apart[pair] >= support:
            return True
        if one.startswith("/") or other.startswith("/"):
            return False
        return refuses(self._surface[one], self._surface[other], kind)

    def _find(self, key: str) -> str:
        while self._parent[key] != key:
            key = self._parent[key]
        return key


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _claims(pool: list[Instance]) -> Counter[tuple[str, str]]:
    """How many articles put two keys on one thing: (the key of its name, another key of it)."""
    found = {(one.article, one.key, key) for one in pool for key in one.keys if key != one.key and key not in one.hubs}
    return Counter((owner, key) for _, owner, key in found)


def _told_apart(pool: list[Instance]) -> Counter[tuple[str, str]]:
    """How many articles speak of two keys as of two things."""
    by_article: dict[str, set[str]] = defaultdict(set)
    for one in pool:
        by_article[one.article].add(one.key)
    return Counter(_pair(a, b) for keys in by_article.values() for a, b in combinations(sorted(keys), 2))


def _surfaces(pool: list[Instance]) -> dict[str, str]:
    """For each key the surface by which the vetoes judge it: the longest, since it says most."""
    found: dict[str, str] = {}
    for one in pool:
        for name in one.names:
            for key in name.keys:
                found[key] = max(found.get(key, ""), name.surface, key=lambda text: (len(text), text))
    return found


def _cluster(members: tuple[str, ...], own: list[Instance], surface: dict[str, str]) -> Cluster:
    used = Counter(one.key for one in own)
    key = min(members, key=lambda k: (-used[k], -len(surface[k]), k))
    label = _label(key, own) or surface[key]
    others = {name.surface for one in own for name in one.names if _belongs(name, one.kind, members)} - {label}
    return Cluster(key, members, label, tuple(sorted(others)), _kinds(own))


def _label(key: str, own: list[Instance]) -> str | None:
    printed = Counter(name.surface for one in own for name in one.names if key in name.keys)
    return min(printed, key=lambda text: (-printed[text], -len(text), text)) if printed else None


def _belongs(name: Name, kind: str, members: tuple[str, ...]) -> bool:
    """Tell whether a surface names the thing; descriptions of a work do, though they can't join it to others."""
    if name.keys:
        return any(key in members for key in name.keys)
    return kind in WORKS and not is_generic(name.surface)


def _kinds(own: list[Instance]) -> tuple[str, ...]:
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for one in own:
        votes["place" if one.kind == "Place" else "other"][one.kind] += 1
    return tuple(sorted(min(vote, key=lambda kind: (-vote[kind], kind)) for vote in votes.values()))
