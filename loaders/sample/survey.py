"""The survey extract: interviews whose weights add up, in each quarter and stratum, to the victims behind them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

import numpy as np
import pyarrow as pa

from loaders.sample import asb, places, text
from loaders.sample.dirt import Spoil, soil
from loaders.sample.draw import SCALE, Ints, apportion, below, chosen, pick, stream, whole
from loaders.sample.recorded import crimes
from loaders.sample.shape import day_weights, profiles
from loaders.sample.totals import count, names, total
from loaders.sample.years import Year

SATISFACTION = (
    "completely satisfied",
    "very satisfied",
    "fairly satisfied",
    "neither",
    "fairly dissatisfied",
    "very dissatisfied",
    "completely dissatisfied",
)
GOOD_JOB = ("excellent", "good", "fair", "poor", "very poor")
ANSWERS = (*SATISFACTION, *GOOD_JOB, "don't know", "refused")
DONT_KNOW, REFUSED = len(ANSWERS) - 2, len(ANSWERS) - 1
# Weights over ANSWERS of the positive and of the other answers of each question.
SATISFIED = (34, 38, 28) + (0,) * 11
DISSATISFIED = (0, 0, 0, 40, 30, 18, 12) + (0,) * 7
GOOD = (0,) * 7 + (18, 82) + (0,) * 5
NOT_GOOD = (0,) * 9 + (62, 26, 12, 0, 0)
DONT_KNOW_SHARE, REFUSED_SHARE = 0.012, 0.005
COMMUNITY = "community"
VICTIMS_OF = {
    "burglary": "domestic_burglary",
    "vehicle_from": "theft_from_vehicle",
    "vehicle_of": "theft_of_vehicle",
    "violent": "violence_with_injury",
}
AFTER = (42, 85)  # days from incident to interview
SPOILS = (Spoil("interview_date", ("31/11/{year}",), rows=1), Spoil("answer", ("ok",), rows=1))


@dataclass(frozen=True)
class Stratum:
    """People that one quarter's interviews stand for: how many, where, and how many to sample against the others."""

    name: str
    people: int
    where: Ints
    sampled: int


@dataclass(frozen=True)
class Interviews:
    """One row an interview: positions in SURVEYS and ANSWERS, days, weights in ten-thousandths."""

    survey: Ints
    days: Ints
    stratum: Ints
    weight: Ints
    place: Ints
    answer: Ints


def surveys() -> tuple[str, ...]:
    """The surveys, in the order of the totals."""
    return tuple(name.removesuffix("_responses") for name in names("survey") if name.endswith("_responses"))


def table(year: Year, seed: int) -> pa.Table:
    """The rows of the extract of one financial year, dirt included."""
    rng = stream(seed, "survey", year.begins)
    strata: list[str] = []
    parts = [
        part
        for name in surveys()
        if count(f"survey.{name}_responses", year)
        for part in [_interviewed(rng, year, seed, name, strata)]
    ]
    every = Interviews(*(np.concatenate([getattr(part, f.name) for part in parts]) for f in fields(Interviews)))
    order = np.argsort(every.days, kind="stable")
    held = Interviews(*(getattr(every, f.name)[order] for f in fields(Interviews)))
    return soil(_written(rng, year, held, strata), rng, year, f"SV/{year.begins}/", SPOILS)


def _interviewed(rng: np.random.Generator, year: Year, seed: int, name: str, strata: list[str]) -> Interviews:
    """The year's interviews of one survey; new strata are added to `strata`."""
    groups = list(_strata(year, seed, name))
    sizes = apportion(count(f"survey.{name}_responses", year), np.array([group.sampled for _, group in groups]))
    parts = []
    for (span, group), size in zip(groups, sizes, strict=True):
        if group.name not in strata:
            strata.append(group.name)
        day = span[pick(rng, day_weights(span, name, "interviews", (0.0, 1.0)), int(size))]
        place = group.where[rng.integers(0, len(group.where), size)]
        weight = apportion(group.people * SCALE, np.ones(size, dtype=np.int64))
        parts.append((day, np.full(size, strata.index(group.name)), weight, place))
    days, stratum, weights, where = (np.concatenate(column) for column in zip(*parts, strict=True))
    answer = _answers(rng, name, len(days), total(f"survey.{name}_positive", year))
    return Interviews(np.full(len(days), surveys().index(name)), days, stratum, weights, where, answer)


