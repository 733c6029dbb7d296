"""The tools of the server and what their callers are told of them. None changes anything."""

from __future__ import annotations

from typing import Annotated, Any

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import Field

from communique import __version__
from communique.errors import CommuniqueError
from communique.ledger import Ledger
from communique.mcp.answers import MOST, Answers

ABOUT = """What governments published about their talks, read into statements, acts, commitments and contacts.
A finding says who is said to have said or done something, and by whom: a readout's claim is its issuer's claim.
Quote only `words`; they are the source's own, `characters` says where they stand. Cite by `citation`."""
READING = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)
Actor = Annotated[str | None, Field(max_length=200, description="A name or id: “Joe Biden”, country:RU")]
Day = Annotated[str | None, Field(pattern=r"^\d{4}-\d{2}-\d{2}$", description="YYYY-MM-DD")]
Limit = Annotated[int, Field(ge=1, le=MOST)]
Key = Annotated[str, Field(max_length=200)]


def server(ledger: Ledger) -> MCPServer[Any]:
    """A server of the tools over one open ledger."""
    made: MCPServer[Any] = MCPServer("communique", title="Communiqué", instructions=ABOUT, version=__version__)
    answers = Answers(ledger)

    @made.tool(annotations=READING)
    def search(
        words: Annotated[str, Field(max_length=400, description="Words, “phrases”, OR, -not, begin*, parentheses")],
        speaker: Actor = None, issuer: Actor = None, since: Day = None, until: Day = None, limit: Limit = 10,
    ) -> dict[str, Any]:  # fmt: skip
        """Find what was published, by words; by who said it (speaker) or published it (issuer), by days."""
        return _told(answers.search, words, speaker, issuer, since, until, limit)

    @made.tool(annotations=READING)
    def contacts(
        actor: Actor = None, other: Actor = None, since: Day = None, until: Day = None, limit: Limit = 20
    ) -> dict[str, Any]:
        """List calls, meetings and visits, the newest first: of one actor, or of two with each other."""
        return _told(answers.contacts, actor, other, since, until, limit)

    @made.tool(annotations=READING)
    def contact(id: Key) -> dict[str, Any]:  # noqa: A002 - the name callers use
        """One contact: parties, channel, days, and every document's telling of it in its words."""
        return _told(answers.contact, id)

    @made.tool(annotations=READING)
    def compare(id: Key) -> dict[str, Any]:  # noqa: A002 - the name callers use
        """The accounts of one contact side by side: what both tell, what differs, what one alone tells."""
        return _told(answers.compare, id)

    @made.tool(annotations=READING)
    def actor(name: Annotated[str, Field(max_length=200)], limit: Limit = 10) -> dict[str, Any]:
        """A person, country or body: terms of office, contacts, commitments and statements, the newest first."""
        return _told(answers.actor, name, limit)

    @made.tool(annotations=READING)
    def commitments(
        actor: Actor = None, towards: Actor = None, topic: str | None = None, words: str = "", state: str | None = None,
        due_since: Day = None, due_until: Day = None, since: Day = None, until: Day = None, today: Day = None,
        limit: Limit = 20,
    ) -> dict[str, Any]:  # fmt: skip
        """What was undertaken, by whom and towards whom, in which words, and what documents tell became of it."""
        by = (actor, towards, topic, words, due_since, due_until, state, since, until)
        return _told(answers.commitments, by, today, limit)

    @made.tool(annotations=READING)
    def document(id: Key) -> dict[str, Any]:  # noqa: A002 - the name callers use
        """A document with its whole text, to check a quotation against."""
        return _told(answers.document, id)

    return made


def _told(ask: Any, *told: Any) -> dict[str, Any]:
    """An answer; what cannot be had is told to the caller in one line."""
    try:
        made: dict[str, Any] = ask(*told)
    except (CommuniqueError, ValueError) as error:
        raise ToolError(" ".join(str(error).split())) from None
    return made
