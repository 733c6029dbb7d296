"""Leads, agency signs, labels at the edges: what belongs to a page's text and what does not."""

import pytest

from communique.documents import load
from communique.documents.web.furniture import without_furniture

BODY = (
    "The ministers discussed the supply of grain through the strait and the state of the talks on fishing rights.",
    "They agreed to meet again in December, once both governments have named their delegations to the talks.",
)
LEAD = "The Foreign Minister met today with the Foreign Minister of Norland, who is on a working visit to Port Aldern."


def page(between: str) -> bytes:
    body = "".join(f"<p>{p}</p>" for p in BODY)
    return f'<html><body><h1>Talks</h1>{between}<div class="cnt">{body}</div></body></html>'.encode()


def test_a_lead_in_a_block_of_its_own_belongs_to_the_text() -> None:
    assert load(page(f'<div class="sapo"><strong>{LEAD}</strong></div>')).text == "\n\n".join((LEAD, *BODY))


@pytest.mark.parametrize(
    "between",
    [
        f"<figure><figcaption>{LEAD}</figcaption></figure>",
        f'<div><a href="/x">{LEAD}</a></div>',
        "<div>Foreign policy</div>",
    ],
)
def test_a_caption_a_link_and_a_label_are_no_lead(between: str) -> None:
    assert load(page(between)).text == "\n\n".join(BODY)


@pytest.mark.parametrize(
    "line", ["Media enquiries", "Photos (2)", "For enquiries: A. Grey, 082 555 0100", "VNA", "---o0o---"]
)
def test_what_follows_a_text_is_no_part_of_it(line: str) -> None:
    assert without_furniture("\n\n".join((*BODY, line)), [], None)[0] == "\n\n".join(BODY)


def test_an_agencys_sign_at_the_end_of_the_last_paragraph_goes() -> None:
    text = "\n\n".join(BODY)
    assert without_furniture(f"{text} -- SPA 18:21 Local Time 15:21 GMT 0031", [], None)[0] == text


@pytest.mark.parametrize(
    "line", ["Friday, 4 March 2022 1,204 views Cooperation", "Press Release (2024) 061", "Issued on 23 Nov. 2023 |"]
)
def test_lines_of_dates_and_numbers_before_a_text_are_no_part_of_it(line: str) -> None:
    assert without_furniture("\n\n".join((line, *BODY)), [], None)[0] == "\n\n".join(BODY)


@pytest.mark.parametrize("line", ["On 4 March 2022 the ministers met.", "2 March: the talks begin, said both"])
def test_a_sentence_that_opens_with_a_date_stays(line: str) -> None:
    assert without_furniture("\n\n".join((line, *BODY)), [], None)[0] == "\n\n".join((line, *BODY))
