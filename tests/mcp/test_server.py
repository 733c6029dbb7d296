"""The tools answer with the source's words, where they stand, and how to cite them."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from mcp import Client

from communique.documents import load
from communique.ledger import Ledger
from communique.ledger.views.refresh import refresh
from communique.mcp import server
from communique.reading import Reader
from tests.web.conftest import NOW, TEXTS

PLEDGE = (
    "President Biden spoke today with President Zelenskyy. He promised to send forty ambulances to border hospitals."
)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Iterator[Ledger]:
    with Ledger.open(tmp_path_factory.mktemp("mcp") / "ledger.db", reader=reader) as made:
        for text, url, issuer, title in TEXTS:
            made.add(load(text, url=url, date="2022-01-17", issuer=issuer, title=title), seen_at=NOW)
        made.add(load(PLEDGE, url="https://us.example/pledge", date="2022-01-19", issuer="White House"), seen_at=NOW)
        refresh(made, comparing=False)
        yield made


def ask(ledger: Ledger, tool: str, **told: Any) -> Any:
    async def asked() -> Any:
        async with Client(server(ledger)) as client:
            return await client.call_tool(tool, told)

    return asyncio.run(asked())


def answered(ledger: Ledger, tool: str, **told: Any) -> dict[str, Any]:
    made = ask(ledger, tool, **told)
    assert not made.is_error, made.content
    found: dict[str, Any] = made.structured_content
    return found


def test_every_tool_is_said_to_change_nothing(ledger: Ledger) -> None:
    async def listed() -> Any:
        async with Client(server(ledger)) as client:
            return (await client.list_tools()).tools

    tools = asyncio.run(listed())
    assert {t.name for t in tools} >= {"search", "contact", "compare", "actor", "commitments"}
    assert all(t.annotations.read_only_hint and t.description for t in tools)


def test_a_search_quotes_the_words_and_says_where_they_stand(ledger: Ledger) -> None:
    found = answered(ledger, "search", words="security guarantees")["found"]
    assert found
    for one in found:
        body = answered(ledger, "document", id=one["document"])["body"]
        assert "security guarantees" in one["words"]
        assert all(body[q["start"] : q["end"]] == q["words"] for q in one["quotes"])
        assert one["citation"]["address"] == "https://ru.example/call"


def test_two_accounts_of_a_call_are_compared_with_their_words(ledger: Ledger) -> None:
    listed = answered(ledger, "contacts", actor="Joe Biden", other="Vladimir Putin")["contacts"]
    [call] = [c for c in listed if c["accounts"] == 2]
    made = answered(ledger, "compare", id=call["id"])
    words = [w for p in made["points"] for t in p["accounts"] for w in t["words"]]
    assert any("security guarantees" in w for w in words)
    assert len(answered(ledger, "contact", id=call["id"])["told"]) == 2


def test_an_actor_comes_with_terms_of_office_and_commitments(ledger: Ledger) -> None:
    told = answered(ledger, "actor", name="Vladimir Putin")
    assert any(o["title"] for o in told["offices"])
    assert told["contacts"]
    bound = answered(ledger, "commitments", actor="Joe Biden")
    assert bound["waiting"] == 0
    assert all(one["steps"][0]["words"] for one in bound["commitments"])
    assert bound["total"] == len(bound["commitments"]) > 0
    assert answered(ledger, "commitments", towards="Volodymyr Zelenskyy", words="ambulance")["total"] == 1
    assert answered(ledger, "commitments", actor="Joe Biden", words="submarine")["total"] == 0


@pytest.mark.parametrize(
    ("tool", "told", "line"),
    [
        ("contact", {"id": "c-none"}, "holds no such contact"),
        ("search", {"words": "x", "speaker": "Nobody Known"}, "knows no such actor"),
        ("search", {"words": "(open"}, ""),
        ("commitments", {"since": "yesterday"}, ""),
        ("commitments", {"since": "2022-02-31"}, ""),
    ],
)
def test_what_cannot_be_had_is_told_in_one_line(ledger: Ledger, tool: str, told: dict[str, Any], line: str) -> None:
    made = ask(ledger, tool, **told)
    assert made.is_error
    said = made.content[0].text
    assert line in said
    assert "Traceback" not in said


def test_the_day_it_is_asked_changes_no_answer(ledger: Ledger) -> None:
    assert NOW.tzinfo is dt.UTC
    assert answered(ledger, "actor", name="Joe Biden") == answered(ledger, "actor", name="Joe Biden")


def test_the_ledger_is_served_over_standard_input_and_output(tmp_path: Path, ledger: Ledger) -> None:
    from mcp import StdioServerParameters, stdio_client

    place = tmp_path / "ledger.db"
    ledger.backup(place)

    async def asked() -> Any:
        import sys

        told = StdioServerParameters(
            command=sys.executable, args=["-m", "communique.cli", "mcp", "--ledger", str(place)]
        )
        async with Client(stdio_client(told)) as client:
            return await client.call_tool("contacts", {"actor": "Joe Biden"})

    made = asyncio.run(asked())
    assert made.structured_content["contacts"]
