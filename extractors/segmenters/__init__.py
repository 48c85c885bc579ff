"""The ways to split a document, in the order in which they are asked: the first that recognises its layout wins."""

from __future__ import annotations

from extractors.segmenters.contents import by_contents
from extractors.segmenters.headings import by_headings
from extractors.segmenters.report import by_notes
from extractors.segmenters.single import by_container

SEGMENTERS = (by_container, by_contents, by_headings, by_notes)

__all__ = ["SEGMENTERS"]
