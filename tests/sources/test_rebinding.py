"""A name that changes its meaning: in mid-connection, from request to request, from one redirect to the next."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from typing import Any

import httpcore
import pytest

from communique.errors import FetchError, RefusedAddress
from communique.sources import Fetcher, Guard
from tests.sources.site import QUICK, TEXT, Site, page

HERE = "127.0.0.1"
PUBLIC = "93.184.216.34"
PRIVATE = "192.168.0.1"


class Names:
    """A resolver whose answers change: `answers` in their order, the last for good; `asked` counts."""

    def __init__(self, *answers: str) -> None:
        self.answers, self.asked = list(answers), 0

    def __call__(self, host: str, port: int) -> list[str]:
        self.asked += 1
        return [self.answers[min(self.asked, len(self.answers)) - 1]]


def keeping_alive(site: Site) -> None:
    site.server.RequestHandlerClass.protocol_version = "HTTP/1.1"  # type: ignore[attr-defined]


def test_a_connection_that_is_kept_alive_stays_with_the_address_that_was_judged(site: Site) -> None:
    keeping_alive(site)
    peers: list[object] = []

    def told(handler: BaseHTTPRequestHandler) -> None:
        peers.append(handler.client_address)
        handler.send_response(200)
        handler.send_header("Content-Length", "1")
        handler.end_headers()
        handler.wfile.write(b"x")

    site.pages.update({"/1": told, "/2": told})
    names = Names(HERE, PUBLIC)
    with Fetcher(Guard(["press.example"], names), QUICK, gap=0) as one:
        for path in ("/1", "/2"):
            assert one.get(site.root.replace(HERE, "press.example") + path).body == b"x"
    assert len(set(peers)) == 1
    assert names.asked == 1


def test_a_new_connection_is_judged_anew_and_the_second_meaning_refused(site: Site) -> None:
    names = Names(PUBLIC, HERE)
    guard = Guard(resolve=names)
    connected: list[str] = []

    with Fetcher(guard, QUICK, gap=0) as one:
        network = one.client._transport.pool._network_backend  # type: ignore[attr-defined]

        class Refusing:
            def connect_tcp(self, host: str, *_: object) -> object:
                connected.append(host)
                raise ConnectionRefusedError("nobody there")

        network.network = Refusing()
        with pytest.raises(FetchError):
            one._asked("http://press.example/1", {})
        with pytest.raises(RefusedAddress, match=rf"press.example: leads to a private address \({HERE}\)"):
            one._asked("http://press.example/1", {})
    assert connected == [PUBLIC]
    assert site.asked == []


def test_a_redirect_to_the_same_name_is_judged_anew(site: Site) -> None:
    """The first hop is answered by this machine, which is allowed; the next leads to a name that means it too."""
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return [HERE]

    port = site.root.rsplit(":", 1)[1]
    site.pages["/1"] = (302, {"Location": f"http://hop.example:{port}/secret"}, b"")
    site.pages["/secret"] = page("Secret", *TEXT)
    with Fetcher(Guard(["press.example"], resolve), QUICK, gap=0) as one, pytest.raises(RefusedAddress):
        one.get(f"http://press.example:{port}/1")
    with Fetcher(Guard(["press.example"], resolve), QUICK, gap=0) as one:
        site.pages["/1"] = (302, {"Location": "http://hop.example/secret"}, b"")
        with pytest.raises(RefusedAddress, match=r"hop\.example: leads to a private address"):
            one.get(f"http://press.example:{port}/1")
    assert "hop.example" in asked
    assert site.requests("/secret") == 0


class Street(httpcore.SyncBackend):
    """The network as it is: a name means what the resolver says at that moment, each address is a machine.

    Two real servers stand for two machines; `reached` lists the addresses connected to.
    """

    def __init__(self, resolve: Names, machines: dict[str, Site]) -> None:
        self.resolve, self.machines, self.reached = resolve, machines, list[str]()

    def connect_tcp(self, host: str, port: int, *more: Any, **named: Any) -> httpcore.NetworkStream:
        address = host if host in self.machines else self.resolve(host, port)[0]
        self.reached.append(address)
        site = self.machines[address].server.server_address
        return super().connect_tcp(str(site[0]), int(site[1]), *more, **named)


@pytest.fixture
def secret() -> Iterator[Site]:
    made = Site()
    made.pages["/1"] = b"the router's password"
    yield made
    made.close()


def test_a_name_that_changes_between_check_and_connection_is_met_at_the_address_that_was_checked(
    site: Site, secret: Site
) -> None:
    site.pages["/1"] = b"the press release"
    names = Names(PUBLIC, PRIVATE)
    street = Street(names, {PUBLIC: site, PRIVATE: secret})
    with Fetcher(Guard(resolve=names), QUICK, gap=0, network=street) as one:
        assert one._asked("http://press.example/1", {}).body == b"the press release"
    assert street.reached == [PUBLIC]
    assert secret.asked == []


def test_who_connects_by_name_after_the_check_lands_on_the_private_machine(site: Site, secret: Site) -> None:
    """The trap of the test above is live: the same names and machines, a check, then a connection by name."""
    names = Names(PUBLIC, PRIVATE)
    street = Street(names, {PUBLIC: site, PRIVATE: secret})
    assert Guard(resolve=names).addresses("press.example", 80) == [PUBLIC]
    with httpcore.ConnectionPool(network_backend=street) as careless:
        assert careless.request("GET", "http://press.example/1").content == b"the router's password"
    assert street.reached == [PRIVATE]


def test_between_two_hops_a_name_may_not_turn_private(site: Site, secret: Site) -> None:
    """The first hop goes to the public machine and closes; the redirect to the same name is judged anew."""
    site.pages["/1"] = (302, {"Location": "http://press.example/1?again"}, b"")
    names = Names(PUBLIC, PUBLIC, PRIVATE)
    street = Street(names, {PUBLIC: site, PRIVATE: secret})
    with (
        Fetcher(Guard(resolve=names), QUICK, gap=0, network=street) as one,
        pytest.raises(RefusedAddress, match=rf"leads to a private address \({PRIVATE}\)"),
    ):
        one.get("http://press.example/1")
    assert street.reached == [PUBLIC, PUBLIC]  # robots.txt, the page
    assert secret.asked == []


def test_one_private_address_among_public_ones_is_enough_to_refuse(site: Site, secret: Site) -> None:
    street = Street(Names(PUBLIC), {PUBLIC: site, PRIVATE: secret})
    guard = Guard(resolve=lambda host, port: [PUBLIC, PRIVATE])
    with Fetcher(guard, QUICK, gap=0, network=street) as one, pytest.raises(RefusedAddress, match="private address"):
        one._asked("http://press.example/1", {})
    assert street.reached == []
