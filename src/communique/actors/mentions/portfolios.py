"""What an office is of, where that is no state or body of the registry: “Minister *of Agriculture*”,
“*Emergencies* Minister”, “Chairman *of the Committee*”.

Takes a phrase in the making, gives it its field; a name that ends the field's words (“Minister of Health
N. N.”) is left to stand by itself.
"""

from __future__ import annotations

from communique.actors.mentions.jurisdictions import Jurisdictions
from communique.actors.mentions.name_boundaries import BLANK
from communique.actors.mentions.office_phrases import Phrase
from communique.actors.word_roles import AFTER_NAMES, FIELDS, HEADS, INSTITUTIONS, OPENERS, PEOPLE, STYLES, THINGS
from communique.vocabulary import word_set

_OF = {"of", "for", "on", "to"}
_INSIDE = word_set("actors/data", "within-fields")
_OWN = {"country", "state", "republic", "nation", "government"}
_LONGEST = 14
_SENT = {
    "special-envoy",
    "ambassador",
    "ambassador-un",
    "foreign-policy-adviser",
    "deputy-foreign-minister",
    "spokesperson",
}
"""Offices *to*, *for* or *on* something."""
_LOOSE = {"leader", "head-of-body"}
"""Offices of anything: “opposition leader”, “company president”."""


def field_before(phrases: Jurisdictions, phrase: Phrase, at: int) -> int:
    """The first word of “Emergencies”, “Majority” before word `at`, which parts the office from the bare one."""
    words, text = phrases.scan.words, phrases.scan.text
    first = at
    while first > 0 and first > at - 5 and BLANK.match(phrases.gap(first).replace("-", "")):
        word = words[first - 1]
        known = (first in phrases.ends) or (first in phrases.title_ends) or word.folded in STYLES
        if known or word.folded in OPENERS | {"and"} or word.folded in phrases.registry.honorifics:
            break
        capital = text[word.start].isupper() and not _opens(text, word.start)
        loose = first == at and any(o in _LOOSE for t in phrase.title.titles for o in t.offices)
        determined = first > 1 and words[first - 2].folded in ("the", "a", "an")
        if not (capital or word.folded in FIELDS or (loose and determined)):
            break
        first -= 1
    phrase.field = " ".join(word.folded for word in words[first:at])
    return first


