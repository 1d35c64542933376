"""Loads that are killed at random moments, and what is found after each. A program: `python -m tests.trust.killing`.

It imports what a load needs once and then forks: a child loads and is killed, another looks and loads again. Of the
parent nothing but files is used, so that no thread or lock of it is ever copied half way. Half of the kills come after
a time and half at a step (a file opened, renamed or removed), which a slow machine does not put off: so some of them
fall behind the switch too, where the time that is left is short.

With `--whole` the gate and the build are the real ones. Without, the rows pass unjudged and the version holds them and
their record only: the same steps on disk (land, keep, write beside, switch, journal) in a tenth of the time.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd  # noqa: F401 - a load needs it: not imported before the fork, most kills would fall on importing it

from expectations import gate
from loaders import landing, refresh
from tests.loaders.writing import row, save, text
from warehouse import build, database, journal, record
from warehouse.home import Home

# Seconds after which a child that has not answered is killed, which bounds the whole run.
SLOWEST = 120
NO_ANSWER = {"broken": "no answer"}
# How often a load is killed in one home before one is let run.
IN_A_ROW = 4
STEPS = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "sqlite3.connect"}
MOMENT = datetime(2016, 12, 31, 12, tzinfo=UTC)


def quiet(words: str, fraction: float) -> None:
    """Progress that nobody watches."""


def files(folder: Path) -> tuple[list[Path], list[Path]]:
    """What is held before, and what the killed loads bring: a revision, a month more, and a file that is refused."""

    def month(at: str, name: str, days: list[str]) -> Path:
        (folder / at).mkdir(parents=True, exist_ok=True)
        body = [row(number, recorded_date=day, reference=f"{at}/{number}") for number, day in enumerate(days)]
        return save(folder / at, text(body), name)

    held = [month("first", "crime_2016-10.csv", ["03/10/2016"] * 20)]
    brought = [
        month("later", "crime_2016-10.csv", ["03/10/2016"] * 50 + ["no"]),
        month("later", "crime_2016-11.csv", ["03/11/2016"] * 20),
        month("later", "crime_2016-12.csv", ["no"] * 5),
    ]
    return held, brought


def simpler() -> None:
    """Rows pass unjudged, and a version holds the rows and their record only."""

    def publish(home: Home, sources: Any, extracts: Any, progress: Any = None) -> str:
        def write(connection: Any) -> str:
            connection.execute((build.SQL / "schema.sql").read_text(encoding="utf-8"))
            record.extracts(connection, sources, extracts)
            rows = [str(each.rows) for each in extracts if each.rows]
            # A row's number is its place among all that were gated with it, and is in no mart.
            held = 'create table mart.held as select * exclude ("row") from read_parquet($rows)'
            if rows:
                connection.execute(held, {"rows": rows})
            content = build.content_hash(connection)
            build._describe(connection, home, content)
            return content

        return database.publish(home.published, write, home.settings.keep_versions)

    refresh.build.publish = publish
    gate.columns = lambda source: ("recorded_date",)
    gate.validate = _judged


def _judged(source: str, frame: Any) -> gate.Result:
    """Rows without a date are set aside, as the real gate does."""
    bad = frame[frame["recorded_date"].isna()]
    return gate.Result((), {name: tuple(rows["row"]) for name, rows in bad.groupby("extract")})


def forked(work: Callable[[], Any]) -> tuple[int, int]:
    """Start work in a child; its process id, and where its answer can be read as JSON."""
    answer, told = os.pipe()
    child = os.fork()
    if child:
        os.close(told)
        return child, answer
    os.close(answer)
    try:
        found = work()
    except BaseException as fault:
        found = {"broken": f"{type(fault).__name__}: {fault}"}
    with os.fdopen(told, "w") as out:
        json.dump(found, out)
    os._exit(0)


def ended(child: int, answer: int) -> Any:
    """What a child answers; it is given time, and then killed."""
    signal.signal(signal.SIGALRM, lambda *_: os.kill(child, signal.SIGKILL))
    signal.alarm(SLOWEST)
    with os.fdopen(answer) as told:
        said = told.read()
    signal.alarm(0)
    os.waitpid(child, 0)
    return json.loads(said) if said else dict(NO_ANSWER)


def answered(work: Callable[[], Any]) -> Any:
    """What a child answers. One that is killed because it does not is asked for once more: a kill like any other.

    A lock of the parent that was taken as it forked is never given back in the child; `asked` says how often.
    """
    found = ended(*forked(work))
    return {**ended(*forked(work)), "asked": 2} if found == NO_ANSWER else {**found, "asked": 1}


def stepping(most: int | None) -> list[int]:
    """Count the steps of this process from now on, and kill it at one; the count so far is the list's only entry."""
    taken = [0]

    def step(event: str, given: tuple[Any, ...]) -> None:
        if event in STEPS:
            taken[0] += 1
            if taken[0] == most:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(step)
    return taken


