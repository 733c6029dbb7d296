"""The lists that pages ask for: filtered, counted, paged, each on its own."""

from __future__ import annotations

import datetime as dt

import pytest

from communique.actors import registry
from communique.errors import InputError, UnknownRecord
from communique.ledger import Ledger
from communique.ledger.judgements import decision_history, review_queue
from communique.ledger.queries import document_list
from communique.ledger.queries.document_list import DocumentFilter
from communique.ledger.views import (
    aggregates,
    commitment_lifecycles,
    contact_network,
    contact_register,
    feeds,
    recurring_phrases,
    revision_history,
)
from communique.ledger.views.contact_register import ContactFilter
from communique.ledger.views.daily_summary import last_seen, today
from communique.ledger.views.refresh import refresh
from tests.ledger.conftest import CALL, ELYSEE, KREMLIN, MONDAY, Add

DAY = "2022-06-01"


@pytest.fixture
def full(ledger: Ledger, add: Add) -> Ledger:
    """Two calls, one of them told by both sides, a promise, an edit."""
    add(CALL, "https://a.example/1")
    add(KREMLIN, "https://k.example/1", issuer="Kremlin", days=1)
    add(ELYSEE, "https://e.example/1", issuer="Élysée", days=2)
    promise = "President Biden spoke today with President Zelenskyy. He promised to send air defence missiles to Kyiv."
    add(promise, "https://a.example/2", date="2022-02-17", days=3)
    add(promise.replace("air defence", "sea defence"), "https://a.example/2", date="2022-02-17", days=4)
    refresh(ledger)
    return ledger


def _days(page: contact_register.Page) -> list[str]:
    return [str(c.start) for c in page.contacts]


def test_the_register_finds_a_country_by_its_people(full: Ledger) -> None:
    russian = contact_register.page(full, ContactFilter(parties=("country:RU",)))
    assert [c.participants for c in russian.contacts] == [("person:emmanuel-macron", "person:vladimir-putin")]
    assert russian.contacts[0].sides == ("org:elysee", "org:kremlin")
    assert russian == contact_register.page(full, ContactFilter(parties=("person:vladimir-putin", "country:FR")))
    assert contact_register.page(full, ContactFilter(parties=("country:RU", "country:US"))).total == 0


def test_the_register_narrows_by_side_channel_status_days_and_words(full: Ledger) -> None:
    every = contact_register.page(full, ContactFilter())
    held = contact_register.page(full, ContactFilter(status="held"))
    assert every.total > held.total == 3
    assert _days(held) == sorted(_days(held), reverse=True)
    assert _days(contact_register.page(full, ContactFilter(status="held"), oldest_first=True)) == sorted(_days(held))
    assert contact_register.page(full, ContactFilter(told_by="country:FR")).total == 1
    assert contact_register.page(full, ContactFilter(told_by="org:kremlin", sides=2)).total == 1
    assert contact_register.page(full, ContactFilter(sides=2)).total == 1
    assert contact_register.page(full, ContactFilter(status="held", until="2022-01-31")).total == 2
    assert contact_register.page(full, ContactFilter(channel="letter")).total == 0
    assert contact_register.page(full, ContactFilter(words="zelenskyy")).total == 1


def test_pages_of_the_register_do_not_overlap(full: Ledger) -> None:
    whole = contact_register.page(full, ContactFilter()).contacts
    parts = [contact_register.page(full, ContactFilter(), limit=1, offset=n).contacts[0] for n in range(len(whole))]
    assert tuple(parts) == whole


def test_the_timeline_counts_what_the_register_lists(full: Ledger) -> None:
    for by in (
        ContactFilter(),
        ContactFilter(parties=("country:US",)),
        ContactFilter(status="held"),
        ContactFilter(until="2022-01-20"),
    ):
        dated = [c for c in contact_register.page(full, by).contacts if c.start]
        assert sum(many for _, _, many in contact_register.timeline(full, by)) == len(dated)


def test_the_network_counts_contacts_held_between_sides(full: Ledger) -> None:
    ties = {(t.one, t.other): t.contacts for t in contact_network.ties(full)}
    assert ties == {
        ("country:FR", "country:RU"): 1, ("country:FR", "country:US"): 1, ("country:UA", "country:US"): 1,
    }  # fmt: skip
    assert [(t.one, t.other) for t in contact_network.ties(full, since="2022-02-01")] == [("country:UA", "country:US")]
    assert contact_network.met(full, "person:vladimir-putin") == [("person:emmanuel-macron", 1)]
    assert contact_network.met(full, "country:US", until="2022-01-31") == [("country:FR", 1)]


def test_the_network_forgets_what_is_rejected(full: Ledger) -> None:
    for one in [f for f in full.every("contact") if "person:vladimir-putin" in f.record.participants]:
        full.judge("reject", one.id, author="ann", made_at=MONDAY)
    refresh(full)
    assert contact_network.met(full, "country:RU") == []
    assert contact_register.page(full, ContactFilter(parties=("country:RU",))).total == 0
    assert contact_register.timeline(full, ContactFilter(parties=("country:RU",))) == []


def test_statements_are_counted_by_month_and_topic(full: Ledger) -> None:
    with full.reading_from() as connection:
        told = aggregates.months(connection, "said", "person:joe-biden")
        country = aggregates.months(connection, "said", "country:US")
    assert {month for month, _, _ in told} == {"2022-01", "2022-02"}
    assert sum(n for _, _, n in country) >= sum(n for _, _, n in told) > 0


