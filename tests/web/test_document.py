"""A document's page: who says what in the text, one record in full, versions and their differences."""

from __future__ import annotations

import datetime as dt
import re
from html import unescape

from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.documents import load
from communique.follow.revisions.merged_text import weave
from communique.ledger import Ledger
from communique.reading import Reader
from communique.web.text.blocks import blocks

from .conftest import KREMLIN, NOW, WHITE_HOUSE

POST = (
    "Here's the Kremlin's readout of the call:\n\nVladimir Putin informed Donald Trump of the situation. Donald Trump "
    "assured him that he would speak with the Europeans. It was agreed to continue personal contacts.\n\n"
    "Will he keep his word? I doubt it."
)


def add(ledger: Ledger, text: str, url: str = "https://post.example/1", **given: str) -> str:
    return ledger.add(load(text, url=url, date="2025-03-18", **given), seen_at=NOW).document  # type: ignore[arg-type]


def words_of(page: str) -> list[str]:
    found = re.findall(r'<div class="words[^>]*>(.*?)</div>', page, re.S)
    return [unescape(re.sub(r"<[^>]*>", "", block)) for block in found]


def test_the_text_stands_on_the_page_word_for_word(browser: TestClient, ledger: Ledger) -> None:
    key = add(ledger, POST)
    assert words_of(browser.get(f"/documents/{key}").text) == POST.split("\n\n")


def test_the_chain_of_voices_is_told_in_the_margin(browser: TestClient, ledger: Ledger) -> None:
    page = browser.get(f"/documents/{add(ledger, POST)}").text
    chains = [re.sub(r"<[^>]*>", "", c) for c in re.findall(r'<span class="chain">(.*?)</span>', page)]
    assert "the author › Kremlin › Donald Trump" in [" ".join(c.split()) for c in chains]


def test_those_who_speak_together_are_one_link_of_the_chain(browser: TestClient, ledger: Ledger) -> None:
    text = "President Emmanuel Macron spoke today with President Vladimir Putin. The two presidents stressed the role of talks."
    key = ledger.add(load(text, url="https://fr.example/1", date="2022-01-28", issuer="Élysée"), seen_at=NOW).document
    chains = re.findall(r'<span class="chain">(.*?)</span>', browser.get(f"/documents/{key}").text)
    assert "Élysée › <b>Emmanuel Macron and Vladimir Putin</b>" in [" ".join(c.split()) for c in chains]


def test_a_record_shows_its_codes_its_words_and_what_hangs_on_it(browser: TestClient, ledger: Ledger) -> None:
    key = add(ledger, POST)
    act = next(a.record for a in ledger.every("act") if a.document == key and a.record.kind == "promise")
    page = browser.get(f"/documents/{key}?record={act.id}").text
    panel = page[page.index('<section id="record"') :]
    assert "<dd>AGREE</dd>" in panel
    assert "Donald Trump</a>" in panel
    assert f"record={act.statement}#{act.statement}" in panel
    assert "<mark>" in page


def test_a_record_that_is_not_there_is_said_and_costs_nothing(browser: TestClient, ledger: Ledger) -> None:
    page = browser.get(f"/documents/{add(ledger, POST)}?record=a-000000000000")
    assert page.status_code == 200
    assert "has no record a-000000000000" in page.text


def test_a_hostile_text_is_shown_as_text(browser: TestClient, ledger: Ledger) -> None:
    text = '<script>alert(1)</script> said "x\' onload=1" & \u202eevil\u202c \x01 &lt;b&gt; Putin said yes.'
    page = browser.get(f"/documents/{add(ledger, text, title='<img src=x onerror=alert(1)>')}").text
    assert page.count("<script") == page.count('<script src="/static/')
    assert "<img src=x" not in page
    assert "\u2401" in page
    assert "\x01" not in page


def test_versions_tell_what_changed_and_how_much_it_weighs(browser: TestClient, ledger: Ledger) -> None:
    first = "President Biden pledged $250 million to Ukraine today."
    key = add(ledger, first, "https://us.example/2", issuer="White House")
    ledger.add(
        load(first.replace("250", "500"), url="https://us.example/2", date="2025-03-18", issuer="White House"),
        seen_at=NOW + dt.timedelta(days=1),
    )
    page = browser.get(f"/documents/{key}/revisions/2").text
    assert "substantive" in page
    assert "<del>$250 </del><ins>$500 </ins>" in page
    assert browser.get(f"/documents/{key}/revisions/3").status_code == 404
    assert "not the current one" in browser.get(f"/documents/{key}?version=1").text


