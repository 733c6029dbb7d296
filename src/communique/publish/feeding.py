"""Feeds and tables of the workspace with the addresses that their records have in the site."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from html import escape, unescape

from communique.publish.linking import Links
from communique.publish.settings import Site
from communique.publish.workspace import HOST

_SPACE = "{http://www.w3.org/2005/Atom}"
_PLACE = re.compile(re.escape(HOST) + r"(/[^\s\"'<>,;&]*)")


def feed(told: bytes, kind: str, site: Site, links: Links) -> bytes:
    """An Atom feed of the workspace as the site's: what is not published goes, addresses are the site's."""
    base = site.address or ".."
    root = ET.fromstring(told)
    for entry in root.findall(f"{_SPACE}entry"):
        link = entry.find(f"{_SPACE}link")
        if link is None or links.of(link.attrib["href"].removeprefix(HOST)) is None:
            root.remove(entry)
    for link in root.findall(f"{_SPACE}link"):
        root.remove(link)
    for relation, target in (("alternate", f"{kind}/index.html"), ("self", f"feeds/{kind}.atom")):
        root.insert(3, ET.Element(f"{_SPACE}link", rel=relation, href=f"{base}/{target}"))
    title = root.find(f"{_SPACE}title")
    if title is not None:
        title.text = f"{kind.capitalize()} · {site.title}"
    for one in root.iter():
        if "href" in one.attrib:
            one.set("href", moved(one.attrib["href"], base, links))
        if one.tag == f"{_SPACE}content" and one.text:
            one.text = moved(one.text, base, links)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def moved(told: str, base: str, links: Links) -> str:
    """Words in which addresses of the workspace have become the site's; of what is not published, its first page."""

    def led(found: re.Match[str]) -> str:
        target, fragment = links.of(unescape(found[1])) or ("index.html", "")
        return escape((f"{base}/" if base else "") + target + (f"#{fragment}" if fragment else ""))

    return _PLACE.sub(led, told)
