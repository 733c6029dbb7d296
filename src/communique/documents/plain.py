"""Plain text: kept as it is, line ends made alike."""

from __future__ import annotations

from communique.documents.content import Content


def read_plain(text: str) -> Content:
    """The text itself; CRLF and CR become LF, a byte-order mark at the start goes."""
    return Content(plain(text), "text/plain")


def plain(text: str) -> str:
    """`text` with its line ends made LF. A text without CR stays as it is."""
    text = text.removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
