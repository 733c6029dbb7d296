"""Which language a text is in (ISO 639-1), and whether it is one that is read.

English is told by its own small words (english.csv) where there are enough; everything else by py3langid, with what a
language's texts cannot lack (languages.csv) held against its answer: short Cyrillic texts mislead it. What cannot
be told is `und`, never a guess.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from copy import copy
from functools import lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from communique.errors import LexiconError

UNKNOWN = "und"
READ = frozenset({"en"})
"""The languages in which statements, acts and contacts are found."""
_PIECE, _PIECES = 300, 3
"""Characters looked at, from the start, the middle and the end: enough to tell, and cheap however long the text is."""
_LONG = 200
"""Letters from which any language may be told; in shorter texts only those in which governments publish."""
_ENGLISH = 0.18
"""The share of English small words from which a text in Latin letters is English."""
_SURE, _SURE_SHORT = 0.35, 0.6
_OURS = {"no": "nb"}
_THEIRS = {ours: theirs for theirs, ours in _OURS.items()}
"""Languages that the model calls otherwise."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?<!\S)\S+@\S+|</?[a-z][^>]{0,200}>", re.I)
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")


class Told(NamedTuple):
    """One language of the table: whether a `short` text may be taken for it, of which letters its texts `needs` one,
    and its `small` words.
    """

    code: str
    name: str
    short: bool
    needs: frozenset[str]
    small: frozenset[str]


def language_of(text: str) -> str:
    """The language's two-letter code; `und` for texts too short or too mixed to tell."""
    sample = _ADDRESS.sub(" ", " ".join(_pieces(text.strip())))
    words = _WORD.findall(sample.lower())
    letters = sum(map(len, words))
    if letters < 2:
        return UNKNOWN
    if _english(words):
        return "en"
    return _by_model(sample, words, letters)


def is_read(code: str) -> bool:
    """Whether texts in the language are read; one whose language cannot be told is tried."""
    return code in READ or code in ("", UNKNOWN)


def name_of(code: str) -> str:
    """The language's English name; the code itself where the table lacks it."""
    told = _table().get(code)
    return told.name if told else code or UNKNOWN


def _pieces(text: str) -> Sequence[str]:
    if len(text) <= _PIECE * _PIECES:
        return (text,)
    middle = len(text) // 2 - _PIECE // 2
    return text[:_PIECE], text[middle : middle + _PIECE], text[-_PIECE:]


def _english(words: Sequence[str]) -> bool:
    """Whether enough of the words are small English words, one of which no other language has."""
    strict, all_of_them = _small_words()
    small = sum(word in all_of_them for word in words)
    return small >= _ENGLISH * len(words) and any(word in strict for word in words)


def _by_model(sample: str, words: Sequence[str], letters: int) -> str:
    latin = sum(c.isascii() and c.isalpha() for c in sample) > letters / 2
    long = letters >= _LONG
    have = frozenset(sample.lower())
    for code, chance in _detector(latin and not long).rank(sample):
        told = _table()[_OURS.get(code, code)]
        if chance <= 0:
            return UNKNOWN
        if told.needs and not told.needs & have:
            continue
        if not latin or long:  # letters other than Latin say much by themselves
            return told.code if chance >= _SURE or not latin else UNKNOWN
        return told.code if chance >= _SURE_SHORT and _shows(told, words) else UNKNOWN
    return UNKNOWN


def _shows(told: Told, words: Sequence[str]) -> bool:
    """Whether a short text shows the language by a small word or a letter that English lacks.

    Names alone look like any language; to pass over an English text would lose what it says.
    """
    return any(word in told.small or not word.isascii() for word in words)


@lru_cache(maxsize=2)
def _detector(short: bool) -> Any:
    """The model held to the languages of the table, or to those that a short text may be in."""
    made = copy(_model())
    told = (_table().get(_OURS.get(code, code)) for code in made.labels)
    made.set_languages([_THEIRS.get(one.code, one.code) for one in told if one and (one.short or not short)])
    return made


@lru_cache(maxsize=1)
def _model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@lru_cache(maxsize=1)
def _table() -> dict[str, Told]:
    out = {}
    for row in _rows("languages.csv"):
        if len(row["code"]) != 2 or not row["name"] or row["short"] not in ("yes", "no"):
            raise LexiconError(f"documents/languages.csv: {row} is no language with a name and “yes” or “no”")
        out[row["code"]] = Told(
            row["code"], row["name"], row["short"] == "yes", frozenset(row["needs"]), frozenset(row["small"].split())
        )
    return out


@lru_cache(maxsize=1)
def _small_words() -> tuple[frozenset[str], frozenset[str]]:
    """The words that English alone has, and all of the table."""
    rows = _rows("english.csv")
    if any(not row["word"] or row["strict"] not in ("yes", "no") for row in rows):
        raise LexiconError("documents/english.csv has a row without a word, or without “yes” or “no”")
    return frozenset(r["word"] for r in rows if r["strict"] == "yes"), frozenset(r["word"] for r in rows)


def _rows(table: str) -> list[dict[str, str]]:
    source = files("communique.documents") / table
    return list(csv.DictReader(source.read_text("utf-8").splitlines()))
