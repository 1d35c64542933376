"""Everything the pages read, kept by the published version: a version never changes, so nothing kept can go stale.

What is read are frozen records, so they are shared between sessions and not copied.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar, cast

import streamlit as st

from pages.parts import past, roles
from warehouse import area_comparison, boards, boundaries, cube, database, lineage, published_figures, query, recording
from warehouse.home import Home, Settings
from warehouse.lineage import ExtractRecord, FindingRecord, SourceState
from warehouse.measures import cohorts, periods
from warehouse.measures.beside import AreaTable
from warehouse.measures.catalogue import Catalogue
from warehouse.measures.limits import Limits
from warehouse.measures.model import Area, Audience, Basis, Figure, Grain, Measure, Period, Plan, Point, Series
from warehouse.measures.outlines import Shape
from warehouse.measures.published_figures import Checked
from warehouse.measures.recording import Split
from warehouse.published import OtherFormat, Warehouse, open_warehouse
from warehouse.query import BoardRow

T = TypeVar("T")


@dataclass(frozen=True)
class Version:
    """The published version that one run of a page reads from first to last, so that no page mixes two."""

    w: Warehouse
    key: tuple[str, ...]

    @property
    def inside(self) -> bool:
        """Whether all of it may be read, and not what is for the public alone."""
        return self.w.audience == "internal"

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue that the version was built with."""
        return self.w.catalogue

    def board(self, plan: str, period: Period, area: str) -> tuple[BoardRow, ...]:
        """Every measure of a plan."""
        return self._read("board", query.board, plan, period, area)

    def figure(self, measure: str, area: str, period: Period) -> Figure:
        """One figure, judged."""
        return self._read("figure", query.figure, measure, area, period)

    def series(self, measure: str, area: str, grain: Grain) -> Series:
        """A measure's points over everything held."""
        return self._read("series", query.series, measure, area, grain)

    def signals(self, found: Series) -> Limits:
        """The limits of a series' points. Raises Overlapping for points that share days."""
        ends = [point.period for point in (*found.points[:1], *found.points[-1:])]
        asked = (found.measure.id, found.area.id, found.grain, *ends)
        return _keep(self, "signals", asked, lambda: query.signals(self.w, found, audience=self.w.audience))

    def by_area(self, measure: str, area_set: str, period: Period) -> tuple[tuple[Area, Point], ...]:
        """One period's point for each area of a set and the three that are nowhere."""
        return self._read("by_area", query.by_area, measure, area_set, period)

    def at_ages(self, measure: Measure, area: str, period: Period) -> tuple[tuple[Measure, Point], ...]:
        """A cohort's point as it stood at each of its ages; nothing for any other measure, nor for the public."""
        aged = cohorts.at_ages(measure) if self.inside else ()
        return tuple((each, self.figure(each.id, area, period).point) for each in aged)

    def beside(self, measure: str, area_set: str, period: Period, by_rate: bool, basis: Basis) -> AreaTable:
        """Every area of a set beside the others in one period."""
        asked = (measure, area_set, period, by_rate, basis)
        return _keep(self, "beside", asked, lambda: area_comparison.compare(
            self.w, measure, area_set, period, by_rate=by_rate, basis=basis
        ))  # fmt: skip

    def line(self, measure: str, area: str, grain: Grain, span: Period, by_rate: bool, basis: Basis) -> Series:
        """An area's points over a span, as rates if asked for."""
        asked = (measure, area, grain, span, by_rate, basis)
        return _keep(self, "line", asked, lambda: area_comparison.line(
            self.w, measure, area, grain, span, by_rate=by_rate, basis=basis
        ))  # fmt: skip

    def shapes(self, area_set: str, on: date) -> Mapping[str, Shape]:
        """Where each area of a set lies on a day."""
        return _keep(self, "shapes", (area_set, on), lambda: boundaries.shapes(self.w, area_set, on))

    def held(self, measure: Measure) -> tuple[date, date] | None:
        """The first and last day received for a measure of the home force."""
        force = self.w.area("force")
        return _keep(self, "held", (measure.id,), lambda: query.periods_held(self.w, measure, force))

    def years(self, measures: tuple[Measure, ...]) -> tuple[Period, ...]:
        """The financial years of which any day was received for any of the measures, newest first."""
        return _keep(self, "years", tuple(m.id for m in measures), lambda: _years(self.w, measures))

    def last_month(self, measures: tuple[Measure, ...]) -> Period | None:
        """The latest month that was received whole for any of the measures."""
        found = (self.w.last_complete_month(measure, self.w.settings.force) for measure in measures)
        return max((month for month in found if month), default=None)

    def received_whole(self, measures: tuple[Measure, ...], period: Period) -> bool:
        """Whether every day of a period was received for at least one of the measures."""
        spans = (span for measure in measures for span in self.w.covered(measure, self.w.settings.force))
        return any(starts <= period.starts and period.ends <= ends for starts, ends in spans)

    def plans_held(self) -> tuple[Plan, ...]:
        """The plans with data for any of their measures, in the catalogue's order."""
        return tuple(
            plan
            for plan in self.catalogue.plans.values()
            if any(self.held(measure) for measure in self.measures_of(plan.id))
        )

    def measures_of(self, plan: str) -> tuple[Measure, ...]:
        """The measures that a plan places, in the plan's own order."""
        return tuple(dict.fromkeys(measure for measure, _ in self.catalogue.placed(plan)))

    def sql(self, measure: Measure) -> str:
        """The SQL that filled the cube with a measure."""
        return cube.measure_sql(measure)

    def lineage(self, measure: Measure, force: str) -> tuple[ExtractRecord, ...]:
        """The extracts that a measure's figures stand on."""
        return _keep(self, "lineage", (measure.id, force), lambda: lineage.lineage(self.w, measure, force))

    def sources(self) -> tuple[SourceState, ...]:
        """Each source's freshness."""
        return _keep(self, "sources", (), lambda: lineage.sources(self.w))

    def extracts(self) -> tuple[ExtractRecord, ...]:
        """Every landed extract, newest first."""
        return _keep(self, "extracts", (), lambda: lineage.extracts(self.w))

    def findings(self) -> tuple[FindingRecord, ...]:
        """What the gate found, in every extract."""
        return _keep(self, "findings", (), lambda: lineage.findings(self.w))

    def completeness(self, area_set: str) -> tuple[tuple[str, date, str, int], ...]:
        """Rows by source, month and area of a set."""
        return _keep(self, "completeness", (area_set,), lambda: lineage.completeness(self.w, area_set))

    def published_figures(self) -> tuple[Checked, ...]:
        """What reports have published, checked. Raises Plain where a deployment's own file of them is at fault."""
        config = Home.find().config
        claims, called = published_figures.held(config), published_figures.names(config)
        # The files are no part of the version: what they hold is part of the key.
        asked = (repr(claims), repr(called))
        return _keep(self, "published_figures", asked, lambda: published_figures.check(self.w, claims, called))

    def recording(self, figure: Figure) -> Split | str | None:
        """What better recording explains of a measure's change between its audits, why that cannot be told, or None."""
        asked = (figure.measure.id, figure.area.id, figure.point.period)
        found = (figure.measure, figure.area, figure.point.period)
        return _keep(self, "recording", asked, lambda: recording.split(self.w, *found)) if self.inside else None

    def _read(self, name: str, read: Callable[..., T], *asked: object) -> T:
        return _keep(self, name, asked, lambda: read(self.w, *asked, audience=self.w.audience))

    def made(self, name: str, asked: tuple[object, ...], make: Callable[[], T]) -> T:
        """Anything else that follows from the version alone, such as a drawing, made once."""
        return _keep(self, name, asked, make)


