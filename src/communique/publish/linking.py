"""A page of the workspace as a page of the site: what only the workspace can do goes, every link is made relative.

`fitted` takes the main part of a page and gives it for one path of the site. Links to what the site does not hold
become plain words. Pictures that a page shows are asked for by their paths.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import html
from lxml.html import HtmlElement

from communique.publish import paths

_OUT = (
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' no-print ')]", "//form", "//script", "//button",
    "//datalist", "//*[@id='record']", "//*[contains(concat(' ', @class, ' '), ' key ')]",
)  # fmt: skip
_FILES = ("data/", "feeds/")
"""Where files of the site stand, to which its own pages lead by their paths."""
_ACTS = ("data-record", "data-copy", "data-key", "data-words", "data-swap", "draggable", "data-close")


@dataclass
class Links:
    """What links may lead to: `known` paths, `texts` (the document of a text's hash), and for each document's path
    where its paragraphs start.

    `pictures` gathers, by path, the address in the workspace of every picture that a page shows.
    """

    known: Container[str]
    texts: Mapping[str, str]
    starts: Mapping[str, Sequence[int]]
    pictures: dict[str, str] = field(default_factory=dict)
    drawn: Callable[[str], bool] = lambda _: True

    def of(self, address: str) -> tuple[str, str] | None:
        """The path and the fragment of an address of the workspace; None for what the site does not hold."""
        found = paths.of_address(address, self.texts)
        if found is None or found[0] not in self.known:
            return None
        target, fragment = found
        if fragment.startswith("t-") and fragment[2:].isdigit():
            starts = self.starts.get(target, ())
            at = bisect_right(starts, int(fragment[2:])) - 1
            fragment = f"t-{starts[at]}" if at >= 0 else ""
        return target, fragment


def fitted(page: str, path: str, links: Links, cut: Callable[[HtmlElement], None] | None = None) -> str:
    """The inside of `main` of a page, for a path of the site; `cut` may shorten it before."""
    main = html.document_fromstring(page).find(".//main")
    for way in _OUT:
        for one in main.xpath("." + way):
            one.drop_tree()
    if cut:
        cut(main)
    _pictured(main, path, links)
    for one in main.iter("*"):
        for name in _ACTS:
            one.attrib.pop(name, None)
    for one in main.xpath(".//a[@href] | .//*[local-name()='svg']//*[@href]"):
        _led(one, path, links)
    inside = (main.text or "") + "".join(html.tostring(child, encoding="unicode") for child in main)
    return inside.strip()


def starts_of(page: str) -> list[int]:
    """Where the paragraphs of a document's page start in its text."""
    told = html.document_fromstring(page).xpath("//main//*[@data-start]/@data-start")
    return sorted(int(one) for one in told)


def _led(one: HtmlElement, path: str, links: Links) -> None:
    href = str(one.get("href"))
    if href.startswith(("http://", "https://")):
        one.set("rel", "noopener noreferrer")
        return
    if href.startswith("#"):
        return
    if href.startswith(_FILES):
        one.set("href", paths.relative(href, "", path))
        return
    found = links.of(href)
    if found is None:
        _unlinked(one)
        return
    one.set("href", paths.relative(*found, path))


def _unlinked(one: HtmlElement) -> None:
    """A link to nothing becomes its words; what the page sets apart by a class stays apart."""
    if not one.get("class"):
        one.drop_tag()
        return
    one.tag = "span"
    for name in ("href", "rel", "aria-label", "aria-current"):
        one.attrib.pop(name, None)


def _pictured(main: HtmlElement, path: str, links: Links) -> None:
    """Charts become files of the site, one for light and dark; those that are not drawn go with their figures."""
    for one in main.xpath(".//img[contains(@class, 'for-dark')]"):
        one.drop_tree()
    for one in main.xpath(".//img[@src]"):
        source = str(one.get("src"))
        if not source.startswith("/charts/") or not links.drawn(source):
            figure = one.xpath("ancestor::figure") or [one]
            figure[0].drop_tree()
            continue
        target = f"charts/{hashlib.sha256(source.encode()).hexdigest()[:16]}.svg"
        links.pictures[target] = source
        one.set("src", paths.relative(target, "", path))
        one.set("class", "drawn")
