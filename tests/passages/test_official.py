"""Official documents: fronts, ends, kinds, joint statements and remarks."""

import pytest

from communique.errors import LexiconError
from communique.passages import wordings
from tests.conftest import Read

DAY = "2022-09-13"
RELEASED = """The text of the following statement was released by the Governments of the United States and Chile.

Begin text:

The two countries met in Santiago."""


LONG_TITLE = (
    "Statement to the press by the Minister of Foreign Affairs, following her talks with the members of "
    "the Committee on Foreign Affairs of the Parliament of Estonia and her visit to the port"
)


def told(reading) -> list[tuple[str, tuple[str, ...]]]:  # type: ignore[no-untyped-def]
    return [(p.kind, p.voices) for p in reading.passages]


def test_office_attribution_and_boilerplate_are_heading_and_note(read: Read) -> None:
    text = (
        "Office of the Spokesperson\n\nThe below is attributable to Spokesperson Ned Price:\n\n"
        "Secretary Blinken spoke today with Foreign Minister Joly.\n\nThey discussed Haiti.\n\n"
        "Media contact: press@example.org"
    )
    own = ("org:us-state-department",)
    reading = read(text, date=DAY, issuer="US State Department")
    assert told(reading) == [("heading", own), ("readout", own), ("note", own)]


def test_place_and_date_lines_stand_before_the_text(read: Read) -> None:
    text = "BRUSSELS, 3 March 2022\n\nPRESS RELEASE\n\nThe Council condemned the coup. Ministers agreed on sanctions."
    assert [k for k, _ in told(read(text, date=DAY, issuer="European Council"))] == ["heading", "statement"]


@pytest.mark.parametrize(
    "front",
    [
        "MINISTRY OF FOREIGN AFFAIRS\nPRESS RELEASE\nRIGA, 4TH MAY 2024",
        "Republic of Latvia\nMinistry of Foreign Affairs\n\nStatement",
        "Riga, Latvia\n\n4 May 2024",
        LONG_TITLE,
    ],
)
def test_lines_before_the_text_are_one_heading(read: Read, front: str) -> None:
    reading = read(f"{front}\n\nThe Ministry condemns the attack on the port.", date="2024-05-04", issuer="Latvia")
    assert [(p.kind, p.span.of(reading.document.text)) for p in reading.passages] == [
        ("heading", front),
        ("statement", "The Ministry condemns the attack on the port."),
    ]


def test_a_greeting_before_a_comma_is_spoken_and_no_heading(read: Read) -> None:
    text = "Opening of the Forum\n\nExcellencies, dear colleagues,\n\nWe welcome you. We hope for peace."
    reading = read(text, date=DAY, issuer="Latvia")
    assert [p.kind for p in reading.passages] == ["heading", "statement"]
    assert reading.passages[1].span.of(text).startswith("Excellencies")


@pytest.mark.parametrize(
    "end",
    [
        "ISSUED BY: Office of the Permanent Secretary",
        "Office of the Government Spokesperson",
        "Ministry of Foreign Affairs\nRiga\nDated: 4 May 2024",
        "📎 Full statement: example.org/text",
        "ABOUT THE FORUM: The Forum has twelve members.",
    ],
)
def test_what_signs_a_text_off_is_a_note(read: Read, end: str) -> None:
    text = f"The Ministry condemns the attack on the port.\n\nIt calls for restraint.\n\n{end}"
    reading = read(text, date="2024-05-04", issuer="Latvia")
    assert [p.kind for p in reading.passages] == ["statement", "note"]
    assert reading.passages[1].span.of(text) == end


def test_a_greeting_at_the_end_is_the_speakers(read: Read) -> None:
    text = "The Ministry condemns the attack on the port.\n\nLong Live the Republic"
    assert [p.kind for p in read(text, date="2024-05-04", issuer="Latvia").passages] == ["statement"]


def test_a_short_line_between_paragraphs_is_a_subheading(read: Read) -> None:
    text = (
        "The Ministry condemned the strike on the port this morning.\n\nReaction to Talks in Doha\n\n"
        "The spokesperson also rejected what had been said about the talks in Doha on Monday, calling it a mistake."
    )
    assert [k for k, _ in told(read(text, date=DAY, issuer="Kremlin"))] == ["statement", "heading", "statement"]


