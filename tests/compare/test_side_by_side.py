from __future__ import annotations

import pytest

import communique
from communique.compare.printing.html_page import to_html
from communique.compare.printing.markdown import to_markdown
from communique.compare.printing.sheet import sections
from communique.compare.printing.word_document import to_bytes
from communique.errors import NoContact, NotComparable, OtherContact
from communique.model import Comparison, Point, Span
from tests.conftest import Read

HOUSE = (
    "President Joseph R. Biden, Jr. spoke today with President Vladimir Putin of Russia. President Biden urged Russia "
    "to withdraw its troops from the border. He reaffirmed the United States' commitment to the wheat agreement. "
    "The leaders agreed to meet in Vienna in June."
)
KREMLIN = (
    "Vladimir Putin had a telephone conversation with President of the United States Joseph Biden. Vladimir Putin "
    "thanked Joseph Biden for supporting the wheat agreement. It was agreed that the presidents would meet in Vienna "
    "on June 16. Vladimir Putin warned that new sanctions would be a grave mistake."
)


@pytest.fixture
def pair(read: Read) -> Comparison:
    return communique.compare([
        read(HOUSE, date="2021-05-25", issuer="White House"), read(KREMLIN, date="2021-05-26", issuer="Kremlin"),
    ])  # fmt: skip


def words(made: Comparison, point: Point, account: int) -> str:
    return " ".join(s.of(made.accounts[account].text) for t in point.accounts if t.account == account for s in t.spans)


def test_what_both_tell_stands_in_one_point_with_the_words_of_each(pair: Comparison) -> None:
    vienna = [p for p in pair.points if "Vienna" in words(pair, p, 0) + words(pair, p, 1)]
    assert len(vienna) == 1
    assert "Vienna in June" in words(pair, vienna[0], 0)
    assert "Vienna on June 16" in words(pair, vienna[0], 1)
    assert vienna[0].verdict == "differs"
    assert "June 16" in [v.words for d in vienna[0].differences for v in d.values if d.slot == "date"]


def test_what_one_side_leaves_out_is_told_by_the_other_alone(pair: Comparison) -> None:
    alone = [(p.accounts[0].account, words(pair, p, p.accounts[0].account)) for p in pair.points if p.verdict == "only"]
    assert any(account == 0 and "withdraw its troops" in said for account, said in alone)
    assert any(account == 1 and "grave mistake" in said for account, said in alone)
    assert pair.summary["only"] == [sum(a == 0 for a, _ in alone), sum(a == 1 for a, _ in alone)]


def test_a_commitment_and_thanks_for_it_differ_in_who_and_what_is_done(pair: Comparison) -> None:
    wheat = next(p for p in pair.points if "wheat" in words(pair, p, 0))
    assert "wheat" in words(pair, wheat, 1)
    assert {"act", "actor"} <= {d.slot for d in wheat.differences}


def test_the_contact_has_the_day_that_one_names_and_the_channel_that_one_names(pair: Comparison) -> None:
    assert pair.contact.participants == ("person:joe-biden", "person:vladimir-putin")
    assert (pair.contact.date, pair.contact.channel) == ("2021-05-25", "call")
    assert pair.missing == ()


def test_an_account_compared_with_itself_gives_only_shared(read: Read) -> None:
    for text in (HOUSE, KREMLIN):
        one = read(text, date="2021-05-25", issuer="White House")
        made = communique.compare([one, one])
        assert made.points
        assert {p.verdict for p in made.points} == {"shared"}


def test_courtesies_come_after_undertakings_and_demands(read: Read) -> None:
    one = read(HOUSE + " The presidents exchanged New Year greetings.", date="2021-05-25", issuer="White House")
    made = communique.compare([one, one])
    said = [words(made, p, 0) for p in made.points]
    greeting = next(n for n, s in enumerate(said) if "greetings" in s)
    assert all(n < greeting for n, s in enumerate(said) if "urged" in s or "agreed to meet" in s)


