"""Every kind of link to words of a document is followed in Chromium: it lands on those words, and they are highlighted."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest

from communique.actors import registry
from communique.ledger import Ledger
from communique.ledger.views import commitment_lifecycles

from .site import Person

Come = Callable[..., Person]
OF_EACH = 3
"""Links of one page that are followed, each to another kind of record where there is one."""
LANDED = """name => {
  const one = document.getElementById(name);
  if (!one) return "no such place on the page";
  const box = (one.classList.contains("anchor") ? one.parentElement.querySelector(".words") : one).getBoundingClientRect();
  if (box.bottom <= 0 || box.top >= innerHeight) return `out of sight: ${box.top}–${box.bottom} of ${innerHeight}`;
  const lit = one.matches("mark, :target, :has(mark)") || one.closest("mark, .chosen");
  return lit ? "" : "not highlighted";
}"""
HREF = re.compile(r'(?:href|cite)="([^"]*/documents/[^"]*#[^"]+)"')


def links(found: str) -> list[str]:
    """The addresses of words that a page names, one of each kind of record first."""
    told = list(dict.fromkeys(unescape(unescape(a)) for a in HREF.findall(found)))
    kinds: dict[str, list[str]] = {}
    for one in told:
        kinds.setdefault(urlsplit(one).fragment.partition("-")[0], []).append(one)
    return [theirs[n] for n in range(OF_EACH) for theirs in kinds.values() if n < len(theirs)]


def places(kept: Ledger) -> dict[str, str]:
    """Pages, feeds, answers and files that lead to words."""
    two = next(c for c in kept.contacts() if len(c.sides) > 1)
    life = commitment_lifecycles.every(kept, registry(), "2022-01-18")[0].id
    post = kept.documents()[0].id
    return {
        "today": "/?since=2021-01-01", "contact": f"/contacts/{two.id}", "contacts": "/contacts",
        "document": f"/documents/{post}", "actor": "/actors/person:joe-biden", "commitment": f"/commitments/{life}",
        "passages": "/search?q=personal", "statements": "/search?q=said&kind=statement", "acts": "/search?act=promise",
        "told contacts": "/search?kind=contact", "commitments": "/search?kind=commitment", "alike": "/search?like=they+agreed",
        "review": "/review", "brief": "/brief?about=RU&since=2022-01-01&until=2022-01-31",
        "feed of contacts": "/feeds/contacts.atom", "feed of commitments": "/feeds/commitments.atom",
    }  # fmt: skip


def answered(ann: Person, address: str) -> str:
    answer = ann.context.request.get(ann.base + address)
    assert answer.status == 200
    return answer.text()


def misses(ann: Person, found: list[str]) -> list[str]:
    out = []
    for link in found:
        ann.page.goto("about:blank")
        ann.page.goto(urljoin(ann.base, link))
        if "record=" not in link:  # a script fetches the record of words that are named alone
            ann.page.wait_for_load_state("networkidle")
        wrong = ann.page.evaluate(LANDED, urlsplit(link).fragment)
        out += [f"{link}: {wrong}"] if wrong else []
    return out


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "none"])
def test_every_kind_of_link_lands_on_its_words(person: Come, kept: Ledger, scripts: bool) -> None:
    ann = person(java_script_enabled=scripts)
    wrong: list[str] = []
    leading = set()
    for name, address in places(kept).items():
        found = links(answered(ann, address))
        leading |= {name} if found else set()
        wrong += misses(ann, found[: OF_EACH * 2])
    assert wrong == []
    assert leading >= {
        "contact", "document", "actor", "commitment", "passages", "statements", "acts", "told contacts", "commitments",
        "alike", "review", "brief", "feed of contacts", "feed of commitments",
    }  # fmt: skip


def test_what_programs_are_told_lands_too(person: Come, kept: Ledger) -> None:
    ann = person()
    told: list[str] = []
    for kind in ("statements", "acts", "commitments"):
        told += [one["link"] for one in ann.context.request.get(f"{ann.base}/api/v1/{kind}?limit=2").json()["items"]]
    assert len(told) == 6
    assert misses(ann, told) == []


def test_a_mention_a_passage_and_a_bare_name_land(person: Come, kept: Ledger) -> None:
    ann = person()
    one = next(d for d in kept.documents() if d.issuer == "org:kremlin")
    reading = kept.reading(one.id)
    mention = next(m for m in reading.mentions if m.actors == ("person:joe-biden",))
    found = [f"/documents/{one.id}#{reading.acts[-1].id}", f"/documents/{one.id}#{reading.passages[0].id}"]
    found.append(f"/documents/{one.id}?at={mention.span.start}-{mention.span.end}#at")
    found += [f"/documents/{one.id}?record={p.id}#{p.id}" for p in reading.passages]
    assert misses(ann, found) == []
    ann.go(found[2])
    assert ann.page.locator("mark#at").inner_text() == mention.span.of(reading.text)


def test_an_address_of_words_keeps_the_version_they_stand_in(person: Come, kept: Ledger) -> None:
    ann = person()
    edited = next(d for d in kept.documents() if d.revision > 1)
    old = next(
        s for s in kept.reading(edited.id, 1).statements if "go on" in kept.reading(edited.id, 1).quote(s.content)
    )
    ann.go(f"/documents/{edited.id}?record={old.id}#{old.id}")
    ann.page.get_by_role("link", name="Another version has it").click()
    ann.page.wait_for_url("**version=1*")
    assert "go on" in " ".join(ann.page.locator("#text mark").all_inner_texts())
    here = ann.page.url
    ann.page.locator(f"#text .words a:not([data-record={old.id}])").first.click()
    ann.page.wait_for_url(lambda at: at != here)
    assert "version=1" in ann.page.url


def test_words_chosen_on_a_phone_stay_in_sight(person: Come, kept: Ledger) -> None:
    for scripts in (True, False):
        ann = person(viewport={"width": 360, "height": 740}, java_script_enabled=scripts)
        one = next(d for d in kept.documents() if d.issuer == "org:kremlin")
        ann.go(f"/documents/{one.id}")
        ann.page.locator("#text .words a").last.click()
        ann.page.wait_for_url("**record=*")
        box: Any = ann.page.locator("#text mark").first.bounding_box()
        assert 0 <= box["y"] <= 740 * 0.58  # the record lies over what is below
        assert ann.page.locator("#record .chain").is_visible()


def test_words_and_their_source_are_copied(person: Come, kept: Ledger) -> None:
    ann = person(permissions=["clipboard-read", "clipboard-write"])
    one = next(d for d in kept.documents() if d.issuer == "org:kremlin")
    said = next(s for s in kept.reading(one.id).statements if s.cue)
    ann.go(f"/documents/{one.id}?record={said.id}#{said.id}")
    ann.page.get_by_role("link", name="Link to these words").click()
    ann.page.get_by_text("Copied", exact=True).wait_for()
    assert (
        ann.page.evaluate("navigator.clipboard.readText()")
        == f"{ann.base}/documents/{one.id}?record={said.id}#{said.id}"
    )
    ann.page.get_by_text("Quote with its source").click()
    ann.page.get_by_role("button", name="Copy as Markdown").click()
    ann.page.get_by_text("Copied", exact=True).first.wait_for()
    copied = ann.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("> ")
    assert "Telephone conversation" in copied
    assert "17 January 2022](<https://ru.example/call>)" in copied


def test_entries_of_feeds_lead_to_pages_that_there_are(person: Come) -> None:
    ann = person()
    for kind in ("contacts", "commitments", "revisions"):
        root = ET.fromstring(answered(ann, f"/feeds/{kind}.atom"))
        pages = [e.attrib["href"] for e in root.iterfind(".//{*}entry/{*}link")]
        assert pages
        assert [p for p in pages if ann.context.request.get(p).status != 200] == []
