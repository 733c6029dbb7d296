"""Certificates that are not to be trusted, each by name, beside one that is."""

import datetime as dt
import re
from pathlib import Path

import pytest

from tests.sources.certificates import Authority
from tests.sources.site import TEXT, Clock, Desk, Site, page, source

WRONG = {
    "a self-signed certificate": ({"self_signed": True}, "self-signed certificate"),
    "an expired certificate": ({"ends": dt.timedelta(days=-3)}, "certificate has expired"),
    "a certificate for another host": ({"host": "other.example"}, "certificate is not valid for '127.0.0.1'"),
}


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Authority:
    made = Authority(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(made.file))
    return made


def visited(site: Site, secure: Site, folder: Path) -> tuple[dict[str, str], list[str]]:
    """What became of a page over TLS and of one beside it."""
    listed = site.feed("/bad", "/good").replace(f"{site.root}/bad".encode(), f"{secure.root}/bad".encode())
    site.pages.update({"/feed": listed, "/good": page("Call", *TEXT)})
    secure.pages["/bad"] = page("Visit", *TEXT)
    desk = Desk(folder / "archive", Clock())
    try:
        summary = desk.run(source(f"{site.root}/feed"))
    finally:
        desk.close()
        secure.close()
    return desk.found(), summary.failures


@pytest.mark.parametrize("name", WRONG)
def test_a_certificate_that_is_not_to_be_trusted_costs_its_page(
    name: str, authority: Authority, site: Site, tmp_path: Path
) -> None:
    how, says = WRONG[name]
    found, failures = visited(site, Site(authority.server(**how)), tmp_path)  # type: ignore[arg-type]
    assert found == {"/bad": "failed", "/good": "new"}
    (message,) = failures
    assert re.search(rf": no secure connection, its certificate is not to be trusted \(.*{says}", message), message
    assert "\n" not in message


def test_a_certificate_that_is_in_order_is_trusted(authority: Authority, site: Site, tmp_path: Path) -> None:
    found, failures = visited(site, Site(authority.server()), tmp_path)
    assert (found, failures) == ({"/bad": "new", "/good": "new"}, [])
