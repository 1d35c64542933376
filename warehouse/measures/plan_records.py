"""What a plan holds besides its measures: themes, targets and milestones; dated events; what inspectors found.

Frozen records, read from their files by `undertakings` and `definition_files`; `model` gives most of them on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Done = Literal["done", "late", "due"]
EntryKind = Literal["grading", "finding", "recommendation"]
TargetKind = Literal["change", "level", "direction", "watch", "amount", "milestone"]
Grade = Literal["outstanding", "good", "requires improvement", "inadequate"]


@dataclass(frozen=True)
class Theme:
    """One of a plan's groups of measures."""

    id: str
    title: str


@dataclass(frozen=True)
class Priority:
    """One of a plan's numbered aims, under a theme."""

    number: int
    theme: str
    title: str


@dataclass(frozen=True)
class Plan:
    """A Police and Crime Plan (or the open-data group): its themes and any priorities, in their own order."""

    id: str
    title: str
    starts: date
    ends: date
    themes: tuple[Theme, ...]
    priorities: tuple[Priority, ...] = ()


@dataclass(frozen=True)
class Event:
    """A dated happening that a chart marks; where it `breaks` a series, nothing is compared across it.

    `label` is its name where there is no room for its title.

    It is about the measures that it names and those that ask for a code set that it names (`outcome.charged`); if it
    names neither, about every measure of its sources.
    """

    id: str
    day: date
    title: str
    sources: tuple[str, ...]
    measures: tuple[str, ...] = ()
    breaks: bool = False
    source: str = ""
    label: str = ""
    code_sets: tuple[str, ...] = ()


@dataclass(frozen=True)
class Milestone:
    """A promise that is kept or not: `due` by a day, `done` on another (None until it is recorded as done)."""

    id: str
    title: str
    plan: str
    theme: str
    due: date
    source: str
    priority: int | None = None
    done: date | None = None
    owner: str = ""
    note: str = ""


@dataclass(frozen=True)
class Entry:
    """One line of the register of inspections: a grading, a finding, or a recommendation with the day it is due by.

    `subject` is what was looked at (efficiency): the latest grading of a subject is the one in force. `measures` are
    those that it bears on.
    """

    id: str
    kind: EntryKind
    subject: str
    title: str
    body: str
    given: date
    source: str
    grade: Grade | None = None
    due: date | None = None
    done: date | None = None
    owner: str = ""
    measures: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Target:
    """A dated record of what was promised; superseded by another record, never edited.

    `value` is a share for a change (-0.13: 13% fewer than the year from `baseline`), the unit's own scale for a level
    (85 is 85%), what is to have been added up since `baseline` for an amount; else None. `areas` names the areas, or
    whole area sets, that the promise is for. `recorded` is when the record was made: of two of one kind for the same
    dates and areas, the one recorded later supersedes the other.
    """

    kind: TargetKind
    starts: date
    ends: date
    source: str
    value: float | None = None
    baseline: date | None = None
    direction: Literal["up", "down"] | None = None
    areas: tuple[str, ...] = ("force",)
    note: str = ""
    recorded: date | None = None


@dataclass(frozen=True)
class Placement:
    """Where a measure stands in a plan: the theme's id and the strategic priority's number, if it has one.

    `order` is its place among those of the same theme and priority; without one it comes after those that have one.
    """

    plan: str
    theme: str
    priority: int | None = None
    order: int | None = None
