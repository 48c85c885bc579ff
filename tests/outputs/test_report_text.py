"""Reports as text and as Markdown."""

from __future__ import annotations

import pytest

from kg.lookup import find
from kg.store import Store
from outputs.messages import use
from outputs.report import Report, report
from outputs.report_text import render


@pytest.fixture
def company(store: Store) -> Report:
    return report(store, find(store, "云帆微电子"))


def test_a_report_reads_from_what_it_is_to_what_is_around(company: Report) -> None:
    told = render(company, limit=0)
    assert told.splitlines()[:2] == ["云帆微电子股份有限公司", "企业"]
    places = [told.index(word) for word in ("又名：", "依据 2 篇文章", "■ 基本情况（2）", "■ 项目（1）", "■ 周围")]
    assert places == sorted(places)
    assert "• 收购：星槎半导体（计划）" in told
    assert "「基地选址苏州市」 《云帆微电子外延片基地在海州开工》 芯潮报 2025-03-18 · 0.91 · " in told
    assert "远洲" not in told


def test_sections_are_cut_at_the_limit_and_the_rest_is_counted(company: Report) -> None:
    told = render(company, limit=1)
    assert "■ 基本情况（2）" in told
    assert told.count("另有 1 项（--limit 0 显示全部）") == 1


def test_text_of_articles_is_harmless_in_markdown(company: Report) -> None:
    told = render(company, limit=0, markdown=True)
    assert told.startswith("# 云帆微电子股份有限公司\n")
    assert "## 项目（1）" in told
    assert "<script>" not in told
    assert r"\<云帆\>" in told


def test_english(company: Report, store: Store) -> None:
    use("en")
    told = render(report(store, company.thing), limit=0)
    assert "■ Projects (1)" in told
    assert "investment: CNY 1.511 billion" in told
    assert "(planned)" in told
    assert "一跳" not in told
