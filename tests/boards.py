"""A home that publishes twice: what a Board of February 2014 was shown, and a month later a revision and new data."""

import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from tests.warehouse import small
from warehouse import build
from warehouse.home import Home
from warehouse.measures import periods
from warehouse.record import Extract

MEASURE = "theft_from_vehicle"
FEBRUARY, MARCH = date(2014, 2, 10), date(2014, 3, 10)
# The crimes of each month; those of January 2014 are revised by the later extract, which brings February.
COUNTS = {f"2012-{month:02d}": 40 for month in range(4, 13)} | {
    f"2013-{month:02d}": 40 if month < 4 else 33 for month in range(1, 13)
}
FIRST = COUNTS | {"2014-01": 30}
LATER = {"2014-01": 33, "2014-02": 80}


def crimes(counts: dict[str, int]) -> list[dict[str, str]]:
    """So many crimes of each month, one a day and round again."""
    return [
        {
            "reference": f"FIC/{month}/{at}", "recorded_date": f"{month}-{at % 28 + 1:02d}", "offence_code": "45",
            "beat": "LW01", "status": "recorded", "domestic": "N", "hate_strands": "", "child_abuse": "N", "cse": "N",
        }
        for month, count in counts.items()
        for at in range(count)
    ]  # fmt: skip


def extract(folder: Path, number: int, counts: dict[str, int]) -> Extract:
    """An extract of whole months."""
    months = [periods.parse(month) for month in counts]
    return small.extract(folder, number, "crime", months[0].starts, months[-1].ends, crimes(counts))


def publish(home: Home, today: date, extracts: Sequence[Extract]) -> str:
    """Publish the extracts in a home whose clock stands on a day."""
    home.config.mkdir(parents=True, exist_ok=True)
    (home.config / "home.toml").write_text(f"today = {today}\nkeep_versions = 1\n", encoding="utf-8")
    return build.publish(home, small.FACTS, extracts)


def write(folder: Path) -> None:
    """Two homes: `first` as the Board of February found it, `later` a month on, both with the first's version's number.

    In the later one January is revised and February received, and only its newest version is published.
    """
    staged = folder / "staged"
    staged.mkdir(parents=True)
    extracts = [extract(staged, 1, FIRST), extract(staged, 2, LATER)]
    publish(Home(folder / "first"), FEBRUARY, extracts[:1])
    shutil.copytree(folder / "first", folder / "later")
    publish(Home(folder / "later"), MARCH, extracts)


def revise(home: Home, made: Path) -> None:
    """A month passes in a copy of the first home: it becomes the later one, and what was published first is gone."""
    for folder in ("config", "published"):
        shutil.rmtree(home.folder / folder)
        shutil.copytree(made / "later" / folder, home.folder / folder)
