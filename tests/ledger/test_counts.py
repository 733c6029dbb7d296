"""What lists are counted by: each value put into the filter leaves as many rows as its count says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from communique.actors import registry
from communique.errors import InputError
from communique.ledger import Filter, Ledger
from communique.ledger.queries import document_list
from communique.ledger.queries.document_list import DocumentFilter
from communique.ledger.views import commitment_board, commitment_lifecycles, contact_register, list_facets
from communique.ledger.views.commitment_filter import CommitmentFilter
from communique.ledger.views.contact_register import ContactFilter
from communique.ledger.views.refresh import refresh
from tests.ledger.conftest import CALL, ELYSEE, KREMLIN, MONDAY, Add

DAY = "2022-06-01"
SCHOLZ = "Olaf Scholz assured Volodymyr Zelenskyy that Germany would send generators to Ukraine by 1 March 2022."
PROMISE = "President Biden spoke today with President Zelenskyy. He promised to send air defence missiles to Kyiv."
MERKEL = "Chancellor Angela Merkel promised to send two million vaccine doses to Ukraine by 30 June 2022."


@pytest.fixture
def full(ledger: Ledger, add: Add) -> Ledger:
    """Calls told by one side and by two, promises of several states in two years, an edit."""
    add(CALL, "https://a.example/1")
    add(KREMLIN, "https://k.example/1", issuer="Kremlin", days=1)
    add(ELYSEE, "https://e.example/1", issuer="Élysée", days=2)
    add(PROMISE, "https://a.example/2", date="2022-02-17", days=3)
    add(PROMISE.replace("air", "sea"), "https://a.example/2", date="2022-02-17", days=4)
    add(SCHOLZ, "https://d.example/1", issuer="Federal Chancellery", date="2022-01-16", days=5)
    add(SCHOLZ, "https://d.example/2", issuer="Federal Chancellery", date="2022-02-20", days=6)
    add(MERKEL, "https://d.example/3", issuer="Federal Chancellery", date="2021-05-03", days=7)
    refresh(ledger)
    return ledger


def _year(value: str) -> dict[str, str]:
    return {"since": f"{value}-01-01", "until": f"{value}-12-31"}


def _values(counts: list_facets.Counts) -> Iterator[tuple[str, str, int]]:
    yield from ((name, value, many) for name, told in counts.items() for value, many in told)


def test_documents_are_counted_by_what_they_can_be_narrowed_by(full: Ledger) -> None:
    def asked(by: DocumentFilter, name: str, value: str) -> DocumentFilter:
        told: dict[str, object] = _year(value) if name == "year" else {name: value}  # type: ignore[assignment]
        return replace(by, **({value: True} if name == "kind" else told))  # type: ignore[arg-type]

    for by in (
        DocumentFilter(),
        DocumentFilter(actor="person:joe-biden"),
        DocumentFilter(issuer="org:bundeskanzleramt"),
        DocumentFilter(topic="military"),
    ):
        counts = list_facets.documents(full, by)
        asked_for = {name for name in ("issuer", "actor", "topic") if getattr(by, name)}
        assert {"issuer", "year", "actor", "topic"} - asked_for == {n for n, told in counts.items() if told} - {"kind"}
        for name, value, many in _values(counts):
            assert document_list.page(full, asked(by, name, value))[1] == many, (by, name, value)
    assert list_facets.documents(full, DocumentFilter())["kind"] == [("edited", 1)]
    assert list_facets.documents(full, Filter(actor="person:joe-biden")) == list_facets.documents(
        full, DocumentFilter(actor="person:joe-biden")
    )


def test_contacts_are_counted_by_what_they_can_be_narrowed_by(full: Ledger) -> None:
    def asked(by: ContactFilter, name: str, value: str) -> ContactFilter:
        names = {"issuer": "told_by", "kind": "channel", "status": "status"}
        if name == "actor":
            return replace(by, parties=(*by.parties, value))
        return replace(by, **(_year(value) if name == "year" else {names[name]: value}))  # type: ignore[arg-type]

    for by in (
        ContactFilter(),
        ContactFilter(status="held"),
        ContactFilter(("country:FR",)),
        ContactFilter(told_by="org:kremlin"),
        ContactFilter(sides=2),
    ):
        for name, value, many in _values(list_facets.contacts(full, by)):
            assert contact_register.page(full, asked(by, name, value)).total == many, (by, name, value)
    assert list_facets.contacts(full, Filter(actor="person:vladimir-putin"))["issuer"] == [
        ("org:elysee", 1),
        ("org:kremlin", 1),
    ]


def test_actors_are_counted_by_kind_and_country(full: Ledger) -> None:
    for words, known in ((None, True), ("an", False)):
        counts = list_facets.actors(full, words, known=known)
        for name, value, many in _values(counts):
            assert len(full.actors(words, 100, known=known, **{name: value})) == many, (name, value)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["statement", "act", "commitment"])
def test_findings_are_counted_by_what_they_can_be_narrowed_by(full: Ledger, kind: str) -> None:
    names: dict[str, Callable[[str], Filter]] = {
        "issuer": lambda value: Filter(issuer=value), "kind": lambda value: Filter(sort=value),
        "year": lambda value: Filter(**_year(value)), "actor": lambda value: Filter(actor=value),
    }  # fmt: skip
    counts = list_facets.findings(full, kind, Filter())  # type: ignore[arg-type]
    assert all(counts[name] for name in names)
    for name, value, many in _values(counts):
        if name in names:
            assert full.many(kind, names[name](value)) == many, (name, value)  # type: ignore[arg-type]
    assert dict(counts["topic"])
    with pytest.raises(InputError, match="topic: statements cannot be narrowed"):
        full.statements(Filter(topic="military"))


BOARDS = (
    CommitmentFilter(), CommitmentFilter(routine=True), CommitmentFilter(actor="person:joe-biden"), CommitmentFilter(actor="country:DE"), CommitmentFilter(actor="person:olaf-scholz"),
    CommitmentFilter(towards="country:UA"), CommitmentFilter(towards="person:volodymyr-zelenskyy"), CommitmentFilter(words="sending generator"),
    CommitmentFilter(words="air defence"), CommitmentFilter(due_since="2022-01-01"), CommitmentFilter(due_until="2022-03-31"), CommitmentFilter(state="open"),
    CommitmentFilter(state="lapsed"), CommitmentFilter(issuer="org:white-house"), CommitmentFilter(since="2022-02-01"), CommitmentFilter(until="2021-12-31"),
    CommitmentFilter(topic="military"), CommitmentFilter(topic="health", actor="country:DE", until="2022-12-31"),
)  # fmt: skip


@pytest.mark.parametrize("by", BOARDS, ids=str)
def test_indexes_choose_the_commitments_that_the_lives_themselves_give(full: Ledger, by: CommitmentFilter) -> None:
    known = registry()
    every = commitment_board.chosen(commitment_lifecycles.every(full, known, DAY), by, known)
    found, total = commitment_board.found(full, known, DAY, by)
    assert {one.id for one in found} == {one.id for one in every}
    assert total == len(every)
    assert [one.last for one in found] == sorted((one.last for one in every), reverse=True)
    assert commitment_board.counts(full, known, DAY, by) == commitment_board.counted(every, by, known)
    assert (
        commitment_board.page(full, known, DAY, by, limit=1)
        + commitment_board.page(full, known, DAY, by, limit=9, offset=1)
        == found
    )


def test_an_heir_answers_for_what_the_office_undertook(full: Ledger) -> None:
    (one,) = commitment_board.found(
        full, registry(), DAY, CommitmentFilter(actor="person:olaf-scholz", topic="health")
    )[0]
    assert one.debtors[0].heir == "person:olaf-scholz"
    assert (
        commitment_board.found(
            full, registry(), "2021-06-01", CommitmentFilter(actor="person:olaf-scholz", topic="health")
        )[0]
        == []
    )


def test_the_board_has_an_order_by_the_day_due_and_by_the_first_word(full: Ledger) -> None:
    due = commitment_board.page(full, registry(), DAY, CommitmentFilter(), "due")
    days = [one.due.end if one.due else "9999" for one in due]
    assert days == sorted(days)
    assert days[0] < days[-1] == "9999"
    first = [one.since for one in commitment_board.page(full, registry(), DAY, CommitmentFilter(), "since")]
    assert first == sorted(first)
    with pytest.raises(InputError, match="none of due, since"):
        commitment_board.page(full, registry(), DAY, CommitmentFilter(), "length")


def test_a_commitment_counts_in_every_year_from_its_first_word_to_its_last(full: Ledger) -> None:
    for value, many in commitment_board.counts(full, registry(), DAY, CommitmentFilter())["year"]:
        assert commitment_board.found(full, registry(), DAY, CommitmentFilter(**_year(value)))[1] == many  # type: ignore[arg-type]


def test_what_is_taken_out_is_counted_no_more(full: Ledger) -> None:
    before = dict(list_facets.documents(full, DocumentFilter())["topic"])
    gone = full.document("https://d.example/3").id
    full.judge("remove", gone, author="ann", made_at=MONDAY)
    refresh(full)
    assert dict(list_facets.documents(full, DocumentFilter())["topic"]) != before
    assert list(full.check()) == []
