"""Which language a text is in (ISO 639-1), by lingua."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

_LANGUAGES = (
    "ENGLISH", "FRENCH", "GERMAN", "SPANISH", "ITALIAN", "PORTUGUESE", "RUSSIAN", "UKRAINIAN",
    "CHINESE", "ARABIC", "TURKISH", "PERSIAN", "POLISH", "JAPANESE", "KOREAN",
)  # fmt: skip
_LETTERS = 40
_ENOUGH = 400
"""Characters that are looked at: enough to tell, and cheap however long the text is."""


def language_of(text: str) -> str:
    """The language's two-letter code; `en` for texts too short to tell."""
    sample = text.strip()[:_ENOUGH]
    if sum(c.isalpha() for c in sample) < _LETTERS:
        return "en"
    found = _detector().detect_language_of(sample)
    return found.iso_code_639_1.name.lower() if found is not None else "en"


@lru_cache(maxsize=1)
def _detector() -> Any:
    from lingua import Language, LanguageDetectorBuilder

    languages = [getattr(Language, name) for name in _LANGUAGES]
    return LanguageDetectorBuilder.from_languages(*languages).with_low_accuracy_mode().build()
