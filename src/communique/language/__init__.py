"""Text → tokens, parse, word pieces and meanings. The only folder that imports spaCy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language.parser import DEFAULT_PIPELINE, load, parse, passing
from communique.language.supplied import parse_supplied

if TYPE_CHECKING:
    from spacy.tokens import Doc as Doc
    from spacy.tokens import Token as Token

__all__ = ["DEFAULT_PIPELINE", "load", "parse", "parse_supplied", "passing"]
