"""The command that puts the weekly review into a message."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands import terminal
from warehouse.faults import WrongUse
from warehouse.home import Home

if TYPE_CHECKING:
    from pages.packs.digest import Mail
    from warehouse.measures.model import Audience
    from warehouse.measures.reviews import Review
    from warehouse.published import Warehouse


def digest(
    week: Annotated[str | None, typer.Option(help="An ISO week, such as 2019-W10; else the newest held.")] = None,
    audience: str = "internal",
    out: Annotated[Path | None, typer.Option(help="A folder, by default outbox/ of the home.")] = None,
    send: Annotated[bool, typer.Option("--send", help="Send it by the mail server that is set.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Send it although it was sent before.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")] = False,
) -> None:
    """The weekly review as a message: kept as a file, and sent where a mail server is set."""
    from warehouse import journal, post, public_reading, questions
    from warehouse.measures import periods
    from warehouse.published import open_warehouse

    home = Home.find()
    w = open_warehouse(home)
    reader = questions.audience_named(audience)
    public_reading.internal_only("figures by week", reader)
    to = post.addressed(os.environ, reader)
    # What is wrong with the settings is said before anything is written.
    by = post.server(os.environ, to, reader) if send else None
    found, mail, name = _mail(w, week, reader)
    named = f"{periods.written(found.week)} {reader}"
    content = post.message(mail.subject, mail.text, mail.html, to)
    path = _keep(content, (out or home.folder / "outbox") / name)
    journal.record(home.journal, "digest", named, version=w.version)
    told = {
        "week": periods.written(found.week),
        "audience": reader,
        "subject": mail.subject,
        "file": str(path),
        "sha256": hashlib.sha256(content).hexdigest(),
        "sent": 0,
        "version": w.version,
    }
    _say(as_json, f"Kept: {path}")
    _say(as_json or bool(w.settings.dashboard_address), NO_LINKS)
    if by and not again and _was_sent(home, named, w.version):
        _say(as_json, f"The week was sent already from this version ({named}); send it again with --again.")
    elif by:
        post.send(content, to, by)
        journal.record(home.journal, "send", named, why=f"to {len(to.to)}", version=w.version)
        told["sent"] = len(to.to)
        _say(as_json, f"Sent to {len(to.to)} address{'' if len(to.to) == 1 else 'es'}.")
    if as_json:
        terminal.document(told)


NO_LINKS = "It has no links: dashboard_address in config/home.toml says where readers open the dashboard."


def _mail(w: Warehouse, week: str | None, audience: Audience) -> tuple[Review, Mail, str]:
    """The review, its message, and what the message's file is called."""
    from pages.packs import digest as packed
    from pages.packs.gathering.digest_facts import facts
    from warehouse import review
    from warehouse.measures import periods

    found = review.review(w, periods.parse(week, w.today) if week else None, audience)
    if found is None:
        raise WrongUse("No measure that is held by week has a whole week yet: there is nothing to tell.")
    about = facts(w, found, audience)
    return found, packed.made(found, about), packed.called(found, about)


def _keep(content: bytes, path: Path) -> Path:
    """Write the message, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".tmp")
    beside.write_bytes(content)
    beside.replace(path)
    return path


def _was_sent(home: Home, named: str, version: str) -> bool:
    from warehouse import journal

    return any((act.kind, act.subject, act.version) == ("send", named, version) for act in journal.acts(home.journal))


def _say(quiet: bool, text: str) -> None:
    if not quiet:
        terminal.say(text)
