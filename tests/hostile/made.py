"""Hostile texts, files and answers made from a number: the same number gives the same input on every machine."""

from __future__ import annotations

import random
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.linear.shapes import SHAPES
from tests.web.hostile.inputs import EVERY

_PLAIN = [shape for shape in SHAPES if shape.kind == ".txt" and shape.issuer is None]
_ODD = (
    "\x00",
    "\u202e",
    "\ufeff",
    "\u2028",
    "\ud83d",
    "\U0010ffff",
    "\r",
    "\x0b",
    "￼",
    "ß",
    "İ",
    "e\u0301",
    "\u00ad",
    "٣",
    "〇",
)
_USUAL = (
    "The Foreign Minister of Norway spoke with the Prime Minister of Peru on 3 May 2021.", "He promised to send a ship, he said.",
    "“We agreed to meet in June,” said the President.", "Q: Will you go?", "The sides will:", "\n\n", "\n", "If Peru agrees, Norway will.",
)  # fmt: skip
SUFFIXES = (".txt", ".md", ".html", ".eml", ".pdf", ".docx", ".mbox", ".zip", ".xyz", "")


def text(seed: int) -> str:
    """A text of a few hundred characters: pieces of every shape between usual sentences, cut and turned at random."""
    draw = random.Random(seed)
    parts = [_piece(draw) for _ in range(draw.randrange(1, 9))]
    whole = draw.choice(("", " ", "\n", "\n\n")).join(parts)
    if draw.random() < 0.2:
        whole = whole[::-1]
    at = draw.randrange(len(whole) + 1)
    return (whole[at:] + whole[:at] if draw.random() < 0.2 else whole)[: draw.choice((40, 400, 900))]


def _piece(draw: random.Random) -> str:
    kind = draw.random()
    if kind < 0.35:
        return draw.choice(_USUAL)
    if kind < 0.75:
        return draw.choice(_PLAIN).text(draw.choice((1, 2, 7, 20)))
    if kind < 0.9:
        return "".join(draw.choice(_ODD) for _ in range(draw.randrange(1, 6)))
    return str(draw.choice(EVERY))[:200]


@cache
def files() -> tuple[bytes, ...]:
    """One sound file of each format."""
    script = Path(__file__).parents[1] / "documents" / "one_of_each.py"
    with TemporaryDirectory() as folder:
        subprocess.run([sys.executable, script, folder], check=True)
        return tuple(file.read_bytes() for file in sorted(Path(folder).iterdir()))


def file(seed: int) -> tuple[bytes, str]:
    """The bytes of a file that is broken at random, and a name with a suffix that may be another's."""
    draw = random.Random(seed)
    if draw.random() < 0.25:
        shape = draw.choice(SHAPES)
        body = bytearray(shape.text(draw.choice((1, 3, 20))).encode("utf-8", "surrogatepass"))
    else:
        body = bytearray(draw.choice(files()))
    for _ in range(draw.randrange(6)):
        _broken(body, draw)
    return bytes(body), f"made{draw.choice(SUFFIXES)}"


def _broken(body: bytearray, draw: random.Random) -> None:
    at = draw.randrange(len(body) + 1)
    end = min(len(body), at + draw.choice((1, 8, 200)))
    how = draw.randrange(6)
    if how == 0:
        for _ in range(draw.choice((1, 5, 60)) if body else 0):
            body[draw.randrange(len(body))] ^= 1 << draw.randrange(8)
    elif how == 1:
        del body[at:]
    elif how == 2:
        body[at:at] = body[at:end] * draw.choice((1, 3, 30))
    elif how == 3:
        body[at:at] = text(draw.randrange(1 << 30)).encode("utf-8", "surrogatepass")
    elif how == 4:
        body[at:end] = bytes(draw.randrange(256) for _ in range(end - at))
    else:
        body += draw.choice(files())


def value(seed: int) -> object:
    """A value for a tool's field: words, numbers, lists, nothing, and what is hostile in forms."""
    draw = random.Random(seed)
    return draw.choice((
        text(seed), text(seed)[:20], draw.choice(EVERY), draw.randrange(-(1 << 70), 1 << 70), draw.random() * 1e300, None, True,
        [], {}, [text(seed)], {"a": None}, "2022-01-17", "US", "contacts", "x" * 5000,
    ))  # fmt: skip


def answer(seed: int) -> tuple[int, dict[str, str], bytes]:
    """What a server answers: a status, headers and a body that need not fit each other."""
    draw = random.Random(seed)
    body = file(seed)[0] if draw.random() < 0.7 else text(seed).encode("utf-8", "surrogatepass")
    kinds = (
        "text/html",
        "text/html; charset=utf-16",
        "application/pdf",
        "application/rss+xml",
        "image/png",
        "",
        "a/b; c",
        "text/plain",
    )
    told = {"Content-Type": draw.choice(kinds)}
    for name, values in (
        ("Content-Encoding", ("gzip", "br", "identity", "x", "gzip, br")), ("Content-Length", ("0", "5", "999999999", "-1", "x")),
        ("Location", ("/good", "/bad", "//", "http://[", "javascript:x", "http://10.0.0.1/")), ("ETag", ('"a"', "a", "W/")),
        ("Retry-After", ("5", "-5", "x", "99999999999")), ("Last-Modified", ("x", "Thu, 01 Jan 1970 00:00:00 GMT")),
        ("Set-Cookie", ("a=b", "a=b; Domain=example.org", ";;;")), ("Date", ("x", "Thu, 32 Jan 1970 00:00:00 GMT")),
    ):  # fmt: skip
        if draw.random() < 0.15:
            told[name] = draw.choice(values)
    return draw.choice((200, 200, 200, 206, 204, 301, 304, 307, 404, 410, 429, 451, 500, 503, 599)), told, body
