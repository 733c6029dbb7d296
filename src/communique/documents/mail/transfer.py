"""What ways of sending mail do to words: base64 with other words behind it, lines that flow, marks of text/enriched,
the frame of a signed text.
"""

from __future__ import annotations

import binascii
import re
from base64 import b64decode
from email import message_from_bytes, policy
from email.message import EmailMessage

_BASE64 = re.compile(r"[A-Za-z0-9+/\s]{8,}={0,2}")
_ENRICHED = re.compile(r"<param>[^<]{0,300}</param>|</?[a-z][a-z-]{1,20}>", re.I)
_BEGINS, _SIGNATURE, _ENDS = (
    f"-----{words}-----" for words in ("BEGIN PGP SIGNED MESSAGE", "BEGIN PGP SIGNATURE", "END PGP SIGNATURE")
)


def message_of(data: bytes) -> EmailMessage:
    """A message as its bytes tell it, without character sets that are no name: Python refuses those with a NUL."""
    message = message_from_bytes(data, policy=policy.default)
    for part in message.walk():
        if "\0" in str(part.get_param("charset", "")):
            part.del_param("charset")
    return message


def transferred(part: EmailMessage) -> bytes:
    """The bytes of a part. What stands behind its base64 (a list's footer) is none of it."""
    raw = part.get_payload()
    if isinstance(raw, str) and str(part.get("Content-Transfer-Encoding", "")).strip().lower() == "base64":
        whole = _BASE64.match(raw)
        if whole and raw[whole.end() :].strip() and len(re.sub(r"\s", "", whole[0])) % 4 == 0:
            try:
                return b64decode(whole[0])
            except binascii.Error:
                pass
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def unenriched(words: str, kind: str) -> str:
    """Words of text/enriched (RFC 1896) without its marks: of its line ends one is a space, two are one."""
    if kind not in ("text/enriched", "text/richtext"):
        return words
    flowing = re.sub(r"(?<!\n)\n(?!\n)", " ", words.replace("\r\n", "\n"))
    return _ENRICHED.sub("", flowing).replace("<<", "<")


def unsealed(words: str) -> str:
    """Words without the frame of a signature in the text (RFC 9580): its dashes before lines go with it."""
    start = words.find(_BEGINS)
    sealed = words.find(_SIGNATURE, start) if start >= 0 else -1
    end = words.find(_ENDS, sealed) if sealed >= 0 else -1
    if end < 0:
        return words
    inner = words[start + len(_BEGINS) : sealed].strip("\n").partition("\n\n")
    told = re.sub(r"^- (?=-)", "", inner[2] or inner[0], flags=re.M)
    return f"{words[:start]}{told.rstrip()}{words[end + len(_ENDS) :]}"


def unwrapped(text: str, part: EmailMessage) -> str:
    """Text that says its lines flow (RFC 3676), with each paragraph on one line."""
    if str(part.get_param("format", "")).lower() != "flowed":
        return text
    joint = "" if str(part.get_param("delsp", "")).lower() == "yes" else " "
    out: list[str] = []
    open_at: str | None = None
    for line in text.split("\n"):
        depth = line[: len(line) - len(line.lstrip(">"))]
        words = line[len(depth) :].removeprefix(" ")
        flows = words.endswith(" ") and words != "-- "
        if open_at == depth and words.strip() and words != "-- ":
            out[-1] += joint + words.rstrip(" ")
        else:
            out.append((depth + " " if depth else "") + (words if words == "-- " else words.rstrip(" ")))
        open_at = depth if flows else None
    return "\n".join(out)
