"""Whether words undertake something that can be looked up later: done, or not done.

To strengthen, deepen, support or address something is undertaken by almost everybody towards almost everything; nobody
can be held to it, unless a figure, a day, a condition, a paper or a deed by which it is to be done stands with it. The
verbs are data/vague-deeds.csv, the papers data/papers.csv.
"""

from __future__ import annotations

import re

from communique.follow.tables import stems
from communique.follow.words import stem, words

LEADING = re.compile(
    r"^(?:to |also |not |again |further |jointly |always |continue to |continue |continuing |keep |keep on )*"
    r"(?:\w+ly )?"
)
"""What stands before the deed itself."""
_THAT_ONE_WILL = re.compile(r"^that (?:[\w’',-]+ ){1,8}?(?:will|would|shall|should|must) ")
_THROUGH = re.compile(r"^(?:through|via|together with|along with|with) [^,]{1,60}, ")
_GOING_ON = re.compile(
    r"^(?:to )?(?:\w+ly )?(?:continue|continuing|keep|keeping) (?!to\b|on\b|(?:\w+ly )?\w+ing\b)"
    r"|^(?:to )?further (?:their|our|its|his|her|the|\S+ (?:cooperation|relations|ties|work|efforts|partnership))\b"
)
"""What is only gone on with, and no deed: “continue the concerted efforts”."""
FIGURE = re.compile(
    r"(?<![\w-])(?<!article )(?!(?:19|20)\d\d\b)\d"
    r"|\b(?:doubl|tripl|halv|twice|half of|dozens|hundreds|thousands|millions?|billions?)"
)
_DAY = re.compile(
    r"\b(?:by|before|until|in|on|during) "
    r"(?:the (?:end|beginning|middle|first half|second half) of|next|mid-|early|late|(?:19|20)\d\d\b|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter)\b"
)
_GIVING = re.compile(
    r"(?:provide|providing|give|giving|render|rendering|lend|lending|extend|extending|offer|offering)\b.{0,60}?"
    r"\b(?:support|assistance|help|aid|backing|conditions|opportunities|response)\b"
    r"|(?:step|stepping|scale|scaling) up\b.{0,40}?\befforts\b|(?:make|making) sure\b"
    r"|(?:redouble|redoubling|increase|increasing|double|doubling) (?:\w+ )?efforts\b"
    r"|(?:take|taking|make|making|undertake|undertaking)\b.{0,40}?\b(?:steps|measures|actions?|efforts|part)\b"
)
"""What is given or taken and is no thing: support that nobody measures, steps that nobody names."""
_TOGETHER = frozenset(map(stem, ("coordinate", "cooperate", "collaborate", "consult", "interact", "engage", "partner")))
"""Deeds that stay a direction whatever they are about, unless a figure or a day stands with them."""
_BY_DOING = re.compile(r"\b(?:by|through) (?:\w+ly )?(\w+ing)\b")
_CASE = re.compile(r"\b(?:if|in case|in the event|unless|never|not|no longer)\b")
"""A condition, or that something is not to be: both can be looked up."""
_QUOTED = re.compile(r"[“\"«]\w")


def vague(what: str) -> bool:
    """Whether only a direction is undertaken, and nothing that could be looked up."""
    plain = " ".join(what.split())
    told = _THROUGH.sub("", _THAT_ONE_WILL.sub("", plain.lower()))
    deed = LEADING.sub("", told)
    verb = re.match(r"[a-z][a-z-]*", deed)
    if verb is None:
        return False
    direction = _wanting(verb.group()) or _GIVING.match(deed) or _GOING_ON.match(told)
    return bool(direction) and not checkable(plain, stem(verb.group()) not in _TOGETHER)


def _wanting(verb: str) -> bool:
    return stem(verb) in stems("vague-deeds.csv", "verb")


def checkable(what: str, things: bool = True) -> bool:
    """Whether a figure, a day or a condition stands in the words, or, where `things` count, a paper or a deed."""
    lower = what.lower()
    if FIGURE.search(lower) or _DAY.search(lower) or _CASE.search(lower):
        return True
    if not things or _QUOTED.search(what):
        return things
    if any(stem(w.folded) in stems("papers.csv") for w in words(what)):
        return True
    means = _BY_DOING.search(lower)
    return means is not None and means.group(1) not in ("working", "making", "doing") and not _wanting(means.group(1))
