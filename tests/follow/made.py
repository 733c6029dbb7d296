"""Records made by hand for the tests of what is followed over time."""

from __future__ import annotations

from communique.model import Act, Commitment, Contact, Deed, Publication, Span, Telling, Undertaking, When


def published(
    day: str, issuer: str = "org:kremlin", side: str = "country:RU", title: str | None = None, language: str = "en"
) -> Publication:
    return Publication(f"doc-{day}-{issuer}", day, issuer, side, f"https://example.org/{day}", title, language)


def undertaking(
    day: str, what: str, by: str = "person:vladimir-putin", cue: str = "pledged", strength: int = 3,
    due: str | None = None, condition: bool = False, to: tuple[str, ...] = (), kind: str = "promise",
    names: tuple[str, ...] = (), modality: str = "actual", contact: Contact | None = None,
) -> Undertaking:  # fmt: skip
    span = Span(0, 10)
    act = Act(f"a-{day}", "p", None, kind, (by,), to, (span,), (span,), span, (), modality, strength)  # type: ignore[arg-type]
    when = When(due, due, "stated") if due else None
    made = Commitment(f"k-{day}", act.id, kind, (by,), to, (span,), when, span if condition else None)
    return Undertaking(published(day), made, act, cue, f"{cue} {what}", what, names, contact)


def deed(day: str, words: str, by: str = "person:vladimir-putin", kind: str = "state") -> Deed:
    span = Span(0, 10)
    act = Act(f"d-{day}", "p", None, kind, (by,), (), (span,), (span,), span)
    return Deed(published(day), act, words.split()[0], words, words)


def telling(
    day: str, status: str, parties: tuple[str, ...], channel: str = "call", side: str = "country:RU",
    on: str | None = None, title: str | None = None,
) -> Telling:  # fmt: skip
    when = When(on, on, "stated") if on else None
    contact = Contact(f"c-{day}-{status}", channel, status, parties, (Span(0, 5),), when)  # type: ignore[arg-type]
    return Telling(published(day, f"org:{side}", side, title), contact, "words")
