"""In what the tellings of one point differ, slot by slot: who, what, how surely, on what condition, when.

Takes the units of a point, gives differences whose values are words of the source. A slot is compared after spellings,
acronyms and synonyms are made one. Nothing found means: told alike. Left-over words are no difference.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from communique.actors import registry
from communique.compare.accounts import Chosen
from communique.compare.names import actor_name
from communique.compare.normalization import folded, folded_text, namings
from communique.compare.tables import pattern, rows
from communique.compare.transcripts import asked
from communique.compare.units.extraction import Unit
from communique.model import Difference, Span
from communique.model.comparison import Slot, Value
from communique.model.prose import listed
from communique.vocabulary import alternatives, word_set

_MONTHS = alternatives("compare/data", "months")
_NEGATIONS = alternatives("compare/data", "negations")
_WORDS_AROUND_DAYS = alternatives("compare/data", "words-around-days")
_MONTH = re.compile(rf"{_MONTHS}", re.I)
_FIGURE = re.compile(
    r"(?:[$€£¥] ?)?(?<![\w-])\d[\d,.]*\d?(?: ?(?:million|billion|trillion|thousand|%|per ?cent))?(?-i: [a-z]{4,})?",
    re.I,
)
_NAME = re.compile(r"\b[A-Z][\w.-]*(?:(?: of(?: the)?)?(?: |-)[A-Z][\w.-]*)*")
_TITLE = word_set("compare/data", "no-name-words")
_DATED = re.compile(rf"(?:{_MONTH.pattern})\s$", re.I)
"""What stands before the number of a day."""
_DATED_WITHIN = 12
"""Characters of the longest month's name and of what stands between it and the number."""
_NEGATED = re.compile(rf"\b(?:{_NEGATIONS}|n[’']t)\b (?:\w+ ){{0,2}}?(\w{{4,}})", re.I)
_PAST = word_set("compare/data", "irregular-past")
"""Forms of verbs that follow a name and end neither in “ed” nor in “s”."""
_STATES = word_set("compare/data", "states-of-mind")
"""What somebody is and does not do: “was *pleased*”."""
_AUXILIARY = re.compile(rf"\b(?:{alternatives('compare/data', 'auxiliaries')})\s\Z", re.I)
"""What stands before a verb that cannot be put behind a name as it is."""
_WORD = re.compile(r"\w+")
_LONGEST = 12
_NEAR = 40
"""Characters about the beginning of a claim within which the words of its report stand."""
_MOST = 3
_MODALITIES = {"actual": "done", "denied": "not so", "possible": "possible", "conditional": "conditional",
               "intended": "intended", "questioned": "a question"}  # fmt: skip

Values = dict[int, tuple[frozenset[str], Value]]


def differences(group: Sequence[Unit], chosen: Sequence[Chosen]) -> list[Difference]:
    """All slots in which the accounts of one point differ."""
    told: dict[int, list[Unit]] = {}
    for unit in group:
        told.setdefault(unit.account, []).append(unit)
    if len(told) < 2 or len({_plain(units, chosen) for units in told.values()}) == 1:
        return []
    question = asked(told)
    if question is not None:
        return [question]
    out: list[Difference] = []
    for slot, find, needs_all in _SLOTS:
        found = {n: value for n, units in told.items() if (value := find(units, chosen[n])) is not None}
        if slot == "date":
            fixed = [n for n, (_, value) in found.items() if _fixed(value.words)]
            found = {} if 0 < len(fixed) < len(found) or (len(found) < len(told) and not fixed) else found
        if _differ(found, len(told), needs_all):
            out.append(Difference(slot, tuple(v for _, (_, v) in sorted(found.items()))))
    out += _named(told, chosen)
    return out or _apart(told, chosen)


def _fixed(words: str) -> bool:
    """Whether a date names a day, a month or a year: “this year” alone tells nothing of the other account."""
    return bool(_MONTH.search(words) or re.search(r"\d", words))


def _apart(told: dict[int, list[Unit]], chosen: Sequence[Chosen]) -> list[Difference]:
    """What each tells of the matter, where no slot parts them and they have few words in common."""
    sides = [frozenset[str]().union(*(u.words | u.names for u in units)) for units in told.values()]
    shared = frozenset.intersection(*sides)
    if len(shared) * 2 >= min(len(s) for s in sides):
        return []
    return [Difference("scope", tuple(Value(n, _short(units[0].core), units[0].span) for n, units in told.items()))]


