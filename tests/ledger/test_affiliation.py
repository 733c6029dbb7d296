"""A country in a filter is all who serve it, by rows of its own that are held to those of its people and bodies."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from communique.errors import SearchError
from communique.ledger import Filter, Ledger
from communique.ledger.queries import document_list
from communique.ledger.queries.document_list import DocumentFilter
from communique.ledger.search.full_text import Asked
from communique.reading import Reader
from tests.ledger.conftest import CALL, ELYSEE, KREMLIN, Add


@pytest.fixture
def told(ledger: Ledger, add: Add) -> Ledger:
    """Three readouts in which people of three countries take part."""
    add(CALL, "https://w.example/1", issuer="White House", date="2022-01-17")
    add(ELYSEE, "https://e.example/1", issuer="Élysée", date="2022-01-18")
    add(KREMLIN, "https://k.example/1", issuer="Kremlin", date="2022-01-18")
    return ledger


def _lists(ledger: Ledger, actor: str) -> list[object]:
    by = Filter(actor=actor)
    page, total = document_list.page(ledger, DocumentFilter(actor=actor))
    return [
        [d.id for d in ledger.documents(by)],
        [d.id for d in page],
        total,
        ledger.many("documents", by),
        [f.id for f in ledger.acts(by)],
        ledger.many("act", by),
        [f.id for f in ledger.every("statement", by)],
        [c.id for c in ledger.contacts(by)],
        ledger.many("contacts", by),
    ]


def test_the_lists_of_a_country_are_those_of_the_one_who_serves_it(told: Ledger) -> None:
    assert _lists(told, "country:RU")[2:4] == [2, 2]
    assert _lists(told, "country:US") == _lists(told, "person:joe-biden")
    both = Filter(actor="country:FR", other="country:RU")
    acts = told.acts(both)
    assert acts
    assert {a.document for a in acts} <= {d.id for d in told.documents(Filter(actor="country:RU"))}
    assert [a.id for a in told.acts(Filter(actor="country:RU", other="country:FR"))] == [a.id for a in acts]
    assert told.many("act", both) == len(acts)
    assert [c.participants for c in told.contacts(both)] == [("person:emmanuel-macron", "person:vladimir-putin")]
    assert len({a.id for a in acts}) == len(acts)


def test_what_stands_for_a_country_is_no_actor_anywhere(told: Ledger) -> None:
    from communique.ledger.search.results import facets

    assert not [a for a in told.actors() if a.id.startswith("serves:")]
    assert not [a for a, _ in facets(told, Asked("spoke"))["actor"] if a.startswith("serves:")]
    assert list(told.check()) == []


def test_check_finds_what_is_lacking_of_a_country(told: Ledger) -> None:
    with told.writing() as connection:
        connection.execute(text("DELETE FROM appearance WHERE actor = 'serves:FR'"))
    assert any("the actors that it is said to mention" in one for one in told.check())


def test_a_ledger_without_these_rows_is_given_them(told: Ledger, place: str, reader: Reader) -> None:
    countries = ("country:US", "country:FR", "country:RU")
    before = [_lists(told, one) for one in countries]
    with told.writing() as connection:
        for table in ("appearance", "party", "contact_party"):
            connection.execute(text(f"DELETE FROM {table} WHERE actor LIKE 'serves\\:%'"))
        for dropped in (
            "TABLE seal", "TABLE about", "TABLE face", "INDEX life_last", "INDEX doubt_document", "INDEX finding_verdict",
        ):  # fmt: skip
            connection.execute(text(f"DROP {dropped}"))
        for column in ("first", "due"):
            connection.execute(text(f"ALTER TABLE life DROP COLUMN {column}"))
        connection.execute(text("CREATE INDEX life_last ON life (routine, last, id)"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0012'"))
    with Ledger.open(place, reader=reader) as later:
        assert [_lists(later, one) for one in countries] == before
        assert list(later.check()) == []


def test_a_search_with_a_country_is_one_with_those_who_serve_it(told: Ledger) -> None:
    found = told.search(Asked("spoke", actor="country:US"))
    assert {h.found.document for h in found.hits} == {d.id for d in told.documents(Filter(actor="person:joe-biden"))}
    with pytest.raises(SearchError):
        told.search(Asked("spoke", order="nothing"))