def settings() -> Settings:
    """The home's own settings: the marking, the force's name. Raises SettingsError."""
    return Home.find().settings


def version() -> Version:
    """The version in force, or that of the past Board in the address, whole.

    Raises NothingPublished or SettingsError; UnknownBoard or CannotReplay; or what says why the person may not read it.
    """
    roles.require("read inside")
    board = past.board()
    if board is None:
        return in_force()
    home = Home.find()
    key = (str(home.folder), board.id, str(board.at), board.version)
    return Version(_opened(key, lambda: boards.opened(home, board)), key)


def seen() -> Version:
    """The version in force as the person at the page may read it: whole, or of it what is for the public."""
    return version() if roles.audience() == "internal" else public()


def public() -> Version:
    """The version in force with nothing in it but what the public may read. Raises as `version` does."""
    roles.require("read")
    if past.carried():
        roles.require("read inside")  # a Board was frozen with all that it saw
    return in_force("public")


def in_force(audience: Audience = "internal") -> Version:
    """The version in force for the server itself, which shows it to nobody."""
    home = Home.find()
    settled, current = home.settings, database.current(home.published)
    if current is None:
        raise database.NothingPublished
    # The settings and the day are part of the key: a version read on another day is late or provisional otherwise.
    key = (str(home.folder), current, home.today().isoformat(), repr(settled), audience)
    return Version(_opened(key, lambda: open_warehouse(home, current, audience)), key)


def at_version(name: str | None) -> Warehouse | None:
    """A version that is still kept; None before the first, and for one that is not, or that another release wrote."""
    roles.require("read inside")
    home = Home.find()
    if name is None or name not in database.versions(home.published):
        return None
    try:
        key = (str(home.folder), name, home.today().isoformat(), repr(home.settings), "internal")
        return _opened(key, lambda: open_warehouse(home, name))
    except OtherFormat:
        return None


@st.cache_resource(max_entries=4, show_spinner=False)
def _opened(key: tuple[str, ...], _open: Callable[[], Warehouse]) -> Warehouse:
    return _open()


@st.cache_resource(max_entries=1500, show_spinner=False)
def _kept(key: tuple[str, ...], name: str, asked: tuple[object, ...], _read: Callable[[], object]) -> object:
    return _read()


def _keep(at: Version, name: str, asked: tuple[object, ...], read: Callable[[], T]) -> T:
    return cast("T", _kept(at.key, name, asked, read))


def _years(w: Warehouse, measures: tuple[Measure, ...]) -> tuple[Period, ...]:
    spans = {span for measure in measures for span in w.covered(measure, w.settings.force)}
    found = {year for starts, ends in spans for year in periods.spine("year", starts, ends)}
    return tuple(sorted(found, reverse=True))
