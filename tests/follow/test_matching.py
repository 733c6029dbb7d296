from __future__ import annotations

from communique.follow import matching
from communique.follow.matching import SURE, Telling, blocks, match, same, tellings
from communique.model import Contact, Span, When
from tests.conftest import Read

US, CN, RU = "org:white-house", "org:china-foreign-ministry", "org:kremlin"
BIDEN, XI, PUTIN = "person:joe-biden", "person:xi-jinping", "person:vladimir-putin"


def telling(
    key: str, who: tuple[str, ...], day: str | None, channel: str = "call", voice: str | None = None,
    basis: str = "stated",
) -> Telling:  # fmt: skip
    when = When(day, day, basis) if day else None
    contact = Contact(f"c-{key}", channel, "held", who, (Span(0, 1),), when)  # type: ignore[arg-type]
    return Telling(key, contact, voice, day)


def test_two_accounts_with_the_same_parties_channel_and_day_are_of_one_contact_and_say_why() -> None:
    found = same(telling("a", (BIDEN, PUTIN), "2021-12-30"), telling("b", (PUTIN, BIDEN), "2021-12-30"))
    assert found is not None
    assert found.score == 1
    assert found.reasons == (
        "the same parties: Joe Biden and Vladimir Putin", "the same channel: call", "the same day: 2021-12-30",
    )  # fmt: skip


def test_an_account_that_names_no_day_and_appeared_the_day_after_is_of_the_same_contact() -> None:
    a = telling("a", (BIDEN, PUTIN), "2021-12-30", voice=US)
    late = telling("b", (BIDEN, PUTIN), "2021-12-31", voice=RU, basis="document")
    found = same(a, late)
    assert found is not None
    assert found.score >= SURE
    assert "appeared the day after" in found.reasons[-1]


def test_a_day_between_washington_and_peking_is_the_clock_and_not_another_contact() -> None:
    evening = telling("a", (BIDEN, XI), "2021-11-15", voice=US)
    morning = telling("b", (BIDEN, XI), "2021-11-16", voice=CN)
    found = same(evening, morning)
    assert found is not None
    assert found.score >= SURE
    assert "China is 13 hours ahead of United States" in found.reasons[-1]


def test_a_day_the_wrong_way_round_the_clock_is_a_doubtful_match() -> None:
    found = same(telling("a", (BIDEN, XI), "2021-11-16", voice=US), telling("b", (BIDEN, XI), "2021-11-15", voice=CN))
    assert found is not None
    assert found.score < SURE
    assert found.doubts == ("one account says 2021-11-15, the other 2021-11-16",)


def test_a_person_whom_one_account_spells_otherwise_is_one_party() -> None:
    a = telling("a", ("person:jake-sullivan", "person:andriy-yermak"), "2021-11-10", "meeting")
    b = telling("b", ("unknown:jacob-sullivan", "person:andriy-yermak"), "2021-11-10", "meeting")
    found = same(a, b)
    assert found is not None
    assert found.score >= SURE
    assert set(blocks(a)) & set(blocks(b))
    assert any("taken for" in reason for reason in found.reasons)


def test_a_country_stands_for_the_person_who_came_for_it() -> None:
    named = telling("a", (BIDEN, PUTIN), "2021-12-30", "talks")
    states = telling("b", ("country:US", "country:RU"), "2021-12-30", "talks")
    assert set(blocks(named)) & set(blocks(states))
    assert (found := same(named, states)) is not None
    assert found.score >= SURE


def test_other_parties_another_week_or_a_letter_are_another_contact() -> None:
    a = telling("a", (BIDEN, PUTIN), "2021-12-30")
    assert same(a, telling("b", (BIDEN, XI), "2021-12-30")) is None
    assert same(a, telling("b", (BIDEN, PUTIN), "2022-01-06")) is None
    assert same(a, telling("b", (BIDEN, PUTIN), "2021-12-30", "letter")) is None
    assert same(a, telling("b", (BIDEN, PUTIN), None)) is None


def test_two_people_of_one_surname_are_not_one_party() -> None:
    a = telling("a", ("person:joe-biden", PUTIN), "2021-12-30")
    b = telling("b", ("person:jill-biden", PUTIN), "2021-12-30")
    assert same(a, b) is None


