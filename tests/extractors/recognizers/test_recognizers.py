"""The fused recognizer with the model of the package, on articles about invented companies."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.article import Article, Document
from extractors.layout import lay_out
from extractors.recognizers import NameModel, recognize, recognizers
from extractors.recognizers.model import KINDS

TEXT = """# 云启半导体：8英寸云晶项目落户绍兴

6月9日，浙江云启半导体有限公司（以下简称“云启半导体”）与绍兴市人民政府签约。云启半导体董事长王启明表示，项目总投资20亿元。

该公司由远舟创投投资，产品供应台积电、华为等客户。
"""
PIECES = [
    "浙江云启半导体有限公司",
    "云启半导体",
    "表示，",
    "王启明",
    "《青岚办法》",
    "AMD",
    "RAMDISK",
    "年产3万片项目",
    "、",
    "。",
    "\n\n",
    "华为",
    " ",
]


@pytest.fixture(scope="module")
def model() -> NameModel:
    return NameModel.load()


def article_of(text: str) -> Article:
    return lay_out(Document("own", text), 1, text.count("\n") + 1)


def test_plain_names_are_found(model: NameModel) -> None:
    article = article_of(TEXT)
    found = {(article.text[m.start : m.end], m.kind) for m in recognize(article, model)}
    assert {
        ("浙江云启半导体有限公司", "Company"),
        ("云启半导体", "Company"),
        ("绍兴市人民政府", "Government"),
        ("王启明", "Person"),
        ("台积电", "Company"),
        ("华为", "Company"),
    } <= found


def test_equal_articles_give_equal_mentions(model: NameModel) -> None:
    assert recognize(article_of(TEXT), model) == recognize(article_of(TEXT), NameModel.load())


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_mentions_are_flat_in_range_and_not_empty(model: NameModel, text: str) -> None:
    article = article_of(text)
    at = 0
    for mention in recognize(article, model):
        assert at <= mention.start < mention.end <= len(article.text)
        assert mention.kind in KINDS
        assert 0 < mention.score <= 1
        assert article.text[mention.start : mention.end].strip()
        at = mention.end


def test_the_shelf_lists_recognizers_by_name(model: NameModel) -> None:
    article = article_of(TEXT)
    shelf = recognizers(model)
    assert [recognizer.name for recognizer in shelf] == ["gazetteer", "grammar", "names"]
    for recognizer in shelf:
        found = recognizer.recognize(article)
        assert found
        assert {mention.recognizer for mention in found} == {recognizer.name}
