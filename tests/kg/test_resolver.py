"""Which instances of different articles are one thing."""

from __future__ import annotations

import random
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.instance import Instance, Name
from kg.resolver import Cluster, in_context, resolve


def _one(article: str, name: str, *aliases: str, kind: str = "Company", **more: tuple[str, ...]) -> Instance:
    names = tuple(Name(surface, (surface,)) for surface in (name, *aliases))
    return Instance(article, f"{name}{len(aliases)}", kind, names, **more)


def _classes(*pool: Instance) -> set[frozenset[str]]:
    return {frozenset(cluster.members) for cluster in resolve(pool)}


def _only(pool: Iterable[Instance]) -> Cluster:
    (cluster,) = resolve(pool)
    return cluster


def test_one_key_is_one_thing() -> None:
    cluster = _only([_one("a", "海岳"), _one("b", "海岳")])
    assert cluster == Cluster("海岳", ("海岳",), "海岳", (), ("Company",))


def test_an_article_joins_two_names() -> None:
    assert _classes(_one("a", "浙江海岳微电子", "海岳"), _one("b", "海岳")) == {frozenset({"浙江海岳微电子", "海岳"})}


def test_a_short_form_that_two_things_claim_joins_neither() -> None:
    pool = _one("a", "海岳微电子", "海岳"), _one("b", "海岳软件", "海岳"), _one("c", "海岳")
    assert _classes(*pool) == {frozenset({"海岳微电子"}), frozenset({"海岳软件"}), frozenset({"海岳"})}


def test_a_short_form_is_claimed_once_by_names_that_are_joined_themselves() -> None:
    pool = _one("a", "海岳微电子公司", "海岳微电子"), _one("b", "海岳微电子公司", "HY"), _one("c", "海岳微电子", "HY")
    assert _classes(*pool) == {frozenset({"海岳微电子公司", "海岳微电子", "HY"})}


def test_vetoes_hold_through_a_third_name() -> None:
    pool = _one("a", "上海海岳", "海岳芯"), _one("b", "海岳芯", "深圳海岳")
    classes = _classes(*pool)
    assert not any({"上海海岳", "深圳海岳"} <= members for members in classes)


def test_parent_and_subsidiary_stay_apart() -> None:
    pool = [
        _one("a", "海岳", apart=("海岳软件",)),
        _one("a", "海岳软件", apart=("海岳",)),
        _one("b", "海岳软件", "海岳"),
    ]
    assert _classes(*pool) == {frozenset({"海岳"}), frozenset({"海岳软件"})}


def test_one_article_against_one_is_no_join_but_two_are() -> None:
    apart = _one("a", "海岳"), _one("a", "海岳科技")
    assert len(_classes(*apart, _one("b", "海岳科技", "海岳"))) == 2
    assert len(_classes(*apart, _one("b", "海岳科技", "海岳"), _one("c", "海岳科技", "海岳"))) == 1


def test_registered_names_are_joined_without_an_article_that_does() -> None:
    pool = _one("a", "海岳", hubs=("/海岳",)), _one("b", "HY Micro", hubs=("/海岳",))
    assert _classes(*pool) == {frozenset({"海岳", "HY Micro"})}


def test_canonical_is_the_name_of_most_articles_then_the_longest_then_the_first() -> None:
    often = [_one("a", "海岳"), _one("b", "海岳"), _one("c", "浙江海岳微电子", "海岳")]
    assert _only(often).key == "海岳"
    assert _only(often[1:]).key == "浙江海岳微电子"
    assert _only([_one("a", "海岳甲", hubs=("/h",)), _one("b", "海岳乙", hubs=("/h",))]).key == "海岳乙"


def test_labels_and_kinds_are_those_of_most_articles() -> None:
    names = ["海岳 微电子", "海岳微电子", "海岳微电子"]
    pool = [
        Instance(str(n), "e", kind, (Name(surface, ("海岳微电子",)),))
        for n, (surface, kind) in enumerate(zip(names, ["Fund", "Company", "Company"], strict=True))
    ]
    cluster = _only(pool)
    assert (cluster.label, cluster.alternatives, cluster.kinds) == ("海岳微电子", ("海岳 微电子",), ("Company",))


def test_a_state_is_a_place_and_a_party() -> None:
    pool = [_one("a", "云杉国", kind="Place"), _one("b", "云杉国", kind="Government")]
    assert _only(pool).kinds == ("Government", "Place")


def test_descriptions_of_works_are_names_but_join_nothing() -> None:
    work = Instance("a", "p", "Project", (Name("海岳基地", ("-/海岳基地",)), Name("一期工程", ()), Name("该项目", ())))
    assert _only([work]).alternatives == ("一期工程",)


def test_contexts_follow_their_party() -> None:
    work = Instance("a", "p", "Project", (Name("云杉项目", ("海岳/云杉项目",)),))
    moved = in_context(work, lambda key: {"海岳": "浙江海岳"}.get(key, key))
    assert moved.key == "浙江海岳/云杉项目"
    party = _one("a", "海岳")
    assert in_context(party, lambda _: "other") is party


NAMES = st.sampled_from(
    ["海岳", "海岳微电子", "浙江海岳微电子", "深圳海岳", "HY", "海岳软件", "青石", "青石基金二期", "青石基金"]
)
POOLS = st.lists(
    st.builds(
        lambda article, names, kind, hub: _one(article, *names, kind=kind, hubs=hub),
        st.sampled_from("abcdef"),
        st.lists(NAMES, min_size=1, max_size=3, unique=True),
        st.sampled_from(["Company", "Fund"]),
        st.sampled_from([(), (), ("/海岳",)]),
    ),
    max_size=12,
    unique_by=lambda one: (one.article, one.entity),
)


@given(POOLS, st.randoms(use_true_random=False))
def test_the_order_of_instances_does_not_matter(pool: list[Instance], rnd: random.Random) -> None:
    shuffled = list(pool)
    rnd.shuffle(shuffled)
    assert resolve(shuffled) == resolve(pool)


@given(POOLS)
def test_every_key_belongs_to_one_thing(pool: list[Instance]) -> None:
    members = [key for cluster in resolve(pool) for key in cluster.members]
    assert sorted(members) == sorted({key for one in pool for key in one.keys if not key.startswith("/")})
    assert all(cluster.key in cluster.members for cluster in resolve(pool))


@given(POOLS, POOLS)
def test_what_shares_no_key_does_not_influence(pool: list[Instance], other: list[Instance]) -> None:
    def renamed(one: Instance) -> Instance:
        names = tuple(Name("他" + name.surface, tuple("他" + key for key in name.keys)) for name in one.names)
        return Instance("x" + one.article, one.entity, one.kind, names)

    strangers = [renamed(one) for one in other]
    assert set(resolve([*pool, *strangers])) == set(resolve(pool)) | set(resolve(strangers))


@pytest.mark.parametrize("size", [60])
def test_many_articles_of_one_thing_are_one_thing(size: int) -> None:
    assert len(resolve(_one(str(n), "浙江海岳微电子", "海岳") for n in range(size))) == 1
