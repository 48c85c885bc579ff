"""Instances and their keys."""

from __future__ import annotations

from kg.instance import Instance, Name, surfaces
from ontology.statement import Entity


def test_keys_come_in_order_once_with_hubs_last() -> None:
    names = Name("海岳", ("a", "b")), Name("公司", ()), Name("HY", ("b", "c"))
    one = Instance("art", "e", "Company", names, hubs=("/h",))
    assert one.key == "a"
    assert one.keys == ("a", "b", "c", "/h")


def test_surfaces_are_name_and_aliases_once() -> None:
    assert surfaces(Entity("e", "Company", "海岳", ("HY", "海岳", "HY"))) == ("海岳", "HY")
