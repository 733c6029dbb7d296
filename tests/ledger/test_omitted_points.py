"""Where one account lacks a point, further texts of that side from these days are named that tell of it."""

from __future__ import annotations

from communique.ledger import Ledger
from communique.ledger.views import account_comparison
from communique.ledger.views.omitted_points import elsewhere
from communique.ledger.views.refresh import refresh
from tests.ledger.conftest import Add

CALL = "Emmanuel Macron spoke by phone with Vladimir Putin. "
OURS = CALL + "Emmanuel Macron demanded the withdrawal of the heavy artillery from the nuclear power plant."
THEIRS = (
    "Vladimir Putin had a telephone conversation with Emmanuel Macron. The presidents discussed the export of grain."
)
LATER = (
    "The spokesman answered a question. The French president demanded that the heavy artillery be withdrawn from the "
    "nuclear power plant, he said."
)


def test_a_text_of_that_side_that_tells_of_the_point_is_named_and_no_other(ledger: Ledger, add: Add) -> None:
    add(OURS, "https://e.example/1", issuer="Élysée", date="2022-03-01")
    add(THEIRS, "https://k.example/1", issuer="Kremlin", date="2022-03-01")
    add(LATER, "https://k.example/2", issuer="Kremlin", date="2022-03-03")
    add("The president visited a school in the north.", "https://k.example/3", issuer="Kremlin", date="2022-03-02")
    add(LATER, "https://k.example/4", issuer="Kremlin", date="2022-03-20")
    refresh(ledger)
    contact = next(c.id for c in ledger.contacts() if c.accounts == 2)
    made = account_comparison.side_by_side(ledger, ledger.accounts(contact))
    assert made.comparison is not None
    column = next(n for n, a in enumerate(made.comparison.accounts) if a.side == "country:RU")
    point = next(p for p in made.comparison.points if "artillery" in p.accounts[0].claims[0].text)
    later = next(d.id for d in ledger.documents() if d.address == "https://k.example/2")
    found = elsewhere(ledger, made)
    assert [key for key, _ in found[point.id, column]] == [later]
