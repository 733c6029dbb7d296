"""Short pages, whose words a finder of main text gives as one paragraph, and what only looks hidden or closed."""

import pytest

from communique.documents import load

ONE = "The ambassador handed a note to the minister, who promised an answer before the end of the month."
TWO = "Nothing was said about the harbour, and no further talks are planned at present."


def text(body: str) -> str:
    return load(f"<html><head><title>T</title></head><body>{body}</body></html>".encode()).text


@pytest.mark.parametrize(
    "beside",
    [
        "<textarea>Your comment</textarea>",
        '<p class="sr-only">Skip to content</p>',
        '<span class="visually-hidden">(opens in a new window)</span>',
    ],
)
def test_the_paragraphs_of_a_short_page_stay_apart(beside: str) -> None:
    assert text(f"<article><p>{ONE}</p>{beside}<p>{TWO}</p></article>") == f"{ONE}\n\n{TWO}"


@pytest.mark.parametrize(
    "between",
    ["<br></span><br><span>", "</span><br><span><br>", "<br><!-- ad --><br>", "<br>&nbsp;<br>", "<br/> <br/> <br/>"],
)
def test_breaks_with_no_word_between_part_paragraphs_wherever_they_stand(between: str) -> None:
    assert text(f"<article><p><span>{ONE}{between}{TWO}</span></p></article>") == f"{ONE}\n\n{TWO}"


def test_a_page_that_is_closed_before_it_begins_is_read() -> None:
    page = f'<html xml:lang="de" />\n<head>\n<title>T</title></head><body><div><p>{ONE}</p><p>{TWO}</p></div></body></html>'
    assert load(page.encode()).text == f"{ONE}\n\n{TWO}"
