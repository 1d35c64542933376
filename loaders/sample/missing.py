"""The missing person extract."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from loaders.sample import places, text
from loaders.sample.dirt import Spoil, soil
from loaders.sample.draw import Bools, Ints, below, chosen, pick, stream, whole
from loaders.sample.shape import day_weights, slope, unsettled
from loaders.sample.totals import count
from loaders.sample.years import Year

WAVE = (0.11, 175.0)
RISKS = ("medium", "high", "low", "no apparent", "absent")
RISK_WEIGHTS = (58, 17, 17, 8)
ABSENT = RISKS.index("absent")  # on top of the reports that count as missing, in the years that used it
LOCATIONS = (*(f"K{number}" for number in range(1, 10)), None)
LOCATION_WEIGHTS = (20, 17, 14, 12, 10, 8, 8, 6, 5)
HOMES = 6  # K1 to K6 are homes for children, the rest care for adults
ADULT_SHARE = 0.34
CHILD_AGES = {8: 1, 10: 2, 11: 3, 12: 7, 13: 14, 14: 22, 15: 28, 16: 25, 17: 17}
ADULT_AGES = {18: 6, 22: 12, 28: 16, 35: 18, 43: 17, 52: 14, 61: 8, 70: 6, 78: 7, 85: 5}
REPEAT, REPEAT_AT_LOCATION = 0.31, 0.76
STILL_MISSING = 0.003
# Tenths of an hour missing, and how many in a hundred are found by then.
FOUND_WITHIN = {10: 9, 30: 16, 60: 21, 120: 24, 240: 17, 480: 7, 960: 4, 2_400: 2}
SPOILS = (Spoil("reported_date", ("29/02/2013", "?"), rows=3),)
REPEATS = 2


def table(year: Year, seed: int) -> pa.Table:
    """The rows of the extract of one financial year, dirt included."""
    rng = stream(seed, "missing", year.begins)
    weights = day_weights(year.days, "missing", "nights_out", WAVE, slope("missing.reports", year))
    absent = count("missing.absent", year)
    size = count("missing.reports", year) + absent
    days = np.sort(year.days[pick(rng, unsettled(rng, weights), size)])
    is_absent = chosen(rng, np.ones(size, dtype=np.int64), absent)
    location = _locations(rng, year, is_absent)
    known = location < len(LOCATIONS) - 1
    repeats = whole([REPEAT, REPEAT_AT_LOCATION])[known.astype(np.int64)]
    prefix = f"MP/{year.begins}/"
    columns = {
        "reference": text.references(prefix, np.arange(1, size + 1), 5),
        "reported_date": text.days(days),
        "age": pa.array(_ages(rng, location)),
        "risk": text.label(RISKS, np.where(is_absent, ABSENT, pick(rng, np.array(RISK_WEIGHTS), size))),
        "location_code": text.label(LOCATIONS, location),
        "repeat": text.flags(below(rng, repeats, size)),
        "hours_missing": _hours(rng, size),
        "beat": text.label(places.labels(), _places(rng, location, known)),
        "lsoa": text.blanks(size),
    }
    return soil(pa.table(columns), rng, year, prefix, SPOILS, REPEATS)


def _locations(rng: np.random.Generator, year: Year, absent: Bools) -> Ints:
    """Positions in LOCATIONS, with exactly the year's missing reports from the nine, and as large a share of absent."""
    missing = count("missing.key_locations", year)
    share = missing * int(absent.sum()) // max(int((~absent).sum()), 1)
    known = chosen(rng, (~absent).astype(np.int64), missing) | chosen(rng, absent.astype(np.int64), share)
    return np.where(known, pick(rng, np.array(LOCATION_WEIGHTS), len(absent)), len(LOCATIONS) - 1)


def _ages(rng: np.random.Generator, location: Ints) -> Ints:
    children, adults = (
        np.array(list(ages))[pick(rng, np.array(list(ages.values())), len(location))]
        for ages in (CHILD_AGES, ADULT_AGES)
    )
    elsewhere = below(rng, whole([ADULT_SHARE]), len(location))
    at_home, in_care = location < HOMES, (location >= HOMES) & (location < len(LOCATIONS) - 1)
    adult = np.where(at_home, False, np.where(in_care, True, elsewhere))
    return np.where(adult, adults + rng.integers(0, 4, len(location)), children)


def _places(rng: np.random.Generator, location: Ints, known: Bools) -> Ints:
    """A key location is always on the same beat."""
    spaced = len(places.beats()) // len(LOCATIONS)
    return np.where(known, location * spaced, places.draw(rng, len(location)))


def _hours(rng: np.random.Generator, size: int) -> pa.Array:
    """Hours with one decimal; blank while still missing."""
    longest = np.array(list(FOUND_WITHIN))
    band = pick(rng, np.array(list(FOUND_WITHIN.values())), size)
    shortest = np.array([2, *longest[:-1]])
    tenths = shortest[band] + rng.integers(0, 2**20, size) % (longest - shortest)[band]
    words = [f"{tenth // 10}.{tenth % 10}" for tenth in range(int(longest[-1]))]
    return text.blank_where(text.label(words, tenths), below(rng, whole([STILL_MISSING]), size))
