from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.follow import revise_texts

TEXT = "The President met Prime Minister Anna Berg today. They agreed to send 40 trucks of grain to the port."
words = st.lists(
    st.sampled_from(["grain", "port", "treaty", "minister", "Berg", "12", "agreed", "the", "of", "and", "not", "will"]),
    max_size=40,
)


def changed(old: str, new: str, text: str = TEXT) -> tuple[str, str]:
    assert old in text
    revision = revise_texts(text, text.replace(old, new))
    assert revision.edits
    return revision.edits[0].kind, revision.edits[0].weight


@given(st.text(max_size=300))
@settings(deadline=None)
def test_a_text_against_itself_has_no_revision(text: str) -> None:
    assert revise_texts(text, text).edits == ()


@given(words, st.sampled_from(["\n", "  ", "\n\n", "\t"]))
@settings(deadline=None)
def test_changes_of_white_space_alone_are_cosmetic(some: list[str], space: str) -> None:
    revision = revise_texts(" ".join(some), space.join(some))
    assert revision.weight != "substantive"


@given(words, words, st.integers(1, 9999), st.integers(1, 9999))
@settings(deadline=None)
def test_a_changed_number_is_substantive(before: list[str], after: list[str], old: int, new: int) -> None:
    texts = [" ".join([*before, str(n), *after]) for n in (old, new)]
    assert (revise_texts(*texts).weight == "substantive") == (old != new)


@given(words, words)
@settings(deadline=None)
def test_every_edit_stands_on_the_words_it_shows(old: list[str], new: list[str]) -> None:
    before, after = " ".join(old), " ".join(new)
    for edit in revise_texts(before, after).edits:
        assert edit.old == (edit.before.of(before) if edit.before else "")
        assert edit.new == (edit.after.of(after) if edit.after else "")


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("40 trucks", "400 trucks", "number"), ("Anna Berg", "Karl Holm", "name"), ("Prime Minister", "Deputy Minister", "office"),
        ("agreed to send", "did not agree to send", "negation"), ("today", "yesterday", "date"), ("grain", "coal", "wording"),
        ("They agreed", "They may have agreed", "modality"),
    ],
)  # fmt: skip
def test_who_what_and_how_much_are_substantive(old: str, new: str, kind: str) -> None:
    assert changed(old, new) == (kind, "substantive")


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("today. They", "today.They", "white-space"), ("[a](https://x.org)", "[a](https://y.org)", "link"),
        ("trucks", "**trucks**", "markup"), ("today. They", "today; they", "typography"), ("agreed", "agred", "spelling"),
        ("of grain", "with grain", "wording"),
    ],
)  # fmt: skip
def test_links_markup_typography_and_spelling_are_cosmetic(old: str, new: str, kind: str) -> None:
    assert changed(old, new, f"{TEXT} See [a](https://x.org).") == (kind, "cosmetic")


def test_a_speaker_label_that_changes_is_substantive() -> None:
    assert changed("Q  Why?", "MS. HALL:  Why?", "THE PRESIDENT:  No.\n\nQ  Why?\n\nTHE PRESIDENT:  Next.") == (
        "speaker", "substantive",
    )  # fmt: skip


def test_edits_that_matter_come_first() -> None:
    revision = revise_texts(TEXT, TEXT.replace("President met", "President  met").replace("40", "50"))
    assert [e.kind for e in revision.edits] == ["number", "white-space"]


def test_a_sentence_that_is_moved_is_not_taken_for_new() -> None:
    one, two, three = (
        "The harbour will stay open all winter.",
        "Grain comes first.",
        "Coal and timber follow in spring.",
    )
    revision = revise_texts(f"{one} {two} {three}", f"{two} {three} {one}")
    assert {e.kind for e in revision.edits} <= {"order", "white-space", "typography"}
