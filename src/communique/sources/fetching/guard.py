"""Which addresses may be fetched: http and https to public machines, judged by what a name resolves to.

A name is resolved once for each connection; all its addresses must be public, and the connection is
made to the address that was judged, so that a name cannot change its meaning in between.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

from communique.errors import RefusedAddress, Unreachable

Resolve = Callable[[str, int], list[str]]
_PORTS = {80, 443, 8000, 8080, 8443}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def resolved(host: str, port: int) -> list[str]:
    """The addresses of a host by the system's resolver, in its order. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def is_public(address: str) -> bool:
    """Whether an IP address is of a public machine: not private, loopback, link-local, multicast or reserved.

    An IPv6 address that carries an IPv4 one (mapped, 6to4, NAT64) is judged by what it carries.
    """
    try:
        ip = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.teredo:
            return False
        inner = ip.ipv4_mapped or ip.sixtofour
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if ip.is_site_local:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_link_local)


class Guard:
    """Judges addresses before and at every connection.

    `allowed` names hosts (as written in an address) that may be private, for tests and for a
    ministry's own network; any port of theirs may be used.
    """

    def __init__(self, allowed: Iterable[str] = (), resolve: Resolve = resolved) -> None:
        self.allowed = frozenset(host.lower().strip("[]") for host in allowed)
        self.resolve = resolve

    def check(self, address: str) -> str:
        """The host of an address that may be asked for; raises RefusedAddress naming it and why not."""
        try:
            parts = urlsplit(address)
            host, port = parts.hostname, parts.port
        except ValueError:
            raise RefusedAddress(f"{shown(address)}: is not an address") from None
        if parts.scheme not in ("http", "https"):
            raise RefusedAddress(f"{shown(address)}: only http and https are fetched, not {parts.scheme or 'nothing'}")
        if not host or any(c <= " " or c in '<>"\\' for c in host):
            raise RefusedAddress(f"{shown(address)}: names no host")
        if parts.username is not None or parts.password is not None:
            raise RefusedAddress(f"{host}: an address with a user's name or password is not fetched")
        if host in self.allowed:
            return host
        if _literal(host) and not is_public(host):
            raise RefusedAddress(f"{shown(address)}: is a private address; allow it by name ({host}) if it is meant")
        if port is not None and port not in _PORTS:
            raise RefusedAddress(f"{shown(address)}: port {port} is not one that pages are published on")
        return host

    def addresses(self, host: str, port: int) -> list[str]:
        """The addresses to connect to. Raises RefusedAddress when any is private, Unreachable when none is known."""
        try:
            found = self.resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise Unreachable(
                f"{host}: its name cannot be resolved ({getattr(error, 'strerror', None) or error})"
            ) from None
        if not found:
            raise Unreachable(f"{host}: its name has no address")
        bad = [] if host.lower().strip("[]") in self.allowed else [one for one in found if not is_public(one)]
        if bad:
            raise RefusedAddress(f"{host}: leads to a private address ({bad[0]}); allow it by name if it is meant")
        return found


def shown(address: str) -> str:
    """An address as messages show it: one line, printable, not endless."""
    return "".join(c if c.isprintable() else "?" for c in address)[:200]


def _literal(host: str) -> bool:
    try:
        ipaddress.ip_address(host.split("%")[0])
    except ValueError:
        return False
    return True
