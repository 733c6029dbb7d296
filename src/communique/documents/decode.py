"""Bytes → text: byte-order marks, UTF-8, what the source declares, then a confident guess; else a clear refusal.

A declared encoding is meant as browsers mean it (webencodings): `iso-8859-1` and `us-ascii` are windows-1252, `gb2312`
is GB18030. A stray byte costs one mark of replacement (�), not the encoding of all that stands about it.
"""

from __future__ import annotations

import codecs
import re

from communique.errors import NotText
from communique.vocabulary import word_list, word_map

_OLE, OLD_OFFICE = "an old Office document", b"\xd0\xcf\x11\xe0"
_WITHIN = (("EncryptedPackage".encode("utf-16-le"), "locked by a password"),
           ("__substg1.0_".encode("utf-16-le"), "a message of Outlook"))  # fmt: skip
"""What else is packed as old Office documents are, by the names within."""
_BINARY = {
    b"%PDF": "a PDF", b"PK\x03\x04": "a ZIP archive (or an Office document)", b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image", b"GIF8": "a GIF image", b"\x1f\x8b": "a gzip archive",
    b"\x7fELF": "a program", b"SQLite format 3": "an SQLite database", OLD_OFFICE: _OLE,
    b"{\\rtf": "a Rich Text document", b"BZh": "a bzip2 archive", b"7z\xbc\xaf'\x1c": "a 7-Zip archive",
    b"Rar!\x1a": "a RAR archive", b"\xfd7zXZ": "an xz archive", b"PAR1": "a Parquet table",
    b"\x78\x9f\x3e\x22": "Outlook's own (winmail.dat)", b"WARC/": "a WARC file", b"filedesc://": "an ARC file",
}  # fmt: skip
_REMEDY = {
    "a WARC file": "take it in with communique source import",
    "Outlook's own (winmail.dat)": "have the message sent as HTML or plain text",
    "an ARC file": "take it in with communique source import",
    "a gzip archive": "unpack it first (a .warc.gz is taken in with communique source import)",
    "locked by a password": "save an open copy", "a message of Outlook": "save it as .eml",
    _OLE: "save it as .docx, PDF or text", "a Rich Text document": "save it as .docx, PDF or text",
}  # fmt: skip
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_MOST_CONTROLS = 0.02
_WINDOWS = word_map("documents", "windows-encodings")
"""What those that have characters where these have controls are."""
_CONTROLS = re.compile(r"[\x80-\x84\x86-\x9f]")
_WIDER = {"shift_jis": "cp932", "euc_kr": "cp949", "cp949": "cp949", "big5": "big5hkscs", "gbk": "gb18030"}
"""What Python calls encodings that browsers read as their supersets."""
_WRITTEN_IN = word_list("documents", "encodings")
"""What texts are written in; a guess among all that exist finds letters in noise."""
_WEST = re.compile(
    r"[\x00-\x7f“”‘’–—…•«»°©®™§·€£¡¿´¨ªºÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüÿœŒšŠžŽ\xa0]*"
)
"""What Western texts in windows-1252 consist of."""
_SHORT = 400
"""Bytes below which a statistical guess is worth nothing."""
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_PAIRED = re.compile(rb"(?:[\xa1-\xfe][\xa1-\xfe])+")
_LEAST_PAIRS = 12
_MIXED = re.compile(r"[a-z][а-яё]|[а-яё][a-z]", re.I)
_HIGH = re.compile(r"[\u00c0-\u00ff]{4}")
"""A run of accented letters: Cyrillic or Greek that was read as Western."""


def decode(data: bytes, name: str, declared: str | None = None) -> str:
    """The text of `data`; `declared` is an encoding that the source names (an HTML charset).

    Raises NotText, naming `name`, when the bytes are a known binary format, hold control
    characters as text does not, or fit no encoding well.
    """
    for magic, what in _BINARY.items():
        if data.startswith(magic):
            what = next((kind for stream, kind in _WITHIN if what == _OLE and stream in data), what)
            remedy = _REMEDY.get(what, "save it as text, Markdown or HTML first")
            raise NotText(f"{name}: is {what}, not text; {remedy}")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, name)
    if wide := _wide(data):
        return _strict(data, wide, name)
    told = _meant(declared)
    if told and told.startswith("iso2022") and b"\x1b" in data:
        return _sane(data.decode(told, "replace"), name)
    try:
        return _sane(data.decode("utf-8"), name)
    except UnicodeDecodeError:
        pass
    if _mostly_utf8(data):
        return _sane(data.decode("utf-8", "replace"), name)
    if told and told != "utf-8" and (text := _as_declared(data, told)) is not None:
        return _sane(text, name)
    return _guessed(data, name)


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return _sane(data.decode(encoding), name)
    except UnicodeDecodeError as error:
        if encoding.startswith("utf-8"):
            return _sane(data.decode(encoding, "replace"), name)
        raise NotText(
            f"{name}: is marked as {encoding} but breaks it at byte {error.start}; save it as UTF-8"
        ) from None


