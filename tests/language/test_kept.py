"""What was parsed a moment ago is not parsed again."""

from __future__ import annotations

from communique import language
from communique.language.kept import MOST_CHARACTERS, MOST_TEXTS, Kept


def test_a_text_parsed_a_moment_ago_gives_the_same_parse_beside_others() -> None:
    (alone,) = language.parse(["The ministers signed a treaty on the northern islands."])
    other, again = language.parse(
        ["The envoy left without a word.", "The ministers signed a treaty on the northern islands."]
    )
    assert again is alone
    assert other.text == "The envoy left without a word."


def test_the_oldest_parse_goes_and_long_texts_are_not_held() -> None:
    kept = Kept()
    (doc,) = language.parse(["They met."])
    for number in range(MOST_TEXTS + 1):
        kept.put("any", f"text {number}", doc)
    kept.put("any", "x" * (MOST_CHARACTERS + 1), doc)
    assert kept.get("any", "text 0") is None
    assert kept.get("any", f"text {MOST_TEXTS}") is doc
    assert kept.get("any", "x" * (MOST_CHARACTERS + 1)) is None
