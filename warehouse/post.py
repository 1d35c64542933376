"""Messages: put together the same from the same words, and sent by the mail server that the environment names."""

from __future__ import annotations

import hashlib
import smtplib
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid

from warehouse.faults import Plain, WrongUse
from warehouse.home import now
from warehouse.measures.model import Audience

# Seconds that a server has for each answer.
PATIENCE = 20
PORTS = {"starttls": 587, "always": 465, "none": 25}
_TO = {"internal": "PCC_MAIL_TO", "public": "PCC_MAIL_TO_PUBLIC"}
_POLICY = policy.SMTP.clone(max_line_length=120)


class MailFault(Plain):
    """The message was not sent; the words say why and what to look at, never an address or a password."""


@dataclass(frozen=True)
class Addressed:
    """Who a message is from and to; nobody, where a person is to send it."""

    sender: str = ""
    to: tuple[str, ...] = ()


@dataclass(frozen=True)
class Server:
    """A mail server, how the way to it is kept private (`starttls`, `always` from the first byte, `none`), who asks."""

    host: str
    port: int
    tls: str
    user: str = ""
    password: str = field(default="", repr=False)


def addressed(environment: Mapping[str, str], audience: Audience) -> Addressed:
    """Who the environment has messages come from and go to; each audience has a list of its own. Raises WrongUse."""
    listed = [each.strip() for each in environment.get(_TO[audience], "").split(",") if each.strip()]
    sender = environment.get("PCC_MAIL_FROM", "").strip()
    for name, address in (("PCC_MAIL_FROM", sender), *((_TO[audience], each) for each in listed)):
        if address and not _is_address(address):
            raise WrongUse(f"{name} holds something that is no mail address; expected name@example.gov.uk.")
    return Addressed(sender, tuple(dict.fromkeys(listed)))


def server(environment: Mapping[str, str], to: Addressed, audience: Audience) -> Server:
    """The mail server that the environment names. Raises WrongUse that names each setting that is missing or wrong."""
    host = environment.get("PCC_SMTP_HOST", "").strip()
    held = {"PCC_SMTP_HOST": host, "PCC_MAIL_FROM": to.sender, _TO[audience]: to.to}
    if missing := [name for name, value in held.items() if not value]:
        raise WrongUse(f"To send, set {', '.join(missing)} in the environment (docs/commands.md, digest).")
    tls = environment.get("PCC_SMTP_TLS", "starttls").strip().lower()
    if tls not in PORTS:
        raise WrongUse(f"PCC_SMTP_TLS is none of {', '.join(PORTS)}.")
    port = environment.get("PCC_SMTP_PORT", str(PORTS[tls])).strip()
    if not port.isdigit() or not 0 < int(port) < 65536:
        raise WrongUse("PCC_SMTP_PORT is no port: expected a number from 1 to 65535.")
    user, password = environment.get("PCC_SMTP_USER", ""), environment.get("PCC_SMTP_PASSWORD", "")
    if user and tls == "none":
        raise WrongUse("No password is sent in the clear: set PCC_SMTP_TLS to starttls, or leave PCC_SMTP_USER out.")
    return Server(host, int(port), tls, user, password)


def message(subject: str, text: str, html: str, to: Addressed) -> bytes:
    """The message as a file, the same bytes for the same words. When it was sent is added as it is sent.

    A message to nobody opens in a mail program as a draft.
    """
    made = EmailMessage(policy=_POLICY)
    made["Subject"] = subject
    if to.sender:
        made["From"] = to.sender
    if to.to:
        made["To"] = ", ".join(to.to)
    else:
        made["X-Unsent"] = "1"
    # No answer of an absent reader's mailbox is wanted.
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(text, cte="quoted-printable")
    made.add_alternative(html, subtype="html", cte="quoted-printable")
    made["Content-Language"] = "en-GB"
    made.set_boundary("=_" + hashlib.sha256((subject + text + html).encode()).hexdigest()[:32])
    return made.as_bytes()


def send(kept: bytes, to: Addressed, by: Server) -> None:
    """Send a message that was kept. Raises MailFault unless every address was accepted."""
    made = message_from_bytes(kept, policy=_POLICY)
    made["Date"] = format_datetime(now())
    made["Message-ID"] = make_msgid(domain=to.sender.rpartition("@")[2])
    try:
        with _connected(by) as connection:
            if by.user:
                connection.login(by.user, by.password)
            refused = connection.send_message(made, to.sender, list(to.to))
    except (OSError, smtplib.SMTPException) as fault:
        raise MailFault(_why(fault, by)) from None
    if refused:
        raise MailFault(f"The mail server refused {len(refused)} of {len(to.to)} addresses; the others were sent it.")


def _connected(by: Server) -> smtplib.SMTP:
    trusted = ssl.create_default_context()
    if by.tls == "always":
        return smtplib.SMTP_SSL(by.host, by.port, timeout=PATIENCE, context=trusted)
    connection = smtplib.SMTP(by.host, by.port, timeout=PATIENCE)
    if by.tls == "starttls":
        try:
            connection.starttls(context=trusted)
        except BaseException:
            connection.close()
            raise
    return connection


def _why(fault: OSError | smtplib.SMTPException, by: Server) -> str:
    """A fault in words of ours: a server's own may hold an address."""
    at = f"The mail server {by.host}:{by.port}"
    if isinstance(fault, ssl.SSLCertVerificationError):
        return (
            f"{at} has a certificate that is not trusted here; nothing was sent. SSL_CERT_FILE can name its authority."
        )
    if isinstance(fault, smtplib.SMTPAuthenticationError):
        return f"{at} refused the user or the password (PCC_SMTP_USER, PCC_SMTP_PASSWORD); nothing was sent."
    if isinstance(fault, smtplib.SMTPRecipientsRefused):
        return f"{at} refused every address; nothing was sent."
    if isinstance(fault, smtplib.SMTPSenderRefused):
        return f"{at} does not take messages from the address in PCC_MAIL_FROM; nothing was sent."
    if isinstance(fault, smtplib.SMTPNotSupportedError):
        return f"{at} does not offer the encryption or the sign-in that the settings ask for; nothing was sent."
    if isinstance(fault, ssl.SSLError):
        return f"{at} and this program could not agree on encryption; nothing was sent (PCC_SMTP_TLS, PCC_SMTP_PORT)."
    if isinstance(fault, smtplib.SMTPResponseException):
        return f"{at} refused the message (code {fault.smtp_code}); nothing was sent."
    return f"{at} cannot be reached or hung up ({type(fault).__name__}); nothing was sent."


def _is_address(text: str) -> bool:
    try:
        return bool(Address(addr_spec=text).domain)
    except Exception:  # the parser has many ways to say no
        return False
