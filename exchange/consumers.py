"""Our exports in the hands of those who take them: each consumer reads its format and must find what stands in it.

Run in an environment of its own that has the consumers: `python exchange/consumers.py FOLDER [NAME …]`, with the folder
that ledger.py filled. One line a consumer; exit status 1 at the first that does not find what it should.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

POLECAT = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City",
    "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip


def pandas(folder: Path) -> str:
    """Findings from CSV and Parquet, codes as texts; the join of docs/events.md with a table like POLECAT's."""
    import pandas as pd

    found = pd.read_csv(folder / "export.csv")
    kept = pd.read_parquet(folder / "export.parquet")
    assert list(found["id"]) == list(kept["id"])
    codes = found["cameo"].dropna()
    assert not codes.empty and codes.str.fullmatch(r"CAMEO:\d{3,4}").all()
    assert set(kept["cameo"].dropna()) == set(codes.str.removeprefix("CAMEO:"))
    both, near = _beside_polecat(folder)
    joined = both[both["Told by both"]]
    assert set(joined["Event ID (POLECAT)"]) == {"P1", "P2"}, joined
    assert set(near["Event ID (POLECAT)"].dropna()) == {"P1", "P2", "P4"}, near
    assert joined["Code"].str.fullmatch(r"\d{3,4}").all()
    return f"{len(found)} findings, {len(both)} events, {len(joined)} joined with POLECAT's columns, {near['Event ID (POLECAT)'].notna().sum()} within a day"


def _beside_polecat(folder: Path) -> tuple[Any, Any]:
    """What the code of docs/events.md makes of the events and a table as POLECAT publishes them: its forty columns, tabs,
    “None” for nothing, several countries in a cell.
    """
    rows = [
        {"Event ID": "P1", "Event Date": "2022-01-14", "Event Type": "CONSULT", "Actor Country": "USA; GBR",
         "Recipient Country": "FRA"},
        {"Event ID": "P2", "Event Date": "2022-01-10", "Event Type": "SANCTION", "Actor Country": "RUS",
         "Recipient Country": "NOR"},
        {"Event ID": "P3", "Event Date": "2022-01-14", "Event Type": "CONSULT"},
        {"Event ID": "P4", "Event Date": "2022-01-15", "Event Type": "CONSULT", "Actor Country": "FRA",
         "Recipient Country": "USA"},
    ]  # fmt: skip
    lines = ["\t".join(POLECAT), *("\t".join(row.get(name, "None") for name in POLECAT) for row in rows)]
    (folder / "polecat.tsv").write_text("\n".join(lines) + "\n", "latin-1")
    (folder / "events.csv").write_bytes((folder / "export.events").read_bytes())
    page = (Path(__file__).parents[1] / "docs" / "events.md").read_text("utf-8")
    code = "\n".join(block.split("```", 1)[0] for block in page.split("```python\n")[1:])
    scope: dict[str, Any] = {}
    with contextlib.chdir(folder):
        exec(compile(code, "docs/events.md", "exec"), scope)
    return scope["both"], scope["near"]


def polars(folder: Path) -> str:
    """The same from polars: types, lists, texts."""
    import polars as pl

    kept = pl.read_parquet(folder / "export.parquet")
    assert kept.schema["score"] == pl.Float64 and kept.schema["who"] == pl.List(pl.String)
    events = pl.read_csv(folder / "export.events")
    assert events.schema["CAMEO"] == pl.String
    bound = kept.filter(pl.col("kind") == "commitment", pl.col("due").is_not_null())
    assert bound["due"].to_list() == ["2022-03-01"], bound["due"]
    return f"{kept.height} findings, {events.height} events"


def duckdb(folder: Path) -> str:
    """SQL over Parquet, JSON lines and CSV."""
    import duckdb as db

    many = db.sql(f"SELECT count(*) FROM '{folder}/export.parquet'").fetchall()[0][0]
    told = db.sql(f"SELECT count(*) FROM read_json_auto('{folder}/export.jsonl')").fetchall()[0][0]
    held = f"SELECT day FROM '{folder}/export.parquet' WHERE kind = 'contact' AND day_basis = 'relative'"
    code = db.sql(f"SELECT CAMEO FROM read_csv('{folder}/export.events') LIMIT 1").fetchall()[0][0]
    assert many == told > 0 and code.startswith("CAMEO:0")
    assert db.sql(held).fetchall() == [("2022-01-14",)]
    return f"{many} findings from Parquet and JSON lines, codes as texts from CSV"


def networkx(folder: Path) -> str:
    """Who was in contact with whom, with attributes of nodes and edges."""
    import networkx as nx

    graph = nx.read_graphml(folder / "export.graphml")
    one = graph.nodes["person:joe-biden"]
    assert (one["name"], one["country"], one["wikidata"], one["kind"]) == ("Joe Biden", "USA", "Q6279", "person")
    edge = graph.edges["person:emmanuel-macron", "person:joe-biden"]
    assert edge["contacts"] >= 1 and edge["first"] == "2022-01-14" and "call" in edge["channels"]
    return f"{graph.number_of_nodes()} actors, {graph.number_of_edges()} edges"


