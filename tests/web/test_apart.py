"""While a text is read that takes all it may, other pages are there at once; and it gets one clear answer."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator

import httpx
import pytest
import uvicorn

from communique.apart import Apart, Limits, ReaderApart
from communique.ledger import Ledger
from communique.web import Settings, application
from communique.web.access import slow_clients
from tests.web.conftest import WHITE_HOUSE

PAGES = ("/", "/documents", "/contacts", "/actors", "/search?q=tensions", "/api/v1/statements")
DEAR = "\n\n".join(f"{WHITE_HOUSE} It was call number {number}." for number in range(600))
"""About 150,000 characters: far more than is read in the seconds that these tests allow."""


@pytest.fixture
def desk(ledger: Ledger, apart: Apart, monkeypatch: pytest.MonkeyPatch) -> Iterator[httpx.Client]:
    """A workspace served, which reads apart; two seconds for a request."""
    held = socket.create_server(("127.0.0.1", 0))
    monkeypatch.setattr(apart, "limits", Limits(seconds=2))
    ledger.read_by(ReaderApart(apart))
    config = uvicorn.Config(
        application(ledger, Settings(), apart), log_level="critical", http=slow_clients.Patient, ws="none"
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [held]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    with httpx.Client(base_url=f"http://127.0.0.1:{held.getsockname()[1]}", timeout=60) as browser:
        yield browser
    server.should_exit = True
    thread.join(10)
    held.close()


def _mark(desk: httpx.Client) -> str:
    page = desk.get("/add").text
    return page.split('name="csrf" value="', 1)[1].split('"', 1)[0]


@pytest.mark.alone
def test_pages_are_there_at_once_while_dear_texts_are_read(desk: httpx.Client) -> None:
    for page in PAGES:  # templates and counts are loaded, as `serve` has them before it says that it is ready
        assert desk.get(page).status_code == 200
    mark, answers = _mark(desk), []

    def hand_in() -> None:
        answers.append(desk.post("/add", data={"text": DEAR, "issuer": "Kremlin", "date": "2022-01-17", "csrf": mark}))

    handing = [threading.Thread(target=hand_in) for _ in range(3)]
    for one in handing:
        one.start()
    took = []
    while any(one.is_alive() for one in handing):
        for page in PAGES:
            began = time.perf_counter()
            assert desk.get(page).status_code == 200
            took.append(time.perf_counter() - began)
    assert len(took) > 30
    assert max(took) < 0.2, f"{max(took):.2f} s"
    assert {one.status_code for one in answers} == {400}
    assert all("more than the 2 seconds of processor time of a request" in one.text for one in answers)


def test_the_api_answers_in_one_line_and_reads_the_next(desk: httpx.Client) -> None:
    for way in ("documents", "read"):
        refused = desk.post(f"/api/v1/{way}", json={"text": DEAR})
        assert refused.status_code == 413
        assert refused.json()["detail"] == (
            "reading it takes more than the 2 seconds of processor time of a request; give it in several parts"
        )
    sides = {"accounts": [{"text": WHITE_HOUSE}, {"text": DEAR}]}
    assert desk.post("/api/v1/compare", json=sides).status_code == 413
    assert desk.post("/api/v1/read", json={"text": WHITE_HOUSE}).json()["statements"]
    assert desk.post("/api/v1/documents", json={"text": WHITE_HOUSE}).status_code == 201


def test_a_file_of_several_documents_keeps_those_that_were_read_in_time(desk: httpx.Client) -> None:
    mails = "".join(
        f"From a@a.example Mon Jan 17 10:0{number}:00 2022\nFrom: a@a.example\nDate: Mon, 17 Jan 2022 10:0{number}:00 "
        f"+0000\nSubject: Call {number}\nContent-Type: text/plain; charset=utf-8\n\n{text}\n\n"
        for number, text in enumerate((WHITE_HOUSE, DEAR, WHITE_HOUSE.replace("spoke today", "spoke")))
    )
    page = desk.post("/add", data={"csrf": _mark(desk)}, files={"file": ("calls.mbox", mails.encode())})
    assert page.status_code == 200
    assert "Call 0" in page.text
    assert page.text.count("processor time of a request") == 2
    assert "calls.mbox" in page.text