def test_the_board_counts_what_it_lists(full: Ledger) -> None:
    found, total = commitment_lifecycles.page(full, registry(), DAY, actor="person:joe-biden")
    assert total == len(found) == sum(commitment_lifecycles.counts(full, DAY, actor="person:joe-biden").values()) > 0
    assert commitment_lifecycles.one(full, registry(), found[0].id, DAY) == found[0]
    assert commitment_lifecycles.page(full, registry(), DAY, state="lapsed")[1] == 0
    assert ("country:US", total) in commitment_lifecycles.debtors(full)
    with pytest.raises(UnknownRecord):
        commitment_lifecycles.one(full, registry(), "life-none", DAY)


def test_a_phrase_has_a_curve(full: Ledger, add: Add) -> None:
    for n in range(3):
        text = (
            f"President Biden spoke today with leader {n}. He reaffirmed unwavering support for territorial integrity."
        )
        add(text, f"https://p.example/{n}", date=f"2022-0{n + 1}-05")
    refresh(full)
    (found, *_), total = recurring_phrases.page(full, speaker="org:white-house", words="Territorial Integrity")
    assert (total, found.documents, found.first, found.last) == (1, 3, "2022-01-05", "2022-03-05")
    curve = recurring_phrases.curve(recurring_phrases.one(full, found.id))
    assert [(month, many) for month, _, many in curve] == list(found.months)
    assert ("org:white-house", total) in recurring_phrases.speakers(full)
    assert recurring_phrases.page(full, words="100%")[1] == 0


def test_the_queue_passes_over_what_is_decided(full: Ledger) -> None:
    queue = review_queue.queue(full, limit=100)
    assert [q.score for q in queue] == sorted((q.score for q in queue), reverse=True)
    assert all(q.reasons for q in queue)
    first = queue[0].found
    full.judge("accept", first.id, author="ann", made_at=MONDAY)
    assert first.id not in {q.found.id for q in review_queue.queue(full, limit=100)}
    refresh(full)
    assert first.id not in {q.found.id for q in review_queue.queue(full, limit=100)}
    assert [(p.judgement.author, p.judgement.verb) for p in decision_history.history(full, "ann")] == [
        ("ann", "accept")
    ]
    assert decision_history.history(full, "ben") == []
    assert decision_history.authors(full) == [("ann", 1)]
    assert {q.found.document for q in review_queue.queue(full, document_id=first.document)} <= {first.document}


def test_documents_are_listed_by_what_is_known_of_them(full: Ledger) -> None:
    found, total = document_list.page(full, DocumentFilter(), limit=2)
    assert (len(found), total) == (2, 4)
    assert document_list.page(full, DocumentFilter(edited=True))[1] == 1
    assert document_list.page(full, DocumentFilter(issuer="org:kremlin", actor="person:emmanuel-macron"))[1] == 1
    assert document_list.page(full, DocumentFilter(words="K.EXAMPLE"))[1] == 1
    assert document_list.page(full, DocumentFilter(gone=True))[1] == 0
    assert document_list.page(full, DocumentFilter(until="2022-01-31"))[1] == 3
    assert document_list.issuers(full)[0] == ("org:white-house", 2)


def test_today_tells_what_came_in_since(full: Ledger) -> None:
    now = MONDAY + dt.timedelta(5)
    late = today(full, registry(), MONDAY + dt.timedelta(2), now)
    assert (late.counts["documents"], late.counts["commitments"], late.counts["revisions"]) == (2, 1, 1)
    assert late.issuers == (("org:elysee", 1), ("org:white-house", 1))
    assert today(full, registry(), now, now).counts["documents"] == 0
    assert last_seen(full) == MONDAY + dt.timedelta(3)
    assert late.pending == {}


def test_an_edition_says_what_was_changed(full: Ledger) -> None:
    (found,), total = revision_history.page(full)
    assert (total, found.weight, found.number) == (1, "substantive", 2)
    assert any("sea" in e.new for e in found.revision.substantive)
    assert revision_history.one(full, found.document, 2) == found
    assert revision_history.page(full, before=(found.seen, found.document, found.number))[0] == []
    with pytest.raises(UnknownRecord):
        revision_history.one(full, found.document, 3)


@pytest.mark.parametrize("kind", feeds.KINDS)
def test_a_feed_pages_without_gaps_while_more_comes_in(full: Ledger, add: Add, kind: str) -> None:
    whole = [e.id for e in feeds.feed(full, kind, registry(), DAY, limit=100).entries]
    assert whole
    first = feeds.feed(full, kind, registry(), DAY, limit=1)
    add(CALL.replace("17", "18"), "https://new.example/1", days=9)
    refresh(full)
    got, cursor = list(first.entries), first.cursor
    while cursor:
        page = feeds.feed(full, kind, registry(), DAY, cursor, limit=1)
        got, cursor = [*got, *page.entries], page.cursor
    assert [e.id for e in got] == whole


@pytest.mark.parametrize(
    "cursor", ["x", "2022-01-01T00:00:00.000000Z|x", "|1", "2022-01-01T00:00:00.000000Z|" + "9" * 30]
)
def test_a_cursor_that_is_none_is_refused(ledger: Ledger, cursor: str) -> None:
    with pytest.raises(InputError, match="no place in a feed"):
        feeds.feed(ledger, "contacts", registry(), DAY, cursor)