def test_three_accounts_are_held_together_and_a_silent_side_is_named(read: Read) -> None:
    zelenskyy = HOUSE.replace("Vladimir Putin of Russia", "Volodymyr Zelenskyy of Ukraine")
    readings = [read(zelenskyy, date="2021-05-25", issuer="White House") for _ in range(2)]
    readings.append(read(zelenskyy.replace(" in June", ""), date="2021-05-25", issuer="White House"))
    made = communique.compare(readings)
    assert len(made.summary["only"]) == 3
    assert any(len({t.account for t in p.accounts}) == 3 for p in made.points)
    assert [m.side for m in made.missing] == ["country:UA"]
    assert "since 2021-05-25" in made.missing[0].reason


def test_nobodys_silence_is_claimed_for_a_stranger_whose_side_is_not_known(read: Read) -> None:
    one = read("Secretary Nathan Carver met Marek Dolny.", date="2021-05-25", issuer="US State Department")
    two = read("Marek Dolny met Nathan Carver in Oslo.", date="2021-05-25", issuer="Government of Norway")
    assert communique.compare([one, two]).missing == ()


def test_an_official_of_a_body_speaks_for_it_and_not_for_the_country_of_his_passport(read: Read) -> None:
    text = "Secretary-General António Guterres spoke by telephone with President Vladimir Putin of Russia about grain."
    one = read(text, date="2021-05-25", issuer="United Nations")
    two = read(text, date="2021-05-25", issuer="Spokesperson of the UN Secretary-General")
    assert [m.side for m in communique.compare([one, two]).missing] == ["country:RU"]


def test_a_text_that_reports_no_contact_tells_of_the_others_where_days_and_sides_fit(read: Read) -> None:
    call = read(
        "President Biden spoke today with President Vladimir Putin of Russia. He urged Russia to free the crew.",
        date="2021-05-25", issuer="White House",
    )  # fmt: skip
    note = "The charges of the United States are groundless. Russia will free the crew after a trial."
    made = communique.compare([call, read(note, date="2021-05-26", issuer="Kremlin")])
    assert made.contact.participants == ("person:joe-biden", "person:vladimir-putin")
    with pytest.raises(NoContact):
        communique.compare([call, read(note, date="2021-09-26", issuer="Kremlin")])


def test_called_on_is_no_telephone_call(read: Read) -> None:
    ours = "Secretary Blinken called on Japan to open its market. Japan was thanked for its ships."
    theirs = "Foreign Minister Motegi called on the United States to lift its duties on steel."
    made = communique.compare([
        read(ours, date="2021-05-25", issuer="US State Department"), read(theirs, date="2021-05-25", issuer="MOFA Japan"),
    ])  # fmt: skip
    assert made.contact.channel == "contact"


def test_what_each_tells_alone_has_a_row_of_its_own(pair: Comparison) -> None:
    rows = [row for section in sections(pair) for row in section.rows if row.verdict == "only"]
    assert len(rows) == sum(pair.summary["only"]) > 1
    assert all(sum(bool(cell) for cell in row.cells) == 1 for row in rows)


def test_accounts_of_different_contacts_are_refused_with_the_reason_unless_forced(read: Read) -> None:
    a = read(HOUSE, date="2021-05-25", issuer="White House")
    b = read(HOUSE.replace("Vladimir Putin of Russia", "Xi Jinping of China"), date="2021-05-25", issuer="White House")
    with pytest.raises(OtherContact, match="Xi Jinping"):
        communique.compare([a, b])
    assert communique.compare([a, b], force=True).points
    late = read(KREMLIN, date="2021-07-26", issuer="Kremlin")
    with pytest.raises(OtherContact, match="2021-07-26"):
        communique.compare([a, late])


