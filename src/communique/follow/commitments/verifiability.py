"""Whether words undertake something that can be looked up later: done, or not done.

To strengthen, deepen, support or address something is undertaken by almost everybody towards almost everything; nobody
can be held to it, unless a figure, a day, a condition, a paper or a deed by which it is to be done stands with it. What
counts as a deed that is seen done or not stands in data/definite-deeds.csv (any other verb is a direction), as long as
what it is done to is no abstract thing (data/abstract-things.csv); papers stand in data/papers.csv.
"""

from __future__ import annotations

import calendar
import re
from functools import lru_cache

from communique.follow.tables import column, stems
from communique.follow.wording.tokens import content_words, stem, words
from communique.model import Undertaking
from communique.vocabulary import alternatives, word_list, word_set

_OWNERS = alternatives("follow/data", "owners")
_ONGOING_NOUNS = alternatives("follow/data", "ongoing-nouns")
_FIGURE_WORDS = alternatives("follow/data", "figure-words")
_DAY_PREPOSITIONS = alternatives("follow/data", "day-prepositions")
_MONTHS_AND_SEASONS = alternatives("follow/data", "months-and-seasons")
_GIVING_VERBS = alternatives("follow/data", "giving-verbs")
_GIVEN_NOUNS = alternatives("follow/data", "given-nouns")
_RAISING_VERBS = alternatives("follow/data", "raising-verbs")
_TAKING_VERBS = alternatives("follow/data", "taking-verbs")
_JOINING_WORDS = alternatives("follow/data", "joining-words")
_BEING_FORMS = alternatives("follow/data", "being-forms")
_DISPOSITIONS = alternatives("follow/data", "dispositions")
_BEFORE_DEEDS = alternatives("follow/data", "before-deeds")
LEADING = re.compile(rf"^(?:(?:{_BEFORE_DEEDS}) )*(?:\w+ly )?")
"""What stands before the deed itself."""
_THAT_ONE_WILL = re.compile(r"^that (?:[\w’',-]+ ){1,8}?(?:will|would|shall|should|must) ")
_THROUGH = re.compile(r"^(?:through|via|together with|along with|with) [^,]{1,60}, ")
_GOING_ON = re.compile(
    rf"^(?:to )?(?:\w+ly )?(?:continue|continuing|keep|keeping) (?!to\b|on\b|(?:\w+ly )?\w+ing\b)"
    rf"|^(?:to )?further (?:{_OWNERS}|\S+ (?:{_ONGOING_NOUNS}))\b"
)
"""What is only gone on with, and no deed: “continue the concerted efforts”."""
FIGURE = re.compile(rf"(?<![\w-])(?<!article )(?!(?:19|20)\d\d\b)\d|\b(?:{_FIGURE_WORDS}|millions?|billions?)")
_MONTH = "|".join(name.lower() for name in calendar.month_name if name)
_NO_FIGURE = re.compile(
    rf"\(?https?://[^\s)]*\)?|\b\d{{1,2}}[:.]\d\d(?= ?[ap]\.?m\b)|\b\d{{1,2}} (?=(?:{_MONTH})\b)", re.I
)
_MONTH_AND_DAY = re.compile(rf"\b({_MONTH}) \d{{1,2}}\b", re.I)
_DAY = re.compile(
    rf"\b(?:{_DAY_PREPOSITIONS}) (?:the (?:end|beginning|middle|first half|second half) of|next|mid-"
    rf"|early|late|(?:19|20)\d\d\b|{_MONTHS_AND_SEASONS})\b"
)
_GIVING = re.compile(
    rf"(?:{_GIVING_VERBS})\b.{{0,60}}?\b(?:{_GIVEN_NOUNS})\b"
    r"|(?:step|stepping|scale|scaling) up\b.{0,40}?\befforts\b|(?:make|making) sure\b"
    rf"|(?:{_RAISING_VERBS}) (?:\w+ )?efforts\b"
    rf"|(?:{_TAKING_VERBS})\b.{{0,40}}?\b(?:steps|measures|actions?|efforts|part)\b"
)
"""What is given or taken and is no thing: support that nobody measures, steps that nobody names."""
_TOGETHER = frozenset(map(stem, word_list("follow/data", "joint-verbs")))
"""Deeds that stay a direction whatever they are about, unless a figure or a day stands with them."""
_BY_DOING = re.compile(r"\b(?:by|through) (?:\w+ly )?(\w+ing)\b")
_CASE = re.compile(
    r"\b(?:if|in case|in the event|unless)\b|^(?:\S+ ){0,4}(?:never|not(?! (?:only|just|merely|least))|no longer)\b"
)
"""A condition, or that something is not to be: both can be looked up."""
_JOINS = rf"{_JOINING_WORDS}|towards?|across"
_THING = re.compile(rf"(?: (?:that|this|these|those))?(?: (?!(?:{_JOINS})\b)[\w’'.-]+)+")
"""The words behind a verb up to the first that joins: what the deed is done to."""
_UPON = re.compile(r" (?:up|upon|on|towards?|under|as|in response)\b")
"""“deliver on our agenda”, “build on that legacy”, “(what we) impose in response”: no deed of its own."""
_MORE = word_set("follow/data", "comparatives")
_NEAR = 6
"""Words from the beginning within which a paper is what the deed is done to."""
DISPOSED = re.compile(rf"\b(?:{_BEING_FORMS}|remains?|stays?|becomes?)\b.{{0,80}}\b(?:{_DISPOSITIONS})\b")
"""How somebody is disposed: his own word where he says so, a guess of others where they do."""
_QUOTED = re.compile(r"[“\"«]\w")


