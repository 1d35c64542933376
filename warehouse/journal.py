"""The journal: an append-only record of people's acts, loads to exports, kept beside the warehouse.

Acts name extracts and versions, never row values.
"""

from __future__ import annotations

import getpass
import os
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Column, Integer, String, Table, insert, select

from warehouse import ledger
from warehouse.home import now

_ACTS = ledger.only_added(
    Table(
        "act",
        ledger.METADATA,
        Column("number", Integer, primary_key=True),
        Column("at", String, nullable=False),
        Column("who", String, nullable=False),
        Column("kind", String, nullable=False),
        Column("subject", String, nullable=False),
        Column("why", String, nullable=False),
        Column("version", String),
    )
)


@dataclass(frozen=True)
class Act:
    """One act: when (UTC), who, its kind, of what, why, the version after.

    Kinds: load, refuse, withdraw, rollback, rebuild, purge, upgrade; configuration; sign-in, sign-in refused; freeze,
    pack, digest, send, export.
    """

    number: int
    at: str
    who: str
    kind: str
    subject: str
    why: str
    version: str | None


def record(
    path: Path, kind: str, subject: str, *, why: str = "", version: str | None = None, who: str | None = None
) -> None:
    """Append one act to the journal at `path`, made at the first act; by whoever acts here unless `who` is given."""
    row = {
        "at": now().isoformat(),
        "who": who or person(),
        "kind": kind,
        "subject": subject,
        "why": why,
        "version": version,
    }
    with ledger.writing(path) as connection:
        connection.execute(insert(_ACTS).values(**row))


def acts(path: Path) -> list[Act]:
    """Every act, oldest first; none before the first."""
    with ledger.reading(path, _ACTS) as connection:
        return [Act(*row) for row in connection.execute(select(_ACTS).order_by(_ACTS.c.number))] if connection else []


def person() -> str:
    """Who acts: whoever the dashboard runs the command for (`PCC_PERSON`), else the account that runs it."""
    try:
        return os.environ.get("PCC_PERSON") or getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
