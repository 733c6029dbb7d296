import pytest

from communique import Reader
from communique.actors import registry, scan
from communique.actors.registry.builder import build
from communique.actors.registry.csv_tables import Tables, rows, shipped_tables
from communique.actors.registry.issuers import find, issuer, no_id
from communique.actors.registry.validation.checker import check

STATES = (
    ("Kenya", "Kenyan", "country:KE"), ("the Republic of Cyprus", "Cypriot", "country:CY"),
    ("Sri Lanka", "Sri Lankan", "country:LK"), ("the Kingdom of Saudi Arabia", "Saudi", "country:SA"),
    ("the Democratic People's Republic of Korea", "North Korean", "country:KP"),
    ("the Republic of Côte d'Ivoire", "Ivorian", "country:CI"), ("the Swiss Confederation", "Swiss", "country:CH"),
)  # fmt: skip
OF = (
    "Ministry of Foreign Affairs of {}", "Foreign Ministry of {}", "Ministry of Foreign Affairs, {}",
    "Office of the President of {}", "President of {}", "Presidency of {}", "Press Service of the President of {}",
    "Office of the Prime Minister of {}", "Government of {}", "Royal Court of {}", "Ministry of National Defence of {}",
    "Department of Foreign Affairs of {}", "Embassy of {} in Japan", "Embassy of {} to the Kingdom of Belgium",
    "Permanent Mission of {} to the UN", "Permanent Mission of {} to the United Nations in New York",
    "Office of the Spokesperson, Ministry of Foreign Affairs of {}", "{} (Foreign Ministry)", "{} (Presidency)",
    "{} (Prime Minister's Office)", "{} (Royal Court)", "{} (Amiri Diwan)", "Cabinet of Ministers of {}",
)  # fmt: skip
OWN = ("{} Foreign Ministry", "{} Ministry of Commerce", "{} Government", "{} Embassy, London", "{} Presidency")


@pytest.mark.parametrize(("name", "adjective", "state"), STATES)
def test_a_body_of_a_state_is_the_state_where_it_has_no_id_of_its_own(name: str, adjective: str, state: str) -> None:
    found = {wording: registry().find(wording.format(name)) for wording in OF}
    found |= {wording: registry().find(wording.format(adjective)) for wording in OWN}
    assert {wording: actor for wording, actor in found.items() if actor != state} == {}


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Presidency of the French Republic", "org:elysee"),
        ("Ministry of External Affairs, India", "org:mea-india"),
        ("UK Foreign, Commonwealth & Development Office", "org:fcdo"),
        ("Foreign Office of Pakistan", "country:PK"),
        ("Prime Minister of Canada", "org:canada-pmo"),
        ("Chinese Embassy in the US (X post)", "org:china-embassy-us"),
        ("Chinese Embassy in Peru", "country:CN"),
        ("Ministry of Foreign Affairs, Republic of China (Taiwan)", "country:TW"),
        ("President of Kazakhstan (Akorda)", "country:KZ"),
        ("Syria (SANA)", "org:sana"),
        ("Holy See Press Office", "country:VA"),
        ("Emirates News Agency (WAM)", "org:wam"),
        ("Iran International", "org:iran-international"),
        ("The Jakarta Post", "org:jakarta-post"),
        ("Times", "org:times-of-london"),
        ("@MFA_China", "org:china-foreign-ministry"),
        ("https://x.com/EmmanuelMacron", "person:emmanuel-macron"),
        ("White House blog", "org:white-house"),
    ],
)
def test_a_body_with_an_id_of_its_own_an_outlet_an_account(name: str, actor: str) -> None:
    assert registry().find(name) == actor


@pytest.mark.parametrize(
    "name",
    [
        "Turkish Minute", "Georgia Tech", "Embassy of Ruritania in Japan", "Joint statement by China and Peru",
        "Ministry of Silly Walks", "x" * 100_000, "of the in", "@nobody_at_all_here",
    ],
)  # fmt: skip
def test_a_name_that_says_no_actor_is_not_guessed(name: str) -> None:
    assert registry().find(name) is None


def test_the_minister_who_publishes_is_the_one_of_the_day() -> None:
    assert find(registry(), "Foreign Minister of Australia", "2022-11-05") == "person:penny-wong"
    assert find(registry(), "Minister for Foreign Affairs of Australia", "2021-11-05") == "person:marise-payne"
    assert find(registry(), "Foreign Minister of Kenya") == "country:KE"
    assert find(registry(), "President Macron", "2023-01-01") == "person:emmanuel-macron"