def rdflib(folder: Path) -> str:
    """Names, types, sameAs, and whose words a quotation is."""
    import rdflib as rdf

    graph = rdf.Graph().parse(folder / "export.jsonld", format="json-ld")
    schema, who = rdf.Namespace("https://schema.org/"), rdf.URIRef("urn:communique:person:vladimir-putin")
    assert (who, rdf.RDF.type, schema.Person) in graph
    assert str(graph.value(who, schema.name)) == "Vladimir Putin"
    assert graph.value(who, schema.sameAs) == rdf.URIRef("http://www.wikidata.org/entity/Q7747")
    asked = (
        "SELECT ?w WHERE { ?q a <https://schema.org/Quotation>; <https://schema.org/spokenByCharacter> ?who; "
        "<https://schema.org/text> ?w }"
    )
    assert any("We will not leave" in str(row.w) for row in graph.query(asked, initBindings={"who": who}))
    named = {node for node in graph.objects(None, schema.attendee)}
    assert named and all(graph.value(node, schema.name) for node in named)
    assert "file://" not in (folder / "export.jsonld").read_text("utf-8")
    return f"{len(graph)} triples"


def citeproc(folder: Path) -> str:
    """A bibliography of the documents and a citation with its place."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, Locator, formatter
    from citeproc.source.json import CiteProcJSON

    items = json.loads((folder / "export.csl").read_text("utf-8"))
    assert len(items) == 3 and all("file:" not in json.dumps(one) for one in items)
    style = CitationStylesStyle(str(Path(__file__).parent / "plain.csl"), validate=False)
    made = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    one = next(item for item in items if item["custom"]["citations"])
    place = one["custom"]["citations"][0]["locator"]
    cite = Citation([CitationItem(one["id"].lower(), locator=Locator("line", place))])
    for item in items:
        made.register(Citation([CitationItem(item["id"].lower())]))
    made.register(cite)
    shown = [str(entry) for entry in made.bibliography()]
    assert len(shown) == len(items) and any("White House" in entry for entry in shown)
    cited = str(made.cite(cite, lambda item: None))
    assert place in cited, cited
    return f"{len(shown)} entries; cited: {cited}"


def bibtexparser(folder: Path) -> str:
    """One entry a document, special letters kept."""
    import bibtexparser as bib

    told = bib.loads((folder / "export.bibtex").read_text("utf-8"))
    assert len(told.entries) == 3
    assert all(not one.get("url", "http").startswith("file:") for one in told.entries)
    assert any("call" in one["title"] and one["year"] == "2022" for one in told.entries)
    return f"{len(told.entries)} entries"


def followthemoney(folder: Path) -> str:
    """Every entity valid by its schema, no value lost, every link to an entity that is there."""
    from followthemoney import model

    made = {}
    for line in (folder / "export.followthemoney").read_text("utf-8").splitlines():
        data = json.loads(line)
        proxy = model.get_proxy(data, cleaned=False)
        proxy.schema.validate({"properties": data["properties"]})
        clean = model.make_entity(data["schema"])
        clean.id = data["id"]
        for name, values in data["properties"].items():
            clean.add(name, values)
            lost = [v for v in values if v not in clean.get(name)]
            assert not lost, (data["id"], name, lost)
        made[clean.id] = clean
    links = [(one.id, value) for one in made.values() for prop, value in one.itervalues() if prop.type.name == "entity"]
    assert links and all(to in made for _, to in links), [to for _, to in links if to not in made]
    return f"{len(made)} entities valid, {len(links)} links kept"


def feedparser(folder: Path) -> str:
    """A feed of the workspace, where one was written beside the exports (feed.atom)."""
    import feedparser as feeds

    told = feeds.parse((folder / "feed.atom").read_bytes())
    assert not told.bozo and told.version == "atom10" and told.entries
    assert all(one.id and one.link and one.updated_parsed for one in told.entries)
    return f"{len(told.entries)} entries"


def openapi(folder: Path) -> str:
    """A client generated from the description of the API, and its call for documents made with a token."""
    made = folder / "generated_client"
    tool = [sys.executable, "-m", "openapi_python_client", "generate", "--meta", "none", "--overwrite"]
    where = ["--path", str(folder / "openapi.json"), "--output-path", str(made)]
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])  # it looks for its formatter there
    env = {**os.environ, "PATH": path}
    told = subprocess.run([*tool, *where], capture_output=True, text=True, check=True, env=env)
    assert "warning" not in (told.stdout + told.stderr).lower(), told.stderr
    sys.path.insert(0, str(folder))
    client = importlib.import_module("generated_client").AuthenticatedClient("http://127.0.0.1", "cq_token")
    assert client.get_httpx_client().headers["Authorization"] == "Bearer cq_token"
    calls = [one for one in (made / "api").rglob("*.py") if one.name != "__init__.py"]
    for one in calls:
        importlib.import_module(".".join(one.relative_to(folder).with_suffix("").parts))
    return f"{len(calls)} calls generated and imported"


CONSUMERS: tuple[Callable[[Path], str], ...] = (
    pandas, polars, duckdb, networkx, rdflib, citeproc, bibtexparser, feedparser, openapi, followthemoney,
)  # fmt: skip


def main(folder: Path, names: list[str]) -> int:
    """Try each consumer, or those that are named."""
    for consumer in CONSUMERS:
        if not names or consumer.__name__ in names:
            sys.stdout.write(f"{consumer.__name__}: {consumer(folder)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
