"""Loaders and readers of one lake in processes of their own. A program: `python -m tests.trust.sharing`.

It imports what they need once and then forks, and opens nothing itself. Every version holds two tables of one number: a
reader that finds two numbers has seen a mixture.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb

from tests.trust.killing import ended, forked
from warehouse import database, holding, storage_lake
from warehouse.places import Lake

BOTH = "select min(value), max(value), (select min(value) from pcc.two), (select max(value) from pcc.two) from pcc.one"


def writer(value: int) -> Callable[[duckdb.DuckDBPyConnection], str]:
    def write(connection: duckdb.DuckDBPyConnection) -> str:
        for table in ("one", "two"):
            connection.execute(f"create table {table} as select {value} as value from range(2000)")
        connection.execute("create table same as from range(2000)")
        return f"{value:08d}" + "0" * 56

    return write


def publish(lake: Lake, value: int) -> str:
    """What a loader does of a load: hold, publish; another waits and tries again."""
    while True:
        try:
            with closing(database.hold(lake, Path("loading.lock"))):
                return database.publish(lake, writer(value), keep=2)
        except holding.Held:
            time.sleep(0.02)


def loader(lake: Lake, values: list[int]) -> dict[str, Any]:
    return {"published": [publish(lake, value) for value in values]}


def reader(lake: Lake, over: Path) -> dict[str, Any]:
    """Opens what is in force and reads it twice over, again and again."""
    seen = []
    while not over.exists():
        connection, version = database.connect(lake)
        with connection:
            seen.append([version, *(connection.execute(BOTH).fetchall()[0] for _ in range(2))])
        time.sleep(0.1)
    return {"seen": seen}


def state(lake: Lake) -> dict[str, Any]:
    """What is in force and kept, whether each is whole, and the files of the lake that no snapshot holds."""
    kept = {}
    for version in database.versions(lake):
        with database.connect(lake, version)[0] as connection:
            kept[version] = connection.execute(BOTH).fetchall()[0]
    return {"version": database.current(lake), "kept": kept, "files": len(list(lake.data.rglob("*.parquet")))}


def killed(lake: Lake, value: int, moment: float) -> dict[str, Any]:
    """A publication that is killed after so many seconds, and what it left."""
    child, answer = forked(lambda: {"version": publish(lake, value)})
    time.sleep(moment)
    os.kill(child, signal.SIGKILL)
    return {"moment": moment, "said": ended(child, answer).get("version"), **ended(*forked(lambda: state(lake)))}


def together(lake: Lake, folder: Path, publications: int) -> dict[str, Any]:
    """Two loaders and three readers at once."""
    over = folder / "over"
    first = ended(*forked(lambda: loader(lake, [1])))
    readers = [forked(lambda: reader(lake, over)) for _ in range(3)]
    loaders = [forked(lambda at=at: loader(lake, list(range(2 + at, 2 + publications, 2)))) for at in (0, 1)]
    published = [ended(*each) for each in loaders]
    over.touch()
    return {"first": first, "loaders": published, "readers": [ended(*each) for each in readers]}


def main() -> None:
    """The catalogue, a folder to work in, publications, kills, the seed: prints one JSON document of what came."""
    catalogue, folder, publications, kills = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    storage_lake.CONFIG["allow_unsigned_extensions"] = True  # which spares checking them at each opening
    lake, draw = Lake(catalogue, folder / "lake", folder / "published"), random.Random(sys.argv[5])
    told = together(lake, folder, publications)
    began = time.perf_counter()
    ended(*forked(lambda: loader(lake, [1000])))
    span, found = time.perf_counter() - began, []
    for number in range(kills):
        before = ended(*forked(lambda: state(lake)))
        left = killed(lake, 2000 + number, draw.uniform(0, span))
        found.append(
            {"before": before, "left": left, "after": ended(*forked(lambda n=number: loader(lake, [3000 + n])))}
        )
    print(json.dumps({**told, "kills": found, "now": ended(*forked(lambda: state(lake)))}))


if __name__ == "__main__":
    main()
