"""Which commitments are worth following: undertakings that somebody known can be held to.

A question, a hope, a forecast, a denial, a shared view, a courtesy, what speakers say they will now talk about, and
words that name no matter bind nobody to anything that could be kept or broken. The tables in data/ say which words
bind (`binding-cues.csv`), which verbs name no deed (`no-deeds.csv`), which matter is none.
"""

from __future__ import annotations

import calendar
import re
from functools import lru_cache

from communique.follow.commitments.verifiability import DISPOSED, LEADING, figure
from communique.follow.tables import column, stems
from communique.follow.wording.tokens import content_words, stem, words
from communique.model import Undertaking
from communique.model.ids import SOMEBODY
from communique.vocabulary import alternatives

_ACCEPTED_THINGS = alternatives("follow/data", "accepted-things")
_NOBODY_OPENERS = alternatives("follow/data", "nobody-openers")
_ADVERBS_OF_COMING = alternatives("follow/data", "adverbs-of-coming")
_NOUN_ENDINGS = alternatives("follow/data", "noun-endings")
_GUEST_VERBS = alternatives("follow/data", "guest-verbs")
_SUBJECTS = alternatives("follow/data", "subjects")
_PRESENT_AUXILIARIES = alternatives("follow/data", "present-auxiliaries")
_POINTING_PREPOSITIONS = alternatives("follow/data", "pointing-prepositions")
_OBJECT_PRONOUNS = alternatives("follow/data", "object-pronouns")
_POINTERS = alternatives("follow/data", "pointers")
_BELIEVING_VERBS = alternatives("follow/data", "believing-verbs")
_IMPORTANCE_ADJECTIVES = alternatives("follow/data", "importance-adjectives")
_MEETING_VERBS = alternatives("follow/data", "meeting-verbs")
_FORECASTS = alternatives("follow/data", "forecasts")
_NOUN_OPENERS = alternatives("follow/data", "noun-openers")
_TAKEN_UP = re.compile(rf"^to\b|\b(?:{_ACCEPTED_THINGS})", re.I)
"""What accepting binds to; approving a paper is a deed and no commitment."""
_THAT = re.compile(rf"that\b(?!\s+(?:{_NOBODY_OPENERS})\b)")
"""What somebody is to do; what is said of a condition or of nobody is a view."""
_COMING = re.compile(
    rf"\b(?:will|would|shall|should|must)\s+(?!be\b|have\b)(?:(?:\w+ly|{_ADVERBS_OF_COMING})\s+)*([a-z]+)"
)
_ABOUT = re.compile(r"(?:on|in|with|towards?|across|at|as)\b(?! (?:\w+ ){0,2}\w+ing\b)")
"""What is only to be worked on, or with."""
_TOLD_AT_ONCE = re.compile(
    r"\b(?:were|was) (?:\w+ly )?(?:discussed|considered|noted|outlined|covered)\b|\b(?:today|now)$"
)
"""What another clause has caught (“the steps it intends to take were discussed”), or is done as it is said."""
_STATE_OF_THINGS = re.compile(rf"(?:[\w-]+,? ){{0,3}}?(?:\w+(?:{_NOUN_ENDINGS})|defen[cs]e|dialogue|support)\b")
"""What follows “committed to” and is a noun: “close collaboration on migration”."""
_VISIT = re.compile(r"(?:to )?(?:visit|come|pay|travel)\b")
_COMING_AS_GUEST = re.compile(
    rf"(?:to )?(?:(?:\w+ly )?(?:{_GUEST_VERBS})\b|(?:the|an?|his|her|its|their|our)\b|[^a-z])"
)
"""To what guests are invited; who is invited “to start negotiating” is called upon."""
_AS_IT_IS = re.compile(rf"(?:that )?(?:{_SUBJECTS}) (?:\w+ly )?(?:{_PRESENT_AUXILIARIES})\b")
"""What is so now."""
_PAST = re.compile(r"\b(?:ago|yesterday|last (?:year|month|week|night)|in the (?:past|(?:19|20)\d\ds))\b")
_POINTING = re.compile(
    rf"^(?:to )?(?:\w+ly )?[\w-]+ (?:(?:{_POINTING_PREPOSITIONS}) )?(?:(?:it|them|so)\b|(?:this|that"
    rf"|these|those)\b(?!\s+[a-z]{{4,}}))"
)
"""A deed done to what only another sentence names (“to submit it”)."""
_PRONOUN = re.compile(rf"(?:{_OBJECT_PRONOUNS})\b(?! .*\b(?:will|would|shall|should|must)\b)")
_POINTED_AT = re.compile(rf"^(?:to )?(?:\w+ly )?[\w-]+ (?:{_POINTERS}) \w+(?: \w+)?$")
"""A deed done to a thing that only another sentence tells of (“to develop this segment”)."""
_HABIT = re.compile(r"\b(?:always|usually|whenever|traditionally|every time)\b")
"""What is done all the time is told of somebody, not undertaken."""
_BELIEVED = re.compile(
    rf"\b(?:(?:{_BELIEVING_VERBS})\b,?(?: that)?(?: [\w’'-]+){{0,4}}"
    rf"|(?:{_IMPORTANCE_ADJECTIVES}) that(?: [\w’'-]+){{0,4}}?|(?:confident|sure|convinced"
    rf"|clear)\b,?(?: that)?(?: [\w’',-]+){{0,12}}) $"
)
"""What is only believed to come: “I am sure that we”."""
_AS_AGREED = re.compile(r"\b(?:as|when) (?:we |was |it was |has been )?$")
"""What was agreed before and is told of beside something else."""
_I_WILL = re.compile(r"\b(?:I|We|we)\b[^.]{0,20}$")
_SPENT = re.compile(r"\b(?:been|were|was|being) (?:\w+ )?$")
"""“funds that have been committed to it”."""
_ASIDE = re.compile(r",? (?:where|which|who|whose)\b")
_EXPECTED = frozenset({"expect", "expects", "anticipate", "anticipates"})
_WHETHER = re.compile(r"\bwhether\b[^,.;]{0,60}$")
_TOGETHER = re.compile(rf"(?:to )?(?:{_MEETING_VERBS})\b")
"""Of what is done together its month is matter enough."""
_MONTHS = frozenset(stem(name.lower()) for name in calendar.month_name if name)
_AUDIENCE = re.compile(r" (?:you|everyone|everybody|all)\b")
"""“We invite you to join us”: said to whoever listens."""
_THANKED = re.compile(r"\bfor (?:\w+ly )?$")
"""“thank you for inviting us”: an invitation that is only thanked for."""
_FORECAST = re.compile(
    rf"\baccording to (?:\w+ )?(?:{_FORECASTS})\b|\b(?:if|once|when) we\b.{{3,120}}\bwe (?:will|'ll|shall)\b"
)
"""What follows by itself from something else."""
_OFFERS = frozenset({"offer", "offers", "offering"})
"""The present tense: what is on offer, to everybody and already."""
_DECIDED = frozenset({"decided", "resolved"})
"""What one side decided is done by it, unless a day for it is still to come."""
_NOT = r"\b(?:not|never|no longer)(?: \w+ly)? "
_UNSAID = frozenset({"denied", "questioned", "possible"})