def acts(group: Sequence[Unit], chosen: Sequence[Chosen]) -> tuple[Value, ...]:
    """The words by which each account that has an act tells it."""
    out: dict[int, Value] = {}
    for unit in group:
        act = unit.report or unit.act
        if (
            act is not None
            and act.cue
            and not unit.lead
            and _finite(act.cue[0], chosen[unit.account].reading.text)
            and _at_start(act.cue[0], unit)
        ):
            span = Span(act.cue[0].start, act.cue[-1].end)
            out.setdefault(unit.account, _value(unit.account, span, chosen[unit.account]))
    return tuple(out[n] for n in sorted(out))


def _finite(cue: Span, text: str) -> bool:
    """Whether the words of an act can follow a name: “thanked”, “wants”; not “Emphasis”, “(does not) accept”."""
    first = cue.of(text).split()[0]
    told = (first.endswith(("ed", "s")) and first not in _STATES) or first in _PAST
    return told and first.islower() and not _AUXILIARY.search(text[max(0, cue.start - _NEAR) : cue.start])


def _at_start(cue: Span, unit: Unit) -> bool:
    """Whether the words of an act report a claim: they stand before it or where it begins."""
    return unit.span.start - _NEAR < cue.end and cue.start < unit.span.start + _NEAR


def family(kind: str) -> str:
    """The family of a kind of act: kinds of one family differ in force only."""
    return _families().get(kind, kind)


def _plain(units: Sequence[Unit], chosen: Sequence[Chosen]) -> str:
    return " ".join(folded_text(u.of(chosen[u.account].reading.text)).strip(" .,;") for u in units)


def _differ(found: Values, many: int, needs_all: bool) -> bool:
    if not found or (needs_all and len(found) < many):
        return False
    keys = [key for key, _ in found.values()]
    if len(found) < many:
        return True
    return any(a != b and not (a < b or b < a if not needs_all else False) for a in keys for b in keys)


def _actor(units: Sequence[Unit], chosen: Chosen) -> tuple[frozenset[str], Value] | None:
    by = units[0].by
    if not by or by == (chosen.account.issuer,) or len(by) > _MOST or _doubtful(units[0], chosen):
        return None
    known = registry()
    key = frozenset(known.country(b) or b for b in by)
    both = len(by) > 1 and set(by) == set(chosen.contact.participants)
    return key, Value(units[0].account, "both" if both else listed([_with_article(b) for b in by]))


def _doubtful(unit: Unit, chosen: Chosen) -> bool:
    """Whether a claim's words speak against who is taken to make it: “The Premier and President N.” are two."""
    people = {b for b in unit.by if b.startswith("person:")}
    strangers = len(people) > 1 and not people <= set(chosen.contact.participants)
    return strangers or (len(unit.by) == 1 and pattern("coupled").match(unit.text) is not None)


def _with_article(actor: str) -> str:
    """What an actor is called in a sentence: “the United States”."""
    told = actor_name(actor)
    return f"the {told}" if told.split()[0] in ("United", "European", "Netherlands", "Philippines") else told


def _act(units: Sequence[Unit], chosen: Chosen) -> tuple[frozenset[str], Value] | None:
    act = next((u.act for u in units if u.act is not None), None)
    if act is None or not act.cue:
        return None
    return frozenset({family(act.kind)}), _value(units[0].account, Span(act.cue[0].start, act.cue[-1].end), chosen)


def _force(units: Sequence[Unit], chosen: Chosen) -> tuple[frozenset[str], Value] | None:
    act = next((u.act for u in units if u.act is not None), None)
    if act is None or not act.cue or family(act.kind) == "talk":
        return None
    return frozenset({str(act.strength), family(act.kind)}), _value(
        units[0].account, Span(act.cue[0].start, act.cue[-1].end), chosen
    )