def test_raw_bytes_are_kept_as_a_file_and_never_shown(browser: TestClient, ledger: Ledger) -> None:
    page = b"<html><body><script>alert(1)</script><p>President Biden spoke with President Putin.</p></body></html>"
    key = ledger.add(load("Biden spoke.", url="https://raw.example/"), page, seen_at=NOW).document
    answer = browser.get(f"/documents/{key}/versions/1/raw")
    assert answer.content == page
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")


def test_the_same_text_elsewhere_is_named(browser: TestClient, ledger: Ledger) -> None:
    key = add(ledger, WHITE_HOUSE, "https://copy.example/", title="A copy")
    assert "Readout of President Biden" in browser.get(f"/documents/{key}").text


@given(st.text(alphabet=st.sampled_from("ab Putin said.\n\t“”"), min_size=1, max_size=120))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_blocks_together_are_the_text(reader: Reader, words: str) -> None:
    text = f"Putin said no.\n\n{words}\n\nQuestion: Why? Hakan Fidan: Because."
    reading = reader.read(text)
    shown = blocks(reading)
    assert "".join(b.span.of(reading.text) for b in shown) == reading.text
    assert all(b.words.of(reading.text) == b.span.of(reading.text).strip() for b in shown)


@given(
    st.lists(st.sampled_from(["Putin", "said", "no.", "yes,", "\n\n", " ", "(aid)", "12%"]), max_size=30),
    st.lists(st.sampled_from(["Putin", "said", "no.", "yes,", "\n\n", " ", "(aid)", "12%"]), max_size=30),
)
def test_two_versions_woven_hold_both_texts(old: list[str], new: list[str]) -> None:
    before, after = " ".join(old), " ".join(new)
    pieces = weave(before, after)
    assert "".join(p.old for p in pieces) == before
    assert "".join(p.new for p in pieces) == after


def test_the_accounts_of_a_document_lead_to_their_contacts(browser: TestClient, ledger: Ledger) -> None:
    kept = next(d for d in ledger.documents() if d.issuer == "org:kremlin")
    contact = next(a.contact for a in ledger.every("contact") if a.document == kept.id)
    assert f'href="/contacts/{contact}"' in browser.get(f"/documents/{kept.id}").text
    assert KREMLIN[:40] in words_of(browser.get(f"/documents/{kept.id}").text)[0]


TALK = (
    "PRESIDENT BIDEN: Good afternoon. We will send more aid to Ukraine.\n\nQ: Will you meet President Putin?\n\n"
    "PRESIDENT BIDEN: I will speak with President Putin next week. I promised that we would not give in.\n\n"
    "PRESIDENT ZELENSKYY: Thank you, Mr. President. We will never give up our land.\n\nPRESIDENT BIDEN: Thank you."
)


def test_contents_list_the_turns_with_their_speakers_and_lead_to_them(browser: TestClient, ledger: Ledger) -> None:
    key = add(ledger, TALK, "https://us.example/talk", issuer="White House", title="A press conference")
    page = browser.get(f"/documents/{key}").text
    contents = page[
        page.index('<details class="contents') : page.index("</details>", page.index('<details class="contents'))
    ]
    told = [
        " ".join(re.sub(r"<[^>]*>", " ", one).split())
        for one in re.findall(r'<li><a href="#p-.*?</li>', contents, re.S)
    ]
    assert [t.split(" Good")[0] for t in told[:1]] == ["Joe Biden"]
    assert any(t.startswith("Volodymyr Zelenskyy Thank you") for t in told)
    anchors = re.findall(r'href="#(p-[0-9a-f]+)"', contents)
    assert all(f'id="{a}"' in page for a in anchors)


def test_one_speakers_turns_are_brought_forward(browser: TestClient, ledger: Ledger) -> None:
    key = add(ledger, TALK, "https://us.example/talk", issuer="White House", title="A press conference")
    page = browser.get(f"/documents/{key}?speaker=person:volodymyr-zelenskyy").text
    rows = re.findall(r'<div class="row([^"]*)">.*?<div class="words[^>]*>(.*?)</div>', page, re.S)
    clear = [re.sub(r"<[^>]*>", "", words) for kind, words in rows if "dimmed" not in kind]
    assert clear
    assert all("our land" in words for words in clear)
    assert len(clear) < len(rows)


def test_words_tell_who_says_them(browser: TestClient, ledger: Ledger) -> None:
    page = browser.get(f"/documents/{add(ledger, POST)}").text
    assert 'data-says="the author › Kremlin › Donald Trump"' in page
