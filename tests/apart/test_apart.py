"""Reading apart gives what reading here gives, and what a text costs is bounded by rule."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

import pytest

from communique.apart import Apart, Here, Limits, ReaderApart, a_request
from communique.apart.mother import MEMORY
from communique.documents import load
from communique.errors import EmptyDocument, ImpossibleDate, Occupied, TooCostly, Unreadable
from communique.reading import Reader

CALL = (
    "The Foreign Minister of Norway spoke with the Foreign Minister of Peru on Monday. He promised to send a ship by "
    "June. “We agreed on much,” he said.\n\nThe ministers will meet again in Lima."
)
OTHER = "Foreign Minister of Peru received a call from the Foreign Minister of Norway. They discussed the sea."
LONG = "\n\n".join(f"{CALL} It was their call number {number}." for number in range(400))


def test_a_text_read_apart_is_read_as_here(apart: Apart, reader: Reader) -> None:
    for text in (
        CALL,
        OTHER,
        "Der Minister sprach am Montag mit seinem Kollegen über die Lage.",
        "x\u2028y\ud800z said A.",
    ):
        one = load(text, date="2024-03-01", issuer="org:kremlin")
        assert ReaderApart(apart).read_document(one) == reader.read_document(one)


def test_every_job_gives_apart_what_it_gives_here(apart: Apart, reader: Reader) -> None:
    told = {"date": "2024-03-01", "issuer": None, "title": "A call", "url": None}
    held = [reader.read(CALL, date="2024-03-01")]
    for job in (
        ("document", CALL, told), ("documents", b"<p>One</p>", {"name": "one.html"}), ("read_as_json", CALL, told),
        ("compared_as_json", [(CALL, told), (OTHER, told)], True), ("held_beside", held, OTHER, told, 4),
    ):  # fmt: skip
        assert apart.do(*job) == Here(reader).do(*job)


def test_an_error_keeps_its_kind_and_its_line(apart: Apart) -> None:
    with pytest.raises(EmptyDocument, match="holds no text"):
        apart.do("document", " ", {"title": None})
    with pytest.raises(ImpossibleDate, match="2024-13-01"):
        apart.do("document", "words", {"date": "2024-13-01"})


def test_what_a_reader_tells_besides_comes_back(apart: Apart) -> None:
    lines: list[str] = []
    apart.tell = lines.append
    ReaderApart(apart).read_document(load(CALL, issuer="Office of Nobody at All"))
    assert ["Office of Nobody at All" in line for line in lines] == [True]


@pytest.mark.alone
def test_a_text_that_takes_too_long_is_refused_in_one_line_and_the_next_is_read(
    apart: Apart, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "limits", Limits(seconds=1))
    began = time.perf_counter()
    with pytest.raises(TooCostly, match=r"more than the 1 seconds of processor time.*several parts"):
        apart.do("reading", load(LONG), None)
    assert time.perf_counter() - began < 10
    assert apart.do("reading", load(CALL), None).acts


def test_a_text_that_takes_too_much_memory_is_refused_in_one_line(
    apart: Apart, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "limits", Limits(memory=20_000_000))
    with pytest.raises(TooCostly, match=r"more than 0\.02 GB of memory"):
        apart.do("reading", load(LONG), None)
    assert apart.do("reading", load(CALL), None).acts


def test_the_jobs_of_a_request_share_its_time(apart: Apart, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "limits", Limits(seconds=0.4))
    with a_request():
        for _ in range(100):
            try:
                apart.do("reading", load(LONG[:9_000]), None)
            except TooCostly:
                break
        else:
            pytest.fail("a hundred texts were read on one request's time")
        with pytest.raises(TooCostly):
            apart.do("document", "words", {})


def test_the_process_is_started_anew_when_it_was_killed_and_the_text_is_read() -> None:
    with Apart() as own:
        before = own.pid
        os.kill(before, signal.SIGKILL)
        assert own.do("reading", load(CALL), None).acts
        assert own.pid != before
        late = threading.Timer(0.3, os.kill, (own.pid, signal.SIGKILL))
        late.start()  # while it reads: the job is done once more, and gives the same
        assert own.do("reading", load(LONG[:12_000]), None) == own.do("reading", load(LONG[:12_000]), None)
        late.join()


@pytest.mark.alone
def test_who_finds_too_many_before_him_is_told_so_at_once() -> None:
    with Apart(Limits(at_once=1, waiting=0)) as narrow:
        first = threading.Thread(target=narrow.do, args=("reading", load(LONG[:12_000]), None))
        first.start()
        time.sleep(0.3)
        began = time.perf_counter()
        with pytest.raises(Occupied, match="try again in a moment"):
            narrow.do("document", "words", {})
        assert time.perf_counter() - began < 0.1
        first.join()
        assert narrow.do("document", "words", {}).text == "words"


@pytest.mark.parametrize(
    ("code", "kind"),
    [(-signal.SIGXCPU, TooCostly), (-signal.SIGALRM, TooCostly), (MEMORY, TooCostly), (-signal.SIGABRT, TooCostly),
     (-signal.SIGKILL, TooCostly), (-signal.SIGSEGV, Unreadable), (1, Unreadable)],
)  # fmt: skip
def test_however_a_process_ends_the_answer_is_one_line(apart: Apart, code: int, kind: type[Exception]) -> None:
    told = apart._why(code)
    assert type(told) is kind
    assert "several parts" in str(told)
    assert "\n" not in str(told)


def test_nothing_is_left_behind(apart: Apart) -> None:
    own, children = Path("/proc/self/fd"), Path(f"/proc/{apart.pid}/task/{apart.pid}/children")
    before = len(list(own.iterdir()))
    for _ in range(20):
        apart.do("document", "words", {})
    assert len(list(own.iterdir())) == before
    assert children.read_text().split() == []
