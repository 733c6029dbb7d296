"""Whatever is handed in is read, or refused in one line: texts, files, questions of programs, answers of servers.

`make test` tries some of each; `make test-hostile` tens of thousands, other ones with `COMMUNIQUE_SEED`. What fails is
told at the end by its numbers, so that the first of them hides no other.
"""

from __future__ import annotations

import asyncio
import os
import time
import traceback
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import pairwise

from mcp import Client

from communique.documents import load_all
from communique.errors import CommuniqueError, Unreadable
from communique.ledger import Ledger
from communique.mcp import server
from communique.model import Document
from communique.reading import Reader
from tests.hostile import made
from tests.sources.site import TEXT, Desk, Site, page, source

SEED = int(os.environ.get("COMMUNIQUE_SEED", "1"))
LONGEST = 5.0
"""Seconds of the processor for one of these inputs, of a few hundred characters each."""


@dataclass
class Trials:
    """The inputs of one kind, and what failed of them."""

    name: str
    usual: int
    failed: list[str] = field(default_factory=list)

    def numbers(self) -> Iterator[int]:
        """The numbers that inputs are made from; how many, the environment says (`COMMUNIQUE_HOSTILE_TEXTS` …)."""
        many = int(os.environ.get(f"COMMUNIQUE_HOSTILE_{self.name.upper()}", self.usual))
        for number in range(many):
            if many > self.usual and number % 1000 == 0:
                print(f"{number:,} of {many:,} {self.name}, {len(self.failed)} failed", flush=True)
            yield SEED * 10_000_019 + number
        assert not self.failed, f"{len(self.failed):,} of {many:,} failed:\n" + "\n".join(self.failed[:20])

    @contextmanager
    def one(self, seed: int) -> Iterator[None]:
        """One input: what it breaks is kept for the end."""
        began = time.process_time()
        try:
            yield
            assert time.process_time() - began < LONGEST, f"{time.process_time() - began:.1f} s of the processor"
        except Exception:  # a failed assertion among them
            self.failed.append(f"{seed}: {traceback.format_exc(limit=-4)}")


def _one_line(error: Exception) -> None:
    told = str(error)
    assert told, repr(error)
    assert "\n" not in told
    assert "Traceback" not in told


def test_texts(reader: Reader) -> None:
    def tried(seed: int) -> None:
        text = made.text(seed)
        one = Document(text, language="en", title=made.text(seed + 1)[:80] if seed % 3 else None)
        try:
            reading = reader.read_document(one, ("org:kremlin", None, "unknown:x")[seed % 3])
        except CommuniqueError as error:
            _one_line(error)
            return
        spans = [p.span for p in reading.passages]
        assert all(one.end <= two.start for one, two in pairwise(spans))
        assert spans or not text.strip()
        assert not [f for f in reading.flags if f.kind == "unread" and "Error" in f.note], reading.flags
        reading.to_dict()

    trials = Trials("texts", 60)
    for seed in trials.numbers():
        with trials.one(seed):
            tried(seed)


def test_files() -> None:
    trials = Trials("files", 400)
    for seed in trials.numbers():
        with trials.one(seed):
            body, name = made.file(seed)
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                try:
                    found = list(load_all(body, name=name, url="https://a.example/x"))
                except CommuniqueError as error:
                    found = [error]
            for one in found:
                if isinstance(one, Document):
                    assert one.text.strip()
                    assert all(0 <= mark.span.start < mark.span.end <= len(one.text) for mark in one.marks)
                else:
                    _one_line(one)
                    assert not isinstance(one, Unreadable), str(one)  # what nobody foresaw


def test_questions_of_programs(ledger: Ledger) -> None:
    trials = Trials("questions", 150)

    async def asked() -> None:
        async with Client(server(ledger)) as client:
            tools = (await client.list_tools()).tools
            for seed in trials.numbers():
                tool = tools[seed % len(tools)]
                fields = list(tool.input_schema.get("properties", {}))
                told = {name: made.value(seed * 31 + n) for n, name in enumerate(fields) if (seed >> n) % 3}
                if any("\ud800" <= c <= "\udfff" for c in str(told)):
                    told = {
                        name: repr(one) for name, one in told.items()
                    }  # JSON of UTF-8 carries no halves of characters
                with trials.one(seed):
                    answer = await client.call_tool(tool.name, told)
                    words = " ".join(getattr(part, "text", "") for part in answer.content)
                    assert "Traceback" not in words, words
                    assert "Error executing" not in words or answer.is_error, words

    asyncio.run(asked())


def test_answers_of_servers(site: Site, desk: Desk) -> None:
    trials = Trials("answers", 40)
    for number, seed in enumerate(trials.numbers()):
        bad, good = f"/bad{number}", f"/good{number}"
        site.pages.clear()
        site.pages.update(
            {"/feed": site.feed(bad, good), bad: made.answer(seed), good: page(f"Call {number}", *TEXT, str(number))}
        )
        with trials.one(seed):
            summary = desk.run(source(f"{site.root}/feed"))
            assert desk.found().get(good) == "new", (desk.found(), summary.failures, summary.troubles)
            for line in summary.failures:
                assert "\n" not in line


def test_the_same_number_gives_the_same_input() -> None:
    for seed in range(50):
        assert (made.text(seed), made.file(seed), made.answer(seed)) == (
            made.text(seed),
            made.file(seed),
            made.answer(seed),
        )
        assert replace(Document(made.text(seed)), text="x").text == "x"
