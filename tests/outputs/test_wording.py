"""Sums, codes, labels and sources in words."""

from __future__ import annotations

import pytest

from kg.lookup import Thing
from kg.said import Source
from outputs.messages import use
from outputs.wording import (
    attribute_label,
    kind_label,
    qualifiers_text,
    relation_label,
    source_line,
    thing_name,
    value_text,
)


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        ("CNY 1511000000", "15.11亿元人民币", "CNY 1.511 billion"),
        ("USD 52700000000", "527亿美元", "USD 52.7 billion"),
        ("CNY 15000", "1.5万元人民币", "CNY 15,000"),
        ("JPY 3", "3日元", "JPY 3"),
        ("XYZ 2000000000000", "2万亿XYZ", "XYZ 2 trillion"),
        ("in_production", "投产", "in production"),
        ("23.15%", "23.15%", "23.15%"),
        ("CNY many", "CNY many", "CNY many"),
    ],
)
def test_values(value: str, zh: str, en: str) -> None:
    assert value_text(value) == zh
    use("en")
    assert value_text(value) == en


def test_labels_come_from_the_vocabulary_and_unknown_names_stay() -> None:
    assert kind_label("Fund") == "投资机构"
    assert relation_label("supplies") == "供应"
    assert relation_label("supplies", outgoing=False) == "采购自"
    assert attribute_label("nonsense") == relation_label("nonsense") == kind_label("nonsense") == "nonsense"
    use("en")
    assert relation_label("supplies", outgoing=False) == "is supplied by"


def test_qualifiers_stand_in_brackets() -> None:
    assert qualifiers_text({}) == ""
    assert qualifiers_text({"share": "12%", "amount": "CNY 150000000"}) == "（金额 1.5亿元人民币，比例 12%）"
    use("en")
    assert qualifiers_text({"share": "12%"}).startswith(" (share 12%")


def test_a_source_leaves_out_what_is_unknown() -> None:
    known = Source("a", "云帆扩产", "周刊", "芯潮报", "2025-03", None, "…", 0, 1, (1, 2))
    bare = Source("a", "长" * 30, "周刊", None, None, None, "…", None, None, None)
    assert source_line(known) == "《云帆扩产》 芯潮报 2025-03"
    assert source_line(bare) == f"《{'长' * 19}…》"


def test_segments_have_a_name_in_each_language() -> None:
    segment = Thing("https://w3id.org/xinmai/segment/compound", "Segment", "化合物半导体")
    company = Thing("https://w3id.org/xinmai/id/compound", "Company", "云帆")
    assert [thing_name(segment), thing_name(company)] == ["化合物半导体", "云帆"]
    use("en")
    assert [thing_name(segment), thing_name(company)] == ["compound semiconductors", "云帆"]
