"""HTML pages: the article without the page around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from extractors.article import Document
from extractors.loaders.encoding import decode
from extractors.loaders.item import Item, checked, titled
from ontology.errors import DocumentError

_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_BLOCKS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "div", "section", "article", "blockquote", "br")

_ASIDE = ("script", "style", "head", "nav", "footer")  # no text of the page itself


def load_html(path: Path) -> Iterator[Item]:
    """One document that is one article.

    Title, date and site are what the page's metadata say, the text is what trafilatura extracts.
    """
    import trafilatura

    page = _page(path.read_bytes(), path)
    meta = trafilatura.extract_metadata(page)
    body = trafilatura.extract(
        page, output_format="markdown", include_comments=False, include_tables=True, include_links=False
    )
    text = checked(body or _plain(page, path), path)
    title = meta.title if meta else None
    yield Document(
        path.stem,
        titled(title, text),
        title=title,
        source=meta.sitename if meta else None,
        date=meta.date if meta else None,
        url=meta.url if meta else None,
        single=True,
    )


def _page(data: bytes, path: Path) -> str:
    """The page's source; what it says of its encoding counts where the bytes agree."""
    declared = _CHARSET.search(data[:4096])
    if declared:
        name = declared[1].decode("ascii").lower()
        try:
            return data.decode("gb18030" if name in ("gb2312", "gbk") else name)
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(data, path)


def _plain(page: str, path: Path) -> str:
    """All text of a page, for pages on which no article is found."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    try:
        tree = document_fromstring(page.encode("utf-8"), parser=HTMLParser(encoding="utf-8"))
    except etree.ParserError as error:
        raise DocumentError(f"{path}: is no HTML page: {error}") from error
    etree.strip_elements(tree, *_ASIDE, with_tail=False)
    for element in tree.iter(*_BLOCKS):
        element.tail = "\n\n" + (element.tail or "")
    lines = (" ".join(line.split()) for line in "".join(map(str, tree.itertext())).splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
