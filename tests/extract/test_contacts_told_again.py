"""What else an account says of contacts: its own told again, those of nobody, and what only its title names."""

from tests.conftest import Read, contact

PUTIN, MACRON = "person:vladimir-putin", "person:emmanuel-macron"
LEAD = "Vladimir Putin met with President of France Emmanuel Macron."


def test_todays_meeting_is_the_one_the_account_reports(read: Read) -> None:
    reading = read(f"{LEAD} Vladimir Putin praised today's meeting.", date="2022-01-15", issuer="Kremlin")
    assert [c.participants for c in reading.contacts] == [(MACRON, PUTIN)]


def test_those_of_the_account_keep_in_contact_where_nobody_is_named(read: Read) -> None:
    reading = read(f"{LEAD} It was agreed to maintain contact.", date="2022-01-15", issuer="Kremlin")
    assert contact(reading, "agreed").participants == (MACRON, PUTIN)


def test_contacts_of_nobody_at_no_time_are_none(read: Read) -> None:
    text = "The ministry published a report. It recommends further contacts."
    assert read(text, date="2022-01-15", issuer="Kremlin").contacts == ()


def test_the_title_names_the_one_whom_the_text_leaves_out(read: Read) -> None:
    text = "Vladimir Putin had a lengthy telephone conversation. Grain was discussed."
    title = "Telephone conversation with President of France Emmanuel Macron"
    found = contact(read(text, date="2022-01-15", issuer="Kremlin", title=title), "held")
    assert (found.channel, found.participants) == ("call", (MACRON, PUTIN))


def test_a_month_is_no_place(read: Read) -> None:
    text = f"{LEAD} The presidents agreed to hold a meeting of the council in February 2022 in Kyiv."
    found = contact(read(text, date="2022-01-15", issuer="Kremlin"), "agreed")
    assert found.place != "February"


def test_a_security_council_of_others_is_not_the_uns(read: Read) -> None:
    text = "Vladimir Putin met with permanent members of the Security Council. Emmanuel Macron called."
    reading = read(text, date="2022-01-15", issuer="Kremlin")
    assert "org:un-security-council" not in {a for m in reading.mentions for a in m.actors}
    french = read("Emmanuel Macron spoke in the Security Council.", date="2022-01-15", issuer="Élysée")
    assert "org:un-security-council" in {a for m in french.mentions for a in m.actors}