def _strata(year: Year, seed: int, name: str) -> Iterator[tuple[Ints, Stratum]]:
    """The days of each quarter with its strata: city and county for victims, each policing area for residents."""
    for span in year.quarters:
        if name == COMMUNITY:
            yield from ((span, stratum) for stratum in _residents())
            continue
        days, where = _victims(year, seed, name)
        where = where[(days >= span[0]) & (days <= span[-1])]
        for inside, place, reached in ((True, "city", 8), (False, "county", 10)):
            mine = where[places.in_city(where) == inside]
            yield span, Stratum(f"{name} {place}", len(mine), mine, len(mine) * reached)


def _residents() -> list[Stratum]:
    """A quarter of the residents each quarter, so that a year stands for all; every area is sampled alike."""
    people: dict[str, int] = {}
    for entry in profiles()["place"]:
        people[entry["npa"]] = people.get(entry["npa"], 0) + entry["residents"]
    held = {npa: np.flatnonzero([beat.npa == npa for beat in places.beats()]) for npa in people}
    return [Stratum(f"npa:{npa}", people[npa] // 4, where, 1) for npa, where in held.items() if len(where)]


def _victims(year: Year, seed: int, name: str) -> tuple[Ints, Ints]:
    """Day and place of everyone that a survey of victims stands for. Victims of domestic violence have their own."""
    if name == "asb":
        incidents = asb.incidents(year, seed)
        return incidents.days, incidents.place
    held = crimes(year, seed)
    if name in VICTIMS_OF:
        rows = held.of(VICTIMS_OF[name]) & ~(held.domestic & (name == "violent"))
    else:
        rows = held.hate if name == "hate" else held.domestic
    return held.days[rows & held.counted], held.place[rows & held.counted]


def _answers(rng: np.random.Generator, name: str, size: int, rate: float) -> Ints:
    """Answers with exactly the year's share of positive ones among those who gave an opinion."""
    silent = below(rng, whole([DONT_KNOW_SHARE + REFUSED_SHARE]), size)
    positive = chosen(rng, (~silent).astype(np.int64), round(rate * int((~silent).sum()) / 100))
    good, rest = (GOOD, NOT_GOOD) if name == COMMUNITY else (SATISFIED, DISSATISFIED)
    spoken = np.where(positive, pick(rng, np.array(good), size), pick(rng, np.array(rest), size))
    refused = below(rng, whole([REFUSED_SHARE / (DONT_KNOW_SHARE + REFUSED_SHARE)]), size)
    return np.where(silent, np.where(refused, REFUSED, DONT_KNOW), spoken)


def _written(rng: np.random.Generator, year: Year, held: Interviews, strata: list[str]) -> pa.Table:
    size = len(held.days)
    community = held.survey == surveys().index(COMMUNITY)
    incident = text.days(held.days - rng.integers(*AFTER, size))
    return pa.table(
        {
            "response_reference": text.references(f"SV/{year.begins}/", np.arange(1, size + 1), 5),
            "survey": text.label(surveys(), held.survey),
            "interview_date": text.days(held.days),
            "incident_date": text.blank_where(incident, community),
            "question": text.label(("overall", "good_job"), community.astype(np.int64)),
            "answer": text.label(ANSWERS, held.answer),
            "stratum": text.label(strata, held.stratum),
            "weight": pa.array([f"{weight // SCALE}.{weight % SCALE:04d}" for weight in held.weight.tolist()]),
            "beat": text.label(places.labels(), held.place),
            "lsoa": text.blanks(size),
            "area": text.blanks(size),
        }
    )
