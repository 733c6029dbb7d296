"""Contact wordings in a parse: each with its channel, parties, place and day, as the words say.

Takes one parsed passage, gives `Trace`s. Which of them tell of one contact, and which is the
contact that the passage itself reports, is decided in `contacts.py`.
"""

from __future__ import annotations

from communique.extract.accounts.evidence import Trace
from communique.extract.contact_nouns import from_noun
from communique.extract.contact_verbs import from_verb
from communique.extract.lexicon.contact_words import ContactWords
from communique.extract.parsed import Mentions, Parsed
from communique.extract.times import Time


def traces(text: str, parsed: Parsed, mentions: Mentions, words: ContactWords, times: list[Time]) -> list[Trace]:
    """Every wording of a contact in the passage, in order."""
    found = []
    for token in parsed.doc:
        made = from_noun(text, parsed, token, mentions, words, times) or from_verb(
            text, parsed, token, mentions, words, times
        )
        if made is not None:
            found.append(made)
    return found
