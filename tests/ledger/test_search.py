import pytest

from communique.errors import SearchError
from communique.ledger import Asked, Ledger
from tests.ledger.conftest import CALL, ELYSEE, KREMLIN, Add


@pytest.fixture
def three(add: Add) -> dict[str, str]:
    return {
        add(CALL, "https://w.example/1").document: "US",
        add(KREMLIN, "https://k.example/1", issuer="Kremlin", date="2021-12-03").document: "RU",
        add(ELYSEE, "https://e.example/1", issuer="Élysée", date="2022-02-03").document: "FR",
    }


@pytest.mark.parametrize(
    ("asked", "whose"),
    [
        ("guarantees", "RU"),
        ("guarantee", "RU"),
        ("SECURITY", "RU"),
        ('"security guarantees"', "RU"),
        ('"guarantees security"', ""),
        ("“spoke by phone”", "FR"),
        ("macron -phone", "US RU"),
        ("macron NOT phone", "US RU"),
        ("guarantees OR aid", "US RU"),
        ("(guarantees OR aid) telephone", "RU"),
        ("escal*", "FR"),
        ("macron aid AND meet", "US"),
        ("zebra", ""),
    ],
)
def test_words_phrases_and_operators_find(ledger: Ledger, three: dict[str, str], asked: str, whose: str) -> None:
    assert {three[h.found.document] for h in ledger.search(asked).hits} == set(whose.split())


@pytest.mark.parametrize(
    ("asked", "whose"),
    [
        (Asked("macron", issuer="org:kremlin"), "RU"),
        (Asked("macron", since="2022-01-01"), "US FR"),
        (Asked("macron", since="2021-12-04", until="2022-01-17"), "US"),
        (Asked("macron", until="2021-12-03"), "RU"),
        (Asked("macron", since="2030-01-01"), ""),
        (Asked(speaker="person:vladimir-putin"), "RU"),
        (Asked("aid", speaker="person:joe-biden"), "US"),
        (Asked(act="call-for"), "US FR"),
        (Asked(act="call-for", actor="country:RU"), "FR"),
        (Asked(within="commitment"), "US"),
        (Asked(within="contact", actor="person:vladimir-putin"), "RU FR"),
        (Asked("aid", depth=2), "US"),
        (Asked("aid", depth=5), ""),
    ],
)
def test_filters_narrow(ledger: Ledger, three: dict[str, str], asked: Asked, whose: str) -> None:
    assert {three[h.found.document] for h in ledger.search(asked).hits} == set(whose.split())


def test_the_found_words_are_marked(ledger: Ledger, three: dict[str, str]) -> None:
    hit = ledger.search("guarantee president").hits[0]
    words = [hit.found.words[m.start : m.end] for m in hit.marks]
    assert words == ["President", "guarantees"]


def test_more_of_the_words_in_less_text_comes_first(ledger: Ledger, add: Add) -> None:
    long = "The delegations of both countries spent the whole of the day on trade, fisheries, culture and gas."
    add(long, "https://a.example/long")
    short = add("Gas was discussed: gas prices, gas transit.", "https://a.example/short").document
    hits = ledger.search("gas").hits
    assert hits[0].found.document == short
    assert hits[0].score > hits[-1].score


@pytest.mark.parametrize("asked", ["(a", "a)", "NOT", "-a", "OR", "a OR", "x" * 501])
def test_a_search_that_is_none_is_refused_with_the_reason(ledger: Ledger, asked: str) -> None:
    with pytest.raises(SearchError):
        ledger.search(asked)


@pytest.mark.parametrize(
    "asked", ['"', "'; DROP TABLE finding", "a:b", "NEAR(a b)", "^a", "x\x00y", "é*", "a & | !b", "***"]
)
def test_no_character_breaks_a_search(ledger: Ledger, three: dict[str, str], asked: str) -> None:
    assert ledger.search(asked).total >= 0
