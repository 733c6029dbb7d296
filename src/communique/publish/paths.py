"""Where things stand in a published site: addresses of the workspace → paths of files, relative to the site's root.

A path depends on nothing but the record's id, so that it stays when the site is published again.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from posixpath import dirname, relpath
from urllib.parse import parse_qs, unquote, urlsplit

from communique.export.addresses import AT

LISTS = {
    "/": "index.html", "/contacts": "contacts/index.html", "/documents": "documents/index.html",
    "/actors": "actors/index.html", "/commitments": "commitments/index.html",
}  # fmt: skip
_PLAIN = re.compile(r"[a-z0-9][a-z0-9.-]*\Z")
_ONE = re.compile(r"/(contacts|documents|actors|commitments)/([^/]+)\Z")


def name_of(key: str) -> str:
    """An id as the name of a file; one that says more than a file's name can gets a hash behind it."""
    made = key.replace(":", "-")
    made = made.lower() if key.startswith("country:") else made
    if _PLAIN.match(made) and len(made) <= 120:
        return made
    tag = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return re.sub("[^a-z0-9.-]+", "-", made.lower()).strip("-.")[:80] + "-" + tag


def page(kind: str, key: str) -> str:
    """The page of a record: `contacts`, `documents`, `actors` or `commitments`."""
    return f"{kind}/{name_of(key)}.html"


def of_address(address: str, texts: Mapping[str, str]) -> tuple[str, str] | None:
    """The path and the fragment that an address of the workspace has in the site; None for what is not published.

    `texts` gives the document of a text's hash, by which an address may name it. A place in a text (`?at=120-180`)
    becomes the fragment `t-120`: `linking` leads it to the paragraph around it.
    """
    told = urlsplit(address)
    path, asked = unquote(told.path), parse_qs(told.query)
    if path in LISTS:
        return None if told.query else (LISTS[path], told.fragment)
    found = _ONE.match(path)
    if found is None or asked.keys() - {"record", AT}:
        return None
    fragment = told.fragment
    if AT in asked:
        fragment = f"t-{asked[AT][0].partition('-')[0]}"
    return page(found[1], texts.get(found[2], found[2])), fragment


def relative(path: str, fragment: str, page: str) -> str:
    """The address of a path as a page of the site has it, so that the site may stand in any folder."""
    if path == page and fragment:
        return f"#{fragment}"
    told = relpath(path, dirname(page) or ".")
    return f"{told}#{fragment}" if fragment else told
