"""An address that is named where a file could be."""

import pytest
from typer.testing import CliRunner

from communique.cli import app

RUN = CliRunner()


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("ftp://mfa.example/a", "only http and https are fetched, not ftp"),
        ("file:///etc/hostname", "only http and https are fetched, not file"),
        ("http://10.0.0.1/a", "is a private address"),
    ],
)
def test_an_address_that_is_not_fetched_says_why_in_one_line(address: str, says: str) -> None:
    done = RUN.invoke(app, ["read", address])
    assert done.exit_code == 1
    assert says in done.output
    assert "Traceback" not in done.output