def worth_following(undertaking: Undertaking) -> bool:
    """Whether somebody known is bound to something that can be kept or broken."""
    return not unworthy(undertaking)


def unworthy(undertaking: Undertaking) -> str:
    """Why nobody can be held to it, in a word; empty where somebody can."""
    known = [a for a in undertaking.commitment.by if not a.startswith("unknown:")]
    if not known or not undertaking.publication.day or len(known) < len(undertaking.commitment.by) / 2:
        return "nobody"
    denied = re.search(
        _NOT + re.escape(undertaking.cue.rpartition(" ")[2].lower()) + r"\b", undertaking.sentence.lower()
    )
    asked = any(words.rstrip("”’\"')] ").endswith("?") for words in (undertaking.words, undertaking.sentence))
    before = undertaking.sentence[: max(undertaking.sentence.find(undertaking.cue), 0)].lower()
    if undertaking.act.modality in _UNSAID or asked or denied or _WHETHER.search(before):
        return "not said"
    if not undertaking.own and (DISPOSED.search(undertaking.cue.lower()) or not _cue(undertaking) & _binding("word")):
        return "hearsay"
    if _AS_AGREED.search(before) or (undertaking.cue.lower().startswith("committed") and _SPENT.search(before)):
        return "deed"
    if _HABIT.search(undertaking.sentence.lower()) or undertaking.cue.lower().strip() in _OFFERS:
        return "habit"
    if _FORECAST.search(" ".join(undertaking.sentence.lower().replace("’", "'").split())):
        return "forecast"
    if _BELIEVED.search(undertaking.sentence[: max(undertaking.sentence.find(undertaking.words), 0)].lower()):
        return "hope"
    what = " ".join(undertaking.what.split()).lower().replace("’", "'")
    if undertaking.commitment.kind == "accept" and not _TAKEN_UP.search(what):
        return "deed"
    if (
        _opinion().match(what)
        or _PAST.search(what)
        or _ABOUT.match(what)
        or _AS_IT_IS.match(what)
        or _TOLD_AT_ONCE.search(what)
    ):
        return "view"
    if _PRONOUN.match(what) or any(wording in what for wording in column("vague.csv", "wording")):
        return "no matter"
    idle = stems("empty-words.csv") | (frozenset() if _TOGETHER.match(what) else _MONTHS)  # “to meet in March”
    matter = [w for w in content_words(undertaking.what) if w not in idle]
    if len(matter) < 2 or _POINTED_AT.match(what) or _POINTING.match(what) or _POINTING.match(LEADING.sub("", what)):
        return "no matter"
    return _undone(undertaking, what)