def _opens(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(' \u00a0*“"‘(')
    return not before or before[-1] in ".!?:\n•-–—"


def field_after(phrases: Jurisdictions, phrase: Phrase) -> None:
    """“of Agriculture and Food of Poland”: the field, and the scope behind it."""
    words, at = phrases.scan.words, phrase.last
    if at + 1 >= len(words) or not BLANK.match(phrases.gap(at)):
        return
    if words[at].folded == "and" and _more(phrases, phrase, at):
        return
    if words[at].folded not in _OF:
        return
    if words[at].folded != "of" and not _named_field(phrases, phrase, at + 1):
        return
    if words[at].folded == "of" and _own(phrases, at):
        if words[at + 1].folded == "the" and phrases.named_behind(at + 3):
            phrase.last = at + 3
        return
    if words[at].folded == "of" and phrase.scope_hit and phrase.scope_hit.first > phrase.title.first:
        return
    if _inner_name(phrases, at + 1):  # “Adviser to President N. N.”: the name is the President's
        phrase.field, phrase.nameless = phrases.scan.words[at + 1].folded, True
        return
    end = _field_end(phrases, at + 1)
    said = (w.folded for w in words[at + 1 : end] if w.folded not in ("the", "and"))
    phrase.field = " ".join([phrase.field, *said]).strip()
    phrase.last = end
    phrases.scope_after(phrase)


def _more(phrases: Jurisdictions, phrase: Phrase, at: int) -> bool:
    """“Minister of Foreign Affairs *and the National Community Abroad*, Mr N. N.”: more of the office's own words."""
    words = phrases.scan.words
    first = at + 1 + (words[at + 1].folded == "the")
    if first >= len(words) or first in phrases.titles or first in phrases.starts or _name_begins(phrases, first):
        return False
    end = _field_end(phrases, at)
    if end <= first or phrase.title.last - phrase.title.first < 2:
        return False
    if not phrases.named_behind(end) and not any(w.folded in FIELDS for w in words[first:end]):
        return False
    phrase.last = end
    phrases.scope_after(phrase)
    return True


def _inner_name(phrases: Jurisdictions, at: int) -> bool:
    """Whether an office begins here and its bearer's name follows it: by the lack of an article, or as known."""
    article = at < len(phrases.scan.words) and phrases.scan.words[at].folded == "the"
    title = phrases.titles.get(at + article)
    if title is None or phrases.name_end(title.last) == title.last or phrases.gap(title.last).strip():
        return False
    hit = phrases.starts.get(title.last)
    offices = {o for one in title.titles for o in one.offices}
    actors = [phrases.registry.actors[k.actor] for k in hit.known if k.form == "full-name"] if hit else []
    return not article or any(term.office in offices for actor in actors for term in actor.offices)


def _named_field(phrases: Jurisdictions, phrase: Phrase, at: int) -> bool:
    """“for Trade”, “Envoy for Yemen”: not “thanked the Minister for his support”, “invited the Minister to Paris”."""
    words = phrases.scan.words
    at += at < len(words) and words[at].folded == "the"
    if at >= len(words) or not BLANK.match(phrases.gap(at)) or words[at].folded in AFTER_NAMES:
        return False
    if not phrases.scan.text[words[at].start].isupper():
        return False
    sent = any(o in _SENT for title in phrase.title.titles for o in title.offices)
    return words[at].folded in FIELDS or sent


def _own(phrases: Jurisdictions, at: int) -> bool:
    """“the President of our country”, “the head of the state”: no other office."""
    after = [w.folded for w in phrases.scan.words[at + 1 : at + 4]]
    own = len(after) > 1 and after[0] in ("the", "our") and after[1] in _OWN
    return own and (len(after) < 3 or after[2] != "of")


def _field_end(phrases: Jurisdictions, at: int) -> int:
    """Where the field's words end: before a state or body, a person's name, or words that are no part of it."""
    words, first, capitals = phrases.scan.words, at, 0
    while at < len(words) and at - first < _LONGEST:
        capital = phrases.scan.text[words[at].start].isupper()
        if not _holds_together(phrases, at, first) or words[at].folded in phrases.registry.honorifics:
            break
        if words[at].folded in _INSIDE:
            if not _goes_on(phrases, at, first):
                break
        elif capital:
            if capitals and _name_begins(phrases, at):
                break
            capitals += 1
        elif capitals or (at > first and words[at - 1].folded not in ("the", "of")):
            break
        at += 1
    while at > first and words[at - 1].folded in _INSIDE:
        at -= 1
    return at


def _holds_together(phrases: Jurisdictions, at: int, first: int) -> bool:
    """Whether nothing parts word `at` from the one before: a blank, a hyphen, a comma in a list of fields."""
    gap, word = phrases.gap(at), phrases.scan.words[at]
    listed = gap == ", " and word.folded in FIELDS and phrases.scan.text[word.start].isupper()
    return bool(BLANK.match(gap)) or (gap in ("-", "’", "'") and at > first) or listed


def _goes_on(phrases: Jurisdictions, at: int, first: int) -> bool:
    """Whether “of”, “and”, “the” at word `at` join more of the field, no state and no second office."""
    words = phrases.scan.words
    following = words[at + 1] if at + 1 < len(words) else None
    if following is None:
        return False
    joins = phrases.scan.text[following.start].isupper() or following.folded == "the" or at == first
    scoped = words[at].folded in ("of", "in") and at > first and _scope_at(phrases, at + 1)
    return joins and not scoped and not (words[at].folded == "and" and at + 1 in phrases.titles)


def _scope_at(phrases: Jurisdictions, at: int) -> bool:
    words = phrases.scan.words
    at += at < len(words) and words[at].folded == "the"
    hit = phrases.starts.get(at)
    return hit is not None and bool(phrases.scope_of(hit)) and any(k.form == "name" for k in hit.known)


def _name_begins(phrases: Jurisdictions, at: int) -> bool:
    """Whether a person's name begins at word `at`: known, recognised, or two words that are no field's."""
    hit = phrases.starts.get(at)
    word = phrases.scan.words[at]
    if hit is not None and any(k.form == "full-name" for k in hit.known):
        return True
    end = phrases.name_end(at)
    run = [w.folded for w in phrases.scan.words[at:end]]
    whole = end >= len(phrases.scan.words) or not phrases.scan.text[phrases.scan.words[end].start].isupper()
    other = FIELDS | INSTITUTIONS | THINGS | PEOPLE | HEADS
    if phrases.recognised.begins(word.start) and run and (whole or len(run) > 1) and run[-1] not in other:
        return True
    return len(run) > 1 and not any(w in other for w in run) and (
        word.folded not in phrases.registry.words or phrases.registry.words[word.folded] == "given"
    )  # fmt: skip
