from __future__ import annotations

from extractors.article import Article, Document, quote
from extractors.layout import lay_out


def article(text: str) -> Article:
    document = Document("x", text)
    return lay_out(document, 1, len(document.line_starts))


def test_quote_drops_marks_and_line_breaks_and_keeps_spaces_between_latin_words() -> None:
    assert quote("**北辰半导体**投资 15\n亿元，采购 Line Scan\nCamera") == "北辰半导体投资15亿元，采购Line Scan Camera"


def test_documents_are_known_by_their_text_alone() -> None:
    assert Document("a", "同一篇").id == Document("b", "同一篇", title="别名").id
    assert Document("a", "同一篇").id != Document("a", "另一篇").id


def test_lines_start_behind_line_feeds() -> None:
    assert Document("x", "甲\r\n乙\n丙").line_starts == (0, 3, 5)


def test_lines_start_behind_carriage_returns_where_there_are_no_line_feeds() -> None:
    assert Document("x", "甲\r乙").line_starts == (0, 2)


def test_the_same_article_in_two_documents_has_one_id() -> None:
    text = "北辰半导体投产\n\n北辰半导体的产线投产。"
    other = lay_out(Document("y", f"封面\n\n{text}"), 3, 5)
    assert article(text).id == other.id
    assert article(text).id != article(text + "下一步扩产。").id


def test_a_span_of_the_view_is_found_in_the_document() -> None:
    text = "北辰半导体投产\n\n公司投资 15 亿元建厂。"
    view = article(text)
    start = view.text.index("15亿元")
    first, last = view.span(start, start + 4)
    assert text[first:last] == "15 亿元"
    assert view.printed(start, start + 4) == "15亿元"