def _undone(undertaking: Undertaking, what: str) -> str:
    """Why no deed is undertaken: nothing binds, or what is to be done is none."""
    if undertaking.commitment.kind == "invite":
        at = max(undertaking.sentence.find(undertaking.cue), 0)
        if _THANKED.search(undertaking.sentence[:at].lower()) or _AUDIENCE.match(
            undertaking.sentence, at + len(undertaking.cue)
        ):
            return "courtesy"
        invited = _guests(undertaking) and _COMING_AS_GUEST.match(" ".join(undertaking.what.split()))
        return "" if invited or (not undertaking.commitment.to and _VISIT.match(what)) else "courtesy"
    cue = _cue(undertaking)
    if not cue.isdisjoint(_EXPECTED):
        return "forecast"
    if not cue & _binding() and not _meeting(undertaking):
        return "nothing binds"
    if cue & _DECIDED and len(undertaking.commitment.by) == 1 and not _meeting(undertaking):
        return "deed"
    if what.startswith("that ") and not _THAT.match(what):
        return "view"
    if _THAT.match(what):
        found = _COMING.search(what)
        return _no_deed(found.group(1)) if found else "view"
    rest = LEADING.sub("", what)
    verb = re.match(r"[a-z][a-z-]*", rest)
    if verb is None:
        return "no deed"
    if verb.group() in _deeds():
        return _deeds()[verb.group()]
    if _nominal(what, undertaking):
        return (
            ""
            if figure(_ASIDE.split(what)[0]) or (undertaking.commitment.kind == "offer" and undertaking.commitment.to)
            else "view"
        )
    if (
        undertaking.commitment.kind in ("promise", "plan")
        and _event(rest, undertaking)
        and not (_meeting(undertaking) and _others(undertaking))
    ):
        return "event"
    return _no_deed(verb.group())


