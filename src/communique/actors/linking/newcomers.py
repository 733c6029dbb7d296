"""Whom a text names in its issuer's office where the registry knows another: elections outrun every registry.

“Minister for Foreign Affairs Marian Castleford met …”, published by “the Foreign Minister of Australia”, is hers,
whomever the registry has in the office on the day and the text never names. A guest bears the same title, so the office
must be said to be of the issuer's state, or its bearer open the account or sign it. An issuer may also be named with
person and office: “Yvrose Pierre, Prime Minister of Haiti (X)”.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from communique.actors.linking.named_mentions import begun
from communique.actors.linking.office_wording import OTHER, Wording, wording
from communique.actors.linking.persons import People
from communique.actors.mentions.gazetteer_matching import Scan, scan
from communique.actors.mentions.government_bodies import own_offices
from communique.actors.mentions.phrase_detection import Phrases
from communique.actors.mentions.recognised_names import RecognisedNames
from communique.actors.registry.incumbents import Newcomer
from communique.actors.registry.registry import Registry
from communique.actors.word_roles import BELOW, NO_NAMES, capital
from communique.model import Mention, Span, Term

_NO_NAMES = NO_NAMES | BELOW
_LONGEST = 400
"""Characters of an issuer's name that are looked at."""


def may_have_newcomer(scan: Scan, registry: Registry, day: str | None, issuer: str, issuer_name: str) -> bool:
    """Whether the issuer is known by an office, dated, and its holder is named nowhere in the text: asked first, for
    the answer costs no recogniser of names.
    """
    named = (known.actor == issuer for hit in scan.names for known in hit.known)
    return bool(_own_terms(registry, day, issuer, issuer_name)) and not any(named)


def newcomer(
    scan: Scan, registry: Registry, day: str | None, recognised: Iterable[Span], issuer: str, issuer_name: str,
    opens: Callable[[Span], bool],
) -> Newcomer | None:  # fmt: skip
    """The stranger whom a text names in its issuer's office; None where nobody is. Asked where there may be one.

    `opens` tells of the words of a name whether an account begins with them as its subject, or they sign it.
    """
    offices, terms = own_offices(registry, issuer, issuer_name, day), _own_terms(registry, day, issuer, issuer_name)
    of = terms[0].of
    resolver, people = begun(scan, registry, day, lambda offset: of, recognised, issuer=issuer, own=offices)
    mentions = resolver.mentions()
    remembered = ((b.person, w) for b in resolver.apposition.memory.last() for w in b.wordings)
    borne = dict.fromkeys((*resolver.bearers(), *remembered))
    bearers = [(p, w) for p, w in borne if _may_be(people, p, w, offices, of)]
    stated = next((p for p, w in bearers if w.scope == of), "")
    person = stated or next((p for p, w in bearers if _opens(p, mentions, opens)), "")
    return Newcomer(people.unknown[person].name, of, terms, issuer) if person else None


def _own_terms(registry: Registry, day: str | None, issuer: str, issuer_name: str) -> tuple[Term, ...]:
    """The terms that an issuer who is a person serves on the day in the office by which he is named."""
    if not day or not issuer.startswith("person:"):
        return ()
    offices = own_offices(registry, issuer, issuer_name, day)
    return tuple(term for term in registry.in_office(issuer, day) if term.office in offices)


def named_issuer(registry: Registry, day: str | None, issuer: str, issuer_name: str) -> Newcomer | None:
    """The stranger whom the name of an issuer names with an office of its state or body; None where it names nobody."""
    words = issuer_name.partition("(")[0][:_LONGEST]
    of = registry.country(issuer) or issuer
    found = scan(words, registry, day)
    if not found.titles or not issuer.startswith(("org:", "country:")):
        return None
    names, phrases = _unclaimed(found, registry), Phrases(found, registry, RecognisedNames(())).find()
    if len(names) != 1 or len(phrases) != 1:
        return None
    borne, name = wording(phrases[0], words), " ".join(names[0].of(words).split())
    filled = [t.office for t, _ in registry.holders_of.get(of, ()) if t.office in borne.offices]
    office = OTHER if borne.below else next(iter([*filled[-1:], *phrases[0].title.titles[0].offices]))
    title = phrases[0].title.span.of(words)
    return None if borne.former else Newcomer(name, of, (Term(office, of, title, "", "", ""),), issuer)


def _unclaimed(found: Scan, registry: Registry) -> list[Span]:
    """The words with capitals that are no office's, state's or body's: a name's, where they are two or more."""
    places = (hit for hit in found.names if not {known.form for known in hit.known} <= {"surname", "seat"})
    taken = {i for hit in (*places, *found.titles) for i in range(hit.first, hit.last)}
    runs: list[list[Span]] = [[]]
    for i, word in enumerate(found.words):
        said = found.text[word.start : word.end]
        free = i not in taken and capital(said) and word.folded not in _NO_NAMES | registry.honorifics
        free = free and word.folded not in registry.naming
        if not free or (runs[-1] and "," in found.text[runs[-1][-1].end : word.start]):
            runs.append([])
        if free:
            runs[-1].append(Span(word.start, word.end))
    return [Span(run[0].start, run[-1].end) for run in runs if len(run) > 1]


def _may_be(people: People, person: str, borne: Wording, offices: frozenset[str], of: str) -> bool:
    """Whether a stranger with an office may be the issuer's own: of no other state, and no deputy of it."""
    if person not in people.unknown or " " not in people.unknown[person].name:
        return False
    here = borne.scope in ("", of) and people.country_of(person) in ("", of)
    return here and bool(borne.offices & offices) and not (borne.below or borne.former or borne.field)


def _opens(person: str, mentions: Sequence[Mention], opens: Callable[[Span], bool]) -> bool:
    first = next((m for m in mentions if m.kind == "name" and m.actors == (person,)), None)
    return first is not None and opens(first.span)
