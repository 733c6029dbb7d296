"""Writing the site: documents first, for links lead into them; then what leads; then lists, feeds, search, files.

A folder that holds something else is left alone. What an earlier site of this folder had and this one has not is
taken away, so that the folder is the site.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from html import escape, unescape
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lxml import html

from communique.errors import InputError
from communique.export import lists
from communique.export.spreadsheet import written
from communique.model.prose import short
from communique.publish import feeding, licences, linking, paths, quoted, searching
from communique.publish.coverage import coverage
from communique.publish.folder import Folder
from communique.publish.frames import framed, own
from communique.publish.licences import Licence
from communique.publish.scope import Scope, scope
from communique.publish.settings import Site
from communique.publish.workspace import HOST, Workspace
from communique.web.actor_names import Names

if TYPE_CHECKING:
    from communique.ledger import Ledger
    from communique.ledger.records import Kept

DRAWN, FED = 40, 200
"""Actors, those in most records, whose pages have a chart; entries of a feed."""
_TITLE = re.compile(r"<title>([^<]{0,2000}?)(?: · (?:Commitments · )?Communiqué)?</title>")
_STYLES = {
    "documents": ("document",), "contacts": ("lists", "contact"), "actors": ("lists", "figures"),
    "commitments": ("lists", "commitments"),
}  # fmt: skip
_FEEDS = ("contacts", "commitments")
_SHEETS = ("tokens", "parts", "lists", "figures", "document", "contact", "commitments")


@dataclass(frozen=True, slots=True)
class Published:
    """What came of it: how many pages of each kind, files in all, bytes, texts that are only quoted."""

    documents: int
    contacts: int
    commitments: int
    actors: int
    files: int
    size: int
    quoted: int


def publish(ledger: Ledger, folder: Path, site: Site, tell: Callable[[str], None] = lambda _: None) -> Published:
    """Write the site into a folder. Raises InputError for a folder that holds something else."""
    table = licences.own(site.licences) if site.licences else licences.shipped()
    with Folder(folder) as out, Workspace(ledger, site.today) as workspace:
        made = _Writing(ledger, site, out, workspace, table)
        if not made.of.documents:
            raise InputError("the ledger holds no such document; nothing is published")
        for name, step in made.steps():
            tell(name)
            step()
        quotes = sum(not one.whole for one in made.licence.values())
        of = made.of
        return Published(
            len(of.documents), len(of.contacts), len(of.lives), len(of.actors), len(out.written), out.size, quotes
        )


class _Writing:
    def __init__(
        self, ledger: Ledger, site: Site, out: Folder, workspace: Workspace, table: licences.Table
    ) -> None:  # fmt: skip
        self.ledger, self.site, self.out, self.workspace = ledger, site, out, workspace
        self.of: Scope = scope(ledger, site)
        self.licence: dict[str, Licence] = {d.id: licences.of(d.address, table) for d in self.of.documents}
        self.quoted = {key for key, one in self.licence.items() if not one.whole}
        self.names = Names(ledger, self._named())
        self.starts: dict[str, list[int]] = {}
        texts = {d.text: d.id for d in reversed(self.of.documents)}
        drawn = {f"/charts/actors/{actor}.svg" for actor, _ in self.of.actors[:DRAWN]} | {"/charts/contacts.svg"}
        self.links = linking.Links(
            self._known(), texts, self.starts, drawn=lambda source: source.partition("?")[0] in drawn
        )

    def steps(self) -> Iterable[tuple[str, Callable[[], None]]]:
        """What is written, in order."""
        yield "documents", self._documents
        yield "contacts", partial(self._records, "contacts", [c.id for c in self.of.contacts])
        yield "commitments", partial(self._records, "commitments", [x.id for x in self.of.lives])
        yield "actors", partial(self._records, "actors", [a for a, _ in self.of.actors])
        yield "lists", self._lists
        yield "feeds and files", self._data

    def _named(self) -> list[str]:
        of = self.of
        ids = [a for a, _ in of.actors] + [d.issuer or "" for d in of.documents]
        ids += [a for c in of.contacts for a in (*c.participants, *c.sides)]
        return ids + [a for x in of.lives for a in (*(d.actor for d in x.debtors), *x.creditors)]

    def _known(self) -> set[str]:
        of = self.of
        known = {*paths.LISTS.values(), "about.html", "search.html"}
        known |= {paths.page("documents", d.id) for d in of.documents} | {paths.page("actors", a) for a, _ in of.actors}
        known |= {paths.page("contacts", c.id) for c in of.contacts}
        return known | {paths.page("commitments", x.id) for x in of.lives}

    def _put(self, path: str, title: str, page: str, kind: str, cut: Any = None, script: str = "") -> None:
        inside = linking.fitted(page, path, self.links, cut)
        self.out.put(path, framed(self.site, path, title, inside, _STYLES.get(kind, ("lists",)), script=script))

    def _documents(self) -> None:
        pages = {d.id: self.workspace.page(f"/documents/{d.id}") for d in self.of.documents if d.id not in self.quoted}
        for one in self.of.documents:
            path = paths.page("documents", one.id)
            page = pages.get(one.id) or self._quotations(one)
            self.starts[path] = linking.starts_of(page)
            self._put(path, short(one.title or one.address, 90), page, "documents", partial(self._licensed, one))

    def _quotations(self, one: Kept) -> str:
        reading = self.ledger.reading(one.id)
        told = quoted.quotations(reading)
        actors = [a for q in told for a in q.who] + [one.issuer or ""]
        return own("quoted.html", kept=one, told=told, names=Names(self.ledger, actors))

    def _licensed(self, one: Kept, main: Any) -> None:
        """Source and licence stand beside every text."""
        told = self.licence[one.id]
        where = one.address if one.address.startswith(("http://", "https://")) else ""
        source = f'<a href="{escape(where)}">{escape(short(where, 90))}</a>' if where else "not published online"
        under = f'<a href="{escape(told.link)}">{escape(told.name)}</a>' if told.link else escape(told.name)
        line = html.fragment_fromstring(f'<p class="licence">Source: {source}. Licence: {under}.</p>')
        head = main.find(".//h1")
        head.addnext(line)

    def _records(self, kind: str, keys: list[str]) -> None:
        cut = (lambda main: quoted.shortened(main, self.quoted)) if kind == "contacts" else None
        for key in keys:
            page = self.workspace.page(f"/{kind}/{key}")
            found = _TITLE.search(page)
            self._put(paths.page(kind, key), unescape(found[1]) if found else key, page, kind, cut)

    def _lists(self) -> None:
        of, put = self.of, self._put
        told = {"site": self.site, "names": self.names, "of": of, "licence": self.licence}
        put("index.html", self.site.title, own("index.html", **told), "contacts")
        years = [
            (year, list(theirs))
            for year, theirs in groupby(of.contacts, key=lambda c: str(c.start.year if c.start else ""))
        ]
        put("contacts/index.html", "Contacts", own("contact-list.html", **told, years=years), "actors")
        states: dict[str, list[Any]] = defaultdict(list)
        for one in of.lives:
            states[one.state].append(one)
        put("commitments/index.html", "Commitments", own("commitment-list.html", **told, states=states), "commitments")
        put("actors/index.html", "Actors", own("actor-list.html", **told), "actors")
        put("documents/index.html", "Documents", own("document-list.html", **told), "actors")
        put("search.html", "Search", own("search-page.html", **told), "actors", script="search.js")
        put("about.html", "Method and coverage", own("about.html", **told, rows=coverage(of, self.licence)), "actors")

    def _data(self) -> None:
        of, names = self.of, self.names
        for sheet in (lists.contacts(of.contacts, names, HOST), lists.commitments(of.lives, names, HOST)):
            for form in ("csv", "json"):
                made = feeding.moved(written(sheet, form).decode(), self.site.address, self.links)
                self.out.put(f"data/{sheet.name.lower()}.{form}", made.encode("utf-8", "replace"))
        for kind in _FEEDS:
            told = self.workspace.body(f"/feeds/{kind}.atom?limit={FED}")
            self.out.put(f"feeds/{kind}.atom", feeding.feed(told, kind, self.site, self.links))
        self.out.put("search-index.json", searching.index(of, names))
        for path, source in sorted(self.links.pictures.items()):
            self.out.put(path, self.workspace.body(source))
        for name in _SHEETS:
            self.out.put(f"static/{name}.css", files("communique.web").joinpath(f"static/{name}.css").read_bytes())
        self.out.put("static/mark.svg", files("communique.web").joinpath("static/mark.svg").read_bytes())
        for name in ("site.css", "search.js"):
            self.out.put(f"static/{name}", files("communique.publish").joinpath(f"static/{name}").read_bytes())
