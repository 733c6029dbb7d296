"""10,000 hostile inputs to every form and parameter: no 5xx, no script run, nothing of one user's seen by another.

Where input can go in is asked of the workspace itself (tests/web/hostile/targets.py), so that a new
route or field is tried as it comes. `make test` tries some inputs on each; `make test-hostile` tries
`COMMUNIQUE_HOSTILE` in all and tells how many there were.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest
from argon2 import PasswordHasher
from hypothesis import strategies as st

from communique.ledger.user_accounts import Accounts
from communique.reading import Reader
from communique.web.access import passwords
from communique.web.access.authentication import OPEN, form_mark
from communique.web.pages.workspace.sign_in import onward
from tests.web.hostile.answers import here, wrong
from tests.web.hostile.inputs import BODIES, ELSEWHERE, EVERY, values, words
from tests.web.hostile.sending import Values, send
from tests.web.hostile.stage import beside, come_back, published, staged
from tests.web.hostile.targets import Place, Target, Walk, completed, described

INPUTS = int(os.environ.get("COMMUNIQUE_HOSTILE", "500"))
"""Hostile requests that are made, about; one for every parameter at least."""
SECRET = "xq7secretxq7"
ROLES = {
    "POST /add": "reviewer", "POST /contacts/{key}/merge": "reviewer", "POST /judgements": "reviewer",
    "POST /judgements/{number}/undo": "reviewer", "POST /sources/watch": "admin", "POST /sources/leave": "admin",
    "POST /sign-in": "", "POST /sign-out": "reader", "POST /account/password": "reader",
    "POST /account/tokens": "reader", "POST /account/tokens/{number}/revoke": "reader", "POST /accounts": "admin",
    "POST /accounts/change": "admin", "POST /api/v1/documents": "reviewer", "POST /api/v1/judgements": "reviewer",
    "POST /contacts/{key}/try": "reader", "POST /compare": "reader", "POST /review/{key}": "reviewer", "POST /contacts/{key}/split": "reviewer",
    "POST /actors/decide": "reviewer", "POST /saved": "reviewer", "POST /saved/{number}/forget": "reviewer",
    "POST /documents/{key}/publish": "reviewer", "POST /documents/{key}/remove": "admin",
    "POST /api/v1/judgements/preview": "reviewer",
    "POST /api/v1/read": "reader", "POST /api/v1/compare": "reader", "GET /accounts": "admin", "GET /add": "reviewer",
}  # fmt: skip
"""The least role that may; what else there is to GET, any reader may."""
STORED = {
    "POST /add", "POST /contacts/{key}/merge", "POST /judgements", "POST /judgements/{number}/undo",
    "POST /api/v1/documents", "POST /api/v1/judgements", "POST /contacts/{key}/split", "POST /actors/decide",
    "POST /documents/{key}/publish", "POST /documents/{key}/remove", "POST /saved",
}  # fmt: skip
"""What is sent for all to see: documents, and decisions with their reasons."""


@pytest.fixture(scope="module", autouse=True)
def _quick_passwords() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "PasswordHasher", lambda: PasswordHasher(1, 8, 1))
        passwords._nobodys.cache_clear()
        yield
    passwords._nobodys.cache_clear()


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, filled: Path, reader: Reader) -> Path:
    return published(tmp_path_factory.mktemp("hostile") / "ledger.db", filled, reader)


@pytest.fixture(scope="module")
def targets(place: Path, reader: Reader) -> list[Target]:
    with staged(place, reader) as (_, browser):
        starts = ["/", "/documents", "/contacts", "/actors", "/commitments", "/phrases", "/review", "/sources", "/brief",
                  "/add", "/account", "/accounts", "/history", "/search?q=Russia", "/brief?about=US&since=2022-01-01"]  # fmt: skip
        return completed(described(browser), Walk(browser, starts))


def test_what_a_hostile_publisher_writes_works_on_no_page(place: Path, reader: Reader) -> None:
    with staged(place, reader) as (ledger, browser):
        first = ledger.documents(limit=1)[0].id
        walk = Walk(browser, ["/", f"/documents/{first}", "/brief?about=US&since=2022-01-01&length=full", "/history",
                              "/search?q=Russia", "/review", "/account", "/accounts", "/feeds/contacts.atom",
                              "/feeds/commitments.atom", "/feeds/revisions.atom"])  # fmt: skip
    assert len(walk.pages) > 60
    assert not {address: faults for address, page in walk.pages.items() if (faults := wrong(page))}


def test_whatever_is_sent_no_answer_fails_and_nothing_of_it_works(
    place: Path, reader: Reader, targets: list[Target], capsys: pytest.CaptureFixture[str]
) -> None:
    """Every input alone in a field among usual ones in turn, then mixtures in all fields at once."""
    many = sum(len(t.fields) for t in targets)
    tried: set[tuple[str, str, str]] = set()
    found: list[str] = []
    inputs, count = itertools.cycle(EVERY), itertools.count()
    for _, group in itertools.groupby(sorted(targets, key=_own_ledger), key=_own_ledger):
        with staged(place, reader) as (ledger, browser):

            def holds(target: Target, told: Values) -> None:
                next(count)
                faults = wrong(send(browser, target, told))
                come_back(ledger, browser)
                found.extend(f"{target.label} {told!r:.300}: {fault}" for fault in faults)

            for target in group:
                for where in target.fields:
                    tried.add((target.label, *where))
                    for one in itertools.islice(inputs, max(1, INPUTS // (2 * many))):
                        holds(target, {**target.usual, where: one})
                _mixtures(target, max(1, INPUTS // (2 * len(targets))), holds)
    assert not found, "\n".join(found)
    assert tried == {(t.label, *where) for t in targets for where in t.fields}
    if "COMMUNIQUE_HOSTILE" in os.environ:
        with capsys.disabled():
            print(f"\n{next(count):,} hostile requests to {len(targets)} addresses with {many} parameters and fields")


def test_a_body_that_is_not_what_it_says_is_refused(place: Path, reader: Reader, targets: list[Target]) -> None:
    found = []
    with staged(place, reader) as (ledger, browser):
        for target in targets:
            if target.method != "POST":
                continue
            for sort, body in BODIES:
                address = target.path.replace("{key}", "1").replace("{number}", "1")
                answer = browser.post(address, content=body, headers={b"Content-Type": sort.encode("latin-1")})  # type: ignore[arg-type]
                come_back(ledger, browser)
                if answer.status_code < 400 or wrong(answer):
                    found.append(f"{target.label} {sort} {body[:40]!r}: {answer.status_code} {wrong(answer)}")
    assert not found, "\n".join(found)


def test_no_form_is_taken_without_its_mark(place: Path, reader: Reader, targets: list[Target]) -> None:
    tried = 0
    with staged(place, reader) as (_, browser):
        others = beside(browser, "rev")
        for target in targets:
            for mark in ("", "0" * 64, form_mark(others.mark), "\ud800", "m" * 30) if target.forms else ():
                assert send(browser, target, target.usual, mark).status_code == 403, target.label
                tried += 1
    assert tried > 60


def test_every_address_is_open_to_its_role_and_to_no_lesser_one(
    place: Path, reader: Reader, targets: list[Target]
) -> None:
    posts = {t.label for t in targets if t.method != "GET"}
    assert posts == {label for label in ROLES if label.startswith("POST")}
    for rank, name in enumerate(("", "rea", "rev", "ada")):
        with staged(place, reader) as (ledger, browser):
            person = beside(browser, name)
            for target in targets:
                least = ROLES.get(target.label, "" if target.path.startswith(OPEN) else "reader")
                answer = send(person, target, target.usual)
                may = rank >= ("", "reader", "reviewer", "admin").index(least)
                ajar = answer.headers.get("location", "").startswith("/sign-in?next")
                assert (answer.status_code in (401, 403) or ajar) is not may or _by_itself(target, name), target.label
                if name:
                    come_back(ledger, person)


def test_nothing_that_one_person_does_is_seen_by_another(place: Path, reader: Reader, targets: list[Target]) -> None:
    """What a reviewer asks, types and is refused, with all that stays their own, against what the admin is answered."""
    with staged(place, reader) as (ledger, browser):
        ours = beside(browser, "rev")
        for target in targets:
            if target.label not in STORED:
                for one in target.fields:
                    send(ours, target, {**target.usual, one: SECRET})
                send(ours, target, dict.fromkeys(target.fields, SECRET))
        for target in targets:
            send(beside(browser), target, dict.fromkeys(target.fields, SECRET))
        come_back(ledger, ours)
        own = ours.get("/account").text
        assert SECRET in own  # the labels of the tokens just made
        walk = Walk(browser, ["/", "/account", "/accounts", "/history", "/search?q=Russia", "/review"])
        seen = [address for address, page in walk.pages.items() if SECRET in page.text or SECRET in str(page.headers)]
        assert not seen
        number = int(Accounts(ledger).tokens("rev")[0].number)
        revoke = next(t for t in targets if t.path.endswith("/revoke"))
        send(browser, revoke, {("path", "number"): number})
        assert len(Accounts(ledger).tokens("rev")) == own.count("/revoke")


def test_a_tag_of_anothers_answer_opens_nothing(place: Path, reader: Reader) -> None:
    with staged(place, reader) as (_, browser):
        ours, nobody = beside(browser, "rea"), beside(browser)
        for address in ("/account", "/", "/api/v1/documents", "/charts/contacts.svg", "/history"):
            theirs = browser.get(address)
            tag = theirs.headers.get("etag", "*")
            again = ours.get(address, headers={"If-None-Match": tag})
            assert again.status_code == (304 if "etag" in theirs.headers else 200)
            assert nobody.get(address, headers={"If-None-Match": tag}).status_code in (303, 401)
            assert "rea · reader" in again.text or again.status_code == 304 or address.startswith("/api")
            assert "ada" not in again.text or address == "/history"


@pytest.mark.parametrize("onto", ELSEWHERE)
def test_no_form_leads_on_to_another_site(onto: str) -> None:
    """Whatever a form names as the page to go on to."""
    assert here(onward(onto))
    assert not set(onward(onto)) & set("\t\r\n\0")


def _mixtures(target: Target, many: int, holds: Callable[[Target, Values], None]) -> None:
    @hypothesis.settings(
        max_examples=many, deadline=None, derandomize=True, database=None,
        suppress_health_check=list(hypothesis.HealthCheck),
    )  # fmt: skip
    @hypothesis.given(told=_mixed(target))
    def mixed(told: Values) -> None:
        holds(target, told)

    mixed()


def _mixed(target: Target) -> st.SearchStrategy[Values]:
    """Values for some fields or all: hostile ones, and usual ones where there are."""

    def of(where: tuple[Place, str]) -> st.SearchStrategy[object]:
        made = values() if target.sort == "application/json" and where[0] == "body" else words()
        if where == ("body", "file"):
            made = st.tuples(words(), st.one_of(st.binary(max_size=200), words()))
        return st.one_of(made, st.just(target.usual[where])) if where in target.usual else made

    mark = ("body", "csrf")
    return st.fixed_dictionaries({}, optional={where: of(where) for where in target.fields if where != mark})


def _own_ledger(target: Target) -> str:
    """What only asks shares a ledger; what changes one has its own."""
    return target.label if target.method == "POST" else ""


def _by_itself(target: Target, name: str) -> bool:
    """Refused for another cause than the role: a wrong password, an account that is one's own."""
    return target.label == "POST /sign-in" or (bool(name) and target.label == "POST /account/password")
