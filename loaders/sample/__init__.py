"""The illustrative sample: force extracts of seven financial years in which every row is fictional.

Yearly totals are those that were published, where one was (totals.toml); everything else is invented and shaped like
life. The same seed gives the same bytes on any machine, and a year's files do not depend on which other years are
written.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from loaders.sample import asb, call, crime, incident, missing, outcome, returns, survey
from loaders.sample.files import begin, finish, write_extract
from loaders.sample.totals import years
from loaders.sample.years import Year, parse
from warehouse.faults import WrongUse

TABLES = {
    "crime": crime.table,
    "outcome": outcome.table,
    "survey": survey.table,
    "call": call.table,
    "asb": asb.table,
    "incident": incident.table,
    "missing": missing.table,
    "return": returns.table,
}
Progress = Callable[[str, float], None]


def write(
    folder: Path,
    first: str = "2012/13",
    last: str = "2018/19",
    seed: int = 2013,
    progress: Progress | None = None,
) -> tuple[Path, ...]:
    """Writes the extracts of the financial years `first` to `last`, their manifests and the marker into `folder`.

    Makes the folder when it is absent and replaces a sample that stands there. `progress` is called before each file
    with words for a person and the share done, and once at the end with 1. Returns the extracts. Raises WrongUse for a
    year that the sample does not have, a seed below 0, or a folder that holds other files.
    """
    wanted = _span(first, last)
    if seed < 0:
        raise WrongUse("the seed must be 0 or more")
    begin(folder, TABLES)
    jobs = [(year, source) for year in wanted for source in TABLES]
    paths = []
    for done, (year, source) in enumerate(jobs):
        if progress:
            progress(f"Writing {source} records of {year.label}", done / len(jobs))
        paths.append(write_extract(folder, source, year, TABLES[source](year, seed)))
    finish(folder, wanted[-1], seed)
    if progress:
        progress(f"The sample is in {folder}", 1.0)
    return tuple(paths)


def _span(first: str, last: str) -> tuple[Year, ...]:
    held = years()
    starts, ends = parse(first), parse(last)
    for year in (starts, ends):
        if year not in held:
            raise WrongUse(f"the sample has no {year.label}; it has {held[0].label} to {held[-1].label}")
    if starts > ends:
        raise WrongUse(f"{first} comes after {last}")
    return tuple(year for year in held if starts <= year <= ends)