def _meant(declared: str | None) -> str | None:
    """The codec that a declared name stands for on the web; None for a name nobody knows."""
    from webencodings import lookup

    found = lookup(declared.strip("\"' ")) if declared else None
    if found is None:
        return None
    name = codecs.lookup(found.codec_info.name).name
    return _WIDER.get(name, name)


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of Latin words is zero, that of spaces and marks in any script."""
    head = data[:1000]
    if len(head) < 8 or len(data) % 2:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    half = len(head) / 2
    least = 0.7 * half if even and odd else 0.08 * half
    if odd > least and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > least and odd < 0.1 * half else None


def _mostly_utf8(data: bytes) -> bool:
    """Whether bytes that are not UTF-8 throughout are so but for stray ones: what is no character, and what is one."""
    high = sum(len(run) for run in re.findall(rb"[\x80-\xff]+", data))
    whole = _MULTIBYTE.findall(data)
    stray = high - sum(map(len, whole))
    return len(whole) > 2 * stray


def _as_declared(data: bytes, encoding: str) -> str | None:
    """The text in a declared encoding; None where so much of it is wrong that something else must be meant."""
    text = data.decode(encoding, "replace")
    if encoding in _WINDOWS and _CONTROLS.search(text):
        text = data.decode(_WINDOWS[encoding], "replace")
    if text.count("�") > max(2, len(text) // 200):
        return None
    if encoding in ("cp1252", "cp1250", "cp1254") and _HIGH.search(text):
        share = sum(len(run) for run in re.findall(r"[\u00c0-\u00ff]+", text))
        return None if share * 3 > len(re.findall(r"[^\W\d_]", re.sub(r"<[^<>]*>", "", text))) else text
    return None if len(_MIXED.findall(text)) > 3 else text


def _guessed(data: bytes, name: str) -> str:
    from charset_normalizer import from_bytes

    if (paired := _in_pairs(data)) is not None:
        return _sane(paired, name)
    west = data.decode("cp1252", "replace")
    high = sum(1 for c in west if c > "\x7f")
    if _WEST.fullmatch(west) and not _HIGH.search(west) and (len(data) < _SHORT or high * 33 < len(west)):
        return _sane(west, name)
    best = from_bytes(data, cp_isolation=_WRITTEN_IN).best()
    if best is None or best.chaos > 0.2:
        raise NotText(f"{name}: its encoding cannot be told; save it as UTF-8")
    return _sane(str(best), name)


def _in_pairs(data: bytes) -> str | None:
    """The text of bytes that all come in pairs, as those of China, Korea and Japan do; None where no such fits."""
    high = re.findall(rb"[\x80-\xff]+", data)
    if sum(map(len, high)) < 2 * _LEAST_PAIRS or not all(_PAIRED.fullmatch(run) for run in high):
        return None
    leads = [byte for run in high for byte in run[::2]]
    share = {name: sum(low <= byte <= top for byte in leads) / len(leads) for name, low, top in _LEADS}
    if share["kana"] > 0.15:
        best = "euc_jp"
    elif share["hangul"] > 0.85 and len(leads) < 8 * len(high):
        best = "cp949"
    elif share["hanzi"] + share["marks"] > 0.95:
        best = "gb18030"
    else:
        return None
    text = data.decode(best, "replace")
    return None if "\ufffd" in text else text


_LEADS = (("kana", 0xA4, 0xA5), ("hangul", 0xB0, 0xC8), ("hanzi", 0xB0, 0xD7), ("marks", 0xA1, 0xA3))
"""First bytes of pairs, and what they begin: frequent characters alone."""


def _sane(text: str, name: str) -> str:
    controls = sum(1 for c in text[:20_000] if ord(c) < 32 and c not in "\n\r\t\f\v")
    if "\x00" in text or controls > _MOST_CONTROLS * max(1, len(text[:20_000])):
        raise NotText(f"{name}: holds control characters, so it is not text; save it as text, Markdown or HTML first")
    return text
