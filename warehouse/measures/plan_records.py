"""What a plan holds besides its measures: its themes and milestones; dated events; what inspectors found.

Frozen records, read from their files by `undertakings` and `definition_files`; `model` gives the first three on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Done = Literal["done", "late", "due"]
EntryKind = Literal["grading", "finding", "recommendation"]
Grade = Literal["outstanding", "good", "requires improvement", "inadequate"]


@dataclass(frozen=True)
class Theme:
    """One of a plan's groups of measures."""

    id: str
    title: str


@dataclass(frozen=True)
class Plan:
    """A Police and Crime Plan (or the open-data group): its themes in their own order."""

    id: str
    title: str
    starts: date
    ends: date
    themes: tuple[Theme, ...]


@dataclass(frozen=True)
class Event:
    """A dated happening that a chart marks; where it `breaks` a series, nothing is compared across it.

    `label` is its name where there is no room for its title.
    """

    id: str
    day: date
    title: str
    sources: tuple[str, ...]
    measures: tuple[str, ...] = ()
    breaks: bool = False
    source: str = ""
    label: str = ""


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
