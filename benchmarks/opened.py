"""The pages that are measured: of the sample, and of the real files."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Opened:
    """A page to open: its name, its path, what is on it, and a choice to change: a picker's label and what to type."""

    name: str
    path: str
    drawing: bool = True
    table: bool = True
    live: bool = False
    change: tuple[str, str] | None = None


NOTHING = Opened("Empty page", "", drawing=False, table=False)
REAL = (
    Opened("Board, real", "", change=("Area", "Charnwood (NPA")),
    Opened("Measure, real", "measure?measure=police_uk_crime&period=2019-02", live=True),
    Opened("Data quality, real", "data_quality", drawing=False),
)
SAMPLE = (
    Opened("Board", "?plan=2013-17&period=2013/14", change=("Area", "Charnwood (NPA")),
    Opened("Weekly review", "weekly?week=2016-W18", change=("Week ending", "1 May 2016")),
    Opened("Measure", "measure?measure=domestic_burglary&period=2013/14", live=True, change=("Area", "Charnwood (NPA")),
    Opened("Areas", "areas?measure=theft_from_vehicle&period=2018/19", live=True, change=("Period", "2016/17")),
    Opened("Contact", "contact?period=2018/19", live=True, change=("Line", "101")),
    Opened("Outcomes", "outcomes", live=True, change=("Period", "2016/17")),
    Opened(
        "Targets and milestones", "targets?plan=2013-17&period=2013/14", drawing=False, change=("Period", "2014/15")
    ),
    Opened("Data quality", "data_quality", drawing=False, change=("Areas", "Neighbourhood")),
    Opened("Definitions", "definitions", drawing=False, table=False),
    Opened("Load", "load", drawing=False, table=False),
)
