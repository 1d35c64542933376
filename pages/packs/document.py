"""A pack as a document: everything that is said in it, before a word about paper, slides or sheets.

`gather.py` fills it and the renderers write it. What stands here is all that they may show, so that no two of them can
differ, and every text and number in it is already what the pack's audience may see.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from pages.parts.chart import Chart
from warehouse.measures.limits import Limits
from warehouse.measures.model import Area, Audience, Figure, Period, Plan, Series

Report = Literal["board", "panel"]
ColumnKind = Literal["text", "number", "date"]


@dataclass(frozen=True)
class Cell:
    """What is read in a table's cell, and the exact number behind it. `shorthand` ([c], [p] ...) is part of neither.

    `under` is said in small below: the counts behind a percentage, the Z of a change.
    """

    text: str
    raw: float | int | None = None
    shorthand: str = ""
    under: str = ""

    @property
    def shown(self) -> str:
        """The text with its mark."""
        return f"{self.text} {self.shorthand}".strip()


@dataclass(frozen=True)
class Column:
    """A column's heading and what its cells hold."""

    title: str
    kind: ColumnKind = "text"


@dataclass(frozen=True)
class Table:
    """Rows under columns; the first cell of a row is its heading. `title` says what the table holds, in a sentence."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Count:
    """One of the front page's numbers: a verdict's code (or `signals`, `late`), the number, and what it counts."""

    code: str
    number: str
    words: str


@dataclass(frozen=True)
class Move:
    """What became of a figure since the last Board: newly received, revised by a later extract, or judged otherwise.

    `was` and `now` are the figures (or verdicts) of `period`; `was` is empty for what is new.
    """

    measure: str
    title: str
    kind: Literal["new", "revised", "verdict"]
    period: str
    was: Cell
    now: Cell
    words: str


@dataclass(frozen=True)
class Since:
    """What changed since the last Board, new data and revisions told apart.

    `against` names what is compared with, in a sentence; `version` is None where there is nothing, and `why` says so.
    `words` sum it up in a line each.
    """

    against: str
    version: str | None
    new: tuple[Move, ...] = ()
    revised: tuple[Move, ...] = ()
    verdicts: tuple[Move, ...] = ()
    words: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True)
class Front:
    """The first page: the finding as a headline, the counts, signals against chance, data quality, what changed."""

    headline: str
    under: str
    counts: tuple[Count, ...]
    signals: str
    quality: tuple[str, ...]
    since: Since


@dataclass(frozen=True)
class Note:
    """What somebody wrote on a figure. `state` is in words (Late: due 5 May 2019), empty for commentary.

    `revised` says that the figure is no longer the one that was written against. `who` is empty in a public pack.
    """

    kind: Literal["commentary", "action", "question"]
    number: int
    measure: str
    title: str
    who: str
    on: date
    text: str
    owner: str = ""
    due: date | None = None
    state: str = ""
    late: bool = False
    answer: str = ""
    revised: str = ""


@dataclass(frozen=True)
class Definition:
    """What a measure is, in prose: `made` is its unit, direction, grain and sources, `owner` who answers for it."""

    text: str
    why: str
    made: str
    owner: str
    caveats: tuple[str, ...]
    targets: tuple[str, ...]
    events: tuple[str, ...]


@dataclass(frozen=True)
class Item:
    """One measure of the agenda.

    `figure` is what the headline speaks of: the year to date, or the last whole period of what is held by quarter or
    year. `month` is the latest month beside it, where the measure has months. `series` are the points that the chart
    shows and `limits` the limits of exactly those; both as the audience may see them. `chart` is None where nothing
    was received. `findings` are the pairs of a heading and a sentence that stand beside the chart.
    """

    number: int
    id: str
    title: str
    theme: str
    priority: int | None
    headline: str
    under: str
    verdict: str
    figure: Figure
    month: Figure | None
    series: Series
    limits: Limits | None
    chart: Chart | None
    chart_title: str
    alt: str
    findings: tuple[tuple[str, str], ...]
    signal: str
    numbers: Table
    points: Table
    notes: tuple[Note, ...]
    definition: Definition
    lineage: tuple[str, ...]


@dataclass(frozen=True)
class Appendix:
    """What a reader needs to trust the rest: sources, the extracts behind the figures, marks, words, statements."""

    sources: Table
    extracts: Table
    shorthand: Table
    glossary: Table
    statements: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Request:
    """What a pack is made of, as it was asked for; with the same version and notes it gives the same pack.

    `on` is the day by whose clock its figures are judged: provisional or final, on course or met.
    `measures` is the agenda, by the ids of the measures in their order. `with_notes` releases commentary and the
    wording of actions to the public audience; the internal one always has them.
    """

    meeting: str
    report: Report
    plan: str
    period: Period
    measures: tuple[str, ...]
    agenda: str
    on: date
    area: str = "force"
    audience: Audience = "internal"
    with_notes: bool = False


@dataclass(frozen=True)
class Pack:
    """A whole pack. `meeting` is its month, 2019-03; `period` what its figures stand for.

    `made` is the time of the data (when the version was published), so that the same pack is the same bytes whenever it
    is made. `filters` are the pairs that say what it was made from. `banner` is empty unless the data are illustrative.
    """

    report: Report
    title: str
    subject: str
    meeting: str
    period: Period
    area: Area
    plan: Plan
    audience: Audience
    marking: str
    banner: str
    version: str
    made: datetime
    data_as_at: date | None
    filters: tuple[tuple[str, str], ...]
    front: Front
    summary: tuple[tuple[str, Table], ...]
    items: tuple[Item, ...]
    actions: tuple[Note, ...]
    actions_table: Table
    appendix: Appendix
    attribution: str = ""
    language: str = "en-GB"

    @property
    def illustrative(self) -> bool:
        """Whether its records are made up."""
        return bool(self.banner)
