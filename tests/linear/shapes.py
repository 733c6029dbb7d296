"""Shapes of input that once cost more than their size, or might: a unit each, repeated as often as is asked.

Each is a kind (repeated quotations, open brackets, names without verbs, deep nesting …), not a text that somebody
wrote. `kind` is the suffix under which it is handed in: “.txt”, “.md”, “.html”, “.eml”, “.mbox”.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape: its name, how it is handed in, who is said to publish it, and its text of so many units."""

    name: str
    kind: str
    issuer: str | None
    text: Callable[[int], str]

    def data(self, units: int) -> bytes:
        """The bytes of so many units."""
        return self.text(units).encode("utf-8", "surrogatepass")


def _repeated(unit: str, before: str = "", after: str = "") -> Callable[[int], str]:
    return lambda many: before + unit * many + after


def _numbered(unit: str, before: str = "", after: str = "") -> Callable[[int], str]:
    """Units that differ by their number, so that nothing is found twice."""
    return lambda many: before + "".join(unit.replace("%", str(n)) for n in range(many)) + after


def _nested(opening: str, closing: str, inner: str = "x") -> Callable[[int], str]:
    return lambda many: opening * many + inner + closing * many


_PLAIN: tuple[tuple[str, Callable[[int], str]], ...] = (
    ("quotations that are told", _repeated("“We agreed on much,” said Biden. ")),
    ("short quotations that are told", _repeated("“a” said Biden. ")),
    ("quotations that nobody tells", _repeated("“We are ready to go on with it.” ")),
    ("quotations that open", _repeated("“We ")),
    ("quotations that close", _repeated("We” ")),
    ("quotation marks", _repeated('" ')),
    ("apostrophes", _repeated("’s ")),
    ("sentences", _numbered("The President of Norway spoke with the Prime Minister on % matters. ")),
    ("paragraphs", _numbered("The President of Norway agreed to % visits, he said.\n\n")),
    ("one sentence of clauses", _repeated("that the President said he had agreed to meet and ")),
    ("one sentence of names", _repeated("President Biden and ")),
    ("names in a list", _repeated("Norway, ")),
    ("names alone", _repeated("Biden ")),
    ("offices alone", _repeated("the Foreign Minister of Norway ")),
    ("strangers", _numbered("Mr. Abel Qorin% spoke. ")),
    ("strangers in offices", _numbered("Foreign Minister Abel Qorin% spoke. The Foreign Minister agreed to go. ")),
    ("full names and labels", _numbered("John Abel% agreed.\n\nMR. ABEL%: Yes, we did.\n\n")),
    ("strangers in full again", _repeated("Abel Qorin spoke with Mara Velt. ")),
    ("pronouns", _repeated("He told him that he agreed with them. ")),
    ("capitals", _repeated("Ab Cd ")),
    ("capitals wide apart", _repeated("Ab  Cd  ")),
    ("one word", _repeated("a")),
    ("one word of capitals", _repeated("A")),
    ("words", _repeated("word ")),
    ("verbs", _repeated("met ")),
    ("numbers", _repeated("1,000 ")),
    ("digits", _repeated("1")),
    ("days", _repeated("on 3 May 2021 ")),
    ("months", _repeated("May ")),
    ("opening brackets", _repeated("(")),
    ("square brackets", _repeated("[")),
    ("low lines", _repeated("_")),
    ("stars", _repeated("*")),
    ("dashes", _repeated("— ")),
    ("hyphens", _repeated("-")),
    ("full stops", _repeated(".")),
    ("questions", _repeated("? ")),
    ("commas", _repeated(", ")),
    ("blanks", _repeated(" ")),
    ("tabs", _repeated("\t")),
    ("line ends", _repeated("\n")),
    ("lines", _repeated("ab\n")),
    ("short paragraphs", _repeated("ab\n\n")),
    ("speakers", _numbered("MR. PRICE: We agreed on % points.\n\n")),
    ("questions and answers", _repeated("Q: \n")),
    ("questions in one line", _repeated("Q: ")),
    ("labels of many speakers", _numbered("MR. AB%: Yes.\n")),
    ("headings", _repeated("Readout of a Call\n")),
    ("bullets", _repeated("- agreed to meet\n")),
    ("numbered items", _numbered("%. The parties will meet in Oslo.\n")),
    ("signatures", _repeated("(signed) J. Doe\n")),
    ("addresses", _repeated("https://example.org/a ")),
    ("marks of addresses", _repeated("@a ")),
    ("accents", _repeated("e\u0301")),
    ("marks nobody sees", _repeated("\u200b")),
    ("halves of characters", _repeated("\ud800 ")),
    ("pictures", _repeated("🙂")),
    ("another script", _repeated("Президент сказал. ")),
    ("meetings", _repeated("They met. ")),
    ("promises", _numbered("Norway will send % ships to Peru by June, he said. ")),
    ("conditions", _repeated("If Norway agrees, Peru will agree if Norway agrees. ")),
    ("denials", _repeated("He did not say that he had not agreed. ")),
    ("appointments", _numbered("Abel Qorin% was appointed Foreign Minister of Norway. ")),
    ("visits", _repeated("The Minister will visit Oslo from 3 to 5 May. ")),
    ("parties", _repeated("with the Foreign Minister of Norway, ")),
    ("messages", _repeated("The message reads: “We are ready to go on with it.” ")),
    ("possessives", _repeated("Norway’s Minister’s ")),
    ("of and of", _repeated("of the Minister ")),
    ("infinitives", _repeated("agreed to promise to ")),
)

