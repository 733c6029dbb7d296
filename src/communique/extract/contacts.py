"""Contacts: the one each account reports, and those it mentions, plans, offers or invites to.

Takes the parsed passages, mentions and times, gives contacts with channel, status, parties,
day, place, tone and evidence, each once however often the text names it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from communique.actors import Registry
from communique.extract.accounts.draft import Draft, finished
from communique.extract.accounts.evidence import Trace, time_beside
from communique.extract.accounts.official import Accounts
from communique.extract.lexicon.contact_words import contact_words
from communique.extract.parsed import Mentions, Parsed
from communique.extract.times import Time, coming, times
from communique.extract.traces import traces
from communique.model import Contact, Document, Passage, Span
from communique.model.contact import Channel
from communique.model.span import cover

_OFFICIAL = frozenset({"readout", "statement"})
_UNBOUND: frozenset[Channel] = frozenset({"contact", "talks"})
_KINDS: tuple[frozenset[Channel], ...] = (
    frozenset({"meeting", "talks", "visit", "video-call", "contact"}),
    frozenset({"call", "talks", "video-call", "contact"}),
)
_HEADINGS = 4
_ABOVE = 4
"""Words above a contact's noun or verb among which its owner is looked for."""
_PRECEDENCE: tuple[Channel, ...] = ("visit", "meeting", "video-call", "call", "talks", "letter", "contact")


def find_contacts(
    document: Document, parsed: Sequence[Parsed], mentions: Mentions, registry: Registry
) -> tuple[list[Contact], dict[str, str]]:
    """The contacts of a document, and for each account's passage the id of the contact it tells of."""
    finder = _Finder(document, parsed, mentions, registry)
    drafts = finder.drafts()
    contacts = [finished(document, d) for d in drafts]
    out = [replace(c, before=tuple(contacts[i].id for i in d.before)) for c, d in zip(contacts, drafts, strict=True)]
    told = {p: c.id for c, d in zip(out, drafts, strict=True) if d.main for p in d.passages}
    unique = {c.id: c for c in out}
    return sorted(unique.values(), key=lambda c: (cover(c.evidence), c.id)), told


