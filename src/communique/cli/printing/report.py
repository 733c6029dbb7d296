"""The report that `communique read` prints for people.

Per document: its particulars, the contacts, then voice by voice who undertook, agreed, asked
for, refused and said what, then commitments, questions, appointments and flags. Words in
quotation marks are the source's, the figure after them is the line they begin on.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text
from rich.theme import Theme

from communique.cli.printing.headings import MODALITY, PAST, SECTIONS, STATUS, Names, day, section
from communique.documents.language import UNKNOWN, is_read, name_of
from communique.model import AUTHOR, Act, Commitment, Contact, Document, Passage, Reading, Span

THEME = Theme({
    "title": "bold", "head": "bold cyan", "group": "bold", "who": "bold", "quiet": "dim",
    "words": "italic", "mark": "yellow", "voice": "magenta",
})  # fmt: skip
_LONGEST = 700
"""Characters of a quotation; what a longer one lacks is marked “[…]” where it is cut."""


def print_report(reading: Reading, width: int | None = None, rule: bool = False, key: str = "") -> None:
    """Print the report of one reading to standard output; with a document's `key`, by what a finding is judged."""
    console = Console(theme=THEME, width=width, highlight=False, soft_wrap=False)
    report = Report(reading, console, key)
    if rule:
        console.print(Rule(style="quiet"))
    report.show()


