"""What the tools of the server answer, as plain objects: the ledger asked, every finding with words and citation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from communique.actors import registry
from communique.errors import UnknownRecord
from communique.export import answer
from communique.ledger import Asked, Filter, Ledger
from communique.ledger.search import results
from communique.ledger.views import commitment_board
from communique.ledger.views.account_comparison import compared
from communique.ledger.views.commitment_filter import CommitmentFilter
from communique.model.prose import spelt

MOST = 50
"""Records of one answer."""


class Answers:
    """The ledger as the tools ask it. Actors are named by id or by a name the registry knows."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def search(self, words: str, speaker: str | None, issuer: str | None, since: str | None, until: str | None,
               limit: int) -> dict[str, Any]:  # fmt: skip
        """Findings by words."""
        asked = Asked(
            words,
            speaker=_known(speaker),
            issuer=_known(issuer),
            since=_day(since),
            until=_day(until),
        )
        told = results.results(self._ledger, asked, _few(limit))
        found = told.hits
        parties = [a for c in told.contacts for a in (*c.participants, *c.sides)]
        names = self._named([*(h.found.issuer for h in found.hits), *parties])
        return {
            "total": found.total, "relaxed": found.relaxed,
            "found": [answer.finding(h.found, names) for h in found.hits],
            "actors": [{"id": a.id, "name": a.name, "documents": a.documents} for a in told.actors],
            "contacts": [answer.contact(c, names) for c in told.contacts],
        }  # fmt: skip

    def contacts(self, actor: str | None, other: str | None, since: str | None, until: str | None,
                 limit: int) -> dict[str, Any]:  # fmt: skip
        """Contacts by party and days."""
        by = Filter(actor=_known(actor), other=_known(other), since=_day(since), until=_day(until))
        found = self._ledger.contacts(by, _few(limit))
        names = self._named([a for c in found for a in (*c.participants, *c.sides)])
        return {"contacts": [answer.contact(c, names) for c in found]}

    def contact(self, key: str) -> dict[str, Any]:
        """One contact with its accounts."""
        one = self._ledger.contact(key)
        told = self._ledger.accounts(one.id)
        names = self._named([*one.participants, *one.sides, *(t.issuer for t in told)])
        return answer.contact_told(one, told, names)

    def compare(self, key: str) -> dict[str, Any]:
        """The accounts of one contact side by side, each point with its words."""
        found, documents = compared(self._ledger, key, force=True)
        made = found.to_dict()
        for point in made["points"]:
            for told in point["accounts"]:
                text = made["accounts"][told["account"]]["text"]
                told["words"] = [text[start:end] for c in told["claims"] for start, end in c["spans"]]
        for account, document in zip(made["accounts"], documents, strict=True):
            del account["text"]  # its points carry the words; the whole text is asked for by `document`
            account["in_ledger"] = document
        return made

    def actor(self, name: str, limit: int) -> dict[str, Any]:
        """An actor: offices, contacts, commitments and statements, the newest first."""
        which = _known(name) or ""
        known = registry().actor(which)
        if known is None and not self._ledger.names([which]):
            raise UnknownRecord(f"{name}: neither the ledger nor the registry knows such an actor")
        contacts = self._ledger.contacts(Filter(actor=which), _few(limit))
        bound = self._ledger.commitments(Filter(actor=which, role="by"), _few(limit))
        said = self._ledger.statements(Filter(actor=which, role="speaker"), _few(limit))
        parties = [a for c in contacts for a in (*c.participants, *c.sides)]
        names = self._named([which, *parties, *(f.issuer for f in bound), *(f.issuer for f in said)])
        return {
            **(answer.actor(known) if known else {"id": which, "name": names(which), "offices": []}),
            "contacts": [answer.contact(c, names) for c in contacts],
            "commitments": [answer.finding(f, names) for f in bound],
            "statements": [answer.finding(f, names) for f in said],
        }

    def commitments(self, told: Sequence[str | None], today: str | None, limit: int) -> dict[str, Any]:
        """What was undertaken and what became of it; `told` are the filters in their order on the board."""
        actor, towards, topic, words, due_since, due_until, state, since, until = told
        by = CommitmentFilter(
            _known(actor), _known(towards), topic, words or "", _day(due_since), _day(due_until), state, None,
            _day(since), _day(until),
        )  # fmt: skip
        day = _day(today) or dt.datetime.now(dt.UTC).date().isoformat()
        found, total = commitment_board.found(self._ledger, registry(), day, by, _few(limit))
        names = self._named([a for one in found for a in (*(d.actor for d in one.debtors), *one.creditors)])
        waiting = self._ledger.pending().get("document", 0)  # documents whose commitments are not followed yet
        return {"total": total, "waiting": waiting, "commitments": [answer.life(one, names) for one in found]}

    def document(self, key: str) -> dict[str, Any]:
        """A document with its text, which every span indexes."""
        one = self._ledger.document(key)
        return {**answer.document(one, self._named([one.issuer])), "body": self._ledger.reading(one.id).text}

    def _named(self, ids: list[str | None]) -> answer.Named:
        known = self._ledger.names(sorted({i for i in ids if i}))
        return lambda actor: known.get(actor or "") or spelt(actor or "")


def _day(told: str | None) -> str | None:
    return dt.date.fromisoformat(told).isoformat() if told else None


def _few(limit: int) -> int:
    return max(1, min(limit, MOST))


def _known(name: str | None) -> str | None:
    return registry().identified(name)
