import pytest

from communique.extract.lexicon import lexicon
from communique.model.kinds import KINDS
from tests.conftest import Read, act

OPENING = "President Vladimir Putin spoke by phone with President Emmanuel Macron. "
PUTIN, MACRON = "person:vladimir-putin", "person:emmanuel-macron"


@pytest.mark.parametrize(
    ("sentence", "cue", "kind", "by", "to"),
    [
        ("Putin thanked Macron for the call.", "thanked", "thank", (PUTIN,), (MACRON,)),
        ("Macron invited Putin to visit Paris.", "invited", "invite", (MACRON,), (PUTIN,)),
        ("Putin expressed readiness to receive a delegation.", "expressed readiness", "offer", (PUTIN,), (MACRON,)),
        ("Macron voiced concern about the border.", "voiced concern", "express-concern", (MACRON,), (PUTIN,)),
        ("Macron urged Russia to withdraw.", "urged", "call-for", (MACRON,), ("country:RU",)),
        ("Putin rejected the proposal.", "rejected", "reject", (PUTIN,), (MACRON,)),
        ("Macron warned that sanctions would follow.", "warned", "warn", (MACRON,), (PUTIN,)),
        ("Putin spoke in favour of a pause.", "spoke in favour of", "support", (PUTIN,), (MACRON,)),
        ("Macron called on Russia to withdraw.", "called on", "call-for", (MACRON,), ("country:RU",)),
        ("Putin condemned the attack.", "condemned", "condemn", (PUTIN,), ()),
        ("Macron is committed to the treaty.", "is committed", "promise", (MACRON,), ()),
        ("Macron ruled out new sanctions.", "ruled out", "reject", (MACRON,), (PUTIN,)),
        ("Putin congratulated Macron on his birthday.", "congratulated", "congratulate", (PUTIN,), (MACRON,)),
    ],
)
def test_a_wording_makes_its_act(
    read: Read, sentence: str, cue: str, kind: str, by: tuple[str, ...], to: tuple[str, ...]
) -> None:
    found = act(read(OPENING + sentence, date="2022-01-12", issuer="Kremlin"), cue)
    assert (found.kind, found.by, found.to) == (kind, by, to)


def test_an_impersonal_passive_is_done_by_the_parties(read: Read) -> None:
    found = act(read(OPENING + "It was agreed to continue contacts.", date="2022-01-12", issuer="Kremlin"), "agreed")
    assert (found.by, found.basis) == ((MACRON, PUTIN), "parties")


@pytest.mark.parametrize(
    ("sentence", "cue", "modality"),
    [
        ("Putin did not agree to this.", "agree", "denied"),
        ("Macron may reject the offer.", "reject", "possible"),
        ("Macron would support the plan.", "support", "conditional"),
    ],
)
def test_modality_is_told(read: Read, sentence: str, cue: str, modality: str) -> None:
    assert act(read(OPENING + sentence, date="2022-01-12", issuer="Kremlin"), cue).modality == modality


def test_saying_that_one_is_ready_is_one_offer_and_not_two_acts(read: Read) -> None:
    reading = read(OPENING + "Macron said that he was ready to meet.", date="2022-01-12", issuer="Kremlin")
    assert act(reading, "said").kind == "offer"
    assert not [a for a in reading.acts if reading.quote(a.cue).startswith("was ready")]


def test_what_a_state_will_do_on_a_condition_is_a_warning(read: Read) -> None:
    text = "President Biden spoke with President Putin. He made clear that the United States will respond if Russia invades Ukraine."
    found = act(read(text, date="2021-12-30", issuer="White House"), "will respond")
    assert (found.kind, found.modality, found.by) == ("warn", "conditional", ("country:US",))


def test_what_the_other_side_should_do_is_asked_by_whoever_speaks(read: Read) -> None:
    text = "Xi Jinping met with President Biden. Xi Jinping stressed the one-China principle. The US should stop arms sales."
    found = act(read(text, date="2022-11-14", issuer="Xinhua"), "should stop")
    assert (found.kind, found.by, found.to) == ("call-for", ("person:xi-jinping",), ("country:US",))


def test_a_deed_to_come_is_promised(read: Read) -> None:
    found = act(read(OPENING + "France will support the talks.", date="2022-01-12", issuer="Élysée"), "support")
    assert (found.kind, found.plover) == ("promise", "AGREE")


def test_a_question_does_nothing(read: Read) -> None:
    assert not read("Will Putin reject the offer?", date="2022-01-12").acts


def test_silence_is_an_act(read: Read) -> None:
    assert act(read("Biden remained silent on the matter.", date="2022-01-12"), "remained silent").kind == "keep-silent"


def test_acts_carry_event_codes_and_topics(read: Read) -> None:
    found = act(
        read(OPENING + "Macron condemned the shelling of Donbas.", date="2022-01-12", issuer="Élysée"), "condemned"
    )
    assert (found.plover, found.cameo, found.topics) == ("ACCUSE", "111", ("ukraine",))


def test_every_wording_of_the_lexicon_has_a_known_kind_or_a_stance() -> None:
    tables = (lexicon().verbs, lexicon().nouns, lexicon().adjectives)
    wordings = [w for table in tables for group in table.values() for w in group]
    assert len(wordings) > 250
    assert all((w.kind in KINDS) or (not w.kind and w.stance) for w in wordings)
