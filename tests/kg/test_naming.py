"""From the entities of a record to instances and their keys."""

from __future__ import annotations

from collections.abc import Mapping

from kg.instance import Instance
from kg.naming import instances
from ontology.statement import Entity, Evidence, Record, Statement


def _read(entities: list[Entity], *relations: tuple[str, str, str]) -> Mapping[str, Instance]:
    statements = tuple(Statement(s, p, Evidence("原文"), object=o) for s, p, o in relations)
    record = Record("art", "doc", (1, 2), "标题", entities=tuple(entities), statements=statements)
    return {one.entity: one for one in instances(record, "art")}


COMPANY = Entity("c", "Company", "浙江海岳微电子股份有限公司", ("海岳微电子", "公司"))


def test_a_party_is_known_by_its_names_alone() -> None:
    one = _read([COMPANY])["c"]
    assert one.keys == ("浙江海岳微电子", "海岳微电子")
    assert one.names[2].keys == ()


def test_segments_of_the_vocabulary_are_no_instances() -> None:
    assert _read([Entity("s", "Segment", "车规芯片", code="automotive")]) == {}


def test_owner_and_owned_are_told_apart() -> None:
    found = _read([COMPANY, Entity("d", "Company", "海岳软件")], ("d", "subsidiary_of", "c"))
    assert found["c"].apart == ("海岳软件",)
    assert found["d"].apart == ("浙江海岳微电子",)


def test_a_project_with_the_name_of_a_party_is_known_by_it() -> None:
    project = Entity("p", "Project", "海岳微电子绍兴基地")
    assert _read([COMPANY, project])["p"].key == "-/海岳微电子绍兴基地"


def test_another_project_is_known_by_who_invests() -> None:
    project = Entity("p", "Project", "云杉超级工厂项目")
    assert _read([COMPANY, project], ("c", "invests_in", "p"))["p"].key == "浙江海岳微电子/云杉超级工厂项目"
    assert _read([COMPANY, project])["p"].key == "art/云杉超级工厂项目"


def test_a_description_stays_with_its_article() -> None:
    project = Entity("p", "Project", "一期项目", ("SiC项目",))
    one = _read([COMPANY, project], ("c", "invests_in", "p"))["p"]
    assert one.key == "art/一期项目"
    assert one.names[1].keys == ()


def test_a_product_is_known_by_its_only_maker() -> None:
    product, rival = Entity("x", "Product", "HY1控制器"), Entity("d", "Company", "蓝鲸汽车")
    assert _read([COMPANY, product], ("c", "produces", "x"))["x"].key == "浙江海岳微电子/hy1控制器"
    both = _read([COMPANY, rival, product], ("c", "produces", "x"), ("d", "produces", "x"))
    assert both["x"].key == "-/hy1控制器"
    assert _read([product])["x"].key == "-/hy1控制器"


def test_the_output_of_a_project_stays_with_its_article() -> None:
    found = _read([Entity("p", "Project", "一期项目"), Entity("x", "Product", "控制器")], ("p", "produces", "x"))
    assert found["x"].key == "art/控制器"


def test_a_person_is_known_by_employers() -> None:
    person, rival = Entity("m", "Person", "林见川"), Entity("d", "Company", "蓝鲸汽车")
    found = _read([COMPANY, rival, person], ("m", "officer_of", "c"), ("d", "founded_by", "m"))
    assert found["m"].keys == ("浙江海岳微电子/林见川", "蓝鲸汽车/林见川")
    assert _read([person])["m"].key == "art/林见川"


def test_a_policy_is_known_by_its_region_or_its_issuer() -> None:
    issuer, region = Entity("g", "Government", "越城区人民政府"), Entity("r", "Place", "绍兴市", within=("浙江省",))
    local, plain = Entity("p", "Policy", "绍兴市芯片扶持办法"), Entity("p", "Policy", "芯片扶持办法")
    assert _read([local])["p"].key == "-/绍兴市芯片扶持办法"
    assert _read([plain, issuer], ("p", "issued_by", "g"))["p"].key == "越城区人民政府/芯片扶持办法"
    assert _read([plain, region], ("p", "covers_region", "r"))["p"].key == "绍兴市/芯片扶持办法"
    assert _read([plain])["p"].key == "art/芯片扶持办法"


def test_a_government_and_its_short_form_without_region() -> None:
    one = _read([Entity("g", "Government", "云杉国商务部", ("商务部",))])["g"]
    assert one.keys == ("云杉国商务部",)


def test_registered_names_share_a_hub() -> None:
    first = _read([Entity("c", "Company", "中芯国际")])["c"]
    second = _read([Entity("c", "Company", "中芯国际集成电路制造有限公司")])["c"]
    assert first.hubs == second.hubs
    assert len(first.hubs) == 1
    assert _read([COMPANY])["c"].hubs == ()


def test_a_party_without_a_name_of_its_own_stays_with_its_article() -> None:
    found = _read([Entity("g", "Government", "市政府"), Entity("p", "Person", "林见川")], ("p", "officer_of", "g"))
    assert found["g"].key == "市政府/-/art"
    assert found["p"].key == "市政府/-/art/林见川"
