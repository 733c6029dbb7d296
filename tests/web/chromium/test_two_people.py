"""Two people in two browsers: what is one's own stays one's own, what is decided is told by name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.ledger import Ledger
from communique.ledger.user_accounts import Accounts

from .site import Person

Come = Callable[..., Person]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "none"])
def test_nothing_of_ones_own_is_seen_by_another(person: Come, kept: Ledger, scripts: bool) -> None:
    label = f"ann’s own program {scripts}"
    ann, bob = person("ann", java_script_enabled=scripts), person("bob", java_script_enabled=scripts)
    ann.go("/account")
    ann.page.get_by_label("What it is for").fill(label)
    ann.page.get_by_role("button", name="Make a token").click()
    secret = ann.page.locator("main code").inner_text()
    assert secret.startswith("cq_")
    ann.go("/review?kind=contact")
    ann.page.get_by_role("button", name="Accept").click()
    ann.page.get_by_text("Your last decisions").wait_for()
    for address in ("/account", "/review", "/history", "/", "/look"):
        told = bob.go(address).text()
        assert secret not in told
        assert label not in told
        assert "Your last decisions" not in told
    assert bob.go("/accounts").status == 403
    assert "bob · reviewer" in bob.page.locator("footer").inner_text()
    assert ann.go("/account").text().count(label) == 2  # its row, and the button that revokes it
    assert secret not in ann.page.content()
    assert [t.label for t in Accounts(kept).tokens("bob")] == []
    assert {c["value"] for c in ann.context.cookies()}.isdisjoint(c["value"] for c in bob.context.cookies())
    assert [w for w in bob.wrong if "403" not in w] == []
    bob.wrong.clear()


def test_a_form_of_ones_own_page_is_worth_nothing_in_anothers_browser(person: Come, kept: Ledger) -> None:
    ann, bob = person("ann"), person("bob")
    ann.go("/review")
    ann.page.get_by_role("button", name="Accept").click()
    made = max(kept.judgements(), key=lambda j: j.id)
    assert (made.author, made.verb) == ("ann", "accept")
    taken = ann.page.locator("input[name=csrf]").first.get_attribute("value")
    assert taken is not None
    tried = bob.context.request.post(f"{bob.base}/judgements/{made.id}/undo", form={"csrf": taken, "next": "/"})
    assert tried.status == 403
    assert not next(j for j in kept.judgements() if j.id == made.id).undone


def test_after_signing_out_the_way_back_shows_nothing(person: Come) -> None:
    ann = person(None)
    ann.enter("ann")  # a session of its own, since it ends here
    ann.go("/account")
    ann.page.get_by_role("button", name="Sign out").click()
    ann.page.wait_for_url("**/sign-in*")
    ann.page.go_back()
    ann.page.wait_for_url("**/sign-in*")
    assert "Tokens" not in ann.page.content()
    assert ann.page.locator("footer .who").count() == 0


def test_a_reader_who_is_sent_to_sign_in_comes_to_the_page_he_asked_for(person: Come) -> None:
    one = person(None, java_script_enabled=False)
    one.go("/contacts?told=both")
    assert one.at().startswith("/sign-in?next=")
    one.page.get_by_label("Name").fill("bob")
    one.page.get_by_label("Password").fill("a long enough password")
    one.page.locator("main").get_by_role("button", name="Sign in").click()
    assert one.at() == "/contacts?told=both"