def _guests(undertaking: Undertaking) -> bool:
    """Whether somebody is invited: known, or called by a name, and not just a sort of people."""
    strangers = (a.partition(":")[2].split("-") for a in undertaking.commitment.to if a.startswith("unknown:"))
    known = any(not a.startswith("unknown:") for a in undertaking.commitment.to)
    return known or any(part.title() in undertaking.sentence for name in strangers for part in name)


def _no_deed(verb: str) -> str:
    return _deeds().get(verb) or _deeds().get(stem(verb)) or ""


def _event(rest: str, undertaking: Undertaking) -> bool:
    """Whether it is no more than taking part in what is scheduled, or what persons do on such a day (“she will open the
    workshop”): that stands on the agenda.
    """
    told = rest.replace("take part", "take-part").replace("taking part", "take-part")
    found = re.match(r"[a-z][a-z-]*", told)
    if found is None:
        return False
    verb, persons = stem(found.group()), all(a.startswith(SOMEBODY) for a in undertaking.commitment.by)
    own = _I_WILL.search(
        undertaking.sentence[: max(undertaking.sentence.find(undertaking.cue), 0) + len(undertaking.cue)]
    )
    going = persons and own is None and undertaking.cue.lower().startswith(("will", "is ", "are "))
    return verb in _events("anybody") or (going and verb in _events("person"))


def _others(undertaking: Undertaking) -> bool:
    return bool(undertaking.commitment.to) or len(undertaking.commitment.by) > 1


def _nominal(what: str, undertaking: Undertaking) -> bool:
    """Whether the matter is a thing (“the sovereignty of X”) and no deed."""
    if what.startswith("to ") or re.match(r"(?:\w+ly )?\w+ing\b", what):
        return False
    if re.match(rf"(?:the|an?|{_NOUN_OPENERS})\b", what):
        return True
    told = [w.folded for w in words(undertaking.cue)]
    if told and told[-1] == "to" and _STATE_OF_THINGS.match(what):
        return True
    return not any(w.folded in ("will", "'ll", "shall", "would", "to") for w in words(undertaking.cue))


def _meeting(undertaking: Undertaking) -> bool:
    """Whether a contact is announced for a day that is still to come."""
    due = undertaking.commitment.due
    return due is not None and due.basis != "document" and due.end > undertaking.publication.day


def _cue(undertaking: Undertaking) -> set[str]:
    """The words of the cue, also as stems."""
    return {stem(w.folded) for w in words(undertaking.cue)} | {w.folded for w in words(undertaking.cue)}


@lru_cache(maxsize=2)
def _binding(gives: str = "") -> frozenset[str]:
    """The stems that bind; `word`: those by which somebody's word is given, whoever tells of it."""
    rows = zip(column("binding-cues.csv", "stem"), column("binding-cues.csv", "gives"), strict=True)
    return frozenset(stem for stem, what in rows if what == gives or not gives)


@lru_cache(maxsize=2)
def _events(whose: str) -> frozenset[str]:
    """What is done on a scheduled day, as stems: by anybody, or by persons."""
    rows = zip(column("events.csv", "verb"), column("events.csv", "whose"), strict=True)
    return frozenset(stem(verb) for verb, does in rows if does == whose)


@lru_cache(maxsize=1)
def _deeds() -> dict[str, str]:
    """Verbs that name no deed, in any form, and why."""
    rows = list(zip(column("no-deeds.csv", "verb"), column("no-deeds.csv", "why"), strict=True))
    return {**{stem(verb): why for verb, why in rows}, **dict(rows)}


@lru_cache(maxsize=1)
def _opinion() -> re.Pattern[str]:
    return re.compile(r"(?:on |about |to )?(?:" + "|".join(map(re.escape, column("opinions.csv", "wording"))) + r")\b")