def _modality(units: Sequence[Unit], chosen: Chosen) -> tuple[frozenset[str], Value] | None:
    act = next((u.act for u in units if u.act is not None), None)
    if act is None or not act.cue:
        return None
    binds = act.modality == "actual" and family(act.kind) == "undertake"
    words = _MODALITIES["intended" if binds else act.modality]  # “committed to” and “will” are one
    return frozenset({words}), Value(units[0].account, words, Span(act.cue[0].start, act.cue[-1].end))


def _worded(
    wordings: Callable[[], re.Pattern[str]], key: Callable[[str], str]
) -> Callable[[Sequence[Unit], Chosen], tuple[frozenset[str], Value] | None]:
    def find(units: Sequence[Unit], chosen: Chosen) -> tuple[frozenset[str], Value] | None:
        text, hits = chosen.reading.text, []
        for unit in units:
            for span in unit.spans:
                found = [m for m in wordings().finditer(text, *span) if key(m.group())]
                hits += [
                    Span(*m.span())
                    for m in found
                    if not _DATED.search(text, max(0, m.start() - _DATED_WITHIN), m.start())
                ]
        if not hits:
            return None
        first = hits[0]
        words = " ".join(" ".join(h.of(text).split()) + ("" if h is hits[-1] else ",") for h in hits[:_MOST])
        return frozenset(key(h.of(text)) for h in hits), Value(units[0].account, _short(words.rstrip(",")), first)

    return find


def _short(words: str) -> str:
    parts = words.split()
    return " ".join(parts[:_LONGEST]) + (" …" if len(parts) > _LONGEST else "")


def _date_key(words: str) -> str:
    return (
        re.sub(rf"\b(?:{_WORDS_AROUND_DAYS})\b|(?<=\d)(?:st|nd|rd|th)\b", "", words.lower()).replace("  ", " ").strip()
        or words
    )


def _figure_key(words: str) -> str:
    bare = words.strip(" ,.")
    if (
        pattern("date").search(f"in {bare}")
        or re.fullmatch(r"(?:19|20)\d\d(?: [a-z]+)?|[0-3]?\d", bare)
        or not re.search(r"\d", bare)
    ):
        return ""
    amount = re.match(r"[$€£¥]? ?[\d,.]*\d(?: ?(?:million|billion|trillion|thousand|%|percent|per cent))?", bare, re.I)
    return re.sub(r"[\s,$€£¥]", "", amount.group().lower()) if amount else ""


def _condition_key(words: str) -> str:
    return " ".join(sorted({folded(w) for w in re.findall(r"\w{4,}", words)}))


_SLOTS: tuple[tuple[Slot, Callable[[Sequence[Unit], Chosen], tuple[frozenset[str], Value] | None], bool], ...] = (
    ("actor", _actor, True),
    ("act", _act, True),
    ("modality", _modality, True),
    ("condition", _worded(lambda: pattern("condition"), _condition_key), False),
    ("number", _worded(lambda: _FIGURE, _figure_key), False),
    ("date", _worded(lambda: pattern("date"), _date_key), False),
)


def _value(account: int, span: Span, chosen: Chosen) -> Value:
    return Value(account, _short(" ".join(span.of(chosen.reading.text).split())), span)


def _named(told: dict[int, list[Unit]], chosen: Sequence[Chosen]) -> Iterator[Difference]:
    """What only one account names; and what each calls by a loaded name of its own."""
    texts = {n: " ".join(u.of(chosen[n].reading.text) for u in units) for n, units in told.items()}
    calls = {n: namings(text) for n, text in texts.items()}
    for thing in sorted({t for found in calls.values() for t in found}):
        those = {n: found[thing] for n, found in calls.items() if thing in found}
        if len({naming for naming, _, _ in those.values()}) > 1:
            yield Difference("naming", tuple(Value(n, texts[n][s:e]) for n, (_, s, e) in sorted(those.items())))
    bare = {n: folded_text(one.reading.text) for n, one in enumerate(chosen)}
    alone: list[Value] = []
    for n, units in told.items():
        others = " ".join(text for m, text in bare.items() if m != n)  # named anywhere in it, it is named
        names = [s for s in _surfaces(units, chosen[n]) if not _held(s.of(chosen[n].reading.text), others)]
        if names:
            words = [" ".join(s.of(chosen[n].reading.text).split()).rstrip(".") for s in names]
            alone.append(Value(n, listed(list(dict.fromkeys(words))[:_MOST]), names[0]))
    if alone:
        yield Difference("scope" if len(alone) > 1 else "list", tuple(alone))


