"""The contact that an official account itself reports: its parties, channel, day, place and tone."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.actors import Registry
from communique.extract.accounts.attendees import attending, named_company
from communique.extract.accounts.channels import channel_of, told_again
from communique.extract.accounts.draft import Draft
from communique.extract.accounts.evidence import Trace, aside
from communique.extract.accounts.headline import title_parties
from communique.extract.accounts.tone import initiator, tones
from communique.extract.parsed import Mentions, Parsed
from communique.extract.times import times
from communique.extract.topics import topics
from communique.model import Document, Span, When
from communique.model.ids import SOMEBODY

if TYPE_CHECKING:
    from communique.language import Token


_EVE = re.compile(r"\b(?:the|an?) (?:day|evening|night|afternoon|morning) (?:before|earlier)(?=[,:.]| [A-Z])", re.I)
"""“The evening before, N. had spoken with …”: the day is counted from the contact told before."""


@dataclass(frozen=True, slots=True)
class Accounts:
    """Reads the accounts of one document. `main()` is asked for each."""

    document: Document
    mentions: Mentions
    registry: Registry

    def main(
        self, account: list[Parsed], found: list[Trace], above: str = "", last: When | None = None
    ) -> Draft | None:
        """The contact that an account's passages report, from the traces found in them; `above` are the words of
        the headings over it, `last` the days of the contact told before it.
        """
        first = account[0]
        head = [t for t in found if t.status == "held" and _in_first_sentences(first, t)]
        parties = self._parties(account, head)
        if len(parties) < 2 or (first.passage.kind != "readout" and not self._reports(found, parties)):
            return None
        told = any(set(t.parties) & set(parties) or self._names_both(first, t, parties) for t in head)
        if not told and first.passage.introduced_by is None:
            return None  # it speaks of both, but not of their talking
        if self._only_announced(found, head, first, parties):
            return None
        own = (t for t in head if set(t.parties) & set(parties) or t.is_verb or self._names_both(first, t, parties))
        trace = next(own, head[0] if head else None)
        sentence = trace.token.sent if trace else next(iter(first.doc.sents))
        evidence = [first.tokens_span(sentence[0], _last_word(sentence))]
        intro = first.passage.introduced_by
        if intro is not None:
            evidence.append(intro)
        title = f"{self.document.title or ''} {above}".strip()
        around = " ".join(s.of(self.document.text) for s in evidence)
        draft = Draft(
            channel_of(_of_sentence(head, trace), parties, around, title, told_again(found, parties)), "held", parties,
            evidence, [one.passage.id for one in account], main=True,
        )  # fmt: skip
        draft.date = self._day(trace, first, intro, [t for t in found if t is not trace], last)
        draft.place = trace.place if trace else None
        draft.topics = topics(self.document.text, [one.passage.span for one in account])
        draft.tone = [t for one in account for t in tones(self.document.text, one)]
        sought = (t.initiator for t in _of_sentence(head, trace) if t.initiator)
        named = (i for one in account if (i := initiator(self.document.text, one, self.mentions, self.registry)))
        draft.initiator = next(sought, None) or next(named, None)
        return draft

    def _parties(self, account: list[Parsed], head: Sequence[Trace]) -> tuple[str, ...]:
        """Between whom: the parties of the passage, the unnamed company of the wording that reports the contact,
        and those whom the account lists as present.
        """
        first = account[0]
        own = next((t.parties for t in head if len(t.parties) > 1), ()) if first.author else ()
        if own:  # each sentence of a post is about its own
            return tuple(sorted(own))
        between = next((one.parties for one in account if len(one.parties) > 1), first.parties)
        lead = next((t for t in head if t.company and t.parties), None)
        told = next((t.parties for t in head if len(_people(t.parties)) > 1), ())
        # Where the wording names both sides, those listed as present only attend.
        present = [] if told else attending(self.document.text, account, self.mentions)
        if told and not set(told) <= set(between):
            between = tuple(p for p in told if not p.startswith("country:"))
        if lead is None and not present:
            between = between if len(between) > 1 else self._titled(between, head)
            named = next((t.parties for t in head if t.is_verb and len(t.parties) > 1 and _people(t.parties)), ())
            return between if len(between) > 1 else tuple(sorted(named))
        company = named_company(first, lead.company, self.mentions) if lead is not None and not present else []
        doers = lead.parties if lead is not None else next((t.parties for t in head if t.parties), ())
        both = between if set(doers) & set(between) or not doers else doers
        return tuple(sorted(dict.fromkeys([*both, *company, *present])))

    def _titled(self, between: tuple[str, ...], head: Sequence[Trace]) -> tuple[str, ...]:
        """With whom the title says that the one whom the account names met or spoke."""
        title, day = self.document.title, self.document.date
        if not title or len(between) != 1 or not any(set(t.parties) & set(between) for t in head):
            return between
        home = self.registry.country(between[0])
        named = title_parties(title, self.registry, day.isoformat() if day else None, home)
        return tuple(sorted({*between, *named}))

    def _only_announced(
        self, found: Sequence[Trace], head: Sequence[Trace], first: Parsed, parties: Sequence[str]
    ) -> bool:
        """“X will hold talks with Y on Tuesday”: a contact to come, told before anything that has been."""
        both = set(parties)
        lead = next(iter(first.doc.sents))
        coming = [
            t for t in found
            if t.status == "planned" and t.token.doc is first.doc and t.token.i < lead.end
            and (len(set(t.parties) & both) > 1 or self._names_both(first, t, parties))
        ]  # fmt: skip
        been = any(t.token.i < lead.end and (t.is_verb or set(t.parties) & both) for t in head)
        return bool(coming) and not been and first.passage.introduced_by is None

    def _names_both(self, first: Parsed, trace: Trace, parties: Sequence[str]) -> bool:
        """“During the conversation, X congratulated Y”: the sentence of the wording names two of them."""
        sentence = first.tokens_span(trace.token.sent[0], trace.token.sent[-1])
        named = {a for m in self.mentions.within(sentence) for a in m.actors}
        return len(named & set(parties)) > 1

    def _reports(self, found: Sequence[Trace], parties: Sequence[str]) -> bool:
        return any(t.status == "held" and len(set(t.parties) & set(parties)) > 1 for t in found)

    def _day(
        self, trace: Trace | None, first: Parsed, intro: Span | None, others: Sequence[Trace], last: When | None
    ) -> When | None:
        """The day of an account's contact: as its own words say, else the document's."""
        day = self.document.date
        near = trace.time if trace else None
        lead = trace.token.sent if trace else next(iter(first.doc.sents))
        span = first.tokens_span(lead[0], lead[-1])
        if near is None and any(one and _EVE.search(one.of(self.document.text)) for one in (intro, span)):
            return _day_before(last)
        if near is None and intro is not None:
            near = next(iter(times(self.document.text, intro, day)), None)
        if near is None:
            own = (
                t
                for t in times(self.document.text, span, day)
                if not any(o.time and o.time.span == t.span for o in others)
            )
            word = trace.token if trace else lead.root
            near = next((t for t in own if t.when.start == t.when.end and not aside(first, word, t.span)), None)
        if near is not None and (
            day is None or (near.when.start <= day.isoformat() and _gap(near.when.start, day) < 15)
        ):
            return near.when
        return When(day.isoformat(), day.isoformat(), "document") if day else None


def _of_sentence(head: Sequence[Trace], trace: Trace | None) -> list[Trace]:
    """The wordings that may tell the channel: those of the sentence that reports the contact, and what the
    text then calls it (“the call”); another meeting that it speaks of later is another's.
    """
    if trace is None:
        return list(head)
    sentence = trace.token.sent
    return [
        t for t in head
        if t.token.sent == sentence or (t.definite and not t.described and not t.time and not t.is_verb)
    ]  # fmt: skip


def _in_first_sentences(first: Parsed, trace: Trace) -> bool:
    if trace.token.doc is not first.doc:
        return False
    return any(trace.token.i < s.end for s in list(first.doc.sents)[:2])


def _people(parties: Sequence[str]) -> tuple[str, ...]:
    return tuple(p for p in parties if p.startswith(SOMEBODY))


def _last_word(sentence: Iterable[Token]) -> Token:
    return next(t for t in reversed(list(sentence)) if not t.is_space)


def _day_before(last: When | None) -> When | None:
    if last is None or last.start != last.end:
        return None
    day = (dt.date.fromisoformat(last.start) - dt.timedelta(days=1)).isoformat()
    return When(day, day, "relative")


def _gap(start: str, day: dt.date) -> int:
    return abs((dt.date.fromisoformat(start) - day).days)