def load(home: Home, paths: list[Path], *, killed_at: int | None = None) -> dict[str, Any]:
    """A load, and the name of what is then published; or one that ends at a step."""
    began, taken = time.perf_counter(), stepping(killed_at)
    report = refresh.load(home, paths, progress=quiet)
    entries = [(each.read, each.loaded, each.set_aside, each.status) for each in report.extracts]
    seconds = time.perf_counter() - began
    return {"version": report.version, "entries": entries, "seconds": seconds, "steps": taken[0]}


def state(home: Home) -> dict[str, Any]:
    """What is published, whole: the hash that it says it has, and the hash of what is there."""
    connection, version = database.connect(home.published)
    with connection:
        (said,) = connection.execute("select value from meta where key = 'content'").fetchone() or ("",)
        kept = [each for each in landing.landed(home.landing) if not landing.intact(each)]
        return {"version": version, "whole": said == build.content_hash(connection), "damaged": [k.id for k in kept]}


def killed(home: Home, brought: list[Path], moment: float | int) -> dict[str, Any]:
    """A load that is killed after so many seconds, or at a step of that number, and what it left."""
    at = moment if isinstance(moment, int) else None
    child, answer = forked(lambda: load(home, brought, killed_at=at))
    if at is None:
        time.sleep(moment)
        os.kill(child, signal.SIGKILL)
    said = ended(child, answer)
    told = {"moment": moment, "finished": "version" in said, "seconds": said.get("seconds", 0.0)}
    return {**told, **answered(lambda: state(home))}


def after(home: Home, brought: list[Path]) -> dict[str, Any]:
    """What the next run makes of what killed ones left."""
    again = load(home, brought)
    halves = [".half-*", ".*.tmp", ".building-*", "CURRENT.tmp", "underway.json"]
    litter = [path.name for shape in halves for path in home.folder.rglob(shape)]
    acts = sorted((act.kind, act.subject) for act in journal.acts(home.journal))
    return {"again": again, "now": state(home), "litter": litter, "acts": acts}


def main() -> None:
    """A folder to work in, how many kills, the seed: prints one JSON document of what came."""
    folder, count, seed = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    if "--whole" in sys.argv:
        gate.rules("crime")  # which imports all of the gate, before anything is forked
    else:
        simpler()
    # When an extract came is part of what a version says: the same moment makes all of them equal.
    refresh.now = lambda: MOMENT
    draw = random.Random(seed)
    held, brought = files(folder)
    before = answered(lambda: load(Home(folder / "before"), held))
    shutil.copytree(folder / "before", folder / "through")
    through = answered(lambda: load(Home(folder / "through"), brought))
    rounds, kills, span = [], 0, through["seconds"]
    while kills < count:
        home = Home(folder / f"round-{len(rounds)}")
        shutil.copytree(folder / "before", home.folder)
        left: list[dict[str, Any]] = []
        while len(left) < IN_A_ROW and kills < count and not (left and left[-1]["finished"]):
            by_step = draw.random() < 0.5
            left.append(killed(home, brought, draw.randint(1, through["steps"]) if by_step else draw.uniform(0, span)))
            kills += not left[-1]["finished"]
        if left[-1]["finished"] and isinstance(left[-1]["moment"], float):
            # The machine may be quicker than it was: a kill that comes too late is none.
            span = (span + left[-1]["seconds"]) / 2
        rounds.append({"left": left, **answered(lambda home=home: after(home, brought))})
        shutil.rmtree(home.folder)
    print(json.dumps({"before": before, "through": through, "rounds": rounds}))


if __name__ == "__main__":
    main()
