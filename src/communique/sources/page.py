"""An answer → what came of asking: the document of a page, its fingerprint, or why there is none.

A page that stands in for the one asked for (an error page answered as 200, a check for robots)
is told by its title and is never taken for a change of the text.
"""

from __future__ import annotations

import csv
import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from communique.documents import load
from communique.documents.unpack import suffix_of
from communique.errors import DocumentError, DocumentTooLarge, EmptyDocument
from communique.model import Document
from communique.sources.decision import MEMBER, Came, Outcome
from communique.sources.fetching.guard import shown
from communique.sources.fetching.response import Response
from communique.sources.source import Source

MAX_PAGE = 4_000_000
"""Bytes of an HTML page: more is no text that somebody wrote. PDFs may be larger."""
_LONGEST_STAND_IN = 1_500
_UNSPACED = re.compile(r"[\u3040-\u9fff]")
"""Scripts that set no space between words."""
_SHORTEST_PARAGRAPH = 8
_MUCH, _ENOUGH, _SHARED = 150, 15, 0.12
"""Different longer words that are more than a stand-in has, that a text has which can be compared, and their share."""


@dataclass(frozen=True, slots=True)
class Page:
    """What came, and the document in it where there is one; `message` says why there is none."""

    came: Came
    document: Document | None = None
    message: str = ""


def read_page(answer: Response, source: Source, hint: str = "") -> Page:
    """Read an answer as a page of a source. Never raises: what cannot be read is an outcome of its own."""
    if answer.status == 304:
        return Page(_came(answer, "same", hint))
    if answer.status in (404, 410):
        return Page(_came(answer, "missing", hint), message=f"{shown(answer.asked)}: answers {answer.status}")
    try:
        document = _document(answer, source)
    except DocumentError as error:
        return Page(_came(answer, "error", hint), message=" ".join(str(error).split()))
    stand_in = _stand_in(document)
    if stand_in:
        what = "says that there is no such page" if stand_in == "missing" else "shows something else than the page"
        return Page(_came(answer, stand_in, hint), message=f"{shown(answer.asked)}: {what} ({document.title!r})")
    return Page(_came(answer, "text", hint, fingerprint(document)), document)


def fingerprint(document: Document) -> str:
    """What makes a version: title and words, however they are spaced. SHA-256 in hexadecimal."""
    words = " ".join(f"{document.title or ''}\n{document.text}".split())
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def wording(text: str) -> str:
    """What makes two published texts one: the words of the paragraphs, without headlines, bylines, case and marks.

    The same joint statement on two sites has one wording though the sites dress it differently.
    """
    kept = [
        words for line in text.splitlines() if len(words := re.findall(r"\w+", line.casefold())) >= _SHORTEST_PARAGRAPH
    ]
    words = [w for line in kept for w in line] or re.findall(r"\w+", text.casefold())
    return hashlib.sha256(" ".join(words).encode("utf-8", "surrogatepass")).hexdigest()


def _came(answer: Response, outcome: Outcome, hint: str, text: str = "") -> Came:
    return Came(
        asked=answer.asked, outcome=outcome, now=answer.seen, address=answer.address, text=text,
        raw=answer.hash if outcome == "text" else "", etag=answer.header("etag"),
        modified=answer.header("last-modified"), hint=hint,
    )  # fmt: skip


def _document(answer: Response, source: Source) -> Document:
    body, called = answer.body, shown(answer.asked)
    if not body.strip():
        raise EmptyDocument(f"{called}: is empty")
    if len(body) > MAX_PAGE and body.lstrip()[:1] == b"<":
        raise DocumentTooLarge(f"{called}: {len(body) / 1e6:.0f} MB of HTML is no page that somebody wrote")
    return load(
        body, issuer=source.issuer, url=answer.asked, name=called, layout=source.layout,
        suffix=suffix_of(answer.asked) if MEMBER in answer.asked else None, charset=_charset(answer),
    )  # fmt: skip


def _charset(answer: Response) -> str | None:
    """The encoding that the header names for a text; what the page itself says outranks it."""
    match = re.search(r"charset\s*=\s*[\"']?([\w.:-]{2,30})", answer.header("content-type") or "", re.I)
    textual = answer.media_type.startswith("text/") or answer.media_type == "application/xhtml+xml"
    return match[1] if match and textual else None


def stands_in(text: str, before: str) -> bool:
    """Whether a text that came in a page's place has nothing of what the page said and little of its own: a check for
    robots, a question about cookies, a shell of scripts.
    """
    own, old = _telling(text), _telling(before)
    if len(own) > _MUCH or len(old) < _ENOUGH:
        return False
    shared = len(own & old)
    return shared < _SHARED * max(1, len(own)) and shared < _SHARED * len(old)


def _telling(text: str) -> set[str]:
    return {word for word in re.findall(r"[^\W\d_]+", text.casefold()) if len(word) > 4}


def _stand_in(document: Document) -> Outcome | None:
    if len(document.text) > _LONGEST_STAND_IN:
        return None
    title = _words(document.title or "")
    lines = [_words(line) for line in document.text.split("\n") if line.strip()]
    whole = " ".join(lines)
    for words, means, where in _stand_ins():
        if where == "within" and (f" {words} " in f" {whole} {title} " or (_UNSPACED.match(words) and words in whole)):
            return means
        if where == "opens" and (title == words or title.startswith(f"{words} ") or lines[:1] == [words]):
            return means
    return None


def _words(text: str) -> str:
    return " ".join(re.findall(r"[\w']+", text.casefold().replace("’", "'")))


@lru_cache(maxsize=1)
def _stand_ins() -> tuple[tuple[str, Outcome, str], ...]:
    with (files("communique.sources") / "stand_ins.csv").open("r", encoding="utf-8") as table:
        rows = [(_words(row["words"]), row["means"], row["where"]) for row in csv.DictReader(table)]
    return tuple((words, "missing" if means == "missing" else "error", where) for words, means, where in rows)
