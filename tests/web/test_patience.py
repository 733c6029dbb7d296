"""Clients that do not end what they began are left, and others are answered meanwhile."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn

from communique.ledger import Ledger
from communique.web import Settings, application
from communique.web.access import request_size, slow_clients


@pytest.fixture
def port(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A workspace on a port of this machine that has little patience."""
    monkeypatch.setattr(slow_clients, "HEADERS", 0.4)
    monkeypatch.setattr(request_size, "BODY", 0.4)
    held = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(application(ledger, Settings()), log_level="critical", http=slow_clients.Patient, ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [held]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield held.getsockname()[1]
    server.should_exit = True
    thread.join(10)
    held.close()


def _sent(port: int, words: bytes) -> socket.socket:
    made = socket.create_connection(("127.0.0.1", port), timeout=8)
    made.sendall(words)
    return made


def _answer(one: socket.socket) -> bytes:
    parts = []
    while part := one.recv(65_536):
        parts.append(part)
    one.close()
    return b"".join(parts)


def test_half_sent_requests_are_left_and_others_answered(port: int) -> None:
    half = [_sent(port, b"GET / HTTP/1.1\r\nHost: localhost\r\nX-A: ") for _ in range(60)]
    whole = _answer(_sent(port, b"GET /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
    assert whole.startswith(b"HTTP/1.1 200")
    assert {_answer(one) for one in half} == {b""}


def test_a_second_request_on_a_connection_must_end_too(port: int) -> None:
    made = _sent(port, b"GET /sign-in HTTP/1.1\r\nHost: localhost\r\n\r\nGET / HTTP/1.1\r\nHost:")
    assert _answer(made).count(b"HTTP/1.1 ") == 1


def test_a_body_that_does_not_come_is_not_waited_for(port: int) -> None:
    head = b"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900\r\nConnection: close\r\n"
    began = time.monotonic()
    told = _answer(_sent(port, head + b"Content-Type: application/x-www-form-urlencoded\r\n\r\nname=a"))
    assert told.startswith(b"HTTP/1.1 408")
    assert time.monotonic() - began < 6
