"""Files of every kind to documents; all loaders of the shelf are met here."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from extractors import loader
from extractors.article import Document
from extractors.loader import find_documents, is_record, iterate, load
from extractors.loaders import LOADERS
from extractors.loaders.encoding import decode
from extractors.loaders.item import titled
from extractors.segmenter import segment
from ontology.errors import DocumentError, RecordError

SIMPLE = (
    "北辰半导体产线投产\n\n3月4日，北辰半导体宣布其位于江海市的产线正式投产，总投资12亿元，"
    "产品用于新能源汽车。公司的客户包括多家整车厂。\n"
)
TRADITIONAL = (
    "北辰半導體產線投產\n\n3月4日，北辰半導體宣布其位於江海市的產線正式投產，總投資12億元，"
    "產品用於新能源汽車。公司的客戶包括多家整車廠。\n"
)

PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>北辰半导体产线投产 - 芯事观察</title>
<meta property="og:site_name" content="芯事观察"><meta name="date" content="2025-03-05">
<link rel="canonical" href="https://example.com/news/1"></head><body>
<nav><a href="/">首页</a><a href="/news">新闻</a></nav><article><h1>北辰半导体产线投产</h1>
<p>3月4日，北辰半导体宣布其位于江海市的产线正式投产，总投资12亿元，产品用于新能源汽车和工业控制等领域。</p>
<h2>股东情况</h2><p>公司成立于2015年，专注于功率器件的设计和制造，股东如下表所示，持股比例为最新数据。</p>
<table><tr><th>股东</th><th>比例</th></tr><tr><td>海纳创投</td><td>10%</td></tr></table>
<ul><li>一期已经投产</li><li>二期正在建设</li></ul></article><footer>版权所有 芯事观察</footer></body></html>"""


