"""“Like this”: findings that mean much the same, by the shipped encoder.

The full-text index gives candidates that share a content word with the text; of these the most alike
in words are read by the encoder and ordered by meaning. So the cost does not grow with the ledger;
what shares no word at all is not found.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sqlalchemy import Connection

from communique.errors import SearchError
from communique.follow.wording.tokens import content_words
from communique.ledger.records import Hit, Hits
from communique.ledger.search.full_text import Asked, search
from communique.ledger.storage.engine import Backend

CANDIDATES = 60
_WORDS = 24


def like(connection: Connection, backend: Backend, text: str, asked: Asked, limit: int) -> Hits:
    """The findings most like `text` in meaning; `score` is their likeness (−1 to 1)."""
    from communique.language.embedding import embed

    words = list(dict.fromkeys(w for part in content_words(text) for w in re.findall(r"\w+", part)))[:_WORDS]
    if not words:
        raise SearchError("there is no word in it that tells anything; give a sentence")
    near = search(connection, backend, replace(asked, words=" OR ".join(f"{w}*" for w in words)), CANDIDATES, 0).hits
    if not near:
        return Hits((), 0)
    rows = embed([text, *(hit.found.words for hit in near)])
    scores = rows[1:] @ rows[0]
    ranked = sorted(zip(scores.tolist(), near, strict=True), key=lambda p: (-round(p[0], 5), p[1].found.id))
    return Hits(tuple(Hit(h.found, round(s, 3), h.marks) for s, h in ranked[:limit]), len(near))
