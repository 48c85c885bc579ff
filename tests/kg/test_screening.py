"""What the shapes refuse does not enter the graph."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.screening import conforms, screen, violations_of
from ontology.statement import Entity, Evidence, Modality, Record, Statement
from ontology.vocabulary import vocabulary

KINDS = ["Company", "Project", "Place", "Person", "Policy", "Fund"]
ENTITIES = tuple(Entity(f"e{n}", kind, f"名{n}") for n, kind in enumerate(KINDS))


def _record(*statements: Statement) -> Record:
    return Record("", "月刊", (1, 2), "题", entities=ENTITIES, statements=statements)


GOOD = Statement("e0", "invests_in", Evidence("投资"), object="e1")
BAD = Statement("e2", "invests_in", Evidence("投资"), object="e1")
MONEY = Statement("e1", "investment", Evidence("五亿元"), value="五亿元")


def test_a_clean_record_stays_as_it_is() -> None:
    record = _record(GOOD)
    assert screen(record) == (record, ())


def test_violations_are_set_aside_with_their_reason() -> None:
    kept, reasons = screen(_record(GOOD, BAD, MONEY))
    assert kept.statements == (GOOD,)
    assert len(reasons) == 2
    assert "主体" in reasons[0]
    assert "投资额" in reasons[1]


def test_plans_are_judged_like_statements() -> None:
    planned = Statement("e2", "invests_in", Evidence("拟投资"), object="e1", modality=Modality.PLANNED)
    assert screen(_record(planned))[0].statements == ()


IDS = st.sampled_from([one.id for one in ENTITIES])
RELATIONS = st.builds(
    lambda s, p, o, q: Statement(s, p, Evidence("原文"), object=o, qualifiers=q),
    IDS,
    st.sampled_from(sorted(vocabulary().relations)),
    IDS,
    st.sampled_from([{}, {"share": "5%"}, {"share": "很多"}, {"date": "2025-13"}, {"amount": "CNY 5"}]),
)
ATTRIBUTES = st.builds(
    lambda s, p, v: Statement(s, p, Evidence("原文"), value=v),
    IDS,
    st.sampled_from(sorted(vocabulary().attributes)),
    st.sampled_from(["2014", "CNY 100", "started", "688999", "120亩", "12 人", "", "2025-06-20"]),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(RELATIONS | ATTRIBUTES, min_size=1, max_size=12))
def test_the_quick_test_and_shacl_agree(statements: list[Statement]) -> None:
    kinds = {one.id: one.kind for one in ENTITIES}
    quick = {number for number, one in enumerate(statements) if not conforms(one, kinds)}
    assert set(violations_of(_record(*statements))) == quick
