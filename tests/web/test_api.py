"""The API gives the contract's objects, pages, tags and problems; and holds to its own description under hostile input."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from communique.ledger import Ledger
from communique.ledger.user_accounts import Accounts
from communique.web import Settings
from communique.web.api import paging
from tests.web.conftest import KREMLIN, NOW, WHITE_HOUSE, client

V1 = "/api/v1"


@pytest.fixture
def program(ledger: Ledger) -> Iterator[TestClient]:
    """A program with a reviewer's token."""
    accounts = Accounts(ledger)
    accounts.add("bot", "reviewer", None, NOW)
    accounts.add_token("cq_" + "t" * 40, "bot", "tests", "reviewer", NOW)
    accounts.add_token("cq_" + "r" * 40, "bot", "tests", "reader", NOW)
    with client(ledger, Settings(accounts=True)) as made:
        made.headers["Authorization"] = "Bearer cq_" + "t" * 40
        yield made


def test_a_documents_reading_is_the_contracts_object_on_its_text(program: TestClient) -> None:
    listed = program.get(f"{V1}/documents").json()["items"]
    assert len(listed) == 2
    for one in listed:
        reading = program.get(f"{V1}/documents/{one['id']}/reading").json()
        text = program.get(f"{V1}/documents/{one['id']}/text").text
        assert reading["version"] == "1"
        assert reading["text"] == text
        assert reading["statements"]


def test_a_list_leads_from_page_to_page_to_its_end(program: TestClient) -> None:
    seen, address = [], f"{V1}/statements?limit=1"
    while address:
        page = program.get(address)
        seen += [f["id"] for f in page.json()["items"]]
        address = page.json()["next"]
        assert ("Link" in page.headers) == bool(address)
    assert len(seen) == len(set(seen)) == len(program.get(f"{V1}/statements").json()["items"]) > 1


@pytest.mark.parametrize("name", ["documents", "contacts", "statements", "acts", "actors"])
def test_a_list_says_how_many_there_are_on_whichever_page(program: TestClient, name: str) -> None:
    whole = program.get(f"{V1}/{name}?limit=200").json()
    many = len(whole["items"])
    assert many > 1
    for address in (f"?limit=1&offset={at}" for at in (0, 1, many - 1, many, many + 5)):
        page = program.get(f"{V1}/{name}{address}").json()
        assert (page["total"], page["at_least"]) == (many, False)


def test_a_total_follows_the_filter(program: TestClient) -> None:
    for told in ("issuer=Kremlin", "actor=Joe Biden&role=speaker", "since=2030-01-01"):
        whole = program.get(f"{V1}/statements?{told}").json()
        assert whole["total"] == len(whole["items"])
        assert program.get(f"{V1}/statements?{told}&limit=1").json()["total"] == whole["total"]


def test_what_no_index_counts_is_counted_on_its_last_page(program: TestClient) -> None:
    modes = Counter(one["record"]["mode"] for one in program.get(f"{V1}/statements").json()["items"])
    (mode, many) = modes.most_common(1)[0]
    assert many > 1
    assert program.get(f"{V1}/statements?sort={mode}").json()["total"] == many
    assert program.get(f"{V1}/statements?sort={mode}&limit=1").json()["total"] is None
    assert program.get(f"{V1}/statements?sort={mode}&limit=1&offset={many - 1}").json()["total"] == many


def test_counting_stops_and_says_so(program: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "COUNTED", 2)
    page = program.get(f"{V1}/statements?limit=1").json()
    assert (page["total"], page["at_least"]) == (2, True)


def test_a_finding_carries_its_words_where_they_stand_and_its_citation(program: TestClient) -> None:
    for one in program.get(f"{V1}/acts").json()["items"]:
        text = program.get(f"{V1}/documents/{one['document']}/text").text
        assert all(text[q["start"] : q["end"]] == q["words"] for q in one["quotes"])
        assert one["citation"]["publisher"] in ("White House", "Kremlin")
        assert program.get(f"{V1}/findings/{one['id']}").json() == one


def test_two_accounts_are_compared_and_one_alone_is_not(program: TestClient) -> None:
    contacts = program.get(f"{V1}/contacts?actor=Joe Biden&other=Vladimir Putin").json()["items"]
    both = next(c for c in contacts if c["accounts"] == 2)
    made = program.get(f"{V1}/contacts/{both['id']}/comparison").json()
    assert {a["side"] for a in made["accounts"]} == {"country:US", "country:RU"}
    alone = next((c for c in contacts if c["accounts"] == 1), None)
    if alone:
        assert program.get(f"{V1}/contacts/{alone['id']}/comparison").status_code == 404


