"""All mentions of a document, in the order in which they lean on each other: names and offices, the parties of
each contact, groups and pronouns, and last the first person, whose speakers only the quotations tell.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from communique.actors import Registry, Scan
from communique.actors.anaphora.counterparts import counterparts
from communique.actors.anaphora.discourse import Around, Named
from communique.actors.anaphora.first_person import Speaker, first_person, second_person, self_named
from communique.actors.anaphora.former_latter import former_latter_by_parse, former_latter_by_text
from communique.actors.anaphora.genders import told_genders
from communique.actors.anaphora.groups import groups
from communique.actors.anaphora.office_author import principal
from communique.actors.anaphora.pronouns import Spoken, pronouns
from communique.actors.anaphora.representation import on_behalf
from communique.actors.anaphora.self_designations import selves
from communique.actors.linking.named_mentions import named_mentions
from communique.actors.linking.newcomers import may_have_newcomer, newcomer
from communique.actors.registry.incumbents import Newcomer
from communique.extract.accounts.guests import guests, named_again
from communique.extract.accounts.parties import parties
from communique.extract.acts.enumerations import fill_lists
from communique.extract.acts.matching import find_frames
from communique.extract.lexicon import lexicon
from communique.extract.mentions.opening import opens
from communique.extract.mentions.owned import owned
from communique.extract.mentions.relatives import with_relatives
from communique.extract.mentions.strangers import Strangers
from communique.extract.mentions.unparsed import see_doers
from communique.extract.parsed import Mentions, Parsed
from communique.extract.persons.finding import persons
from communique.extract.posts import is_post
from communique.extract.statements.quoted_speakers import attributed_speakers, quoted_speakers
from communique.extract.statements.voices import senders
from communique.extract.tagger import Attribution
from communique.model import AUTHOR, Actor, Document, Mention, Passage, Span
from communique.model.ids import SOMEBODY
from communique.model.spots import Spots

_SPOKEN_OF = 700
"""Characters before “we agreed” in which the partner is named."""
_TURNS = 4
"""Passages after a question in which its answer begins."""
_OFFICIAL = frozenset({"readout", "statement"})


class Referring:
    """Finds one document's mentions. `passages` are all of it; `mentions()` is asked for those that can be read."""

    def __init__(
        self, document: Document, issuer: str | None, registry: Registry, passages: Sequence[Passage], found: Scan
    ) -> None:
        self.text, self.title = document.text, document.title or ""
        self.day = document.date.isoformat() if document.date else None
        self.issuer, self.issuer_name = issuer or "", document.issuer or ""
        self.registry, self.passages, self.scan = registry, passages, found
        self.starts = [p.span.start for p in passages]
        self.unknown: dict[str, Actor] = {}
        self.strangers = Strangers(found, registry)

    def mentions(self, parsed: Sequence[Parsed], tagged: Sequence[Attribution]) -> Mentions:
        """The mentions of `parsed`, whose frames and parties it sets; `tagged` are its attributions."""
        found = self._named(parsed)
        named = Mentions(found, self.strangers)
        for one in parsed:
            one.parties, one.firm = parties(self.text, one, named, self.registry)
        _share_parties(parsed)
        found += self._references(parsed, named)
        mentions = Mentions(found, self.strangers)
        mentions.senders = sent = senders(parsed, mentions)
        found += self._first_person(parsed, named, mentions, attributed_speakers(parsed, tagged, mentions))
        whole = Mentions(_apart(found), self.strangers)
        for one in parsed:
            found += owned(one, whole, partial(self._behalf, home=""))
        whole = Mentions(_apart(found), self.strangers)
        whole.senders = sent
        return whole

    def newcomer(self, parsed: Sequence[Parsed]) -> Newcomer | None:
        """Whom the text names in its issuer's office in the place of the registry's holder, if it does."""
        if not may_have_newcomer(self.scan, self.registry, self.day, self.issuer, self.issuer_name):
            return None
        people = self._people(parsed)
        opening = partial(opens, self.text, parsed)
        return newcomer(self.scan, self.registry, self.day, people, self.issuer, self.issuer_name, opening)

    def actor(self, actor_id: str) -> Actor | None:
        """The actor of that id, whether the registry or only the document knows it."""
        return self.unknown.get(actor_id) or self.strangers.actors.get(actor_id) or self.registry.actor(actor_id)

    # -- the steps -------------------------------------------------------------------------

    def _people(self, parsed: Sequence[Parsed]) -> list[Span]:
        return [span for one in parsed for span in persons(one, self.scan, self.registry)]

    def _named(self, parsed: Sequence[Parsed]) -> list[Mention]:
        people = self._people(parsed)
        found, self.unknown = named_mentions(
            self.scan, self.registry, self.day, self.home, people, self._voice, self.issuer, self.issuer_name
        )
        found = with_relatives(self.text, found, self.unknown)
        named, invited = Mentions(found, self.strangers), list[Mention]()
        for one in parsed:
            one.frames = find_frames(one.doc, lexicon())
            see_doers(one, named)
            fill_lists(self.text, one)
            if one.passage.kind in _OFFICIAL:
                one.author = self._author(one)
                invited += guests(one, named, self.home(one.base))
        return [*found, *invited, *named_again(self.text, invited, named)]

    def _references(self, parsed: Sequence[Parsed], named: Mentions) -> list[Mention]:
        """Groups, offices alone, and pronouns; whom a voice has spoken of goes on with it."""
        found: list[Mention] = []
        everyone = {**self.strangers.actors, **self.unknown}
        around = Around(
            self.registry, self.day, Named(self.text, named.all, self.strangers.told), issuer=self.issuer,
            genders=told_genders(self.text, named.all),
            homes={actor: f"country:{made.country}" for actor, made in everyone.items() if made.country},
        )  # fmt: skip
        spoken = Spoken()
        voice = ""
        for one in parsed:
            spoken = spoken if one.passage.voice == voice else Spoken()
            voice = one.passage.voice
            talking = one.parties if one.passage.kind in _OFFICIAL else ()
            here = replace(
                around, home=self.home(one.base), parties=talking, firm=one.firm, signers=_signers(one.passage)
            )
            known = [*named.within(one.passage.span), *self._standing(one, named, here)]
            made = pronouns(one.doc, one.base, known, here, spoken)
            found += [*(m for m in known if named.at(m.span.start) is not m), *made]
        return found

    def _standing(self, parsed: Parsed, named: Mentions, here: Around) -> list[Mention]:
        """The groups and offices alone of a passage, where nothing is named."""
        span = parsed.passage.span
        made = groups(parsed.doc, self.text, span, here)
        made += counterparts(self.text, span, here)
        made += former_latter_by_text(self.text, span, named.all)
        made += selves(self.text, span, here)
        made += former_latter_by_parse(parsed.doc, parsed.base, here)
        inside = Spots((m, [m.span]) for m in named.within(span))
        return [g for g in made if not inside.over(g.span)]

    def _first_person(
        self, parsed: Sequence[Parsed], named: Mentions, mentions: Mentions, told: Sequence[Speaker]
    ) -> list[Mention]:
        found: list[Mention] = []
        names, stretches = Named(self.text, named.all), Spots((one, (one[0],)) for one in told)
        own: tuple[str, ...] = ()
        voice = ""
        for one in parsed:
            own = own if one.passage.voice == voice else ()
            voice = one.passage.voice
            own = _signers(one.passage) or self_named(self.text, one.passage.span, names) or own
            speakers: list[Speaker] = [(one.passage.span, own or self._speaking(one.passage))]
            speakers += [*stretches.over(one.passage.span), *quoted_speakers(self.text, one, mentions)]
            found += second_person(one.doc, one.base, asked) if (asked := self._asked(one.passage)) else []
            behalf = partial(self._behalf, home=self.home(one.base))
            found += first_person(one.doc, one.base, speakers, behalf, partial(self._partner, named, behalf))
        return found

    def _partner(self, named: Mentions, behalf: Callable[[str], str], offset: int, speaker: str) -> str:
        """The one of another side whom the words before an offset name last, in some sentences of the same voice."""
        voice = self._voice(offset)
        for one in reversed(named.within(Span(max(0, offset - _SPOKEN_OF), offset))):
            if self._voice(one.span.start) != voice:
                return ""
            if one.kind in ("name", "office") and len(one.actors) == 1 and one.actors[0].startswith(SOMEBODY):
                theirs = self.country(one.actors[0])
                return one.actors[0] if theirs != behalf(speaker) and one.actors[0] != speaker else ""
        return ""

    def country(self, actor: str) -> str:
        """The country whom somebody serves, as the document or the registry tells it."""
        made = self.unknown.get(actor) or self.strangers.actors.get(actor)
        return f"country:{made.country}" if made is not None and made.country else self.registry.country(actor)

    # -- who speaks ------------------------------------------------------------------------

    def _speaking(self, passage: Passage) -> tuple[str, ...]:
        """Who says “I” and “we” in a passage: all its voices; for an office that publishes, its principal."""
        if len(passage.voices) == 1 and passage.kind in _OFFICIAL and passage.voice.startswith("org:"):
            return (principal(self.registry, passage.voice, self.day, self.title) or passage.voice,)
        return passage.voices

    def _author(self, parsed: Parsed) -> tuple[str, ...]:
        """Who did what a post tells without a subject; nobody in other texts, nor in a stranger's own words."""
        told = is_post(parsed.passage.span.of(self.text), parsed.doc)
        return self._speaking(parsed.passage) if told and parsed.passage.voice != AUTHOR else ()

    def _asked(self, passage: Passage) -> tuple[str, ...]:
        """Whom a question asks: who speaks in the answer that follows."""
        if passage.kind != "question":
            return ()
        later = self.passages[bisect_right(self.starts, passage.span.start) :][:_TURNS]
        return next((p.voices for p in later if p.kind == "answer" and p.voice != AUTHOR), ())

    def _behalf(self, actor: str, home: str) -> str:
        """In whose name an actor speaks; an issuer that the registry does not know, in its own; else `home`."""
        own = actor if actor == self.issuer else ""
        return on_behalf(self.registry, actor, self.day) or self.country(actor) or own or home

    def home(self, offset: int) -> str:
        """The country or body in whose name the text speaks at `offset`: the voice's, else the issuer's, in whose
        transcript also a stranger's “the President” is the one at home.
        """
        voice = self._voice(offset)
        if not voice or (voice == AUTHOR and not self.issuer):
            return ""
        return on_behalf(self.registry, voice, self.day) or on_behalf(self.registry, self.issuer, self.day)

    def _voice(self, offset: int) -> str:
        """Who speaks at `offset`, if anyone does."""
        at = bisect_right(self.starts, offset) - 1
        return self.passages[at].voice if at >= 0 and offset < self.passages[at].span.end else ""


def _signers(passage: Passage) -> tuple[str, ...]:
    """Those who speak in a passage together; nobody where one speaks alone."""
    return passage.voices if len(passage.voices) > 1 else ()


def _share_parties(parsed: Sequence[Parsed]) -> None:
    """Later passages of one official text speak of the parties that its first one names."""
    for before, one in pairwise(parsed):
        same = before.passage.voice == one.passage.voice and before.passage.kind == one.passage.kind
        same = same and before.passage.introduced_by == one.passage.introduced_by
        if one.passage.kind in _OFFICIAL and same and len(before.parties) > 1:
            one.parties, one.firm = before.parties, before.firm


def _apart(found: Iterable[Mention]) -> list[Mention]:
    """Each place once; a pronoun inside a longer mention stays, two readings of one span do not."""
    out: dict[Span, Mention] = {}
    for mention in found:
        out.setdefault(mention.span, mention)
    return list(out.values())
