import communique
from communique.model import Point

DAY = "2022-03-30"


def point(first: str, second: str, word: str) -> Point:
    """The point about `word` of two accounts of one invented call."""
    opening = "President Biden spoke by phone with President Vladimir Putin of Russia. "
    one = communique.read(opening + first, date=DAY, issuer="White House")
    other = communique.read(opening + second, date=DAY, issuer="Kremlin")
    found = [p for p in communique.compare([one, other]).points if word in p.explanation]
    assert found
    return found[0]


def test_what_both_do_is_told_with_who_does_it_in_each_account() -> None:
    made = point(
        "President Biden demanded the release of the sailors held in the port.",
        "The presidents discussed the release of the sailors held in the port.", "sailors",
    )  # fmt: skip
    assert made.explanation.startswith("Both tell of “release of the sailors held in the port”; for the White House ")
    assert "for the White House Joe Biden “demanded”, for the Kremlin Joe Biden and Vladimir Putin “discussed”" in (
        made.explanation
    )


def test_a_condition_that_one_account_names_is_given_to_it() -> None:
    made = point(
        "President Biden promised to reopen the grain terminal in the harbour if the shelling of the harbour stops.",
        "President Biden promised to reopen the grain terminal in the harbour.", "terminal",
    )  # fmt: skip
    assert "only the White House makes it hang on “if the shelling of the harbour stops”" in made.explanation


def test_what_one_account_alone_tells_is_given_in_its_words() -> None:
    made = point(
        "President Biden warned against the closing of the strait.", "Putin thanked Biden for the call.", "strait"
    )
    assert made.explanation.startswith("Only the White House tells this: ")


def test_what_is_told_alike_is_named_by_the_words_in_common() -> None:
    made = point(
        "They agreed to exchange the wounded prisoners of war in May.",
        "They agreed to exchange the wounded prisoners of war in May.", "prisoners",
    )  # fmt: skip
    assert made.explanation == "Both tell alike of “exchange the wounded prisoners of war in May”."


def test_a_denial_and_a_name_are_each_told_once() -> None:
    made = point(
        "President Biden stressed that the United States cannot accept the corridor agreement as it stands.",
        "Vladimir Putin underlined that Russia is ready to sign the corridor agreement this year.", "corridor",
    )  # fmt: skip
    assert made.explanation.count("as not so") + made.explanation.count("denies") == 1
    people = made.explanation.split("; ")[1]
    assert "United States" in people
    assert not any("names" in part and "United States" in part for part in made.explanation.split("; ")[2:])
