"""Whatever is handed in is read, or refused in one line: texts, files, questions of programs, answers of servers.

`make test` tries some of each; `make test-hostile` tens of thousands, other ones with `COMMUNIQUE_SEED`.
"""

from __future__ import annotations

import asyncio
import os
import time
import warnings
from collections.abc import Iterator
from dataclasses import replace
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


def _many(name: str, usual: int) -> Iterator[int]:
    """The numbers that inputs are made from; how many, the environment says (`COMMUNIQUE_HOSTILE_TEXTS` …)."""
    many = int(os.environ.get(f"COMMUNIQUE_HOSTILE_{name.upper()}", usual))
    if many > usual:
        print(f"{many:,} {name}")
    return (SEED * 10_000_019 + number for number in range(many))


def _one_line(error: Exception) -> None:
    told = str(error)
    assert told, repr(error)
    assert "\n" not in told
    assert "Traceback" not in told


def _quick(began: float, seed: int) -> None:
    assert time.process_time() - began < LONGEST, seed


def test_texts(reader: Reader) -> None:
    for seed in _many("texts", 60):
        began, text = time.process_time(), made.text(seed)
        try:
            one = Document(text, language="en", title=made.text(seed + 1)[:80] if seed % 3 else None)
            reading = reader.read_document(one, ("org:kremlin", None, "unknown:x")[seed % 3])
        except CommuniqueError as error:
            _one_line(error)
            continue
        spans = [p.span for p in reading.passages]
        assert all(one.end <= two.start for one, two in pairwise(spans)), seed
        assert spans or not text.strip(), seed
        assert not [f for f in reading.flags if f.kind == "unread" and "Error" in f.note], (seed, reading.flags)
        reading.to_dict()
        _quick(began, seed)


def test_files() -> None:
    for seed in _many("files", 400):
        began = time.process_time()
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
                assert all(0 <= mark.span.start < mark.span.end <= len(one.text) for mark in one.marks), seed
            else:
                _one_line(one)
                assert not isinstance(one, Unreadable), (seed, str(one))  # what nobody foresaw
        _quick(began, seed)


def test_questions_of_programs(ledger: Ledger) -> None:
    async def asked() -> None:
        async with Client(server(ledger)) as client:
            tools = (await client.list_tools()).tools
            for seed in _many("questions", 150):
                tool = tools[seed % len(tools)]
                fields = list(tool.input_schema.get("properties", {}))
                told = {name: made.value(seed * 31 + n) for n, name in enumerate(fields) if (seed >> n) % 3}
                if any("\ud800" <= c <= "\udfff" for c in str(told)):
                    told = {
                        name: repr(one) for name, one in told.items()
                    }  # JSON of UTF-8 carries no halves of characters
                answer = await client.call_tool(tool.name, told)
                words = " ".join(getattr(part, "text", "") for part in answer.content)
                assert "Traceback" not in words, (seed, words)
                assert "Error executing" not in words or answer.is_error, (seed, words)

    asyncio.run(asked())


def test_answers_of_servers(site: Site, desk: Desk) -> None:
    for number, seed in enumerate(_many("answers", 40)):
        bad, good = f"/bad{number}", f"/good{number}"
        site.pages.clear()
        site.pages.update(
            {"/feed": site.feed(bad, good), bad: made.answer(seed), good: page(f"Call {number}", *TEXT, str(number))}
        )
        summary = desk.run(source(f"{site.root}/feed"))
        assert desk.found().get(good) == "new", (seed, desk.found(), summary.failures, summary.troubles)
        for line in summary.failures:
            assert "\n" not in line, seed


def test_the_same_number_gives_the_same_input() -> None:
    for seed in range(50):
        assert (made.text(seed), made.file(seed), made.answer(seed)) == (
            made.text(seed),
            made.file(seed),
            made.answer(seed),
        )
        assert replace(Document(made.text(seed)), text="x").text == "x"
