"""The last parses: what was parsed a moment ago for a reading is not parsed again to compare it.

Holds few and short texts, the latest; a parse is never changed by those who look at it. A text has the same parse
alone and beside others, so what is given does not depend on what is held.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

MOST_TEXTS = 16
MOST_CHARACTERS = 20_000
"""A longer text is not held."""


class Kept:
    """Parses by pipeline and text, the latest few; may be asked from several threads."""

    def __init__(self) -> None:
        self._held: OrderedDict[tuple[str, str], Doc] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, pipeline: str, text: str) -> Doc | None:
        """The parse of a text, where it is held."""
        with self._lock:
            found = self._held.get((pipeline, text))
            if found is not None:
                self._held.move_to_end((pipeline, text))
            return found

    def clear(self) -> None:
        """Hold nothing any more."""
        with self._lock:
            self._held.clear()

    def put(self, pipeline: str, text: str, doc: Doc) -> None:
        """Hold a parse; the oldest goes."""
        if len(text) > MOST_CHARACTERS:
            return
        with self._lock:
            self._held[pipeline, text] = doc
            while len(self._held) > MOST_TEXTS:
                self._held.popitem(last=False)
