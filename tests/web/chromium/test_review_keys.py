"""Review by keyboard alone: each key does what a button on the page does."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.ledger import Ledger

from .site import Person

Come = Callable[..., Person]


@pytest.fixture
def ann(person: Come) -> Person:
    one = person()
    one.go("/review")
    return one


def record(one: Person) -> str:
    """The number of the record that is open."""
    return one.page.locator("#record code").inner_text()


def press(one: Person, key: str) -> None:
    """Press a key that loads a page, and wait for it."""
    with one.page.expect_navigation():
        one.page.keyboard.press(key)


def decisions(ledger: Ledger) -> list[tuple[str, str, bool]]:
    return [(j.verb, j.record, j.undone) for j in ledger.judgements()]


def test_accept_reject_and_undo_are_a_key_each(ann: Person, kept: Ledger) -> None:
    before = len(decisions(kept))
    first = record(ann)
    press(ann, "a")
    second = record(ann)
    press(ann, "r")
    third = record(ann)
    assert len({first, second, third}) == 3
    assert sorted(decisions(kept))[-2:] != []
    made = [d for d in decisions(kept) if d[1] in (first, second)]
    assert sorted(made) == [("accept", first, False), ("reject", second, False)]
    press(ann, "u")
    assert ("reject", second, True) in decisions(kept)
    assert ("accept", first, False) in decisions(kept)
    assert len(decisions(kept)) == before + 3
    ann.go("/history")
    told = ann.page.locator("tbody tr").all_inner_texts()
    assert sum("ann" in row for row in told) >= 3


def test_keys_go_through_the_queue_and_back(ann: Person) -> None:
    first = record(ann)
    press(ann, "j")
    second = record(ann)
    press(ann, "k")
    assert (record(ann), second != first) == (first, True)


def test_a_key_opens_the_field_it_names_and_letters_typed_there_stay_letters(ann: Person) -> None:
    ann.go("/review?kind=statement")
    ann.page.keyboard.press("s")
    field = ann.page.locator("#record input[name=speakers]")
    assert field.evaluate("one => one === document.activeElement")
    here = record(ann)
    ann.page.keyboard.type("aruj")
    assert (field.input_value(), record(ann)) == ("aruj", here)
    ann.page.keyboard.press("Escape")
    press(ann, "j")
    assert record(ann) != here


def test_the_keys_are_told(ann: Person) -> None:
    keys = ann.page.locator("#keys")
    ann.page.keyboard.press("?")
    assert keys.get_attribute("open") is not None
    assert "accept" in keys.inner_text()
    ann.page.keyboard.press("?")
    assert keys.get_attribute("open") is None


def test_a_key_held_with_another_is_the_browsers_own(ann: Person, kept: Ledger) -> None:
    before = decisions(kept)
    here = record(ann)
    for together in ("Alt+r", "Control+u", "Control+j"):
        ann.page.keyboard.press(together)
    assert (record(ann), decisions(kept)) == (here, before)
