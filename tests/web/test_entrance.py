"""Who may come in, and what they may do there."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from communique.ledger import Ledger
from communique.ledger.user_accounts import Accounts
from communique.web import Settings, application
from communique.web.access.passwords import hashed
from communique.web.pages.workspace.sign_in import near
from tests.web.conftest import NOW, client

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
PASSWORD = "a long enough password"


@pytest.fixture(scope="module")
def kept() -> str:
    return hashed(PASSWORD)


@pytest.fixture
def guarded(ledger: Ledger, kept: str) -> Iterator[TestClient]:
    """A browser on a workspace with three accounts, signed in nowhere."""
    for name, role in (("rea", "reader"), ("rev", "reviewer"), ("ada", "admin")):
        Accounts(ledger).add(name, role, kept, NOW)
    with client(ledger, Settings(accounts=True)) as made:
        yield made


def form_of(page: str) -> str:
    found = re.search(r'name="csrf" value="([0-9a-f]{64})"', page)
    assert found, page
    return found[1]


def enter(browser: TestClient, name: str, password: str = PASSWORD, **more: str) -> int:
    mark = form_of(browser.get("/sign-in").text)
    return browser.post("/sign-in", data={"csrf": mark, "name": name, "password": password, **more}).status_code


def test_nobody_sees_a_page_before_signing_in(guarded: TestClient) -> None:
    page = guarded.get("/documents?issuer=x")
    assert page.status_code == 303
    assert page.headers["location"] == "/sign-in?next=%2Fdocuments%3Fissuer%3Dx"
    assert guarded.get("/api/v1/documents").status_code == 401


def test_the_right_password_lets_in_and_signing_out_shuts_the_session(guarded: TestClient) -> None:
    assert enter(guarded, "rea") == 303
    page = guarded.get("/")
    assert "rea · reader" in page.text
    session = guarded.cookies["communique_session"]
    mark = form_of(guarded.get("/account").text)
    assert guarded.post("/sign-out", data={"csrf": mark}).status_code == 303
    guarded.cookies.set("communique_session", session)
    assert guarded.get("/").status_code == 303


@pytest.mark.parametrize(("name", "password"), [("rea", "wrong"), ("nobody", PASSWORD), ("", ""), ("rea", "x" * 300)])
def test_a_wrong_password_and_an_unknown_name_are_told_alike(guarded: TestClient, name: str, password: str) -> None:
    mark = form_of(guarded.get("/sign-in").text)
    page = guarded.post("/sign-in", data={"csrf": mark, "name": name, "password": password})
    assert page.status_code == 403
    assert "name and password do not fit" in page.text


def test_after_ten_wrong_passwords_even_the_right_one_waits(guarded: TestClient) -> None:
    assert [enter(guarded, "rea", "wrong password!") for _ in range(10)] == [403] * 10
    assert enter(guarded, "REA") == 429


def test_who_knows_the_password_may_come_as_often_as_he_likes(guarded: TestClient) -> None:
    assert [enter(guarded, "rea") for _ in range(12)] == [303] * 12


def test_nobody_is_shut_out_by_the_failures_of_another(ledger: Ledger, kept: str) -> None:
    Accounts(ledger).add("rea", "reader", kept, NOW)
    made = application(ledger, Settings(accounts=True, hosts=("testserver",), now=lambda: NOW))
    with TestClient(made, follow_redirects=False, client=("198.51.100.7", 1)) as stranger:
        assert [enter(stranger, "rea", "wrong password!") for _ in range(11)][-1] == 429
    with TestClient(made, follow_redirects=False, client=("203.0.113.5", 1)) as browser:
        assert enter(browser, "rea") == 303


def test_the_addresses_of_one_house_are_counted_together() -> None:
    assert near("2001:db8:1:2::1") == near("2001:db8:1:2:ffff::9") != near("2001:db8:1:3::1")
    assert near("203.0.113.5") != near("203.0.113.6")


def test_a_session_ends_by_itself(ledger: Ledger, kept: str) -> None:
    Accounts(ledger).add("rea", "reader", kept, NOW)
    clock = [NOW]
    settings = Settings(accounts=True, now=lambda: clock[0], hosts=("testserver",))
    with TestClient(application(ledger, settings), follow_redirects=False) as browser:
        assert enter(browser, "rea") == 303
        assert browser.get("/").status_code == 200
        clock[0] += dt.timedelta(hours=13)
        assert browser.get("/").status_code == 303


def test_a_closed_account_is_out_at_once(guarded: TestClient, ledger: Ledger) -> None:
    enter(guarded, "rev")
    assert guarded.get("/").status_code == 200
    Accounts(ledger).change("rev", closed=1)
    assert guarded.get("/").status_code == 303
    assert enter(guarded, "rev") == 403


def test_only_an_admin_manages_accounts(guarded: TestClient) -> None:
    enter(guarded, "rev")
    refused = guarded.get("/accounts")
    assert refused.status_code == 403
    assert "needs the role of admin" in refused.text
    enter(guarded, "ada")
    mark = form_of(guarded.get("/accounts").text)
    told = {"csrf": mark, "name": "neu", "password": "another long password", "role": "reviewer"}
    assert guarded.post("/accounts", data=told).status_code == 303
    assert "neu" in guarded.get("/accounts").text
    assert enter(guarded, "neu", "another long password") == 303


def test_a_form_of_another_page_is_refused(browser: TestClient, guarded: TestClient) -> None:
    enter(guarded, "ada")
    for mark in ("", "0" * 64, form_of(browser.get("/sign-in").text)):
        told = {"csrf": mark, "name": "neu", "password": "another long password"}
        assert guarded.post("/accounts", data=told).status_code == 403


@pytest.mark.parametrize("header", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}])
def test_a_form_sent_by_another_site_is_refused(browser: TestClient, header: dict[str, str]) -> None:
    mark = form_of(browser.get("/sign-in").text)
    assert browser.post("/sign-out", data={"csrf": mark}, headers=header).status_code == 403
    assert browser.post("/sign-out", data={"csrf": mark}).status_code == 303


@pytest.mark.parametrize("onward", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x"])
def test_signing_in_leads_to_no_other_site(guarded: TestClient, onward: str) -> None:
    mark = form_of(guarded.get("/sign-in").text)
    told = {"csrf": mark, "name": "rea", "password": PASSWORD, "next": onward}
    assert guarded.post("/sign-in", data=told).headers["location"] == "/"


def test_a_token_opens_what_its_role_may_and_nothing_once_revoked(guarded: TestClient, ledger: Ledger) -> None:
    enter(guarded, "ada")
    mark = form_of(guarded.get("/account").text)
    page = guarded.post("/account/tokens", data={"csrf": mark, "label": "a crawler", "role": "reader"}).text
    found = re.search(r"cq_[\w-]+", page)
    assert found
    bearer = {"Authorization": f"Bearer {found[0]}"}
    with client(ledger, Settings(accounts=True)) as program:
        assert program.get("/", headers=bearer).status_code == 200
        assert program.get("/accounts", headers=bearer).status_code == 403
        assert program.get("/", headers={"Authorization": "Bearer cq_wrong"}).status_code == 303
        Accounts(ledger).revoke("ada", 1)
        assert program.get("/", headers=bearer).status_code == 303


def _token(browser: TestClient, **told: str) -> dict[str, str]:
    mark = form_of(browser.get("/account").text)
    found = re.search(r"cq_[\w-]+", browser.post("/account/tokens", data={"csrf": mark, **told}).text)
    assert found
    return {"Authorization": f"Bearer {found[0]}"}


def test_a_program_makes_no_tokens_and_changes_no_password(guarded: TestClient, ledger: Ledger) -> None:
    enter(guarded, "ada")
    bearer = _token(guarded, role="admin")
    with client(ledger, Settings(accounts=True)) as program:
        mark = form_of(program.get("/accounts", headers=bearer).text)
        for path, told in (
            ("/account/tokens", {"role": "reader"}),
            ("/account/tokens/1/revoke", {}),
            ("/account/password", {"old": PASSWORD, "new": "another long password"}),
        ):
            assert program.post(path, data={"csrf": mark, **told}, headers=bearer).status_code == 403, path
    assert len(Accounts(ledger).tokens("ada")) == 1


def test_tokens_end_in_time_and_with_the_password(ledger: Ledger, kept: str) -> None:
    Accounts(ledger).add("ada", "admin", kept, NOW)
    clock = [NOW]
    settings = Settings(accounts=True, now=lambda: clock[0], hosts=("testserver",))
    with TestClient(application(ledger, settings), follow_redirects=False) as browser:
        enter(browser, "ada")
        short, long = _token(browser, days="1"), _token(browser)
        browser.cookies.clear()
        clock[0] += dt.timedelta(days=2)
        assert [browser.get("/", headers=one).status_code for one in (short, long)] == [303, 200]
        enter(browser, "ada")
        mark = form_of(browser.get("/account").text)
        told = {"csrf": mark, "old": PASSWORD, "new": "another long password"}
        assert browser.post("/account/password", data=told).status_code == 303
        browser.cookies.clear()
        assert browser.get("/", headers=long).status_code == 303


def test_a_proxys_guest_has_the_role_of_the_account_or_the_least(ledger: Ledger) -> None:
    Accounts(ledger).add("ada", "admin", None, NOW)
    settings = Settings(trusted_header="X-User", trusted_from=("testclient",))
    with client(ledger, settings) as browser:
        assert "ada · admin" in browser.get("/", headers={"X-User": "ada"}).text
        assert "guest · reader" in browser.get("/", headers={"X-User": "guest"}).text
        assert browser.get("/").status_code == 303
    with client(ledger, replace(settings, trusted_from=("10.0.0.1",))) as stranger:
        assert stranger.get("/", headers={"X-User": "ada"}).status_code == 303


def test_no_secret_is_kept_as_it_is(guarded: TestClient, ledger: Ledger) -> None:
    enter(guarded, "rea")
    session = guarded.cookies["communique_session"]
    with ledger.reading_from() as connection:
        rows = [
            str(tuple(row))
            for table in ("account", "session", "token")
            for row in connection.exec_driver_sql(f"SELECT * FROM {table}")
        ]
    assert rows
    assert not [row for row in rows if PASSWORD in row or session in row]


def test_a_request_that_carries_too_much_is_stopped(browser: TestClient) -> None:
    assert browser.post("/sign-out", content=b"csrf=" + b"x" * 33_000_000, headers=FORM).status_code == 413
