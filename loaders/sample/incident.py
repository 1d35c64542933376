"""The incident extract: what was graded, when somebody came, and how it was closed."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pyarrow as pa

from loaders.sample import places, text
from loaders.sample.dirt import Spoil, soil
from loaders.sample.draw import Bools, Ints, below, chosen, pick, stream, whole
from loaders.sample.shape import day_weights, minutes, profiles, slope, unsettled
from loaders.sample.totals import count
from loaders.sample.years import Year, clock_changes, number

WAVE = (0.07, 195.0)
OTHER_GRADES = (46, 34, 20)  # grades 2, 3 and 4 among what is not grade 1
# By grade: the median response in seconds, its spread (of the logarithm), and the share that anybody attends.
MEDIAN = (600, 2_700, 21_600, 86_400)
SPREAD = (0.52, 0.9, 1.0, 0.7)
ATTENDED = (0.97, 0.92, 0.61, 0.12)
SLOWER_EACH_YEAR = 2  # percent of 2012/13, as demand grew
DOMESTIC_WEIGHTS = (4, 5, 2, 1)  # by grade
HATE, NOT_CRIME, LICENSED = 0.021, 0.72, 0.05
PARTS, LONGEST = 40, 24  # response tables go in fortieths of the median to 24 medians
CLOSED_AS = (
    "crime",
    "domestic incident",
    "concern for safety",
    "anti-social behaviour",
    "public safety",
    "road related",
    "suspicious circumstances",
    "administration",
)
CRIME, DOMESTIC, CONCERN, REST = 0, 1, 2, 3
REST_WEIGHTS = (24, 28, 21, 12, 15)
SPOILS = (
    Spoil("opened", ("31/06/{year} 10:15:00", "unknown"), rows=6),
    Spoil("mental_health", ("possibly",), rows=3),
)
REPEATS = 5


def table(year: Year, seed: int) -> pa.Table:
    """The rows of the extract of one financial year, dirt included."""
    rng = stream(seed, "incident", year.begins)
    opened = _opened(rng, year)
    size = len(opened)
    grade = _grades(rng, year, size)
    alone, with_crime = _domestic(rng, year, grade)
    mental = chosen(rng, np.ones(size, dtype=np.int64), count("incident.mental_health", year))
    non_crime = alone | (below(rng, whole([NOT_CRIME]), size) & ~with_crime)
    attended, arrived = _attended(rng, year, grade, opened)
    where = places.draw(rng, size)
    prefix = f"IN/{year.begins}/"
    columns = {
        "reference": text.references(prefix, np.arange(1, size + 1)),
        "opened": text.moments(opened),
        "grade": pa.array(grade + 1),
        "first_attendance": text.moments(arrived, attended),
        "closing_type": text.label(CLOSED_AS, _closing(rng, alone, mental, non_crime)),
        "domestic": text.flags(alone | with_crime),
        "hate": text.flags(below(rng, whole([HATE]), size)),
        "mental_health": text.flags(mental),
        "non_crime": text.flags(non_crime),
        "licensed_premises": text.flags(below(rng, whole([LICENSED]), size) & _late(opened)),
        "beat": text.label(places.labels(), where),
        "lsoa": text.blanks(size),
    }
    return soil(pa.table(columns), rng, year, prefix, SPOILS, REPEATS)


def _opened(rng: np.random.Generator, year: Year) -> Ints:
    """Seconds since 1970, local time, in order; none in the hour that the spring change leaves out."""
    weights = day_weights(year.days, "incident", "nights_out", WAVE, slope("incident.all", year))
    by_hour = np.array(profiles()["day"]["call_999"])
    grid = (unsettled(rng, weights)[:, None] * by_hour[None, :]).ravel()
    spring = number(clock_changes(year.begins + 1)[0]) - year.first
    grid[spring * 24 + 1] = 0
    hour = np.sort(pick(rng, grid, count("incident.all", year)))
    seconds = minutes(rng, len(hour)) * 60 + rng.integers(0, 60, len(hour))
    return np.sort(year.first * 86_400 + hour * 3_600 + seconds)


def _grades(rng: np.random.Generator, year: Year, size: int) -> Ints:
    """0 to 3 for grades 1 to 4, with exactly the year's grade 1."""
    first = chosen(rng, np.ones(size, dtype=np.int64), count("incident.grade_1", year))
    return np.where(first, 0, 1 + pick(rng, np.array(OTHER_GRADES), size))


def _domestic(rng: np.random.Generator, year: Year, grade: Ints) -> tuple[Bools, Bools]:
    """Which are domestic without a crime, and which with one: the year's numbers exactly."""
    alone = count("incident.domestic_without_crime", year)
    with_crime = count("incident.domestic_with_crime", year)
    weights = np.array(DOMESTIC_WEIGHTS)[grade]
    domestic = chosen(rng, weights, alone + with_crime)
    without = chosen(rng, domestic.astype(np.int64), alone)
    return without, domestic & ~without


def _attended(rng: np.random.Generator, year: Year, grade: Ints, opened: Ints) -> tuple[Bools, Ints]:
    attended = below(rng, whole(ATTENDED)[grade], len(grade))
    response = np.zeros(len(grade), dtype=np.int64)
    slower = 100 + SLOWER_EACH_YEAR * (year.begins - 2012)
    for at, median in enumerate(MEDIAN):
        rows = np.flatnonzero(grade == at)
        steps = pick(rng, _response_weights(SPREAD[at]), len(rows)) * 100 + rng.integers(0, 100, len(rows))
        response[rows] = steps * (median * slower // 100) // (PARTS * 100)
    return attended, opened + response


@lru_cache(maxsize=8)
def _response_weights(spread: float) -> Ints:
    """Log-normal weights of responses in fortieths of their median."""
    steps = (np.arange(LONGEST * PARTS) + 0.5) / PARTS
    return whole(100 * np.exp(-(np.log(steps) ** 2) / (2 * spread**2)) / steps)


def _late(opened: Ints) -> Bools:
    hour = opened // 3_600 % 24
    return (hour >= 19) | (hour < 7)


def _closing(rng: np.random.Generator, alone: Bools, mental: Bools, non_crime: Bools) -> Ints:
    rest = REST + pick(rng, np.array(REST_WEIGHTS), len(alone))
    return np.select([~non_crime, alone, mental], [CRIME, DOMESTIC, CONCERN], rest)
