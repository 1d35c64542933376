"""The yearly totals of the sample: which are published, by whom, and which are invented."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np

from loaders.sample.draw import Ints, apportion
from loaders.sample.years import Year, parse


@dataclass(frozen=True)
class Total:
    """One figure a year, in `unit`. `published` names the publisher of a year's figure; the others are invented.

    Of a return, `every` is how often it comes, `starts` the first day of the first, `base` what a share is out of, and
    `nought` names the years in which a 0 was returned: in any other year a 0 is no return.
    """

    name: str
    title: str
    unit: str
    values: Mapping[str, float]
    published: Mapping[str, str]
    note: str
    every: str = "month"
    starts: date = date.min
    base: Mapping[str, int] = field(default_factory=dict)
    nought: tuple[str, ...] = ()


@dataclass(frozen=True)
class Offence:
    """A Home Office offence code, with what Leicestershire recorded of it in the quarters of 2017/18.

    `was` is the code that stood for it before April 2017; `hate` a weight; `child_abuse` and `cse` shares in percent.
    """

    code: str
    was: str
    category: str
    quarters: tuple[int, int, int, int]
    hate: int
    child_abuse: int
    cse: int


def settings(name: str) -> dict[str, Any]:
    """One of the settings files that stand beside this module, by its stem."""
    return tomllib.loads((files("loaders.sample") / f"{name}.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def totals() -> dict[str, Total]:
    """Every total by its name, such as `crime.robbery`, in the files' order: totals.toml, then returns.toml."""
    held = settings("totals") | settings("returns")
    labels = held.pop("years")
    return {
        f"{section}.{key}": _total(f"{section}.{key}", entry, labels)
        for section, entries in held.items()
        for key, entry in entries.items()
    }


def _total(name: str, entry: dict[str, Any], labels: list[str]) -> Total:
    return Total(
        name,
        entry["title"],
        entry.get("unit", "count"),
        dict(zip(labels, entry["values"], strict=True)),
        entry.get("published", {}),
        entry.get("note", ""),
        entry.get("every", "month"),
        entry.get("starts", date.min),
        dict(zip(labels, entry.get("base", ()), strict=False)),
        tuple(entry.get("nought", ())),
    )


@lru_cache(maxsize=1)
def years() -> tuple[Year, ...]:
    """The years that have totals, oldest first."""
    return tuple(parse(label) for label in next(iter(totals().values())).values)


def total(name: str, year: Year) -> float:
    """The figure of a year; a year outside the sample has that of the nearest year in it."""
    held = years()
    return totals()[name].values[min(max(year, held[0]), held[-1]).label]


def count(name: str, year: Year) -> int:
    """The same as a whole number."""
    return int(total(name, year))


def names(section: str) -> tuple[str, ...]:
    """The names of the totals of one section, without it: `return` holds `helpline_calls` and others."""
    return tuple(name.split(".", 1)[1] for name in totals() if name.startswith(f"{section}."))


@lru_cache(maxsize=1)
def offences() -> tuple[Offence, ...]:
    """The offence mix of 2017/18 (Home Office open data, Open Government Licence v3.0), one record a code."""
    lines = (files("loaders.sample") / "mix.csv").read_text(encoding="utf-8").splitlines()
    return tuple(_offence(row) for row in csv.DictReader(lines))


def _offence(row: dict[str, str]) -> Offence:
    first, second, third, fourth = (int(row[f"q{quarter}"]) for quarter in range(1, 5))
    flags = (int(row[name]) for name in ("hate", "child_abuse", "cse"))
    return Offence(row["code"], row["before_april_2017"], row["category"], (first, second, third, fourth), *flags)


def crimes_by_code(category: str, year: Year) -> Ints:
    """Counts of one category's codes (rows, in the order of `offences`) in the quarters of a year (columns).

    2017/18 has its published quarters. Another year shares its total over the codes as 2017/18 did, in one column:
    its quarters are left to its seasons.
    """
    recorded = np.array([offence.quarters for offence in offences() if offence.category == category])
    if year.label == "2017/18":
        return recorded
    return apportion(count(f"crime.{category}", year), recorded.sum(axis=1))[:, None]