def test_a_holder_whom_one_account_names_by_the_office_alone_may_be_a_newcomer(read: Read) -> None:
    a = read(
        "President Sule Okonjo met the British Prime Minister, Oliver Hartwell, in Kigali. He asked for the lost bronzes.",
        date="2022-06-23", issuer="Nigerian Presidency",
    )  # fmt: skip
    told = "The Prime Minister met the Nigerian President, Sule Okonjo, in Kigali. The bronzes were also discussed."
    assert communique.compare([a, read(told, date="2022-06-23", issuer="10 Downing Street")]).points
    late = read(told, date="2022-07-23", issuer="10 Downing Street")
    with pytest.raises(OtherContact):
        communique.compare([a, late])
    named = told.replace("The Prime Minister met", "Prime Minister Boris Johnson met")
    with pytest.raises(OtherContact, match="Boris Johnson"):
        communique.compare([a, read(named, date="2022-06-23", issuer="10 Downing Street")])


def test_names_in_another_order_are_one_person(read: Read) -> None:
    a = read(
        "On July 18, Foreign Minister Ogata Naoki held talks with Minister of State Fahad Sulaiti of Qatar on gas.",
        date="2023-07-18", issuer="Japanese Foreign Ministry",
    )  # fmt: skip
    b = read(
        "Minister of State Fahad Sulaiti met today with Foreign Minister Naoki Ogata of Japan. They discussed gas.",
        date="2023-07-18", issuer="Qatar News Agency",
    )  # fmt: skip
    assert communique.compare([a, b]).points


def test_one_account_no_contact_and_another_language_are_refused_by_name(read: Read) -> None:
    a = read(HOUSE, date="2021-05-25", issuer="White House")
    with pytest.raises(NotComparable, match="two accounts"):
        communique.compare([a])
    with pytest.raises(NoContact, match="no contact found"):
        communique.compare([a, read("The price of bread rose again in the northern towns this spring.")])
    german = read(
        "Der Präsident hat heute mit dem Bundeskanzler telefoniert und über die Lage in der Region gesprochen.",
        date="2021-05-25",
    )  # fmt: skip
    with pytest.raises(NotComparable, match="another language"):
        communique.compare([a, german])


def test_the_same_accounts_give_the_same_object(pair: Comparison, read: Read) -> None:
    again = communique.compare([
        read(HOUSE, date="2021-05-25", issuer="White House"), read(KREMLIN, date="2021-05-26", issuer="Kremlin"),
    ])  # fmt: skip
    assert again.to_dict() == pair.to_dict()
    assert set(pair.to_dict()) == {
        "version", "contact", "facts", "accounts", "topics", "points", "missing", "summary",
    }  # fmt: skip


def test_the_page_and_the_markdown_hold_every_word_and_escape_what_is_not_text(read: Read) -> None:
    a = read(HOUSE.replace("wheat", "wheat <b>|"), date="2021-05-25", issuer="White House")
    made = communique.compare([a, read(KREMLIN, date="2021-05-26", issuer="Kremlin")])
    page = to_html(made)
    assert "<b>" not in page
    assert "script" not in page.partition("</style>")[2]
    assert "grave mistake" in page
    assert "\\|" in to_markdown(made)
    assert "\\<b>" in to_markdown(made)
    assert to_bytes(made) == to_bytes(made)
    text = made.accounts[0].text
    assert all(f"#t0-{s.start}" in page and f"id=t0-{s.start}" in page for n, s in _firsts(made) if n == 0), text


def _firsts(made: Comparison) -> list[tuple[int, Span]]:
    return [(t.account, c.spans[0]) for p in made.points for t in p.accounts for c in t.claims]


def test_a_stranger_whom_one_account_names_by_the_surname_alone_is_the_same(read: Read) -> None:
    one = read("President Halvard Lindqvor spoke by phone with President Teo Maravalo. He promised grain.")
    other = read(
        "President Maravalo had a telephone conversation with President Lindqvor. He thanked him for the grain."
    )
    made = communique.compare([one, other])
    assert any("grain" in words(made, p, 0) for p in made.points)


def test_a_text_that_names_a_stranger_by_the_surname_tells_of_the_contact(read: Read) -> None:
    one = read("President Halvard Lindqvor met with President Teo Maravalo. He promised grain.", date="2031-05-05")
    other = read("Maravalo and Lindqvor talked for two hours about grain.", date="2031-05-05")
    made = communique.compare([one, other])
    assert any("grain" in words(made, p, 1) for p in made.points) or made.facts
