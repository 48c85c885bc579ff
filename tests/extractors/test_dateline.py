from __future__ import annotations

import pytest

from extractors.article import Article, Document
from extractors.dateline import article_date, issue_date_of, source_of
from extractors.layout import lay_out


def article(text: str, issue_date: str | None = "2025-06") -> Article:
    document = Document("x", text)
    return lay_out(document, 1, len(document.line_starts), issue_date=issue_date)


@pytest.mark.parametrize(
    ("lead", "date"),
    [
        ("6月15日，北辰半导体投产。", "2025-06-15"),
        ("2025年6月10日，北辰半导体投产。", "2025-06-10"),
        ("2025 年 06 月 10 日，北辰半导体投产。", "2025-06-10"),
        ("5月16-18日，北辰半导体参展。", "2025-05-16"),
        ("据北辰半导体消息，6月8日，项目封顶。该项目于今年2月8日开工。", "2025-06-08"),
        ("12月28日，北辰半导体投产。", "2024-12-28"),
        ("近日，北辰半导体投产。", None),
        ("今年5月，北辰半导体投产。", None),
        ("北辰半导体成立于2024年12月1日，专注功率器件。", None),
        ("截至2025年5月31日，公司有员工300人。", None),
        ("2010年5月14日，北辰半导体成立。", None),
        ("新规自2025年7月1日起施行。", None),
        ("2025年7月1日起，新规施行。", None),
        ("2月30日，北辰半导体投产。", None),
        (f"{'北辰半导体的产线进展顺利，' * 12}6月8日封顶。", None),
    ],
)
def test_the_day_of_the_lead(lead: str, date: str | None) -> None:
    assert article_date(article(f"北辰半导体的产线\n\n{lead}")) == date


def test_a_day_in_the_title() -> None:
    assert article_date(article("6月20日晚间公告集锦\n\n北辰半导体公告。")) == "2025-06-20"


def test_a_day_without_year_needs_an_issue_or_a_text_that_names_a_year() -> None:
    lead = "产线\n\n6月15日，北辰半导体投产。"
    assert article_date(article(lead, issue_date=None)) is None
    assert article_date(article(f"{lead}公司2025年收入10亿元。", issue_date=None)) == "2025-06-15"


def test_an_annual_report_comes_out_in_the_next_year() -> None:
    text = "北辰半导体发布2024年年报\n\n4月29日，北辰半导体披露2024年年度报告，2024年收入10亿元。"
    assert article_date(article(text, issue_date=None)) == "2025-04-29"


def test_history_is_no_event_where_nothing_tells_the_issue() -> None:
    text = "芯片法案\n\n2022年8月9日签署的法案提供资金。2024年，2024年底，2024年春，拨款落定。"
    assert article_date(article(text, issue_date=None)) is None


def test_a_full_date_deep_in_the_lead_counts_a_day_without_year_does_not() -> None:
    filler = "北辰半导体的产线进展顺利，" * 12
    assert article_date(article(f"融资\n\n{filler}交割已于2025年5月31日完成。")) == "2025-05-31"


def test_the_event_beats_the_day_of_publication() -> None:
    text = "北辰半导体签约\n2025-06-17 08:30\n\n本网讯 6月16日，北辰半导体签约。"
    assert article_date(article(text)) == "2025-06-16"
    assert article_date(article(text.replace("6月16日，", ""))) == "2025-06-17"


def test_the_day_of_issue_that_a_sentence_names() -> None:
    text = "江海市方案出台\n\n近日，江海市印发方案。\n\n方案自2025年8月1日起实施，印发日期为2025年6月8日。"
    assert article_date(article(text)) == "2025-06-08"


def test_the_day_below_a_signature_beats_days_in_the_text() -> None:
    text = "江海市若干措施\n\n自2025年7月1日起施行，6月20日前申报。\n\n江海市人民政府\n\n2025年6月3日"
    assert article_date(article(text)) == "2025-06-03"


def test_the_day_of_publication_in_a_field() -> None:
    text = "江海市设立基金\n\n发布日期: 2025-06-11 15:12 访问次数: 376\n\n自6月12日起公开遴选。"
    assert article_date(article(text)) == "2025-06-11"


def test_days_in_tables_are_no_dates_of_articles() -> None:
    assert article_date(article("辅导备案情况\n\n公司\t2025-06-04\n\n北辰半导体备案。")) is None


@pytest.mark.parametrize(
    ("cover", "date"),
    [
        ("总第12期 | 2023/08月刊", "2023-08"),
        ("2025年6月刊", "2025-06"),
        ("2025年第6期", "2025"),
        ("2025年6月20日 星期五", "2025-06-20"),
        ("2025-06-20 18:30", "2025-06-20"),
        ("芯事观察", None),
        ("自2025年7月1日起施行。", None),
    ],
)
def test_the_date_of_an_issue(cover: str, date: str | None) -> None:
    assert issue_date_of(Document("x", f"芯苑\n\n{cover}\n\n正文一段。")) == date


def test_an_issue_without_date_is_of_the_year_of_most_days() -> None:
    days = "2025年6月1日，甲。2025年6月2日，乙。2025 年 6 月 3 日，丙。2019年3月1日，丁。"
    assert issue_date_of(Document("x", days)) == "2025"
    assert issue_date_of(Document("x", "2019年3月1日，丁公司成立。")) is None


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("标题\n\n正文。\n\n（来源：芯事观察、某某日报）", "芯事观察、某某日报"),
        ("标题\n\n正文。（来源：芯事观察）", "芯事观察"),
        ("标题\n\n来源：芯事观察  2025-06-20\n\n正文。", "芯事观察"),
        ("标题\n\n信息来源：江海市财政局 作者：李明\n\n正文。", "江海市财政局"),
        ("标题\n\n（执笔：李明）", None),
        ("标题\n\n公司的收入来源：芯片和服务。", None),
        ("标题\n\n正文。", None),
    ],
)
def test_the_source_of_an_article(text: str, source: str | None) -> None:
    assert source_of(article(text)) == source
