"""Where the journal and the notes are kept: beside the published warehouse, and only ever added to.

A file of the home (SQLite); the database that `PCC_JOURNAL` names where several machines share one; or that of the lake
where versions are published to one. The database itself refuses to change or remove a row, whoever asks.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from sqlalchemy import DDL, Connection, MetaData, Table, create_engine, event, func, insert, inspect, select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, NoSuchModuleError
from sqlalchemy.pool import NullPool
from sqlalchemy.schema import ExecutableDDLElement

from warehouse import places
from warehouse.faults import Plain, WrongUse

METADATA = MetaData()
# Seconds that a writer waits for another.
PATIENCE = 30
_LOCK = 7_203_114  # a number of ours among PostgreSQL's advisory locks
_SQLITE = """
CREATE TRIGGER {table}_no_{act} BEFORE {act} ON {table} BEGIN SELECT RAISE(ABORT, 'entries are only added'); END
"""
_POSTGRES_RULE = """
CREATE OR REPLACE FUNCTION pcc_only_added() RETURNS trigger LANGUAGE plpgsql AS
'BEGIN RAISE EXCEPTION ''entries are only added''; END'
"""
_POSTGRES = """
CREATE TRIGGER {table}_only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} FOR EACH STATEMENT
EXECUTE FUNCTION pcc_only_added()
"""


class LedgerFault(Plain):
    """The journal cannot be reached; the message says which and what to look at, never how it is signed in to."""

    def __init__(self, where: str, kind: str) -> None:
        super().__init__(f"The {where} cannot be used ({kind}): look at its address, driver, rights and disk.")


class NotEmpty(WrongUse):
    """A journal that holds entries takes no others in."""

    def __init__(self) -> None:
        super().__init__("This home's journal holds entries already: another can be taken in before the first only.")


def only_added(table: Table) -> Table:
    """Have the database refuse every change and removal of a table's rows."""
    statements = [("sqlite", _SQLITE.format(table=table.name, act=act)) for act in ("update", "delete")]
    statements += [("postgresql", _POSTGRES_RULE), ("postgresql", _POSTGRES.format(table=table.name))]
    for dialect, statement in statements:
        rule: ExecutableDDLElement = DDL(statement.replace("%", "%%"))  # type: ignore[no-untyped-call]
        event.listen(table, "after_create", rule.execute_if(dialect=dialect))
    return table


@contextmanager
def writing(path: Path) -> Iterator[Connection]:
    """One transaction that adds, the tables made at the first. Raises LedgerFault."""
    with _plainly(), _engine(path).begin() as connection:
        yield connection


@contextmanager
def reading(path: Path, table: Table) -> Iterator[Connection | None]:
    """A connection to read a table, or None before anything was written to it. Raises LedgerFault."""
    if not _shared() and not path.exists():
        yield None
        return
    with _plainly(), _opened(_address(path)).connect() as connection:
        yield connection if inspect(connection).has_table(table.name) else None


def take(path: Path, address: str) -> int:
    """Copy every entry of another ledger, by its SQLAlchemy address or its setting, into this one; how many.

    Raises NotEmpty when this one holds an entry already, or LedgerFault.
    """
    with _plainly(), _opened(address).connect() as other, _engine(path).begin() as connection:
        held = set(inspect(other).get_table_names())
        if any(connection.execute(select(table).limit(1)).first() for table in METADATA.sorted_tables):
            raise NotEmpty
        taken = 0
        for table in METADATA.sorted_tables:
            rows = [row._asdict() for row in other.execute(select(table))] if table.name in held else []
            if rows:
                connection.execute(insert(table), rows)
                _go_on(connection, table)
            taken += len(rows)
    return taken


def _go_on(connection: Connection, table: Table) -> None:
    """Have the next entry numbered after the last: PostgreSQL counts only what it numbered itself."""
    if connection.dialect.name == "postgresql":
        last = select(func.max(table.c.number)).scalar_subquery()
        connection.execute(select(func.setval(func.pg_get_serial_sequence(table.name, "number"), last)))


def _engine(path: Path) -> Engine:
    """The database at hand to write to, with its tables."""
    if not _shared():
        path.parent.mkdir(parents=True, exist_ok=True)
    engine = _opened(_address(path))
    with engine.connect() as connection:
        held = set(inspect(connection).get_table_names())
    if not set(METADATA.tables) <= held:
        _prepare(engine)
    return engine


def _prepare(engine: Engine) -> None:
    """Make the tables that are missing, in one step that no other writer shares and that a killed one leaves undone."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        postgres = engine.dialect.name == "postgresql"
        connection.exec_driver_sql("BEGIN" if postgres else "BEGIN IMMEDIATE")
        if postgres:
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        METADATA.create_all(connection)
        connection.exec_driver_sql("COMMIT")


@contextmanager
def _plainly() -> Iterator[None]:
    """A database's own words may hold an address or a text: only their kind is passed on."""
    try:
        yield
    except IntegrityError:
        raise  # what was asked breaks a rule of the table: the asker knows which
    except (DBAPIError, ArgumentError, NoSuchModuleError, ImportError) as fault:
        named = "PCC_JOURNAL" if os.environ.get("PCC_JOURNAL") else places.SETTING
        where = f"database that {named} names" if _shared() else "journal in the home's folder"
        raise LedgerFault(where, type(fault).__name__) from None


@lru_cache(maxsize=8)
def _opened(address: str) -> Engine:
    # No pool: a home can be moved or restored while a server runs, and an open file would follow the old one.
    if address.startswith(places.SCHEME):
        from warehouse.lake_catalogue import connection_of

        reached = address.removeprefix(places.SCHEME)
        return create_engine("postgresql+psycopg://", poolclass=NullPool, creator=lambda: connection_of(reached))
    wait = {"timeout": PATIENCE} if address.startswith("sqlite") else {}
    return create_engine(address, poolclass=NullPool, connect_args=wait)


def _shared() -> bool:
    return bool(os.environ.get("PCC_JOURNAL") or os.environ.get(places.SETTING))


def _address(path: Path) -> str:
    held = places.of(path.parent)
    return os.environ.get("PCC_JOURNAL") or (
        f"sqlite:///{path}" if isinstance(held, Path) else f"{places.SCHEME}{held.catalogue}"
    )
