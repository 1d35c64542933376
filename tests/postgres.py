"""A PostgreSQL of a test's own: the database that `PCC_TEST_POSTGRES` names, else one that is started, and ended, here.

It listens on a socket of its own folder only, and runs as an account without rights where the tests run as root.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import URL

ABSENT = (
    "POSTGRESQL ABSENT: PCC_TEST_POSTGRES names no empty database, and PostgreSQL is not installed here (Debian's "
    "package is postgresql)"
)
EMPTIED = "drop schema if exists pcc_lake cascade; drop table if exists note, act"


def programs() -> Path | None:
    """The folder of PostgreSQL's programs, the newest there is."""
    named = shutil.which("initdb")
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    places = [*([Path(named).resolve().parent] if named else []), *reversed(found)]
    return next((place for place in places if (place / "initdb").exists() and (place / "pg_ctl").exists()), None)


@contextmanager
def running() -> Iterator[str]:
    """How a PostgreSQL is reached, in libpq's words. The test is skipped, with words, where there is none."""
    if named := os.environ.get("PCC_TEST_POSTGRES"):
        yield named.replace("postgresql+psycopg://", "postgresql://")
        return
    at = programs()
    if at is None:
        pytest.skip(ABSENT)
    # A socket's path has to be short, and its folder one that the account can reach.
    folder = Path(tempfile.mkdtemp(prefix="pcc-pg-", dir="/tmp"))
    account = _account()
    if account:
        shutil.chown(folder, account)

    def run(*words: object) -> None:
        subprocess.run(
            [str(word) for word in words], check=True, cwd=folder, user=account, stdout=subprocess.DEVNULL, timeout=60
        )

    try:
        run(at / "initdb", "-D", folder / "data", "-U", "pcc", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C")
        options = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
        run(at / "pg_ctl", "-D", folder / "data", "-w", "-s", "-l", folder / "log", "-o", options, "start")
        try:
            yield f"host={folder} user=pcc dbname=postgres"
        finally:
            run(at / "pg_ctl", "-D", folder / "data", "-m", "immediate", "-s", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def empty(catalogue: str) -> str:
    """The same, without what an earlier test left there."""
    import psycopg

    with psycopg.connect(catalogue, autocommit=True) as connection:
        connection.execute(EMPTIED)
    return catalogue


def address(catalogue: str) -> str:
    """The same in SQLAlchemy's words."""
    from psycopg import conninfo

    told = conninfo.conninfo_to_dict(catalogue)
    name, database = told.pop("user"), told.pop("dbname")
    rest = {key: str(value) for key, value in told.items()}
    return URL.create("postgresql+psycopg", str(name), database=str(database), query=rest).render_as_string(False)


def _account() -> str | None:
    """An account for PostgreSQL, which refuses to run as root; None for one's own."""
    if os.geteuid() != 0:
        return None
    import pwd

    known = {each.pw_name for each in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in known)