_MARKED: tuple[tuple[str, str, Callable[[int], str]], ...] = (
    ("pages of paragraphs", ".html", _numbered("<p>The President agreed to % visits.</p>", "<html><body>", "</body></html>")),
    ("pages of divisions within each other", ".html", _nested("<div>", "</div>")),
    ("pages of marks that open", ".html", _repeated("<b>", "<html><body>x")),
    ("pages of comments", ".html", _repeated("<!-- a -->", "", "<html><p>x y z</p></html>")),
    ("comments that open", ".html", _repeated("<!--", "<html>")),
    ("pages of links", ".html", _repeated('<a href="/a">a</a> ', "<html><body>", "</body></html>")),
    ("pages of tables", ".html", _repeated("<table><tr><td>a</td></tr></table>", "<html><body>", "</body></html>")),
    ("a row of cells", ".html", _repeated("<td>a</td>", "<html><table><tr>", "</tr></table></html>")),
    ("tables within each other", ".html", _nested("<table><tr><td>", "</td></tr></table>")),
    ("lists within each other", ".html", _nested("<ul><li>", "</li></ul>")),
    ("characters by name", ".html", _repeated("&amp;", "<html><p>", "</p></html>")),
    ("characters by number", ".html", _repeated("&#x41;", "<html><p>", "</p></html>")),
    ("particulars", ".html", _repeated('<p a="1" b="2">', "<html>")),
    ("a tag of particulars", ".html", _repeated('a="1" ', "<html><p ", ">x</p></html>")),
    ("metadata", ".html", _repeated('<meta name="date" content="2021-05-03">', "<html><head>", "</head><p>x</p></html>")),
    ("scripts", ".html", _repeated("<script>{</script>", "<html>", "<p>x</p></html>")),
    ("records of data", ".html", lambda n: '<html><script type="application/ld+json">' + "[" * n + "]" * n + "</script><p>x y</p></html>"),
    ("less-than signs", ".html", _repeated("<", "<html>")),
    ("quotations within each other", ".md", _repeated("> ", "", "a\n")),
    ("list items within each other", ".md", lambda n: "".join("  " * min(i, 300) + "- a\n" for i in range(n))),
    ("stress that opens", ".md", _repeated("**a ")),
    ("links that open", ".md", _repeated("[a](")),
    ("links", ".md", _repeated("[a](b) ")),
    ("code", ".md", _repeated("`a")),
    ("front matter", ".md", lambda n: "---\n" + "".join(f"a{i}: b\n" for i in range(n)) + "---\nx\n"),
    ("front matter within itself", ".md", lambda n: "---\na: " + "[" * n + "]" * n + "\n---\nx\n"),
    ("tables in plain marks", ".md", lambda n: "|a|b|\n|-|-|\n" + "|c|d|\n" * n),
    ("answers in mails", ".eml", lambda n: "From: a@a.example\nSubject: s\n\n" + "> a\n" * n),
    ("headers of mails", ".eml", lambda n: "From: a@a.example\n" + "X-A: b\n" * n + "\nwords\n"),
    ("parts of mails", ".eml", lambda n: 'From: a@a.example\nContent-Type: multipart/mixed; boundary="b"\n\n' + "--b\n\na\n" * n + "--b--\n"),
    ("parts within parts", ".eml", lambda n: "From: a@a.example\n" + "".join(f'Content-Type: multipart/mixed; boundary="b{i}"\n\n--b{i}\n' for i in range(n)) + "\na\n"),
    ("a mailbox", ".mbox", lambda n: "From a@a.example Mon Jan 17 10:00:00 2022\nFrom: a@a.example\nSubject: s\n\nThey met.\n\n" * n),
    ("lines that begin as mails", ".mbox", lambda n: "From a@a.example Mon Jan 17 10:00:00 2022\nSubject: s\n\n" + "From \n" * n),
)  # fmt: skip

SHAPES: tuple[Shape, ...] = (
    *(Shape(name, ".txt", None, made) for name, made in _PLAIN),
    *(Shape(f"{name}, official", ".txt", "org:kremlin", made) for name, made in _PLAIN),
    *(Shape(name, kind, None, made) for name, kind, made in _MARKED),
)
