"""What is wrong with an answer: a failure of the program, or something of the input that works in it.

Pages are parsed as browsers parse them as far as that matters here: what is an element, what is an
attribute of one, what is a script.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from xml.parsers import expat

import httpx

from communique.web import app as workspace
from communique.web.headers import HEADERS
from tests.web.hostile.inputs import MARK

ADDRESSES = ("href", "src", "action", "formaction", "cite", "poster", "data", "xlink:href")
OPENS_ELSEWHERE = {"a", "q"}
"""Elements whose address may lead to a source, elsewhere."""
NEVER = {"style", "iframe", "object", "embed", "base", "srcdoc", "http-equiv", "xlink"}
_OWN_STYLE = re.compile(r"<style>.*?</style>", re.S)
"""A brief to take away carries its style within."""


class Parsed(HTMLParser):
    """The elements of a page in order, its forms with their fields, the text of its scripts."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, list[tuple[str, str]]]] = []
        self.forms: list[tuple[str, str, list[tuple[str, str]]]] = []
        self.rest: list[str] = []
        self._script = self._open = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = [(name, value or "") for name, value in attrs]
        self.elements.append((tag, told))
        self._script = tag in ("script", "style")
        of = dict(told)
        if tag == "form":
            self.forms.append((of.get("method", "get").lower(), of.get("action", ""), []))
            self._open = True
        elif tag in ("input", "select", "textarea", "button") and self._open and of.get("name"):
            self.forms[-1][2].append((of["name"], of.get("value", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self._script = False
        if tag == "form":
            self._open = False

    def handle_data(self, data: str) -> None:
        if self._script and data.strip():
            self.rest.append(data)

    def handle_comment(self, data: str) -> None:
        self.rest.append(f"<!--{data}")

    def handle_decl(self, decl: str) -> None:
        if decl.lower() != "doctype html":
            self.rest.append(f"<!{decl}")

    def unknown_decl(self, data: str) -> None:
        self.rest.append(f"<![{data}")

    def handle_pi(self, data: str) -> None:
        self.rest.append(f"<?{data}")


def wrong(answer: httpx.Response) -> list[str]:
    """Each fault in one line; none for an answer that is as it must be."""
    return [*_status(answer), *_headers(answer), *_body(answer)]


def _status(answer: httpx.Response) -> Iterator[str]:
    if answer.status_code >= 500:
        yield f"status {answer.status_code}"


def _headers(answer: httpx.Response) -> Iterator[str]:
    for name, value in HEADERS.items():
        if answer.headers.get(name) != value:
            yield f"header {name} is {answer.headers.get(name)!r}"
    for name, value in answer.headers.raw:
        if b"\r" in value or b"\n" in value or MARK.encode() in name.lower():
            yield f"header {name!r} is {value!r}"
    where = answer.headers.get("location", "/").removeprefix("http://testserver")
    if not here(where):
        yield f"leads to {where!r}"
    if "/static/" not in str(answer.url) and not answer.headers.get("cache-control", "").startswith("private"):
        yield "may be kept by a cache that others share"


def here(address: str) -> bool:
    """Whether an address stays in the workspace, as browsers read it: tabs and line ends do not count."""
    told = "".join(c for c in address if c not in "\t\r\n").strip("\x00\x1f ")
    return told[:1] == "/" and told.replace("\\", "/")[1:2] != "/"


def _body(answer: httpx.Response) -> Iterator[str]:
    sort = answer.headers.get("content-type", "").partition(";")[0]
    if answer.status_code in (204, 303, 304, 307):
        return
    if sort == "text/html":
        yield from of_page(_OWN_STYLE.sub("", answer.text, count=1) if _attached(answer) else answer.text)
    elif sort in ("image/svg+xml", "application/atom+xml"):
        yield from _xml(answer.content)
    elif sort in ("application/json", "application/problem+json"):
        json.loads(answer.content)
    elif sort in (
        "text/markdown",
        "text/csv",
        "text/calendar",
        "application/pdf",
        "application/zip",
        "application/octet-stream",
    ) or sort.startswith("application/vnd."):
        if not _attached(answer):
            yield "a file that a browser would open in the workspace's name"
    elif sort not in ("text/plain", "text/css", "text/javascript", ""):
        yield f"an answer of the sort {sort}"


def _attached(answer: httpx.Response) -> bool:
    return answer.headers.get("content-disposition", "").startswith("attachment; filename=")


def of_page(page: str) -> Iterator[str]:
    """What of a page is not as the templates write it."""
    parsed, (tags, names) = Parsed(page), _written()
    if parsed.rest:
        yield f"something besides elements and text: {parsed.rest[0][:80]!r}"
    for tag, attributes in parsed.elements:
        of = dict(attributes)
        if tag not in tags or tag in NEVER or (tag == "script" and not of.get("src", "").startswith("/static/")):
            yield f"an element <{tag[:80]}>"
        for name, value in attributes:
            if name not in names or name in NEVER or name.startswith("on") or MARK in name:
                yield f"an attribute {name[:80]!r} of <{tag}>"
            if name in ADDRESSES and value and not _address(tag, value):
                yield f"{name} of <{tag}> is {value[:80]!r}"
    for _, action, fields in parsed.forms:
        onward = [value for name, value in fields if name == "next" and value and not here(value)]
        if (action and not here(action)) or onward:
            yield f"a form that leads elsewhere: {action!r} {onward}"


def _address(tag: str, value: str) -> bool:
    if value.startswith(("#", "?")) or here(value):
        return True
    return tag in OPENS_ELSEWHERE and value.startswith(("https://", "http://"))


def _xml(body: bytes) -> Iterator[str]:
    found: list[str] = []

    def opened(tag: str, attributes: dict[str, str]) -> None:
        bad = [
            n
            for n, v in attributes.items()
            if n.lower().startswith("on") or MARK in n or v.strip().lower().startswith("javascript:")
        ]
        if bad or MARK in tag or tag.lower() in ("script", "foreignobject", "iframe", "a", "image"):
            found.append(f"in XML <{tag}> with {bad}")

    reader = expat.ParserCreate()
    reader.StartElementHandler = opened
    reader.Parse(body, True)
    yield from found


@cache
def _written() -> tuple[frozenset[str], frozenset[str]]:
    """The elements and attributes that templates and modules of the workspace (and the brief's page) write."""
    folder = Path(workspace.__file__).parent
    sources = [*folder.rglob("*.html"), *folder.rglob("*.py"), *(folder.parent / "brief" / "templates").glob("*.html")]
    text = "\n".join(p.read_text("utf-8") for p in sorted(sources)).lower()
    bare = re.findall(
        r"[ }](hidden|selected|checked|defer|required|multiple|open|download|readonly|data-[a-z-]+)(?=[ >{%])", text
    )
    return frozenset(re.findall(r"<([a-z][a-z0-9]*)", text)), frozenset(
        [*re.findall(r"\b([a-z][a-z0-9-]*)=", text), *bare]
    )