def routine(what: str, kind: str = "promise") -> bool:
    """Whether the words promise no more than what most contacts end with (“to stay in touch”) or only a direction (“to
    strengthen security”); names say nothing. An invitation is to something, whatever its words.
    """
    if _boilerplate().match(" ".join(what.split()).lower()) or (kind != "invite" and vague(what)):
        return True
    plain = " ".join(word for word in what.split() if word.islower() or not word.isalpha())
    return all(word in stems("routine-words.csv") for word in content_words(plain) if not word.isdigit())


def standing(undertaking: Undertaking) -> bool:
    """Whether a policy goes on (“is committed to supplying rescue boats”) and names no figure, day or case."""
    cue = undertaking.cue.lower()
    return "committed" in cue and bool(DISPOSED.search(cue)) and not checkable(undertaking.what, False)


def vague(what: str) -> bool:
    """Whether only a direction is undertaken, and nothing that could be looked up."""
    plain = " ".join(what.split())
    told = _THROUGH.sub("", _THAT_ONE_WILL.sub("", plain.lower()))
    deed = LEADING.sub("", told)
    verb = re.match(r"[a-z][a-z-]*", deed)
    if verb is None:
        return False
    definite = _definite(verb.group()) and not _abstract(deed[verb.end() :])
    if _GOING_ON.match(told):
        return not _DAY.search(told) and not _CASE.search(told)
    direction = not definite or _GIVING.match(deed)
    return bool(direction) and not checkable(plain, stem(verb.group()) not in _TOGETHER)


def figure(what: str) -> bool:
    """Whether a figure stands in the words; addresses, hours and days of a month are none."""
    return bool(FIGURE.search(_MONTH_AND_DAY.sub(r"\1", _NO_FIGURE.sub("", what))))


def _definite(verb: str) -> bool:
    return stem(verb) in stems("definite-deeds.csv", "verb")


def _abstract(rest: str) -> bool:
    """Whether what a deed is done to is no thing (“a signal”, “better conditions”), or only more of one."""
    if _UPON.match(rest):
        return True
    thing = _THING.match(rest)
    told = thing.group().split() if thing else []
    while len(told) > 1 and told[-1].endswith("ed"):  # “the threat posed by”
        told.pop()
    if not told:
        return False
    return not _MORE.isdisjoint(told) or told[-1] in column("abstract-things.csv", "word")


def checkable(what: str, things: bool = True) -> bool:
    """Whether a figure, a day or a condition stands in the words, or, where `things` count, a paper or a deed."""
    lower = what.lower()
    if figure(lower) or _DAY.search(lower) or _CASE.search(lower):
        return True
    if not things or _QUOTED.search(what):
        return things
    if any(stem(w.folded) in stems("papers.csv") for w in list(words(what))[:_NEAR]):
        return True
    means = _BY_DOING.search(lower)
    return means is not None and _definite(means.group(1)) and not _abstract(lower[means.end() :])


@lru_cache(maxsize=1)
def _boilerplate() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in column("boilerplate.csv", "pattern")))
