"""How are all priorities doing? One table a theme, under a headline of targets met and not met."""

from __future__ import annotations

import streamlit as st

from pages.parts import (
    agenda_reads,
    board_table,
    choices,
    freeze_form,
    headlines,
    note_cards,
    note_reads,
    pack_form,
    peer_reads,
    peers,
    presenter,
    public_choices,
    states,
    widgets,
)
from pages.parts.markup import notice, paragraphs, safe
from pages.parts.plainly import plainly
from pages.parts.reads import Version, seen
from warehouse.measures import periods
from warehouse.measures.model import Period, Plan
from warehouse.query import BoardRow


@widgets.open_page
def show() -> None:
    """The Board of the plan, period and area in the address; for the public without notes, slides and packs."""
    at = seen()
    offered = choices.plans(at)
    if not offered.options:
        widgets.show(f"<h1>No measure has data yet</h1>{notice('What to do', paragraphs([states.LOAD_FOR_A_PLAN]))}")
        return
    with widgets.sidebar("Show"):
        plan = at.catalogue.plan(widgets.pick("plan", "Plan", offered.options, offered.default))
        measures = at.measures_of(plan.id)
        places = choices.areas(at, others=measures)
        within = widgets.choice("area", places.options, places.default)
        named = widgets.pick_period(
            "period", public_choices.spans(at, measures, within, choices.plan_periods(at, plan))
        )
        area = widgets.pick("area", "Area", *places.pair)
    period = periods.parse(named, at.w.today)
    rows = at.board(plan.id, period, area)
    widgets.keep_address(plan=plan.id, period=named, area=area)
    if at.inside and presenter.presenting():
        agenda = agenda_reads.order(at, st.query_params.get("agenda", ""), tuple(row.measure for row in rows))
        presenter.show(at, lambda: _headline(at, plan, period, area, rows), agenda, area, period)
    else:
        _headline(at, plan, period, area, rows)
        _tables(at, plan, period, named, area, rows)
    widgets.attribution(shown=any(measure.open_data for measure in measures))


def _headline(at: Version, plan: Plan, period: Period, area: str, rows: tuple[BoardRow, ...]) -> None:
    against = periods.label(periods.year_before(period))
    headline = headlines.headline(rows) or headlines.moved_headline(rows, against)
    widgets.title(headline, _under(at, plan, period, area))
    widgets.show(board_table.counts(rows, at.sources()))
    widgets.show(_beware(at, rows, period))


def _tables(at: Version, plan: Plan, period: Period, named: str, area: str, rows: tuple[BoardRow, ...]) -> None:
    if at.inside:
        with plainly("The saved agendas cannot be used"):
            widgets.show(
                presenter.link(plan.id, named, area, {one.id: one.title for one in agenda_reads.saved(at).values()})
            )
    kept = {"area": area, "period": named}
    noted: dict[str, list[str]] = {}
    with plainly("Commentary and actions cannot be shown"):
        noted = {id_: note_cards.marks(found, at.w.today) for id_, found in note_reads.by_measure(area, period).items()}
    for theme in plan.themes:
        if markup := board_table.theme(theme, rows, period, kept, at.sources(), noted):
            widgets.show(markup)
    widgets.show(_against(at, rows, period, kept))
    if at.inside:
        with plainly("The pack cannot be made here"):
            pack_form.part(plan.id, period, area)
        with plainly("The Board cannot be frozen here"):
            freeze_form.part(at, plan, period, area)


def _under(at: Version, plan: Plan, period: Period, area: str) -> str:
    against = periods.label(periods.year_before(period))
    told = (plan.title, f"{periods.label(period)} against {against}", at.w.area(area).title, states.published(at.w))
    return " · ".join(told)


def _against(at: Version, rows: tuple[BoardRow, ...], period: Period, kept: dict[str, str]) -> str:
    """The force beside its comparison group, for the measures of open data; nothing where there is no group."""
    measures = tuple(row.measure for row in rows if row.measure.open_data and row.measure.compares_forces)
    group = next(iter(peer_reads.offered(at)), None)
    if group is None or not measures or kept["area"] != "force":
        return ""
    found = peer_reads.against(at, measures, period, group)
    return peers.board(list(found.values()), kept, at.w.settings.force)


def _beware(at: Version, rows: tuple[BoardRow, ...], period: Period) -> str:
    """What must be known before the figures are read: nothing received, late, refused."""
    told = []
    if not any(row.figure.point.status != "not_received" for row in rows):
        told.append(notice("Not received", paragraphs([states.nothing_for(periods.label(period))]), "warning"))
    used = {source for row in rows for source in row.measure.sources}
    if warned := states.beware((state for state in at.sources() if state.name in used), at.extracts()):
        told.append(notice("Before you rely on this", paragraphs(warned), "warning"))
    return "".join(told) or f'<p class="unseen">{safe(states.ALL_IN_TIME)}</p>'