def test_an_unchanged_answer_is_not_sent_again_and_a_changed_one_is(program: TestClient) -> None:
    address = f"{V1}/documents"
    tag = program.get(address).headers["etag"]
    again = program.get(address, headers={"If-None-Match": tag})
    assert again.status_code == 304
    assert again.content == b""
    told = {"text": "President Macron met Chancellor Scholz in Berlin.", "date": "2022-01-18", "issuer": "Élysée"}
    assert program.post(address, json=told).json()["status"] == "new"
    assert program.get(address, headers={"If-None-Match": tag}).status_code == 200


def test_a_judgement_is_signed_with_the_account_and_can_be_undone(program: TestClient) -> None:
    target = program.get(f"{V1}/statements").json()["items"][0]["id"]
    made = program.post(f"{V1}/judgements", json={"verb": "reject", "target": target, "reason": "a heading"})
    assert made.status_code == 201
    assert made.json()["author"] == "bot"
    assert program.get(f"{V1}/findings/{target}").status_code == 404
    undone = {"verb": "undo", "target": str(made.json()["number"])}
    assert program.post(f"{V1}/judgements", json=undone).status_code == 201
    assert program.get(f"{V1}/findings/{target}").status_code == 200


def test_a_readers_token_changes_nothing(program: TestClient) -> None:
    program.headers["Authorization"] = "Bearer cq_" + "r" * 40
    target = program.get(f"{V1}/statements").json()["items"][0]["id"]
    for address, told in (
        (f"{V1}/judgements", {"verb": "reject", "target": target}),
        (f"{V1}/documents", {"text": "x y z"}),
    ):
        refused = program.post(address, json=told)
        assert refused.status_code == 403
        assert refused.headers["content-type"] == "application/problem+json"
    assert program.get(f"{V1}/judgements").json()["items"] == []


def test_texts_are_read_and_compared_on_the_spot_and_not_kept(program: TestClient) -> None:
    ours = {"text": WHITE_HOUSE, "issuer": "White House", "date": "2022-01-17"}
    theirs = {"text": KREMLIN, "issuer": "Kremlin", "date": "2022-01-17"}
    assert program.post(f"{V1}/read", json=ours).json()["acts"]
    made = program.post(f"{V1}/compare", json={"accounts": [ours, theirs]})
    assert made.json()["points"]
    assert len(program.get(f"{V1}/documents").json()["items"]) == 2


def test_a_search_marks_the_words_it_was_asked_for(program: TestClient) -> None:
    found = program.get(f"{V1}/search?q=guarantees&issuer=Kremlin").json()
    assert found["total"] >= 1
    for hit in found["items"]:
        words = hit["finding"]["words"]
        assert {words[a:b].lower() for a, b in hit["marks"]} == {"guarantees"}


def test_an_actor_is_found_by_name_with_terms_and_their_basis(program: TestClient) -> None:
    made = program.get(f"{V1}/actors/Vladimir Putin").json()
    assert made["id"] == "person:vladimir-putin"
    assert all(o["basis"] and o["from"] for o in made["offices"])


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/documents/d-none", 404), ("/contacts/c-none", 404), ("/findings/d-x/s-1", 404), ("/actors/Nobody", 404),
        ("/search?q=(open", 400), ("/documents?actor=Nobody", 400), ("/documents?since=yesterday", 422),
        ("/documents?limit=0", 422), ("/documents?limit=999", 422), ("/nothing", 422), ("/a/b/c", 404),
        ("/documents?issuer=%00", 422),
    ],
)  # fmt: skip
def test_what_cannot_be_had_is_a_problem_in_one_line(program: TestClient, address: str, status: int) -> None:
    made = program.get(V1 + address)
    assert made.status_code == status
    assert made.headers["content-type"] == "application/problem+json"
    assert made.json()["status"] == status
    assert "\n" not in made.json()["detail"]


def test_the_description_says_how_one_is_known_and_is_valid(program: TestClient) -> None:
    told = program.get(f"{V1}/openapi.json").json()
    assert told["info"]["title"].isascii()
    assert told["components"]["securitySchemes"]["token"]["scheme"] == "bearer"
    assert told["security"] == [{"token": []}, {"session": []}, {}]
    assert {one["url"] for one in told["servers"]} == {V1}
