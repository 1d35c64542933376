"""Where things happen in the sample: the beats of the shipped area set, some unmapped codes, and nowhere at all."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np

from loaders.sample.draw import Bools, Ints, below, pick, whole
from loaders.sample.shape import profiles, shocks

UNKNOWN_SHARE = 0.01  # a beat set of the user's own may hold districts that the profiles do not
LEAN = 0.25  # each beat of an area is a little quieter than the one before it


@dataclass(frozen=True)
class Beat:
    """A beat, the areas that it lies in during the sample's years, and its share of all crime."""

    code: str
    district: str
    npa: str
    share: float


@lru_cache(maxsize=1)
def beats() -> tuple[Beat, ...]:
    """Every beat once, with its share of all crime."""
    lines = (files("warehouse.measures") / "areas" / "beats.csv").read_text(encoding="utf-8").splitlines()
    held: dict[str, tuple[str, str]] = {}
    for row in csv.DictReader(lines):
        held.setdefault(row["place"], (row["district"], row["npa"]))
    shares = {(entry["district"], entry["npa"]): entry["share"] for entry in profiles()["place"]}
    found = []
    for where in dict.fromkeys(held.values()):
        codes = [code for code, at in held.items() if at == where]
        lean = 1 / (1 + LEAN * np.arange(len(codes)))
        share = shares.get(where, UNKNOWN_SHARE)
        found += [Beat(code, *where, share * part) for code, part in zip(codes, lean / lean.sum(), strict=True)]
    return tuple(found)


@lru_cache(maxsize=1)
def labels() -> tuple[str | None, ...]:
    """What stands in the beat column: the beats, then the codes that no area set holds, then nothing."""
    return (*(beat.code for beat in beats()), *profiles()["nowhere"]["codes"], None)


@lru_cache(maxsize=64)
def weights(city: float = 1.0) -> Ints:
    """The beats' weights, with Leicester's raised or lowered."""
    return whole([beat.share * (city if beat.district == "leicester" else 1.0) * 100 for beat in beats()])


def draw(rng: np.random.Generator, size: int, city: float = 1.0) -> Ints:
    """Positions in `labels` for `size` rows."""
    where = pick(rng, weights(city), size)
    nowhere = profiles()["nowhere"]
    odd = rng.integers(len(beats()), len(labels()) - 1, size)
    where = np.where(below(rng, nowhere["unmapped"], size), odd, where)
    return np.where(below(rng, nowhere["none"], size), len(labels()) - 1, where)


def gather(rng: np.random.Generator, where: Ints, days: Ints, what: str) -> Ints:
    """Moves the surplus of the shocks that had a place of their own to that place."""
    for shock in shocks(what):
        if not shock.npa:
            continue
        surplus = whole([1 - 1 / shock.factor])
        moved = shock.touches(days) & below(rng, surplus, len(days))
        local = np.flatnonzero([beat.npa == shock.npa for beat in beats()])
        if len(local):
            where = np.where(moved, local[rng.integers(0, len(local), len(days))], where)
    return where


def in_city(where: Ints) -> Bools:
    """Which rows lie in Leicester; nowhere counts as outside."""
    city = [beat.district == "leicester" for beat in beats()]
    return np.array([*city, *([False] * (len(labels()) - len(city)))])[where]