def _surfaces(units: Sequence[Unit], chosen: Chosen) -> list[Span]:
    """The proper names in units, without those of the parties and their sides."""
    text, reading, known = chosen.reading.text, chosen.reading, registry()
    ours = {*chosen.contact.participants, *(known.country(p) for p in chosen.contact.participants)}
    skip = [
        m.span
        for m in reading.mentions
        if m.actors and (set(m.actors) <= ours or m.kind in ("office", "group", "pronoun") or _land(m.actors))
    ]
    named = [m.span for m in reading.mentions if m.actors and m.kind in ("name", "metonym")]
    out = []
    for unit in units:
        for span in unit.spans:
            for match in _NAME.finditer(text, *span):
                here = Span(*match.span())
                words = [w.strip(".'’").lower() for w in re.split(r"[ \-]", match.group())]
                meant = [w for w in words if w not in _TITLE and not _MONTH.fullmatch(w)]
                if (
                    meant
                    and _proper(here, match.group(), named)
                    and not any(here.overlaps(s) for s in skip)
                    and not _opens(text, here, span)
                ):
                    out.append(here)
    return out


def _land(actors: Sequence[str]) -> bool:
    """Whether a name is that of a country or of many: what they do is told by other slots."""
    return all(a.startswith(("country:", "region:", "group:")) for a in actors)


def _proper(here: Span, words: str, named: Sequence[Span]) -> bool:
    """Whether a capitalised word is a name: known as one, of several words, or an acronym."""
    return any(here.overlaps(s) for s in named) or " " in words or (words.isupper() and len(words) > 2)


def _opens(text: str, here: Span, span: Span) -> bool:
    """Whether a capital is a sentence's first letter only."""
    before = text[: here.start].rstrip('"“ ')
    return (here.start == span.start or not before or before[-1] in ".!?:\n") and " " not in here.of(text)


def _held(name: str, other: str) -> bool:
    """Whether another account names it too, in whatever spelling or as an acronym."""
    bare = folded_text(name)
    words = [folded(w) for w in re.findall(r"[\w]+", bare) if len(w) > 2 and w not in ("the", "and", "for")]
    if not words:
        return True
    acronym = "".join(w[0] for w in re.findall(r"[A-Z]\w+", name)).lower()
    return (
        bare in other
        or (len(acronym) > 2 and acronym in other.split())
        or sum(w in other for w in words) * 2 > len(words)
    )


def opposed(group: Sequence[Unit], chosen: Sequence[Chosen]) -> Difference | None:
    """Where one account denies what another says in the same words."""
    accounts = sorted({u.account for u in group})
    texts = {n: " ".join(u.of(chosen[n].reading.text) for u in group if u.account == n) for n in accounts}
    for one in accounts:
        for match in _NEGATED.finditer(texts[one]):
            word = match.group(1).lower()[:6]
            for other in accounts:
                here = next((m for m in _WORD.finditer(texts[other]) if m.group().lower().startswith(word)), None)
                if other != one and here and not _NEGATED.search(texts[other]) and _close(group, one, other):
                    return Difference(
                        "polarity",
                        (Value(one, _short(match.group())), Value(other, _short(_around(texts[other], here.start())))),
                    )
    return None


def _close(group: Sequence[Unit], one: int, other: int) -> bool:
    """Whether two tellings share most of what they say, so that a “not” in one denies the other."""
    sides = [frozenset().union(*(u.words | u.names for u in group if u.account == n)) for n in (one, other)]
    return len(sides[0] & sides[1]) * 2 > min(len(sides[0]), len(sides[1])) and len(sides[0] & sides[1]) > 2


def _around(text: str, at: int) -> str:
    return " ".join([*text[:at].split()[-2:], *text[at:].split()[:2]]).strip(" ,.;")


@lru_cache(maxsize=1)
def _families() -> dict[str, str]:
    return {k: row["family"] for row in rows("families.csv", ("family", "kinds")) for k in row["kinds"].split("|")}
