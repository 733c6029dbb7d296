"""What a source lists: an address with what the list says of it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, unquote, urlencode, urljoin, urlsplit, urlunsplit

_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "yclid", "_ga")


@dataclass(frozen=True, slots=True)
class Entry:
    """One listed page. `hint` is what the list says of its last change, as written; empty when it says nothing."""

    address: str
    title: str = ""
    hint: str = ""


def canonical(address: str, base: str = "") -> str:
    """An address in one form: absolute, host in lower case, no fragment, no default port, no tracking parameters.

    Empty when it is no http(s) address.
    """
    try:
        parts = urlsplit(urljoin(base, address.strip()))
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not host or not 0 < len(address.strip()) <= 2000:
        return ""
    if ":" in host:
        host = f"[{host}]"
    usual = {"http": 80, "https": 443}[parts.scheme]
    place = host if port in (None, usual) else f"{host}:{port}"
    kept = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not k.lower().startswith(_TRACKING)]
    path = quote(unquote(parts.path), safe="/:@!$&'()*+,;=~-._%") if "%" not in parts.path else parts.path
    return urlunsplit((parts.scheme, place, path or "/", urlencode(kept), ""))
