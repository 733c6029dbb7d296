"""A filter that is given is applied or refused; what was once said of an address is not lost."""

from __future__ import annotations

from dataclasses import fields

import pytest
from sqlalchemy import select, update

from communique.actors import registry
from communique.errors import InputError
from communique.ledger import Asked, Filter, Ledger
from communique.ledger.filters import TAKEN, only
from communique.ledger.queries import document_list
from communique.ledger.queries.document_list import DocumentFilter
from communique.ledger.storage.schema import document, finding
from communique.ledger.views import commitment_lifecycles
from communique.ledger.views.invalidation import mark
from communique.ledger.views.refresh import refresh
from tests.ledger.conftest import CALL, KREMLIN, PROMISE, Add


@pytest.fixture
def two(ledger: Ledger, add: Add) -> Ledger:
    add(CALL, "https://a.example/1", title="A call")
    add(PROMISE, "https://a.example/2", date="2022-02-17")
    add(KREMLIN, "https://k.example/1", issuer="Kremlin")
    return ledger


def test_every_finding_of_an_actor_is_his(two: Ledger) -> None:
    found = list(two.every("commitment", Filter(actor="person:volodymyr-zelenskyy")))
    assert found
    assert all("person:volodymyr-zelenskyy" in (*f.record.by, *f.record.to) for f in found)
    assert [f.id for f in two.every("act", Filter(sort="urge", issuer="org:white-house"))] == [
        f.id for f in two.acts(Filter(sort="urge", issuer="org:white-house"))[::-1]
    ]


def test_lists_of_one_document_hold_nothing_else(two: Ledger) -> None:
    key = two.document("https://k.example/1").id
    by = Filter(document=key)
    assert [d.id for d in two.documents(by)] == [key]
    assert {a.document for c in two.contacts(by) for a in two.accounts(c.id)} >= {key}
    assert len(two.contacts(by)) < len(two.contacts())
    assert commitment_lifecycles.every(two, registry(), "2022-06-01", by) == ()
    assert two.many("documents", by) == 1


@pytest.mark.parametrize(
    ("what", "by"),
    [
        ("documents", Filter(role="by", actor="person:joe-biden")),
        ("documents", Filter(sort="call")),
        ("contacts", Filter(text="hash")),
        ("contacts", Filter(role="participant", actor="person:joe-biden")),
        ("statements", Filter(told_by=1)),
        ("acts", Filter(role="by")),
    ],
)
def test_a_filter_that_a_list_does_not_know_is_refused_by_name(two: Ledger, what: str, by: Filter) -> None:
    with pytest.raises(InputError, match=r"cannot be narrowed by it|name the actor too"):
        getattr(two, what)(by)


def test_every_filter_is_known_to_some_list() -> None:
    known = frozenset().union(*TAKEN.values()) | {"role"}
    assert {f.name for f in fields(Filter)} == known
    assert only(Filter(role="by", actor="country:FR"), "acts").role == "by"


def test_adding_an_address_again_without_title_day_or_issuer_loses_none(two: Ledger, add: Add) -> None:
    from communique.documents import load
    from tests.ledger.conftest import MONDAY

    first = two.document("https://a.example/1")
    again = two.add(load(CALL, url="https://a.example/1"), seen_at=MONDAY)
    assert again.status == "same"
    edited = two.add(load(CALL + " He left.", url="https://a.example/1"), seen_at=MONDAY)
    assert edited.status == "changed"
    kept = two.document("https://a.example/1")
    assert (kept.title, kept.date, kept.issuer) == (first.title, first.date, first.issuer) == (
        "A call", first.date, "org:white-house"
    )  # fmt: skip
    assert two.reading(kept.id).document.title == "A call"


def test_what_is_said_of_an_address_for_the_first_time_is_taken(ledger: Ledger) -> None:
    from communique.documents import load
    from tests.ledger.conftest import MONDAY

    ledger.add(load(CALL, url="https://a.example/9"), seen_at=MONDAY)
    told = load(CALL, url="https://a.example/9", date="2022-01-17", issuer="White House")
    assert ledger.add(told, seen_at=MONDAY).status == "changed"
    kept = ledger.document("https://a.example/9")
    assert (str(kept.date), kept.issuer) == ("2022-01-17", "org:white-house")
    assert ledger.add(told, seen_at=MONDAY).status == "same"


@pytest.mark.parametrize("actor", ["country:FR", "person:emmanuel-macron"])
def test_a_country_stands_for_all_who_serve_it_in_every_list(two: Ledger, actor: str) -> None:
    by = Filter(actor=actor)
    told = {two.document("https://a.example/1").id, two.document("https://k.example/1").id}
    assert {d.id for d in two.documents(by)} == told
    assert {d.id for d in document_list.page(two, DocumentFilter(actor=actor))[0]} == told
    assert {s.document for s in two.acts(by)} <= told
    for what, found in (("documents", two.documents(by)), ("contacts", two.contacts(by)), ("act", two.acts(by))):
        assert two.many(what, by) == len(found) > 0
    assert all("person:emmanuel-macron" in c.participants for c in two.contacts(by))
    assert two.contacts(Filter(actor=actor, other="country:UA")) == []
    with_russia = two.contacts(Filter(actor=actor, other="country:RU"))
    assert [set(c.participants) for c in with_russia] == [{"person:emmanuel-macron", "person:vladimir-putin"}]


def test_who_speaks_in_a_text_that_a_body_published_is_no_side_of_its_own(ledger: Ledger, add: Add) -> None:
    text = (
        "President Biden: We met President Macron today. We agreed to send forty pumps.\n\n"
        "President Macron: We welcome the pumps. We agreed to meet in March."
    )
    add(text, "https://a.example/7", title="Remarks by President Biden and President Macron")
    key = ledger.document("https://a.example/7").id
    assert {p.voice for p in ledger.reading(key).passages} >= {"person:joe-biden", "person:emmanuel-macron"}
    every = [*ledger.passages(), *ledger.statements(), *ledger.acts()]
    assert {f.issuer for f in every} == {"org:white-house"}
    assert {side for c in ledger.contacts() for side in c.sides} <= {"org:white-house"}
    assert ledger.search(Asked("pumps", issuer="org:white-house")).total > 0


def test_rows_that_are_marked_are_written_anew(two: Ledger) -> None:
    refresh(two)
    before = [(f.id, f.issuer) for f in two.passages()]
    with two.changing() as connection:
        connection.execute(update(finding).values(issuer="person:joe-biden"))
        mark(connection, "rows", connection.scalars(select(document.c.id)).all())
    assert {f.issuer for f in two.passages()} == {"person:joe-biden"}
    refresh(two)
    assert sorted((f.id, f.issuer) for f in two.passages()) == sorted(before)
    assert list(two.check()) == []
