"""Bytes → text: byte-order marks, UTF-8, UTF-16, then a confident guess; else a clear refusal."""

from __future__ import annotations

import codecs

from communique.errors import NotText

_BINARY = {
    b"%PDF": "a PDF", b"PK\x03\x04": "a ZIP archive (or an Office document)", b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image", b"GIF8": "a GIF image", b"\x1f\x8b": "a gzip archive",
    b"\x7fELF": "a program", b"SQLite format 3": "an SQLite database", b"\xd0\xcf\x11\xe0": "an old Office document",
}  # fmt: skip
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_MOST_CONTROLS = 0.02


def decode(data: bytes, name: str, declared: str | None = None) -> str:
    """The text of `data`; `declared` is an encoding that the source names (an HTML charset).

    Raises NotText, naming `name`, when the bytes are a known binary format, hold control
    characters as text does not, or fit no encoding well.
    """
    for magic, what in _BINARY.items():
        if data.startswith(magic):
            raise NotText(f"{name}: is {what}, not text; save it as text, Markdown or HTML first")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, name)
    for likely in ("utf-8", declared):
        if likely:
            try:
                return _sane(data.decode(likely), name)
            except (UnicodeDecodeError, LookupError):
                continue
    return _guessed(data, name)


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return _sane(data.decode(encoding), name)
    except UnicodeDecodeError as error:
        raise NotText(
            f"{name}: is marked as {encoding} but breaks it at byte {error.start}; save it as UTF-8"
        ) from None


def _guessed(data: bytes, name: str) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None or best.chaos > 0.2:
        raise NotText(f"{name}: its encoding cannot be told; save it as UTF-8")
    return _sane(str(best), name)


def _sane(text: str, name: str) -> str:
    controls = sum(1 for c in text[:20_000] if ord(c) < 32 and c not in "\n\r\t\f\v")
    if "\x00" in text or controls > _MOST_CONTROLS * max(1, len(text[:20_000])):
        raise NotText(f"{name}: holds control characters, so it is not text; save it as text, Markdown or HTML first")
    return text