def test_a_call_and_a_meeting_on_one_day_stay_candidates() -> None:
    sorted_out = match(
        [telling("a", (BIDEN, PUTIN), "2021-12-30"), telling("b", (BIDEN, PUTIN), "2021-12-30", "meeting")]
    )
    assert [g.keys for g in sorted_out.groups] == [("a",), ("b",)]
    assert sorted_out.candidates[0].doubts == ("one tells of a call, the other of a meeting",)


def test_an_account_that_fits_two_contacts_joins_neither() -> None:
    sorted_out = match([
        telling("a", (BIDEN, PUTIN), "2021-12-30", "call"),
        telling("b", (BIDEN, PUTIN), "2021-12-30", "meeting"),
        telling("c", (BIDEN, PUTIN), "2021-12-30", "contact"),
    ])  # fmt: skip
    assert [g.keys for g in sorted_out.groups] == [("a",), ("b",), ("c",)]
    unsure = [c for c in sorted_out.candidates if c.second == "c"]
    assert {c.first for c in unsure} == {"a", "b"}
    assert all("another contact fits as well" in c.doubts for c in unsure)


def test_calls_on_two_days_running_keep_apart_when_each_account_names_its_day() -> None:
    sorted_out = match([
        telling("us-1", (BIDEN, PUTIN), "2021-12-07", voice=US),
        telling("ru-1", (BIDEN, PUTIN), "2021-12-07", voice=RU),
        telling("us-2", (BIDEN, PUTIN), "2021-12-08", voice=US),
        telling("ru-2", (BIDEN, PUTIN), "2021-12-08", voice=RU),
    ])  # fmt: skip
    assert [set(g.keys) for g in sorted_out.groups] == [{"us-1", "ru-1"}, {"us-2", "ru-2"}]


def test_what_one_voice_writes_the_day_after_its_account_is_only_a_candidate() -> None:
    sorted_out = match([
        telling("us", (BIDEN, PUTIN), "2021-12-07", voice=US),
        telling("ru", (BIDEN, PUTIN), "2021-12-07", voice=RU, basis="document"),
        telling("ru-next", (BIDEN, PUTIN), "2021-12-08", voice=RU, basis="document"),
    ])  # fmt: skip
    assert {"us", "ru"} in [set(g.keys) for g in sorted_out.groups]
    assert {"us", "ru-next"} not in [set(g.keys) for g in sorted_out.groups]
    assert sorted_out.candidates


def test_the_order_of_the_pile_does_not_matter() -> None:
    pile = [
        telling(f"{n}-{who}-{voice}", (BIDEN, who), f"2021-12-{n:02}", voice=voice)
        for n in range(1, 20, 3) for who in (PUTIN, XI) for voice in (US, who)
    ]  # fmt: skip
    assert match(pile) == match(list(reversed(pile)))


def test_a_pile_is_sorted_without_holding_every_pair_together(monkeypatch) -> None:
    judged = []
    real = matching.same
    monkeypatch.setattr(matching, "same", lambda a, b, known=None: judged.append(1) or real(a, b, known))
    pile = [telling(f"{n}", (BIDEN, PUTIN), "2021-12-30") for n in range(300)]
    pile += [telling(f"x{n}", (BIDEN, f"unknown:guest{n}"), "2021-12-30") for n in range(300)]
    groups = match(pile).groups
    assert len(groups) == 301
    assert len(judged) < 2 * len(pile)


def test_a_reading_gives_the_contacts_that_it_is_an_account_of(read: Read) -> None:
    reading = read(
        "President Joseph R. Biden, Jr. spoke today with President Vladimir Putin of Russia. The leaders agreed to "
        "hold a summit in Geneva on June 16.",
        date="2021-05-25", issuer="White House",
    )  # fmt: skip
    found = tellings(reading)
    assert [set(t.contact.participants) for t in found] == [{BIDEN, PUTIN}]
    assert (found[0].voice, found[0].published) == (US, "2021-05-25")
    assert found[0].key == f"{reading.document.id}#{found[0].contact.id}"
