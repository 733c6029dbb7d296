"""TLS certificates for tests: an authority of the test's own, and what it or nobody signs."""

from __future__ import annotations

import datetime as dt
import ipaddress
import ssl
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

_TODAY = dt.datetime.now(dt.UTC)
_YEAR = dt.timedelta(days=365)


class Authority:
    """Signs certificates; `file` is its own, for whoever is to trust it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.key, self.name = folder, ec.generate_private_key(ec.SECP256R1()), _name("Test authority")
        made = _builder(self.name, self.name, self.key, _TODAY + _YEAR).add_extension(
            x509.BasicConstraints(ca=True, path_length=None), critical=True
        )
        self.file = folder / "authority.pem"
        self.file.write_bytes(made.sign(self.key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))

    def server(self, host: str = "127.0.0.1", ends: dt.timedelta = _YEAR, self_signed: bool = False) -> ssl.SSLContext:
        """What a server of this certificate answers with."""
        key, name = ec.generate_private_key(ec.SECP256R1()), _name(host)
        issuer, signing = (name, key) if self_signed else (self.name, self.key)
        stands_for = (
            x509.IPAddress(ipaddress.ip_address(host)) if host.replace(".", "").isdigit() else x509.DNSName(host)
        )
        builder = _builder(name, issuer, key, _TODAY + ends).add_extension(
            x509.SubjectAlternativeName([stands_for]), critical=False
        )
        builder = builder.add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signing.public_key()), False)
        file = self.folder / "server.pem"
        file.write_bytes(
            builder.sign(signing, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
            + key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        return context


def _name(words: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, words)])


def _builder(
    name: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, ends: dt.datetime
) -> x509.CertificateBuilder:
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(issuer).public_key(key.public_key())
    builder = builder.serial_number(x509.random_serial_number()).not_valid_before(ends - 2 * _YEAR)
    return builder.not_valid_after(ends).add_extension(
        x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False
    )
