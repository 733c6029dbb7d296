"""Where input can go in, taken from the workspace itself: routes with their parameters, forms with their fields.

Nothing is listed here by hand: a parameter that a route gains, or a field that a form gains, is there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal
from urllib.parse import urlsplit

import httpx
from fastapi.openapi.utils import get_openapi
from fastapi.testclient import TestClient

from communique.web.app import PAGES
from communique.web.pages.judgements.decisions import FIELDS
from tests.web.hostile.answers import Parsed
from tests.web.hostile.inputs import HEADERS

Place = Literal["path", "query", "header", "body"]
API = "/api/v1"
MOST = 90
"""Pages that one walk through the workspace opens."""


@dataclass(frozen=True)
class Target:
    """One method of one address. `sort` is that of its body; `usual` are values as people send them."""

    method: str
    path: str
    fields: tuple[tuple[Place, str], ...]
    sort: str = ""
    usual: Mapping[tuple[Place, str], Any] = field(default_factory=dict, compare=False)

    @property
    def label(self) -> str:
        """“POST /add”."""
        return f"{self.method} {self.path}"

    @property
    def forms(self) -> bool:
        """Whether it must be sent from a form of this workspace."""
        return self.method == "POST" and not self.path.startswith(API)


def described(browser: TestClient) -> list[Target]:
    """Every method of every route, with the parameters and fields that it declares."""
    pages = get_openapi(title="", version="", routes=[r for page in PAGES for r in page.router.routes])
    made = [*_described(pages, ""), *_described(browser.get(f"{API}/openapi.json").json(), API)]
    return made + [Target("GET", path, tuple(("header", h) for h in HEADERS)) for path in HEADED]


HEADED = ("/", "/static/tokens.css", f"{API}/documents", "/feeds/nothing.atom", f"{API}/openapi.json")
"""Where headers are tried: a page, a file, the API, an address that there is none of."""


def _described(spec: dict[str, Any], before: str) -> Iterable[Target]:
    schemas = spec["components"]["schemas"]
    for path, operations in spec["paths"].items():
        for method, operation in operations.items():
            fields: list[tuple[Place, str]] = [(p["in"], p["name"]) for p in operation.get("parameters", ())]
            sort = next(iter(operation.get("requestBody", {}).get("content", {})), "")
            if sort:
                schema = operation["requestBody"]["content"][sort]["schema"]
                body = schemas[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
                fields += [("body", name) for name in body["properties"]]
            if path == "/judgements" and not before:
                fields += [("body", name) for name in FIELDS]
            if method == "post" and not before:
                fields += [("body", "csrf")]
                sort = sort or "application/x-www-form-urlencoded"
            yield Target(method.upper(), before + path, tuple(dict.fromkeys(fields)), sort)


class Walk:
    """A walk through the workspace by its links: pages opened, forms met, addresses that there are."""

    def __init__(self, browser: TestClient, starts: Iterable[str] = ("/",)) -> None:
        self.pages: dict[str, httpx.Response] = {}
        self.forms: list[tuple[str, str, list[tuple[str, str]]]] = []
        self.addresses: set[str] = set()
        waiting, shapes = list(starts), defaultdict[str, int](int)
        while waiting and len(self.pages) < MOST:
            address = waiting.pop(0)
            shape = re.sub(r"[\w-]*\d[\w-]*|=[^&]*", "*", address)
            if address in self.pages or shapes[shape] >= 3:
                continue
            shapes[shape] += 1
            answer = self.pages[address] = browser.get(address)
            if answer.headers.get("content-type", "").startswith("text/html") and answer.status_code == 200:
                waiting += self._met(answer.text)

    def _met(self, page: str) -> list[str]:
        parsed = Parsed(page)
        self.forms += parsed.forms
        links = [v for _, attributes in parsed.elements for n, v in attributes if n in ("href", "src")]
        mine = [v.partition("#")[0] for v in links if v.startswith("/") and not v.startswith("/static/")]
        self.addresses.update(mine)
        return mine


def completed(targets: Iterable[Target], walk: Walk) -> list[Target]:
    """The targets with what the walk met: fields of forms that no route declares, values as people send them.

    Raises AssertionError for a form that leads to no route.
    """
    known = {(t.method, t.path): t for t in targets}
    for address in sorted(walk.addresses):
        _learn(known, "GET", address, [])
    for method, action, fields in walk.forms:
        assert _learn(known, method.upper(), action, fields), f"a form leads to no route: {method} {action}"
    return list(known.values())


def _learn(known: dict[tuple[str, str], Target], method: str, address: str, fields: list[tuple[str, str]]) -> bool:
    found = _route(known.values(), method, urlsplit(address).path)
    if found is None:
        return False
    target, values = found
    place: Place = "query" if method == "GET" else "body"
    usual = {**{(place, n): v for n, v in fields if v and n != "csrf"}, **{("path", n): v for n, v in values.items()}}
    named = tuple(dict.fromkeys((*target.fields, *((place, n) for n, _ in fields))))
    known[method, target.path] = replace(target, fields=named, usual={**usual, **target.usual})
    return True


def _route(targets: Iterable[Target], method: str, path: str) -> tuple[Target, dict[str, str]] | None:
    """The route of an address, and its values; of several the one with most fixed words."""
    for target in sorted(targets, key=lambda t: (t.path.count("{"), -len(t.path))):
        pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>[^/]+?)", re.escape(target.path))
        match = re.fullmatch(pattern, path) if target.method == method else None
        if match:
            return target, match.groupdict()
    return None
