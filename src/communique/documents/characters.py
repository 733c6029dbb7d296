"""Characters as a person sees them: what is invisible goes, what only looks like letters becomes letters.

Soft hyphens, zero-width and direction characters stand between letters in web pages and files and are seen by nobody;
ligatures and presentation forms are letters; a space that does not break is a space. Joiners stay where a script
needs them (Persian, the scripts of India, emoji).
"""

from __future__ import annotations

import re
import unicodedata

_GONE = dict.fromkeys([0xAD, 0x200B, 0xFEFF, 0x180E, 0x61C, 0x200E, 0x200F, 0x115F, 0x1160, 0x3164, 0xFFA0, 0xFFFC,
                       *range(0x202A, 0x202F), *range(0x2060, 0x2065), *range(0x2066, 0x206A),
                       *range(0xE0000, 0xE0080)])  # fmt: skip
_ALIKE = {
    **_GONE, **dict.fromkeys([0xA0, 0x1680, 0x3000, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x2800], " "),
    0x2010: "-", 0x2011: "-", 0x2028: "\n", 0x2029: "\n\n", 0x85: "\n",
}  # fmt: skip
_JOINERS = re.compile(r"(?<![\u0590-\u1fff\u2190-\u2bff\U0001f000-\U0001faff\ufe0f])[\u200c\u200d]+|[\u200c\u200d]+\Z")
_LIGATURES = re.compile(r"[\ufb00-\ufb06\ufb13-\ufb17\ufb1d-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc]+")
_PRIVATE = re.compile(r"[\ue000-\uf8ff]+")
"""Symbols of a font of pictures, which are no text."""


def as_seen(text: str) -> str:
    """`text` as it looks on a screen or on paper; one without such characters stays as it is."""
    if text.isascii():
        return text
    text = _JOINERS.sub("", text.translate(_ALIKE))
    text = _LIGATURES.sub(lambda m: unicodedata.normalize("NFKC", m[0]), text)
    return unicodedata.normalize("NFC", _PRIVATE.sub("", text))
