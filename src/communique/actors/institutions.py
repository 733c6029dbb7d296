"""Words that stand in the names of institutions and in no person's name: “Committee”, “Associations”."""

from __future__ import annotations

INSTITUTIONS = frozenset({
    "affairs", "administration", "agency", "alliance", "assembly", "association", "associations", "bank", "board",
    "bureau", "cabinet", "caucus", "center", "centre", "chamber", "church", "college", "commission", "committee",
    "community", "company", "conference", "congress", "cooperation", "corporation", "council", "department",
    "development", "directors", "duchy", "duma", "federation", "force", "forces", "forum", "foundation", "fund",
    "government", "group", "house", "initiatives", "institute", "investment", "ministry", "mission", "movement",
    "nations", "office", "organisation", "organization", "parliament", "party", "police", "policy", "region",
    "republic", "security", "senate", "service", "society", "staff", "states", "system", "trade", "treasury", "union",
    "university", "defence", "defense", "federations", "strategic", "games", "championship", "club", "olympic",
})  # fmt: skip
