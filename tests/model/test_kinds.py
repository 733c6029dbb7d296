from communique.cli.printing.headings import PAST, SECTIONS
from communique.model.kinds import KINDS

PLOVER = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip


def test_every_plover_type_is_reached_by_some_kind_and_no_other_is_named() -> None:
    assert {kind.plover for kind in KINDS.values() if kind.plover} == PLOVER


def test_cameo_codes_are_three_figures() -> None:
    assert all(kind.cameo is None or (len(kind.cameo) == 3 and kind.cameo.isdigit()) for kind in KINDS.values())


def test_the_report_has_a_word_and_one_heading_for_every_kind() -> None:
    assert set(PAST) == set(KINDS)
    listed = [kind for _, kinds in SECTIONS for kind in kinds]
    assert sorted(listed) == sorted(KINDS)
