"""A search finds what is meant: names in every spelling, words that say the same, contacts, counts, words in sentences."""

from __future__ import annotations

import pytest

from communique.actors import registry
from communique.errors import SearchError, UnknownIssuer
from communique.ledger import Asked, Ledger
from communique.ledger.search.results import concordance, facets, results
from communique.ledger.views.refresh import refresh
from tests.ledger.conftest import CALL, KREMLIN, Add

GAS = "Volodymyr Zelenskyy met with President Macron of France in Kyiv. They spoke of gas transit."


@pytest.fixture
def three(ledger: Ledger, add: Add) -> Ledger:
    add(CALL, "https://a.example/1", title="Call with President Macron")
    add(KREMLIN, "https://k.example/1", issuer="Kremlin", date="2021-12-03")
    add(GAS, "https://u.example/1", issuer="Office of the President of Ukraine", date="2021-11-20")
    refresh(ledger)
    return ledger


def found(ledger: Ledger, words: str, **more: str) -> list[str]:
    return [h.found.document for h in ledger.search(Asked(words, **more)).hits]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("Zelensky gas", "https://u.example/1"),
        ("Zelenskiy", "https://u.example/1"),
        ("Putin call", "https://k.example/1"),
        ("Macron phoned December", "https://k.example/1"),
        ("What did Biden say to Macron?", "https://a.example/1"),
        ("Macron January 2022", "https://a.example/1"),
        ("gas transits", "https://u.example/1"),
    ],
)
def test_what_is_meant_comes_first(three: Ledger, words: str, address: str) -> None:
    assert found(three, words)[:1] == [three.document(address).id]


def test_quoted_words_and_exact_ones_are_taken_as_they_stand(three: Ledger) -> None:
    assert found(three, '"Zelensky"') == []
    assert three.search(Asked("Zelensky", exact=True)).total == 0
    assert found(three, "December") == found(three, "Putin")


def test_what_has_most_of_the_words_comes_first_where_nothing_has_all(three: Ledger) -> None:
    hits = three.search(Asked("gas transit submarine"))
    assert hits.relaxed
    assert hits.hits[0].found.document == three.document("https://u.example/1").id
    assert not three.search(Asked("gas transit")).relaxed


def test_a_year_in_which_nothing_was_published_is_a_word(three: Ledger, add: Add) -> None:
    add("President Zelenskyy spoke of gas transit after 2031.", "https://u.example/2", issuer="Kremlin")
    assert found(three, "gas transit after 2031") == [three.document("https://u.example/2").id]
    assert found(three, "gas 2021") == [three.document("https://u.example/1").id]


def test_a_question_of_few_answers_is_followed_by_what_has_most_of_its_words(three: Ledger) -> None:
    plain = three.search(Asked("Macron gas"))
    asked = three.search(Asked("What did Macron say of gas?"))
    assert [h.found.id for h in asked.hits[: plain.total]] == [h.found.id for h in plain.hits]
    assert asked.total > plain.total > 0
    assert not asked.relaxed


def test_of_what_has_some_of_the_words_the_name_comes_first(three: Ledger, add: Add) -> None:
    add("They visited the harbour and the harbour pier.", "https://u.example/3", date="2022-01-18")
    add("Vladimir Putin opened a school.", "https://u.example/4", issuer="Kremlin", date="2022-01-16")
    hits = three.search(Asked("Putin harbour submarine"))
    assert hits.relaxed
    assert hits.hits[0].found.document in {three.document(a).id for a in ("https://u.example/4", "https://k.example/1")}


def test_the_newest_comes_first_where_the_day_is_asked_for(three: Ledger) -> None:
    days = [str(h.found.date) for h in three.search(Asked("Macron", order="day")).hits]
    assert days == sorted(days, reverse=True)
    with pytest.raises(SearchError, match="relevance or day"):
        three.search(Asked("Macron", order="size"))


