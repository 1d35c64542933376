"""The catalogue of a lake, in PostgreSQL: which snapshots are versions, which is in force, who alone may publish."""

from __future__ import annotations

import hashlib
import os
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg import conninfo, errors

from warehouse import holding
from warehouse.faults import Plain
from warehouse.places import Lake
from warehouse.storage import UnknownVersion

SCHEMA = "pcc_lake"
MADE = (Path(__file__).parent / "sql" / "lake.sql").read_text(encoding="utf-8")
# How long a version that is no longer kept can still be read by who has it open.
GRACE = "1 hour"
KEPT = "select name, snapshot from pcc_lake.version where retired_at is null order by name"
RETIRE = """
update pcc_lake.version set retired_at = now() where retired_at is null
and name not in (select version from pcc_lake.in_force)
and name not in (select name from pcc_lake.version where retired_at is null order by name desc limit %s)
"""
NEEDED = f"""
select snapshot from pcc_lake.version where retired_at is null or retired_at > now() - interval '{GRACE}'
"""
_WITHOUT = (errors.UndefinedTable, errors.InvalidSchemaName)  # before the first publication
# A loader whose machine loses its power is noticed within a minute.
_ALIVE: dict[str, Any] = {
    "connect_timeout": 10,
    "keepalives_idle": 20,
    "keepalives_interval": 10,
    "keepalives_count": 3,
}
_NOTICE = "set tcp_keepalives_idle = 20; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3"


class LakeFault(Plain):
    """The shared warehouse cannot be used; the message says what of it, never how it is signed in to."""

    def __init__(self, why: str) -> None:
        super().__init__(f"The shared warehouse that PCC_WAREHOUSE names cannot be used: {why} Nothing was changed.")


def address_of(catalogue: str) -> str:
    """How PostgreSQL is reached, without the password, which libpq is given by the environment.

    What reads it may repeat it in an error, and so it holds no secret.
    """
    try:
        told: dict[str, Any] = dict(conninfo.conninfo_to_dict(catalogue))
    except psycopg.Error:
        raise LakeFault("what follows ducklake:postgres: is not how PostgreSQL is reached.") from None
    if password := told.pop("password", None):
        os.environ["PGPASSWORD"] = str(password)
    return conninfo.make_conninfo(**told)


def connection_of(catalogue: str) -> psycopg.Connection:
    """A connection to PostgreSQL, as it is reached. Raises LakeFault, or psycopg's own errors."""
    return psycopg.connect(conninfo.make_conninfo(address_of(catalogue), **_ALIVE))


@contextmanager
def connected(lake: Lake) -> Iterator[psycopg.Connection]:
    """A connection to the catalogue. Raises LakeFault."""
    with plainly(), closing(_connection(lake)) as connection:
        yield connection


@contextmanager
def plainly() -> Iterator[None]:
    """The database's own words may hold an address: only their kind is passed on."""
    try:
        yield
    except psycopg.Error as fault:
        why = f"its catalogue in PostgreSQL does not answer as it should ({type(fault).__name__})."
        raise LakeFault(why) from None


def kept(lake: Lake) -> dict[str, int]:
    """The snapshot of each version that is kept, oldest first."""
    with connected(lake) as connection:
        try:
            return {str(name): int(snapshot) for name, snapshot in connection.execute(KEPT).fetchall()}
        except _WITHOUT:
            return {}


def current(lake: Lake) -> str | None:
    """The version in force, or None before the first publication."""
    with connected(lake) as connection:
        try:
            found = connection.execute("select version from pcc_lake.in_force").fetchone()
        except _WITHOUT:
            return None
    return str(found[0]) if found and found[0] else None


def point(lake: Lake, version: str) -> None:
    """Make a kept version the one in force, in one statement. Raises UnknownVersion."""
    known = kept(lake)
    if version not in known:
        raise UnknownVersion(version, list(known))
    with connected(lake) as connection:
        connection.execute("update pcc_lake.in_force set version = %s", (version,))


def hold(lake: Lake, name: str) -> psycopg.Connection:
    """Take the hold of a name among all machines; it lasts as long as the connection. Raises Held or LakeFault."""
    with plainly():
        connection = _connection(lake)
        if connection.execute("select pg_try_advisory_lock(%s)", (_number(name),)).fetchone() != (True,):
            connection.close()
            raise holding.Held
        return connection


@dataclass(frozen=True)
class Publishing:
    """The catalogue while one process alone publishes to the lake."""

    connection: psycopg.Connection

    def names(self) -> list[str]:
        """Every version that there ever was."""
        return [str(name) for (name,) in self.connection.execute("select name from pcc_lake.version").fetchall()]

    def switch(self, version: str, snapshot: int, keep: int) -> None:
        """Record a version, put it in force and retire the oldest, all in one transaction."""
        with self.connection.transaction():
            self.connection.execute(
                "insert into pcc_lake.version (name, snapshot) values (%s, %s)", (version, snapshot)
            )
            self.connection.execute("update pcc_lake.in_force set version = %s", (version,))
            self.connection.execute(RETIRE, (max(keep, 1),))

    def needed(self) -> set[int]:
        """The snapshots that somebody may read."""
        return {int(snapshot) for (snapshot,) in self.connection.execute(NEEDED).fetchall()}


@contextmanager
def publishing(lake: Lake) -> Iterator[Publishing]:
    """The catalogue, made where there is none, for one publication at a time; others wait. Raises LakeFault."""
    with connected(lake) as connection:
        connection.execute("select pg_advisory_lock(%s)", (_number("publishing"),))
        connection.execute(MADE)
        if connection.execute("select 1 from pcc_lake.in_force").fetchone() is None:
            lake.data.mkdir(parents=True, exist_ok=True)
            _mark(lake).write_text(uuid.uuid4().hex, encoding="utf-8")
            marked = _mark(lake).read_text(encoding="utf-8")
            connection.execute("insert into pcc_lake.in_force (folder) values (%s)", (marked,))
        check_folder(lake, connection)
        yield Publishing(connection)


def check_folder(lake: Lake, connection: psycopg.Connection) -> None:
    """Raises LakeFault unless the folder of this lake's Parquet is the one that the catalogue speaks of."""
    found = connection.execute("select folder from pcc_lake.in_force").fetchone()
    try:
        held = _mark(lake).read_text(encoding="utf-8")
    except OSError:
        raise LakeFault(f"its folder is not at {lake.data} (is it mounted? PCC_WAREHOUSE_DATA names it).") from None
    if found != (held,):
        raise LakeFault(f"the folder {lake.data} belongs to another warehouse than the database.")


def _mark(lake: Lake) -> Path:
    return lake.data / "lake.id"


def _connection(lake: Lake) -> psycopg.Connection:
    connection = connection_of(lake.catalogue)
    connection.autocommit = True
    connection.execute(_NOTICE)
    return connection


def _number(name: str) -> int:
    """A number of ours among PostgreSQL's advisory locks."""
    return int.from_bytes(hashlib.sha256(f"pcc lake: {name}".encode()).digest()[:8], signed=True)