def write(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    return path


def one(path: Path) -> Document:
    (document,) = load(path)
    return document


def pdf(pages: list[list[str]]) -> bytes:
    """A PDF file that names a standard Chinese font and embeds none."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 5 0 R /DW 1000"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>",
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0"
        b" /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>",
    ]
    kids = []
    for lines in pages:
        shown = b"\n".join(b"<%s> Tj T*" % line.encode("utf-16-be").hex().encode() for line in lines)
        stream = b"BT /F1 12 Tf 16 TL 60 780 Td\n%s\nET" % shown
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
            b" /Contents %d 0 R >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(b"%010d 00000 n \n" % len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, b"".join(places))
    return (
        data + table + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(data))
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "gb18030", "gbk"])
@pytest.mark.parametrize("ending", [".txt", ".md"])
def test_text_in_simplified_characters(tmp_path: Path, encoding: str, ending: str) -> None:
    document = one(write(tmp_path, f"a{ending}", SIMPLE.encode(encoding)))
    assert document == Document("a", SIMPLE)


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "big5hkscs", "gb18030"])
def test_text_in_traditional_characters(tmp_path: Path, encoding: str) -> None:
    assert one(write(tmp_path, "a.txt", TRADITIONAL.encode(encoding))).text == TRADITIONAL


def test_line_ends_stay_as_in_the_file(tmp_path: Path) -> None:
    assert one(write(tmp_path, "a.txt", "甲\r\n乙\r\n")).text == "甲\r\n乙\r\n"


BROKEN: dict[str, tuple[str, bytes, str]] = {
    "empty": ("a.txt", b"", "is empty"),
    "blank": ("a.txt", b"\n \n", "holds no text"),
    "bytes": ("a.txt", bytes(range(256)) * 20, "is not text"),
    "picture": ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(64), "is a PNG picture, not text"),
    "office": ("a.md", b"PK\x03\x04" + bytes(64), "is a ZIP archive or office document, not text"),
    "damaged UTF-8": (
        "a.txt",
        (SIMPLE * 3).encode().replace("投".encode(), b"\xff", 1),
        "is UTF-8 but damaged at byte",
    ),
    "damaged UTF-16": ("a.txt", SIMPLE.encode("utf-16")[:-1], "is marked as UTF-16 but damaged at byte"),
    "PDF": ("a.pdf", b"%PDF-1.4 broken", "is damaged or no PDF file"),
    "scan": ("a.pdf", pdf([[]]), "has no text layer"),
    "DOCX": ("a.docx", b"PK\x03\x04broken", "is damaged, encrypted or no DOCX file"),
    "HTML": ("a.html", b"<html><body><p> </p></body></html>", "holds no text"),
    "ending": ("a.xyz", b"text", "files with the ending “.xyz” are not read"),
}


@pytest.mark.parametrize(("name", "data", "reason"), BROKEN.values(), ids=BROKEN)
def test_what_cannot_be_read_is_named_with_the_reason(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    path = write(tmp_path, name, data)
    with pytest.raises(DocumentError) as caught:
        load(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert reason in message
    assert "\n" not in message


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"gone\.txt: cannot be read: "):
        load(tmp_path / "gone.txt")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(DocumentError, match="is a folder"):
        load(tmp_path / "a.txt")


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loader, "MAX_BYTES", 10)
    with pytest.raises(DocumentError, match="more than the"):
        load(write(tmp_path, "a.txt", SIMPLE))
    assert len(load(write(tmp_path, "a.jsonl", json.dumps({"text": SIMPLE})))) == 1


@pytest.mark.parametrize(("charset", "encoding"), [("utf-8", "utf-8"), ("gb2312", "gb18030"), ("big5", "utf-8")])
def test_a_page_is_one_article_without_the_page_around_it(tmp_path: Path, charset: str, encoding: str) -> None:
    document = one(write(tmp_path, "a.html", PAGE.format(charset=charset).encode(encoding)))
    assert (document.title, document.date, document.source) == ("北辰半导体产线投产", "2025-03-05", "芯事观察")
    assert document.url == "https://example.com/news/1"
    assert document.single
    assert "首页" not in document.text
    (article,) = segment(document)
    kinds = [(block.kind.value, article.text[block.start : block.end]) for block in article.blocks]
    assert kinds[0] == ("title", "北辰半导体产线投产")
    assert ("heading", "股东情况") in kinds
    assert ("table_row", "海纳创投\t10%") in kinds
    assert ("item", "二期正在建设") in kinds


def test_a_page_without_article_gives_its_text(tmp_path: Path) -> None:
    body = "<div>北辰半导体</div><script>var x</script><div>投产</div>"
    page = f"<html><head><style>p {{}}</style></head><body>{body}</body></html>"
    text = one(write(tmp_path, "a.html", page)).text
    assert "北辰半导体" in text
    assert "投产" in text
    assert "var" not in text


def test_pdf_pages_are_joined_and_lose_their_running_heads(tmp_path: Path) -> None:
    body = "北辰半导体宣布位于江海市的八英寸产线正式投产总投资12亿元建成后年产晶圆三十六万片，" * 6 + "客户包括整车厂。"
    lines = [body[i : i + 30] for i in range(0, len(body), 30)]
    pages = [["芯苑 2025年第3期", "北辰半导体产线投产", *lines[:4], "1"]]
    pages += [["芯苑 2025年第3期", *lines[4:7], "2"], ["芯苑 2025年第3期", *lines[7:], "（来源：芯事观察）", "3"]]
    document = one(write(tmp_path, "a.pdf", pdf(pages)))
    assert document.text.count("\f") == 2
    (article,) = segment(document)
    assert (article.title, article.source, article.issue_date) == ("北辰半导体产线投产", "芯事观察", "2025")
    assert body in article.text
    assert "芯苑" not in article.text


def test_word_documents_keep_headings_lists_and_tables_in_order(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_heading("北辰半导体产线投产", 0)
    word.add_heading("项目情况", 1)
    word.add_paragraph("3月4日，北辰半导体投产。")
    table = word.add_table(2, 3)
    texts = ["股东", "", "比例", "海纳\n创投", "", "10%"]
    for cell, text in zip([*table.rows[0].cells, *table.rows[1].cells], texts, strict=True):
        cell.text = text
    table.cell(0, 0).merge(table.cell(0, 1))
    word.add_paragraph("二期正在建设", style="List Bullet")
    path = tmp_path / "a.docx"
    word.save(str(path))
    assert one(path).text == (
        "# 北辰半导体产线投产\n\n## 项目情况\n\n3月4日，北辰半导体投产。\n\n"
        "股东\t\t比例\n海纳 创投\t\t10%\n\n- 二期正在建设"
    )
    assert [article.title for article in segment(one(path))] == ["北辰半导体产线投产"]


LINES: list[tuple[object, str | None]] = [
    (
        {"title": "甲投产", "text": "3月4日，甲投产。", "date": "2025/3/5", "source": "甲报", "url": "https://e.com"},
        None,
    ),
    ({"text": "乙投产。", "date": "2025-03-05T10:00:00", "title": None}, None),
    ({"doc": "x", "title": "丙", "relations": []}, None),
    ('{"text": ', "is not JSON: Expecting value at character 9"),
    ([1], "is not a JSON object"),
    ({"text": " "}, "has neither “text”"),
    ({"title": "丁"}, "has neither “text”"),
    ({"text": "丁", "title": 5}, "“title” is not a text"),
    ({"text": "丁", "date": "昨天"}, "“昨天” is not a date"),
    ({"text": "丁", "date": "2025-13-01"}, "“2025-13-01” is not a date"),
    (b"\xff\xfe", "is not UTF-8 at byte 0 of the line"),
    ("", None),
    ({"text": "戊投产。", "date": "2025年3月"}, None),
    ({"text": "己投产。", "date": "20250305"}, None),
]


def encoded(line: object) -> bytes:
    if isinstance(line, bytes):
        return line
    return (line if isinstance(line, str) else json.dumps(line, ensure_ascii=False)).encode("utf-8")


def test_good_lines_are_read_beside_bad_ones(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", b"\xef\xbb\xbf" + b"\n".join(encoded(line) for line, _ in LINES))
    result = load(path)
    assert [(d.name, d.title, d.date, d.source, d.single) for d in result] == [
        ("a:1", "甲投产", "2025-03-05", "甲报", True),
        ("a:2", None, "2025-03-05", None, True),
        ("a:13", None, "2025-03", None, True),
        ("a:14", None, "2025-03-05", None, True),
    ]
    assert result.documents[0].text == "甲投产\n\n3月4日，甲投产。"
    assert [(record.line, record.data["title"]) for record in result.records] == [(3, "丙")]
    expected = [f"{path}:{number}: {reason}" for number, (_, reason) in enumerate(LINES, start=1) if reason]
    assert len(expected) == 8
    assert all(isinstance(problem, RecordError) for problem in result.problems)
    assert all(str(p).startswith(e) for p, e in zip(result.problems, expected, strict=True))


def test_items_come_one_by_one(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", '{"text": "甲。"}\n' * 3)
    items = iterate(path)
    assert isinstance(next(items), Document)
    assert len(list(items)) == 2


def test_records_have_relations() -> None:
    assert is_record({"relations": []})
    assert not is_record({"text": "甲"})
    assert not is_record(["relations"])


def test_the_title_stands_once() -> None:
    assert titled("甲投产", "## 甲 投产\n\n正文") == "## 甲 投产\n\n正文"
    assert titled("甲投产", "正文") == "甲投产\n\n正文"
    assert titled(None, "正文") == "正文"


def test_folders_are_walked_in_order(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.md", "a.html", "b/.hidden.txt", ".git/c.txt", "b/picture.png", "c.jsonl"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        write(tmp_path, name, "x")
    found = find_documents([tmp_path])
    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["a.html", "c.jsonl", "b/1.md", "b/2.txt"]
    assert find_documents([tmp_path / "c.jsonl", tmp_path])[0].name == "c.jsonl"
    assert len(find_documents([tmp_path, tmp_path / "a.html"])) == 4


def test_named_files_must_exist_and_be_known(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="does not exist"):
        find_documents([tmp_path / "gone.txt"])
    with pytest.raises(DocumentError, match=r"ending “\.png” are not read"):
        find_documents([write(tmp_path, "a.png", b"x")])


def sample(folder: Path, ending: str) -> Path:
    """A small file for an ending of the shelf."""
    path = folder / f"a{ending}"
    makers: dict[str, Callable[[], bytes]] = {
        ".pdf": lambda: pdf([["北辰半导体产线投产"]]),
        ".jsonl": lambda: b'{"text": "\xe7\x94\xb2"}',
        ".ndjson": lambda: b'{"text": "\xe7\x94\xb2"}',
    }
    if ending == ".docx":
        word = docx.Document()
        word.add_paragraph("北辰半导体产线投产")
        word.save(str(path))
    else:
        path.write_bytes(makers.get(ending, lambda: PAGE.format(charset="utf-8").encode())())
    return path


@pytest.mark.parametrize("ending", sorted(LOADERS))
def test_every_loader_of_the_shelf_keeps_the_contract(tmp_path: Path, ending: str) -> None:
    path = sample(tmp_path, ending)
    document = one(path)
    assert document.text.strip()
    assert document.name.startswith("a")
    assert one(path).id == document.id
    path.unlink()
    with pytest.raises(DocumentError, match="cannot be read"):
        load(path)


def test_short_text_is_guessed_at_last(tmp_path: Path) -> None:
    assert decode("café à Grenoble, déjà créé".encode("latin-1"), tmp_path / "a.txt").startswith("caf")