@pytest.mark.parametrize(
    ("title", "text", "kind"),
    [
        (None, "President Duda spoke by phone with President Macron. They discussed grain.", "readout"),
        ("Readout of the Call", "The leaders discussed grain.", "readout"),
        ("Meeting with the Foreign Minister of Chile", "Minister Joly received her colleague.", "readout"),
        ("Statement on the coup", "Canada condemns the coup. The Minister spoke of a dark day.", "statement"),
        (None, "The Ministry strongly condemns the attack. It calls for restraint.", "statement"),
        (None, "On Monday, President Duda will hold talks with President Macron.", "statement"),
    ],
)
def test_an_account_of_a_contact_is_a_readout_and_any_other_text_a_statement(
    read: Read, title: str | None, text: str, kind: str
) -> None:
    assert [k for k, _ in told(read(text, date=DAY, title=title, issuer="Kremlin"))] == [kind]


@pytest.mark.parametrize(
    ("issuer", "title", "text", "voices"),
    [
        (
            "Ministry of Foreign Affairs of Japan",
            "Joint statement by the foreign ministers of Japan, Australia and India",
            "We urge restraint.",
            ("country:JP", "country:AU", "country:IN"),
        ),
        (
            "US State Department",
            "Joint Statement on Lithium",
            RELEASED,
            ("country:US", "country:CL"),
        ),
        ("French Foreign Ministry", "Statement by the E3", "We regret it.", ("country:FR", "country:DE", "country:GB")),
        (
            "Ministry of Foreign Affairs of Japan",
            "Joint Statement of the Leaders of Japan and Australia",
            "The leaders met in Perth.",
            ("country:JP", "country:AU"),
        ),
        (
            "Armenian Foreign Ministry",
            None,
            "The Governments of Armenia, Georgia and Greece have agreed on a corridor. We will build it.",
            ("country:AM", "country:GE", "country:GR"),
        ),
        (
            "White House",
            "Joint Statement by President Joe Biden and Prime Minister Fumio Kishida",
            "We welcome the progress.",
            ("person:joe-biden", "person:fumio-kishida"),
        ),
        ("White House", "U.S.-Japan Joint Leaders’ Statement", "We will act.", ("country:US", "country:JP")),
    ],
)
def test_a_joint_statement_has_the_voices_of_all_who_sign_it(
    read: Read, issuer: str, title: str | None, text: str, voices: tuple[str, ...]
) -> None:
    assert told(read(text, date=DAY, title=title, issuer=issuer))[-1] == ("statement", voices)


def test_a_word_on_a_joint_statement_of_others_is_the_issuers(read: Read) -> None:
    title = "Ministry rejects joint statement by China and Laos"
    reading = read("The Ministry rejects it.", date=DAY, title=title, issuer="Kremlin")
    assert told(reading) == [("statement", ("org:kremlin",))]


@pytest.mark.parametrize(
    ("issuer", "title", "voice"),
    [
        ("White House", "Remarks by President Biden on Grain", "person:joe-biden"),
        ("European External Action Service", "Speech by Josep Borrell at the forum", "person:josep-borrell"),
        ("US State Department", "Secretary Antony J. Blinken’s Remarks to the Press", "person:antony-blinken"),
        ("US State Department", "Press Statement by Spokesperson Ned Price", "org:us-state-department"),
    ],
)
def test_remarks_of_one_person_are_his_but_a_spokesperson_speaks_for_his_office(
    read: Read, issuer: str, title: str, voice: str
) -> None:
    reading = read("We will stand together. Our friends know it.", date=DAY, title=title, issuer=issuer)
    assert told(reading) == [("statement", (voice,))]


def test_a_table_that_breaks_its_schema_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wordings, "_rows", lambda name, columns: [("labels.csv:2", ["Reporter", "asks", ""])])
    wordings.labels.cache_clear()
    with pytest.raises(LexiconError, match=r"labels\.csv:2"):
        wordings.labels()
    wordings.labels.cache_clear()
