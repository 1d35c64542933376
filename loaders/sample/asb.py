"""The anti-social behaviour extract."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pyarrow as pa

from loaders.sample import places, text
from loaders.sample.dirt import Spoil, soil
from loaders.sample.draw import Ints, below, pick, stream, whole
from loaders.sample.shape import day_weights, hours, minutes, slope, unsettled
from loaders.sample.totals import count
from loaders.sample.years import Year

CATEGORIES = ("nuisance", "personal", "environmental")
CATEGORY_WEIGHTS = (70, 24, 6)
WAVE = (0.2, 200.0)
REPEAT_VICTIMS = (0.05, 0.24, 0.08)  # by category
UNKNOWN_TIME = 0.01
SPOILS = (Spoil("reported_date", ("30/02/{year}", "n/k"), rows=5),)
REPEATS = 6


@dataclass(frozen=True)
class Incidents:
    """One row an incident, oldest first: the day's number and the place."""

    days: Ints
    place: Ints


@lru_cache(maxsize=2)
def incidents(year: Year, seed: int) -> Incidents:
    """The incidents of one year: what the extract and the victim survey both draw on."""
    rng = stream(seed, "asb", year.begins)
    weights = day_weights(year.days, "asb", "nights_out", WAVE, slope("asb.incidents", year))
    days = np.sort(year.days[pick(rng, unsettled(rng, weights), count("asb.incidents", year))])
    return Incidents(days, places.draw(rng, len(days), city=1.08))


def table(year: Year, seed: int) -> pa.Table:
    """The rows of the extract of one financial year, dirt included."""
    held = incidents(year, seed)
    rng = stream(seed, "asb rows", year.begins)
    size = len(held.days)
    category = pick(rng, np.array(CATEGORY_WEIGHTS), size)
    times = hours(rng, "asb", size) * 60 + minutes(rng, size)
    prefix = f"AS/{year.begins}/"
    columns = {
        "reference": text.references(prefix, np.arange(1, size + 1)),
        "reported_date": text.days(held.days),
        "reported_time": text.clock(np.where(below(rng, whole([UNKNOWN_TIME]), size), -1, times)),
        "category": text.label(CATEGORIES, category),
        "beat": text.label(places.labels(), held.place),
        "lsoa": text.blanks(size),
        "repeat_victim": text.flags(below(rng, whole(REPEAT_VICTIMS)[category], size)),
    }
    return soil(pa.table(columns), rng, year, prefix, SPOILS, REPEATS)