class Report:
    """The report of one reading, printed to one console."""

    def __init__(self, reading: Reading, console: Console, key: str = "") -> None:
        self.reading, self.console, self.key = reading, console, key
        self.names = Names(reading)
        self.breaks = [i for i, c in enumerate(reading.text) if c == "\n"]
        self.passages = {p.id: p for p in reading.passages}

    def show(self) -> None:
        self._particulars()
        self._contacts()
        for passages in self._texts():
            self._voice(passages)
        self._commitments()
        self._questions()
        self._appointments()
        self._flags()
        self.console.print()

    # -- parts -----------------------------------------------------------------------------

    def _particulars(self) -> None:
        document = self.reading.document
        self.console.print()
        self.console.print(Text(document.title or document.source or "Untitled text", style="title"))
        facts = [document.date.isoformat() + _basis(document.date_basis) if document.date else _undated(document)]
        if self.reading.issuer:
            facts.append(f"published by {self.names.one(self.reading.issuer)}")
        facts.append(f"{len(self.reading.text.split()):,} words")
        facts.append(f"in {name_of(document.language)}" if document.language != UNKNOWN else "language not told")
        if document.title and document.source:
            facts.append(document.source)
        self.console.print(Text(" · ".join(facts), style="quiet"))
        if not is_read(document.language):
            told = f"Not read: {name_of(document.language)}. Only English is read; nothing was looked for in this text."
            self.console.print(Text(told, style="mark"))
            return
        voices = list(dict.fromkeys(p.voice for p in self.reading.passages if p.kind not in ("heading", "note")))
        if len(voices) > 1:
            self.console.print(Text("Voices: " + ", ".join(self.names.one(v) for v in voices), style="voice"))

    def _contacts(self) -> None:
        if not self.reading.contacts:
            return
        self._heading("Contacts")
        for contact in self.reading.contacts:
            self._item(self._contact(contact))

    def _contact(self, contact: Contact) -> Text:
        who = self.names.all(contact.participants) or "parties not named"
        line = Text.assemble((who, "who"), f" · {contact.channel} {STATUS[contact.status]}")
        for fact in (day(contact), f"in {contact.place}" if contact.place else ""):
            line.append(f" · {fact}" if fact else "")
        if contact.initiator:
            line.append(f" · on the initiative of {self.names.one(contact.initiator)}")
        if contact.tone:
            line.append(" · " + ", ".join(dict.fromkeys(t.word for t in contact.tone)), "mark")
        others = {c.id: c for c in self.reading.contacts}
        for later in contact.before:
            if later in others:
                line.append(f" · before that of {self.names.all(others[later].participants)}")
        longest = max(contact.evidence, key=lambda s: s.end - s.start)
        return line.append("\n").append(self._quote((longest,))).append(self._id(contact))

    def _texts(self) -> Iterable[list[Passage]]:
        """Passages that one voice speaks in one text, in order; those without acts are passed over."""
        told = {act.passage for act in self.reading.acts}
        group: list[Passage] = []
        for passage in self.reading.passages:
            if passage.id not in told:
                continue
            if group and (group[-1].voice, group[-1].introduced_by) != (passage.voice, passage.introduced_by):
                yield group
                group = []
            group.append(passage)
        if group:
            yield group

    def _voice(self, passages: list[Passage]) -> None:
        ids = {p.id for p in passages}
        acts = [a for a in self.reading.acts if a.passage in ids]
        first = passages[0]
        outer = [] if self.reading.issuer or first.voice == AUTHOR else [AUTHOR]
        title = Text.assemble((self.names.chain((*outer, first.voice)), "voice"), (f"  {first.kind}", "quiet"))
        if first.basis == "inherited":
            title.append("  (voice taken over from the text before)", "quiet")
        self.console.print()
        self.console.print(title)
        for i, (heading, _) in enumerate(SECTIONS):
            here = [a for a in acts if section(a) == i]
            if here:
                self.console.print(Padding(Text(heading, style="group"), (0, 0, 0, 2)))
            for act in here:
                self._item(self._act(act), indent=4)

    def _act(self, act: Act) -> Text:
        line = Text.assemble((self.names.all(act.by), "who"), f" {PAST[act.kind]}")
        if act.to:
            line.append(" → ").append(self.names.all(act.to), "who")
        if act.modality in MODALITY:
            line.append(f" [{MODALITY[act.modality]}]", "mark")
        if act.basis == "parties":
            line.append(" (no one named)", "quiet")
        return line.append("  ").append(self._quote(_whole(act))).append(self._id(act))

    def _commitments(self) -> None:
        if not self.reading.commitments:
            return
        self._heading("Commitments")
        for made in self.reading.commitments:
            line = Text.assemble((self.names.all(made.by), "who"), f" · {made.kind}")
            if made.to:
                line.append(" → ").append(self.names.all(made.to), "who")
            if made.due:
                line.append(f" · by {made.due.end}", "mark")
            line.append("  ").append(self._quote(made.what))
            if made.condition:
                line.append("  on condition ", "mark").append(self._quote((made.condition,)))
            self._item(line.append(self._id(made)))

    def _questions(self) -> None:
        if not self.reading.questions:
            return
        self._heading("Open questions")
        for question in self.reading.questions:
            asker = self.names.one(question.asked_by)
            self._item(Text.assemble((asker, "who"), "  ").append(self._quote((question.span,))))

    def _appointments(self) -> None:
        if not self.reading.appointments:
            return
        self._heading("Appointments")
        for change in self.reading.appointments:
            line = Text.assemble((self.names.one(change.person), "who"))
            if change.office:
                line.append(f" · {change.office}")
            if change.replaces:
                line.append(f" · in place of {self.names.one(change.replaces)}")
            self._item(line.append("  ").append(self._quote((change.span,))))

    def _flags(self) -> None:
        if not self.reading.flags or not is_read(self.reading.document.language):
            return
        self._heading("In the margin")
        for flag in self.reading.flags:
            self._item(Text.assemble((flag.kind, "mark"), f" · {flag.note}  ").append(self._quote((flag.span,))))

    # -- pieces ----------------------------------------------------------------------------

    def _heading(self, words: str) -> None:
        self.console.print()
        self.console.print(Text(words, style="head"))

    def _item(self, line: Text, indent: int = 2) -> None:
        """One entry, its further lines hanging under the first."""
        grid = Table.grid(padding=(0, 1))
        grid.add_column(width=1)
        grid.add_column(overflow="fold")
        grid.add_row("·", line)
        self.console.print(Padding(grid, (0, 0, 0, indent)))

    def _id(self, record: Contact | Act | Commitment) -> Text:
        return Text(f"  {self.key}/{record.id}" if self.key else "", style="quiet")

    def _quote(self, spans: tuple[Span, ...]) -> Text:
        words = " ".join(" … ".join(s.of(self.reading.text) for s in spans).split())
        if len(words) > _LONGEST:
            words = words[:_LONGEST].rsplit(" ", 1)[0] + " […]"
        marked = words if words[:1] in '“"' else f"“{words}”"
        line = bisect_right(self.breaks, spans[0].start - 1) + 1
        return Text.assemble((marked, "words"), (f" l.{line}", "quiet"))


def _whole(act: Act) -> tuple[Span, ...]:
    """The words of an act: its cue and object, as one stretch where they stand together."""
    parts = sorted({*act.cue, *act.object})
    out: list[Span] = []
    for part in parts:
        if out and part.start - out[-1].end <= 40:
            out[-1] = Span(out[-1].start, max(out[-1].end, part.end))
        else:
            out.append(part)
    return tuple(out)


def _undated(document: Document) -> str:
    return f"no date (not before {document.not_before})" if document.not_before else "no date"


def _basis(basis: str) -> str:
    return {"metadata": "", "given": "", "text": " (by its text)"}.get(basis, "")