def test_actors_and_contacts_that_the_words_name_are_hits_of_their_own(three: Ledger) -> None:
    told = results(three, Asked("Putin Macron call December"))
    assert {a.id for a in told.actors} == {"person:vladimir-putin", "person:emmanuel-macron"}
    (contact,) = told.contacts
    assert set(contact.participants) == {"person:vladimir-putin", "person:emmanuel-macron"}
    assert results(three, Asked("Putin Macron call January")).contacts == ()
    assert results(three, Asked("gas")).contacts == ()


def test_hits_are_counted_by_what_they_can_be_narrowed_by(three: Ledger) -> None:
    told = facets(three, Asked("Macron"))
    assert dict(told["issuer"])["org:kremlin"] == 1
    assert told["year"] == [("2021", 2), ("2022", 1)]
    assert dict(told["kind"])["passage"] == 3


def test_a_country_stands_for_who_serves_it(three: Ledger) -> None:
    assert found(three, "", within="contact", actor="country:RU") == [three.document("https://k.example/1").id]


def test_words_are_shown_in_their_sentences(three: Ledger) -> None:
    told = concordance(three, Asked("gas"))
    assert [(u.before, u.word, u.after) for u in told.uses] == [("They spoke of", "gas", "transit.")]
    assert told.documents == 1


def test_uses_are_counted_in_all_and_by_document_and_paged(three: Ledger) -> None:
    every = concordance(three, Asked("Macron", order="day"))
    counted = {d.document: d.uses for d in every.by_document}
    assert every.total == len(every.uses) == sum(counted.values())
    assert every.documents == len(counted) == 3
    assert every.by_document[0].uses == max(counted.values())
    assert concordance(three, Asked("Macron", order="day"), 2, 1).uses == every.uses[1:3]
    assert {u.hit.found.document for u in every.uses} == set(counted)
    with pytest.raises(SearchError, match="needs words"):
        concordance(three, Asked("", actor="country:FR"))


def test_a_surname_that_one_alone_bears_is_his_and_of_several_those_are_offered() -> None:
    assert registry().identified("Zelenskyy") == "person:volodymyr-zelenskyy"
    with pytest.raises(UnknownIssuer, match=r"bear that name: .*; name one of them in full"):
        registry().identified("Kim")


@pytest.fixture
def calls(ledger: Ledger, add: Add) -> Ledger:
    """A call, of which another document tells in more of the words searched for; a visit."""
    add(
        "President Joe Biden spoke by phone today with President Vladimir Putin of Russia. They spoke about Ukraine, "
        "energy, trade, health, the climate, the harvest and the weather in the north.",
        "https://w.example/1", issuer="White House", date="2021-12-30", title="Statement",
    )  # fmt: skip
    add(
        "Jake Sullivan named the December call useful that President Biden and President Putin had. A call, he said.",
        "https://w.example/2", issuer="White House", date="2021-12-31", title="Briefing",
    )  # fmt: skip
    add("President Putin visited Minsk on January 9.", "https://k.example/1", issuer="Kremlin", date="2022-01-10")
    refresh(ledger)
    return ledger


@pytest.mark.parametrize(
    "words",
    ["Biden Putin call December", "Did Biden and Putin speak in December?", "what did Biden tell Putin about Ukraine"],
)
def test_the_account_of_a_contact_that_is_asked_for_comes_first(calls: Ledger, words: str) -> None:
    answer = results(calls, Asked(words))
    assert [c.channel for c in answer.contacts][:1] == ["call"]
    assert answer.hits.hits[0].found.title == "Statement"


def test_with_other_words_or_filters_only_what_has_them_is_given(calls: Ledger) -> None:
    assert [h.found.title for h in results(calls, Asked("Biden Putin call useful")).hits.hits] == ["Briefing"]
    by_issuer = results(calls, Asked("Biden Putin call", issuer="org:kremlin"))
    assert {h.found.issuer for h in by_issuer.hits.hits} <= {"org:kremlin"}


def test_of_one_name_the_contacts_have_the_other_words_too(calls: Ledger) -> None:
    assert len(results(calls, Asked("Putin visit Minsk")).contacts) == 1
    assert results(calls, Asked("Putin visit Paris")).contacts == ()
