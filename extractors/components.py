"""The reader as a spaCy pipeline: each stage is a component with declared needs, so that users can add their own.

The text of a `Doc` is the clean view of an article; a token is a Chinese character, a Latin word, or a number. Stages
hand over through extension attributes: ``doc._.mentions``, ``.things``, ``.relations``, ``.findings``; every stage
finds the article in ``doc._.article``, where `run` puts it. The names also stand in ``doc.spans["names"]`` for
components that know spaCy only.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractors.article import Article
from extractors.attributes import find_attributes
from extractors.linker import link
from extractors.recognizers import NameModel, recognize
from extractors.relater import Relater

STAGES = ("xinmai_names", "xinmai_linker", "xinmai_relations", "xinmai_attributes")
_TOKENS = re.compile(r"[A-Za-z]+|\d+|\s+|.", re.DOTALL)
_EXTENSIONS = ("article", "mentions", "things", "relations", "findings")


class CharacterTokenizer:
    """Cuts a clean view into Chinese characters, Latin words and numbers: every name begins and ends at a token."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """A `Doc` whose text is ``text``, to the character."""
        words = _TOKENS.findall(text)
        return Doc(self.vocab, words=words, spaces=[False] * len(words))


@Language.factory("xinmai_names", assigns=["doc._.mentions"])
class Names:
    """Recognizes names."""

    def __init__(self, nlp: Language, name: str, folder: str) -> None:  # noqa: ARG002 - spaCy passes it
        self.name = name
        self._model = NameModel.load(Path(folder))

    def __call__(self, doc: Doc) -> Doc:
        doc._.mentions = recognize(doc._.article, self._model)
        spans = [doc.char_span(m.start, m.end, m.kind, alignment_mode="expand") for m in doc._.mentions]
        doc.spans["names"] = [s for s in spans if s is not None]
        return doc


@Language.component("xinmai_linker", assigns=["doc._.things"], requires=["doc._.mentions"])
def linker(doc: Doc) -> Doc:
    """Links names to things."""
    doc._.things = link(doc._.article, doc._.mentions)
    return doc


@Language.factory("xinmai_relations", assigns=["doc._.relations"], requires=["doc._.things"])
class Relations:
    """Reads relations."""

    def __init__(self, nlp: Language, name: str, folder: str) -> None:  # noqa: ARG002 - spaCy passes it
        self.name = name
        self._relater = Relater.load(Path(folder))

    def __call__(self, doc: Doc) -> Doc:
        doc._.relations = self._relater.relate(doc._.article, doc._.things)
        return doc


@Language.component("xinmai_attributes", assigns=["doc._.findings"], requires=["doc._.things"])
def attributes(doc: Doc) -> Doc:
    """Reads attributes."""
    doc._.findings = find_attributes(doc._.article, doc._.things)
    return doc


def pipeline(model: Path) -> Language:
    """The default pipeline with the learned parts of a model folder (``names/`` and ``relations/`` inside it).

    Raises
    ------
    ArtefactError
        The model is missing or damaged.
    """
    for extension in _EXTENSIONS:
        if not Doc.has_extension(extension):
            Doc.set_extension(extension, default=None)
    nlp = spacy.blank("xx")
    nlp.tokenizer = CharacterTokenizer(nlp.vocab)
    settings: dict[str, dict[str, Any]] = {
        "xinmai_names": {"folder": str(model / "names")},
        "xinmai_relations": {"folder": str(model / "relations")},
    }
    for stage in STAGES:
        nlp.add_pipe(stage, config=settings.get(stage, {}))
    return nlp


def run(nlp: Language, article: Article) -> Doc:
    """Run a pipeline over an article."""
    doc = nlp.make_doc(article.text)
    doc._.article = article
    return nlp(doc)