def test_a_blog_is_its_authors_and_who_is_unknown_is_kept() -> None:
    for name in ("tidewatcher (blog)", "Ana's Substack", "The Harbour Newsletter", "", "author"):
        assert issuer(registry(), name) == (None, True)
    assert issuer(registry(), "Bureau of Tides") == ("unknown:bureau-of-tides", False)
    assert issuer(registry(), "unknown:bureau-of-tides") == ("unknown:bureau-of-tides", True)
    assert issuer(registry(), "org:bureau-of-tides") == ("unknown:bureau-of-tides", False)


def test_what_looks_like_an_id_and_cannot_be_one() -> None:
    assert no_id("person:Joe Biden")
    assert no_id("country:usa")
    assert not no_id("org:kremlin")
    assert not no_id("Statement: the Kremlin")


def test_an_account_in_a_text_is_a_name_and_an_offices_is_the_holders_of_the_day() -> None:
    text = "Thank you @narendramodi, @POTUS and @NATO! Write to press@nato.int."
    found = {h.span.of(text): h.known[0].actor for h in scan(text, registry(), "2022-03-10").names}
    assert found == {"@narendramodi": "person:narendra-modi", "@POTUS": "person:joe-biden", "@NATO": "org:nato"}
    later = {h.span.of(text): h.known[0].actor for h in scan(text, registry(), "2026-03-10").names}
    assert later["@POTUS"] == "person:donald-trump"


def test_a_name_that_many_states_bodies_bear_means_the_one_at_home() -> None:
    known = registry()
    assert known.at_home("org:mofa-japan", "MOFA", "country:KE") == "country:KE"
    assert known.at_home("org:mofa-japan", "MOFA", "country:CN") == "org:china-foreign-ministry"
    assert known.at_home("org:mofa-japan", "MOFA", "") == "org:mofa-japan"
    assert known.at_home("org:fcdo", "Foreign Office", "country:PK") == "country:PK"
    assert known.at_home("org:us-state-department", "State Department", "country:PK") == "org:us-state-department"


def test_an_outlets_everyday_name_is_a_label_and_no_name_in_a_text() -> None:
    text = "The Times are hard, the Paper is thin and Dawn comes late, said Bloomberg."
    assert [h.span.of(text) for h in scan(text, registry()).names] == ["Bloomberg"]


def test_the_users_rows_replace_ours() -> None:
    ours = shipped_tables()
    ours.handles = [*ours.handles, *rows("handle,actor,office\nTides,org:nato,", "handles", "h")]
    assert build(ours).find("@tides") == "org:nato"


@pytest.mark.parametrize(
    ("table", "row", "problem"),
    [
        ("handles", "a b,org:nato,", "value"),
        ("handles", "ab,org:none,", "unknown-code"),
        ("handles", "ab,country:KE,crown-prince", "unknown-code"),
        ("labels", "Tides,org:none", "unknown-code"),
        ("naming", "Blog,author", "value"),
        ("naming", "blog,poet", "value"),
        ("institutions", "tide office,office,,nobody,,", "value"),
        ("institutions", "tide office,office,,holder,,", "missing"),
        ("institutions", ",office,,body,,", "missing"),
        ("institutions", "tide office,office,,body,,abroad", "value"),
        ("institutions", "tide office,office,none,body,,", "unknown-code"),
    ],
)
def test_the_checker_refuses(table: str, row: str, problem: str) -> None:
    head = {
        "handles": "handle,actor,office", "labels": "label,actor", "naming": "word,kinds",
        "institutions": "wording,kind,office,issuer,country,alone",
    }[table]  # fmt: skip
    faulty = Tables(**{table: list(rows(f"{head}\n{row}", table, "t"))})
    assert problem in {f.problem for f in check(faulty, shipped_tables())}
    twice = Tables(**{table: list(rows(f"{head}\n{row}\n{row}", table, "t"))})
    assert "duplicate" in {f.problem for f in check(twice, shipped_tables())}


def test_a_name_of_many_states_bodies_is_the_speaking_states_in_a_text_too() -> None:
    text = "The National Security Council condemned the attack."
    reading = Reader().read(text, date="2022-03-01", issuer="Ministry of Foreign Affairs of Kenya")
    assert [a.by for a in reading.acts] == [("country:KE",)]
