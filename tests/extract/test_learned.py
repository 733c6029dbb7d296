"""What the network sees of a document, whom it may choose, and what a reading makes of its chances."""

from __future__ import annotations

import pytest

from communique import read
from communique.extract.learned.encoding import MOST_PIECES, Given, Named, Ruled, Turn, windows
from communique.extract.learned.scores import LISTS, score
from communique.extract.learned.whom import NOBODY, PARTIES, RULED, SPEAKERS_HOME, SPEAKS, Candidates
from communique.language.pieces import vocabulary
from communique.reading import Reader

SHORT = "Minister Aro met Minister Bek and Minister Cid. He thanked them."
LONG = "\n".join(f"Minister Aro spoke about bridge number {n} and thanked everybody for the work." for n in range(60))


def _named(text: str, *names: tuple[str, str]) -> list[Named]:
    return [Named(text.index(words), text.index(words) + len(words), "name", (actor,)) for words, actor in names]


def _given(text: str) -> Given:
    named = _named(text, ("Minister Aro", "person:aro"), ("Minister Bek", "person:bek"), ("Minister Cid", "person:cid"))
    homes = {
        "person:aro": "country:AA",
        "person:bek": "country:BB",
        "person:cid": "country:CC",
        "org:aa-mfa": "country:AA",
    }
    ruled = [Ruled(((13, 16),), "contact", "", ("person:aro", "person:bek"))]
    return Given(text, [Turn(0, len(text), "readout", ("org:aa-mfa",))], named, ruled, homes, "org:aa-mfa")


def test_windows_judge_every_word_once_and_later_ones_begin_with_the_opening() -> None:
    found = windows(Given(LONG, [Turn(0, len(LONG), "readout", ("org:aa-mfa",))], []), vocabulary())
    assert len(found) > 2
    judged = [w.start for one in found for w in one.words[one.fresh :]]
    assert judged == sorted(set(judged))
    for one in found:
        assert sum(len(w.pieces) for w in one.words) <= MOST_PIECES
    assert found[1].words[0].start == 0
    assert found[1].words[found[1].fresh].start > found[0].words[-1].start


def test_whoever_may_be_meant_is_named_joined_speaking_or_party() -> None:
    given = _given(SHORT)
    (window,) = windows(given, vocabulary())
    found = {frozenset(c.actors): c for c in Candidates(window, given).at(3, [("person:cid",)])}
    assert found[frozenset()].bits & NOBODY
    assert found[frozenset({"person:bek", "person:cid"})].own  # “A and B” is a set of its own
    assert found[frozenset({"org:aa-mfa"})].bits & SPEAKS
    assert found[frozenset({"country:AA"})].bits & SPEAKERS_HOME
    assert found[frozenset({"country:AA"})].of  # his minister is named
    assert found[frozenset({"person:aro", "person:bek"})].bits & PARTIES
    assert found[frozenset({"person:cid"})].bits & RULED


def test_a_point_between_two_names_parts_them() -> None:
    text = "Minister Aro met Minister Bek. Minister Cid was there."
    given = _given(text)
    (window,) = windows(given, vocabulary())
    assert frozenset({"person:bek", "person:cid"}) not in {frozenset(c.actors) for c in Candidates(window, given).at(3)}


@pytest.mark.parametrize("name", LISTS)
def test_a_higher_chance_never_gives_a_lower_score(name: str) -> None:
    scores = [score(name, n / 50) for n in range(51)]
    assert scores == sorted(scores)
    assert 0 <= scores[0] < scores[-1] <= 1


READOUT = (
    "Secretary of State Antony J. Blinken spoke today with Norwegian Foreign Minister Anniken Huitfeldt. The Secretary "
    "thanked her for Norway's help in the north. They agreed to meet in Oslo in May."
)


def test_findings_of_an_account_say_how_sure_they_are() -> None:
    reading = read(READOUT, date="2022-03-02", issuer="US State Department")
    found = [*reading.acts, *reading.contacts, *reading.commitments]
    assert reading.acts
    assert reading.contacts
    assert all(0 < one.score < 1 for one in found)
    thanks = next(a for a in reading.acts if a.kind == "thank")
    assert (thanks.by, thanks.to) == (("person:antony-blinken",), ("person:anniken-huitfeldt",))


def test_running_prose_is_left_to_the_rules() -> None:
    text = "The minister told reporters on Monday that Finland would send two hundred buses to Ukraine."
    learned, ruled = read(text), Reader(learned=False).read(text)
    assert [(a.kind, a.by, a.cue) for a in learned.acts] == [(a.kind, a.by, a.cue) for a in ruled.acts]