class _Finder:
    def __init__(self, document: Document, parsed: Sequence[Parsed], mentions: Mentions, registry: Registry) -> None:
        self.document, self.text, self.parsed = document, document.text, parsed
        self.mentions, self.registry = mentions, registry
        self.made: list[Draft] = []
        self.words = contact_words()
        self._number_of = {id(one): number for number, one in enumerate(parsed)}

    def drafts(self) -> list[Draft]:
        """Main contacts first, so that mentions of them elsewhere can be joined to them."""
        found = {id(one): self._traces(one) for one in self.parsed}
        accounts = Accounts(self.document, self.mentions, self.registry)
        for account in self._accounts():
            told, last = [t for one in account for t in found[id(one)]], self.made[-1].date if self.made else None
            draft = accounts.main(account, told, self._above(account[0]), last)
            if draft is not None:
                self.made.append(draft)
        for one in self.parsed:
            if one.passage.kind not in ("heading", "note"):
                self._others(one, found[id(one)])
        return self.made

    def _traces(self, one: Parsed) -> list[Trace]:
        found = times(self.text, one.passage.span, self.document.date)
        return traces(self.text, one, self.mentions, self.words, found)

    # -- the contact an account reports ----------------------------------------------------

    def _above(self, first: Parsed) -> str:
        """The words of the headings that stand over an account, one after the other."""
        over: list[str] = []
        for number in range(self._number_of[id(first)] - 1, -1, -1):
            one = self.parsed[number]
            if one.passage.kind not in ("heading", "note") or len(over) == _HEADINGS:
                break
            over.append(one.passage.span.of(self.text))
        return " ".join(reversed(over))

    def _accounts(self) -> Iterator[list[Parsed]]:
        """Official passages that are one text: one voice, one introduction, nothing between."""
        group: list[Parsed] = []
        for one in self.parsed:
            passage = one.passage
            if passage.kind in ("heading", "note"):
                continue
            if group and passage.kind in _OFFICIAL and _same_text(group[-1].passage, passage):
                group.append(one)
                continue
            if group:
                yield group
            group = [one] if passage.kind in _OFFICIAL else []
        if group:
            yield group

    # -- the contacts it only speaks of ----------------------------------------------------

    def _others(self, one: Parsed, found: Sequence[Trace]) -> None:
        for trace in found:
            parties = self._parties(one, trace)
            if self._is_main(one, trace, parties):
                continue
            parties = parties or self._between(one, trace)
            if not self._stands(trace, parties):
                continue
            if self._planned_days(one, trace, parties):
                continue
            self._add(one, trace, parties)

    def _parties(self, one: Parsed, trace: Trace) -> tuple[str, ...]:
        """The parties that the words name; for what is agreed or offered, its doers as well."""
        parties = list(trace.parties)
        frame = trace.frame
        if frame is not None and trace.status in ("agreed", "offered", "invited", "possible") and len(parties) < 2:
            others = trace.status == "possible" and not trace.is_verb and not _sought(trace)
            if others and (trace.channel in _UNBOUND or trace.token.pos_ == "PROPN"):
                return tuple(parties)  # “urged the restart of talks”: of others
            owners = _owners(one, trace, self.mentions) if trace.status == "offered" else ()
            if owners and not set(owners) <= set(parties):
                return tuple(dict.fromkeys([*parties, *owners]))
            doers = one.all_actors(frame.by, self.mentions) or (
                one.parties if frame.impersonal and not frame.by else ()
            )
            parties += [*doers, *one.all_actors(frame.to, self.mentions)]
        return tuple(dict.fromkeys(parties))

    def _between(self, one: Parsed, trace: Trace) -> tuple[str, ...]:
        """“agreed to maintain contact”: those of the account, where the words name nobody."""
        if trace.channel not in _UNBOUND or trace.status not in ("agreed", "planned", "offered") or trace.time:
            return ()
        return next((d.parties for d in self.made if d.main and one.passage.id in d.passages), ())

    def _is_main(self, one: Parsed, trace: Trace, parties: tuple[str, ...]) -> bool:
        """Whether the words tell again of a contact already found; they then are evidence for it."""
        if trace.status != "held":
            return False
        if time_beside(trace.token) == "since" and (trace.place or trace.time) and not trace.is_verb:
            return False  # “following their meeting last month”
        for i, draft in enumerate(self.made):
            same_text = one.passage.id in draft.passages
            when = trace.time.when if trace.time else None
            other_day = when is not None and draft.date is not None and not (when.start <= draft.date.start <= when.end)
            if other_day and not trace.is_verb:
                continue
            lead = draft.main and any(trace.evidence.overlaps(e) for e in draft.evidence)
            announced = lead and not same_text and not trace.parties and not trace.is_verb
            if announced:
                return True
            if lead and set(parties) <= set(draft.parties):
                return True
            if draft.status == "held" and len(parties) > 1 and set(parties) <= set(draft.parties):
                self._order(one, trace, i)
                if not same_text or trace.is_verb:
                    draft.evidence.append(trace.evidence)
                return True
            if draft.main and when is not None and not parties and not trace.place and _one_kind(trace, draft):
                return True  # “today's meeting”
            if (
                draft.main
                and same_text
                and (trace.definite or not parties or set(parties) <= set(draft.parties))
                and not trace.described
                and not trace.place
            ):
                return True
        return False

    def _order(self, one: Parsed, trace: Trace, earlier_or_later: int) -> None:
        """“Before talking with Trump, Putin conversed with …”: the second contact came before."""
        token = trace.token
        word = token.head.lower_ if token.dep_ == "pcomp" else ""
        if word not in ("before", "after"):
            return
        other = next(
            (
                i
                for i, d in enumerate(self.made)
                if i != earlier_or_later and any(one.passage.span.overlaps(e) for e in d.evidence)
            ),
            None,
        )
        if other is not None:
            first, second = (other, earlier_or_later) if word == "before" else (earlier_or_later, other)
            if second not in self.made[first].before:
                self.made[first].before.append(second)

    def _stands(self, trace: Trace, parties: tuple[str, ...]) -> bool:
        if len(parties) < 2 and not trace.is_verb and self._routine(trace):
            return False
        if not parties and trace.token.pos_ == "PROPN" and trace.status in ("planned", "possible"):
            return False  # “ahead of the Summit”: an event
        if trace.is_verb:
            return len(parties) > 1 or (trace.status != "held" and bool(parties) and trace.channel != "contact")
        if trace.channel in _UNBOUND and not (parties or trace.time or trace.place) and trace.status != "held":
            return False  # “future contacts”: of nobody, at no time
        later = trace.time is not None and self._later(trace.time)
        if trace.status == "held" and not later:
            return len(parties) > 1 or (trace.described and bool(parties or trace.place)) or (
                trace.time is not None and trace.token.dep_ not in ("pobj",) and bool(parties)
            ) or self._dated(trace)  # fmt: skip
        joined = trace.token.dep_ == "pobj" and trace.token.head.head.lemma_ in ("participate", "engage", "part")
        if joined and trace.channel in _UNBOUND and len(parties) < 2:
            return False  # “ready to participate in discussions on …”
        if trace.frame is not None and trace.status in ("agreed", "offered", "invited", "planned"):
            return True
        if trace.status == "possible" and trace.channel in _UNBOUND:
            return len(parties) > 1
        return len(parties) > 1 or trace.time is not None or (trace.status == "possible" and bool(parties))

    def _routine(self, trace: Trace) -> bool:
        """“its weekly meeting”, “the 9th session”: a body sits by itself."""
        words = [c for c in trace.token.children if c.dep_ in ("amod", "compound", "nummod")]
        return any(c.lower_ in self.words.routine or (c.text[0].isdigit() and c.text[-1].isalpha()) for c in words)

    def _same_sentence(self, one: Parsed, trace: Trace, draft: Draft) -> bool:
        sentence = one.tokens_span(trace.token.sent[0], trace.token.sent[-1])
        return any(e.overlaps(sentence) for e in draft.evidence)

    def _dated(self, trace: Trace) -> bool:
        """“the December 7 videoconference”: the day stands in the noun phrase itself."""
        return trace.time is not None and any(
            c.ent_type_ == "DATE" or c.pos_ == "NUM" for c in trace.token.children if c.i < trace.token.i
        )

    def _later(self, time: Time) -> bool:
        return self.document.date is not None and time.when.start > self.document.date.isoformat()

    def _planned_days(self, one: Parsed, trace: Trace, parties: tuple[str, ...]) -> bool:
        """Several days in one sentence are several contacts: “first in Geneva on …, then in Brussels on …”."""
        sentence = one.tokens_span(trace.token.sent[0], trace.token.sent[-1])
        days = [t for t in times(self.text, sentence, self.document.date) if self._later(t)]
        if trace.status != "planned" or len(days) < 2:
            return False
        start = one.offset(trace.token)
        for day in days:
            segment = Span(start, day.span.end)
            start = day.span.end
            self.made.append(Draft(trace.channel, "planned", parties, [segment], [one.passage.id], day.when))
        return True

    def _add(self, one: Parsed, trace: Trace, parties: tuple[str, ...]) -> None:
        """A contact of its own, unless the words tell again of one that is already there."""
        for draft in self.made:
            if not draft.main and self._again(one, trace, parties, draft):
                draft.evidence.append(trace.evidence)
                if _PRECEDENCE.index(trace.channel) < _PRECEDENCE.index(draft.channel):
                    draft.channel = trace.channel
                return
        when = trace.time.when if trace.time else None
        if trace.time and trace.status in ("planned", "agreed") and not self._later(trace.time):
            when = coming(self.text, trace.time)
        if when and trace.status == "planned" and self.document.date and when.start < self.document.date.isoformat():
            when = None  # a day gone by is not the day of what is to come
        status = "planned" if trace.status == "held" and trace.time and self._later(trace.time) else trace.status
        evidence = trace.evidence
        if trace.frame is not None and trace.status in ("agreed", "offered", "invited") and trace.frame.content:
            told = sorted([*trace.frame.cue, *trace.frame.content], key=lambda t: t.i)
            evidence = one.tokens_span(told[0], told[-1])
        self.made.append(
            Draft(
                trace.channel, status, parties, [evidence], [one.passage.id], when, trace.place,
                lemma=trace.token.lemma_, initiator=trace.initiator,
            )
        )  # fmt: skip

    def _again(self, one: Parsed, trace: Trace, parties: tuple[str, ...], draft: Draft) -> bool:
        alike = draft.status == trace.status and set(parties) == set(draft.parties)
        if trace.frame is not None:
            if any(trace.evidence.overlaps(e) for e in draft.evidence):
                return True
            if alike and trace.status == "offered" and self._same_sentence(one, trace, draft):
                return True
        if not alike or trace.time is not None:
            return False
        if draft.date is None and draft.lemma == trace.token.lemma_:
            return True
        return len(parties) > 1 and draft.passages == [one.passage.id] and trace.definite


def _owners(one: Parsed, trace: Trace, mentions: Mentions) -> tuple[str, ...]:
    """“reaffirmed *India's* readiness to host a meeting”: whose readiness it is."""
    above = (t for t in islice(trace.token.ancestors, _ABOVE) if t.pos_ == "NOUN")
    return next((a for t in above for c in t.children if c.dep_ == "poss" if (a := one.actors(c, mentions))), ())


def _sought(trace: Trace) -> bool:
    """Whether talks are what somebody proposes or offers to hold, not what he wishes others."""
    frame = trace.frame
    if frame is None or trace.token.pos_ == "PROPN":
        return False
    return frame.wording.kind in ("propose", "offer", "wish", "plan") and not trace.described


def _one_kind(trace: Trace, draft: Draft) -> bool:
    """Whether a noun may tell of the draft's contact by its channel: they meet, or they speak from afar."""
    if trace.token.pos_ != "NOUN" or trace.is_verb:
        return False
    return any({trace.channel, draft.channel} <= kind for kind in _KINDS)


def _same_text(before: Passage, passage: Passage) -> bool:
    return (before.kind, before.voice, before.introduced_by) == (passage.kind, passage.voice, passage.introduced_by)
