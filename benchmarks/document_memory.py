"""Memory of reading many pages: what 1,000 web pages (and as many mails, Word and PDF files) hold above the models.

    .venv/bin/python benchmarks/document_memory.py [--documents 1000] [--kinds html,mail,docx,pdf] [--loaded-only]

The models are loaded by reading five documents of each kind; what the process holds then is “the models”. Every document
has words, names and numbers of its own, which is the worst case for caches.
"""

from __future__ import annotations

import argparse
import io
import resource
import time
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

from watching import press_page  # beside this script

from communique import Reader
from communique.documents import load


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ask.add_argument("--documents", type=int, default=1000)
    ask.add_argument("--kinds", default="html")
    ask.add_argument("--loaded-only", action="store_true", help="take the documents in and do not read them")
    args = ask.parse_args()
    reader = Reader()
    read: Callable[[bytes], object] = load if args.loaded_only else reader.read
    kinds = args.kinds.split(",")
    for kind in kinds:
        for number in range(5):
            read(_MADE[kind](number))
    models, peak = _held(), _peak()
    print(f"the models: {models} MB (peak {peak} MB)")
    for kind in kinds:
        begun = time.monotonic()
        for number in range(args.documents):
            read(_MADE[kind](1000 + number))
        took = time.monotonic() - begun
        print(
            f"{args.documents} of {kind}: {_held() - models} MB above, peak {_peak() - models} MB above, {took:.0f} s"
        )


def _mail(number: int) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "Press <press@mfa.example>", f"Readout {number}"
    message["Date"] = "Tue, 1 Mar 2022 09:00:00 +0100"
    message.set_content(load(press_page(number)).text)
    message.add_alternative(press_page(number).decode(), subtype="html")
    return message.as_bytes()


def _word(number: int) -> bytes:
    import docx

    document, out = docx.Document(), io.BytesIO()
    for paragraph in load(press_page(number)).text.split("\n\n"):
        document.add_paragraph(paragraph)
    document.save(out)
    return out.getvalue()


def _pdf(number: int) -> bytes:
    from tests.documents.pdf_pages import column, pdf

    words = load(press_page(number)).text.encode("cp1252", "replace").decode("cp1252").split()
    lines = [" ".join(words[at : at + 12]) for at in range(0, len(words), 12)]
    return pdf([column(50, 740, lines[:50])])


_MADE: dict[str, Callable[[int], bytes]] = {"html": press_page, "mail": _mail, "docx": _word, "pdf": _pdf}


def _held() -> int:
    """What the process holds, in MB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() // 1_048_576


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
