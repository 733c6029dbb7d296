"""Writes one file of each format into a folder: what an installed program must be able to read.

python tests/documents/one_of_each.py FOLDER
"""

import json
import sys
import zipfile
from email.message import EmailMessage
from pathlib import Path

import docx
from pdf_pages import column, pdf  # beside this script

WORDS = "The Prime Minister spoke to the King of Norland this morning and thanked him for the invitation."


def write(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "page.html").write_text(
        f"<html><body><article><h1>Call</h1><p>{WORDS}</p></article></body></html>", "utf-8"
    )
    (folder / "note.txt").write_text(WORDS, "utf-8")
    (folder / "post.md").write_text(f"---\ndate: 2022-03-04\n---\n\n{WORDS}\n", "utf-8")
    (folder / "call.pdf").write_bytes(pdf([column(50, 700, [WORDS])]))
    document = docx.Document()
    document.add_paragraph(WORDS)
    document.save(str(folder / "call.docx"))
    message = EmailMessage()
    message["From"], message["Subject"] = "press@mfa.example", "Call"
    message.set_content(f"<p>{WORDS}</p>", subtype="html")
    (folder / "call.eml").write_bytes(message.as_bytes())
    (folder / "box.mbox").write_bytes(b"From press@mfa.example Fri Mar  4 10:00:00 2022\n" + message.as_bytes())
    (folder / "rows.csv").write_text(f"text,date\n{WORDS},2022-03-04\n", "utf-8")
    (folder / "one.json").write_text(json.dumps({"text": WORDS}), "utf-8")
    (folder / "lines.jsonl").write_text(json.dumps({"text": WORDS}), "utf-8")
    (folder / "feed.rss").write_text(
        f'<rss version="2.0"><channel><title>News</title><item><title>Call</title><description>{WORDS}</description></item>'
        "</channel></rss>",
        "utf-8",
    )
    with zipfile.ZipFile(folder / "all.zip", "w") as archive:
        archive.writestr("note.txt", WORDS)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
