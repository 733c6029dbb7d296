"""Tokens of texts of any length: a text is cut where the tokens are the same as if it were whole.

spaCy takes marks off a word one by one and looks at what is left each time, so that a run of marks without a
blank costs its length squared; and it refuses texts over a million characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_WORD = 400
"""Characters of a run without a blank from which it is cut; no word and hardly an address is as long."""
_PIECE = 100_000
_RUN = re.compile(rf"\S{{{_WORD}}}")


def made(nlp: Language, text: str) -> Doc:
    """The tokens of a text."""
    if len(text) <= _PIECE and not _RUN.search(text):
        return nlp.make_doc(text)
    from spacy.tokens import Doc

    docs = [nlp.make_doc(piece) for piece in pieces(text)]
    words = [token.text for doc in docs for token in doc]
    spaces = [bool(token.whitespace_) for doc in docs for token in doc]
    return Doc(nlp.vocab, words=words, spaces=spaces)


def pieces(text: str) -> Iterator[str]:
    """The text in pieces: cut behind a single blank, else in the middle of what is no word."""
    start = run = 0
    for at, char in enumerate(text):
        if char.isspace():
            run = at + 1
        elif at - run == _WORD:
            yield text[start:at]
            start = run = at
        elif at - start >= _PIECE and run == at and at > 1 and text[at - 1] == " " and not text[at - 2].isspace():
            yield text[start:at]
            start = at
    if start < len(text):
        yield text[start:]
