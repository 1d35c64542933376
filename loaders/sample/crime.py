"""The crime extract: the year's crimes with everything that a row carries."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from loaders.sample import places, text
from loaders.sample.dirt import Spoil, soil
from loaders.sample.draw import Bools, Ints, below, chosen, pick, stream, whole
from loaders.sample.recorded import STATUSES, STRANDS, Crimes, categories, codes, crimes, manners
from loaders.sample.shape import hours, minutes
from loaders.sample.totals import count, offences
from loaders.sample.years import Year, number

VICTIMS = 420_000  # keys to draw from: few enough that some people are victims again
RURAL_SHARE = 0.17
HISTORIC = ("rape", "other_sexual")  # reported long after, now and then
# Days between committed and recorded, and how many in a hundred take so long.
REPORTED_AFTER = {0: 52, 1: 24, 2: 8, 3: 5, 4: 3, 6: 3, 9: 2, 14: 1, 30: 1, 75: 1}
REPORTED_LATE = {0: 22, 1: 14, 3: 10, 7: 10, 21: 12, 60: 10, 200: 8, 700: 7, 2500: 4, 7000: 3}
FLAGS = ("knife", "cyber", "alcohol", "licensed")
CLASS_A_WEIGHTS = {"92A": 12, "92C": 1, "92D": 14}
SPOILS = (
    Spoil("recorded_date", ("31/02/{year}", "not known", "00/00/0000"), rows=11),
    Spoil("domestic", ("maybe", "?"), rows=5, also={"status": "cancelled"}),
)
REPEATS = 8


def table(year: Year, seed: int) -> pa.Table:
    """The rows of the extract of one financial year, dirt included."""
    rng = stream(seed, "crime", year.begins)
    held = crimes(year, seed)
    size = len(held.days)
    flags = {name: below(rng, _shares(name)[held.category], size) for name in FLAGS}
    columns = {
        "reference": held.references,
        "recorded_date": text.days(held.days),
        "committed_from": text.days(_committed(rng, held)),
        "offence_code": text.label(codes(year), held.code),
        "beat": text.label(places.labels(), held.place),
        "lsoa": text.blanks(size),
        "status": text.label(STATUSES, held.status),
        "domestic": text.flags(held.domestic),
        "hate_strands": text.label(STRANDS, held.strand),
        "child_abuse": text.flags(held.child_abuse),
        "cse": text.flags(_exploited(rng, held)),
        "knife": text.flags(flags["knife"]),
        "cyber": text.flags(flags["cyber"]),
        "alcohol": text.flags(flags["alcohol"]),
        "rural": text.flags(below(rng, whole([RURAL_SHARE]), size) & ~places.in_city(held.place)),
        "licensed_premises": text.flags(flags["licensed"]),
        "drug_class": text.label(("A", "B", "C", None), _drug_class(rng, held)),
        "committed_time": text.clock(_times(rng, held)),
        "victim_key": _victims(rng, held),
    }
    return soil(pa.table(columns), rng, year, f"CR/{year.begins}/", SPOILS, REPEATS)


def _shares(name: str) -> Ints:
    return whole([manners()[category].get(name, 0.0) for category in categories()])


def _committed(rng: np.random.Generator, held: Crimes) -> Ints:
    lags = np.zeros(len(held.days), dtype=np.int64)
    historic = held.of(*HISTORIC)
    for weights, rows in ((REPORTED_AFTER, ~historic), (REPORTED_LATE, historic)):
        drawn = pick(rng, np.array(list(weights.values())), int(rows.sum()))
        lags[rows] = np.array(list(weights))[drawn]
    committed: Ints = np.maximum(held.days - lags, number(text.OLDEST))
    return committed


def _exploited(rng: np.random.Generator, held: Crimes) -> Bools:
    shares = whole([offence.cse / 100 for offence in offences()])
    return below(rng, shares[held.code], len(held.days))


def _drug_class(rng: np.random.Generator, held: Crimes) -> Ints:
    """A in exactly the year's number of counted crimes; else B for cannabis and most others; 3 (blank) if not drugs."""
    written = np.array([offence.code for offence in offences()])[held.code]
    weights = np.zeros(len(written), dtype=np.int64)
    for code, weight in CLASS_A_WEIGHTS.items():
        weights[written == code] = weight
    class_a = chosen(rng, weights * held.counted, count("of_crime.class_a", held.year))
    lower = np.where(below(rng, whole([0.14]), len(written)) & (written != "92E"), 2, 1)
    return np.where(held.of("drug_possession", "drug_trafficking"), np.where(class_a, 0, lower), 3)


def _times(rng: np.random.Generator, held: Crimes) -> Ints:
    """Minutes since midnight of the offence, -1 where nobody knows."""
    size = len(held.days)
    hour = np.zeros(size, dtype=np.int64)
    for at, category in enumerate(categories()):
        rows = np.flatnonzero(held.category == at)
        hour[rows] = hours(rng, manners()[category]["day"], len(rows))
    unknown = below(rng, _shares("unknown")[held.category], size)
    return np.where(unknown, -1, hour * 60 + minutes(rng, size))


def _victims(rng: np.random.Generator, held: Crimes) -> pa.Array:
    without = [not manners()[category].get("victim", True) for category in categories()]
    keys = text.references("V", rng.integers(0, VICTIMS, len(held.days)))
    return text.blank_where(keys, np.array(without)[held.category])
