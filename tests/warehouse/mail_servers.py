"""A mail server inside the tests: it speaks the real protocol on this machine and keeps what it was sent."""

from __future__ import annotations

import datetime as dt
import ipaddress
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

USER, PASSWORD = "pcc", "a long secret"  # pragma: allowlist secret
HOST = "127.0.0.1"


class Box:
    """What came: the messages, the addresses they were for, and whether each came over an encrypted line.

    Addresses that begin with `no` are refused.
    """

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.to: list[str] = []
        self.encrypted: list[bool] = []

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if address.startswith("no"):
            return "550 no such mailbox: " + address
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.messages.append(message_from_bytes(envelope.content, policy=policy.default))
        self.to += envelope.rcpt_tos
        self.encrypted.append(server.transport.get_extra_info("sslcontext") is not None)
        return "250 Kept"


@contextmanager
def server(folder: Path | None = None, *, always: bool = False, **asked: Any) -> Iterator[tuple[Box, int]]:
    """A running server and its port; with a folder it is encrypted, from the first byte if `always`."""
    box, port = Box(), free_port()
    tls = _context(folder) if folder else None
    how: dict[str, Any] = {"ssl_context": tls} if always else {"tls_context": tls}
    running = Controller(box, hostname=HOST, port=port, authenticator=_authenticate, **how, **asked)
    running.start()
    try:
        yield box, port
    finally:
        running.stop()


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as found:
        found.bind((HOST, 0))
        return int(found.getsockname()[1])


def certificate(folder: Path) -> Path:
    """A certificate of this machine that nobody has signed, made once in a folder, with its key beside it."""
    path = folder / "server.pem"
    if path.exists():
        return path
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(HOST))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (folder / "server.key").write_bytes(key.private_bytes(serialization.Encoding.PEM, *private))
    path.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    return path


def _context(folder: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate(folder), folder / "server.key")
    return context


def _authenticate(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
    given = isinstance(data, LoginPassword) and (data.login, data.password)
    return AuthResult(success=given == (USER.encode(), PASSWORD.encode()), handled=False)
