"""The written report for a desk: what was published in some days about some actors, sentence by sentence
with its references.

    from communique.brief import asked, brief, render
    made = brief(ledger, asked(["UA"], "7d", None, today, registry()))
    Path("brief.docx").write_bytes(render(made, "docx"))
"""

from communique.brief.asked import Asked, asked
from communique.brief.formats.rendering import FORMATS, render
from communique.brief.report import Brief, Part, Reference, Section, Sentence
from communique.brief.write import brief

__all__ = ["FORMATS", "Asked", "Brief", "Part", "Reference", "Section", "Sentence", "asked", "brief", "render"]
