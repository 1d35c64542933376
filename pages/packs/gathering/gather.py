"""One pack from one published version: what every renderer writes, gathered once."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from datetime import datetime

from pages.packs.document import Item, Note, Pack, Request
from pages.packs.gathering import agenda, appendix, exceptions, front, items, remarks, since
from pages.packs.gathering.items import Sight
from pages.packs.gathering.since import Before
from pages.parts import states
from pages.parts.statements import ILLUSTRATIVE
from warehouse.measures import periods
from warehouse.measures.model import Plan
from warehouse.measures.notes import Thread
from warehouse.published import Warehouse

Step = Callable[[str, float], None]
TITLES = {"board": "Strategic Assurance Board", "panel": "Police and Crime Panel"}
MEETINGS = {"board": "Board", "panel": "Panel"}
AUDIENCES = {"internal": "Internal: exact numbers", "public": "Public: small numbers are withheld"}


def gather(
    w: Warehouse,
    request: Request,
    *,
    notes: Sequence[Thread] = (),
    before: Before | None = None,
    step: Step = lambda doing, fraction: None,
) -> Pack:
    """The pack that was asked for. `notes` are all that are kept; `before` is the last Board, None where none is known.

    It depends on nothing else: the same version, request, notes and last Board give the same pack on any day.
    """
    at = _on(w, request)
    sight = Sight(at, request, tuple(notes), before and _earlier(before, request))
    found, written = _items(sight, step)
    shown = items.replaced(exceptions.only(found)) if request.report == "panel" else found
    kept = {item.id for item in shown}
    actions = remarks.tracker(note for note in written if note.measure in kept or request.report == "panel")
    plan = at.catalogue.plan(request.plan)
    changed = since.told(sight.found, sight.before, MEETINGS[request.report])
    first = front.front(at, request, found, changed)
    return Pack(
        report=request.report,
        title=f"{TITLES[request.report]}, {periods.label(periods.parse(request.meeting))}",
        subject=f"{plan.title}: {periods.label(request.period)}, {at.area(request.area).title}",
        meeting=request.meeting,
        period=request.period,
        area=at.area(request.area),
        plan=plan,
        audience=request.audience,
        marking=at.settings.marking,
        banner=ILLUSTRATIVE if at.illustrative else "",
        version=at.version,
        made=datetime.fromisoformat(at.built_at),
        data_as_at=max((i.figure.data_as_at for i in found if i.figure.data_as_at), default=None),
        filters=_filters(at, request, plan),
        front=exceptions.front(first, request, len(shown), len(found)),
        summary=front.summary(request, shown),
        items=shown,
        actions=actions,
        actions_table=remarks.table(actions),
        appendix=appendix.appendix(at, request, shown),
        attribution=appendix.attribution(shown),
    )


def _items(sight: Sight, step: Step) -> tuple[tuple[Item, ...], list[Note]]:
    w, request = sight.w, sight.request
    placed = agenda.placements(w, w.catalogue.plan(request.plan))
    found: list[Item] = []
    written: list[Note] = []
    for at, name in enumerate(request.measures):
        measure = w.catalogue.get(name)
        step(f"Gathering {measure.title}", at / len(request.measures))
        made, own = items.item(sight, at + 1, measure, placed.get(name, (request.agenda, None)))
        found.append(made)
        written += own
    return tuple(found), written


def _on(w: Warehouse, request: Request) -> Warehouse:
    """The version as it is read on the request's day: what is provisional then may be final now."""
    at = copy.copy(w)
    at.today = request.on
    return at


def _earlier(before: Before, request: Request) -> Before:
    """The last Board's version, read on the same day, so that time alone changes no figure."""
    return Before(before.meeting, _on(before.w, request), before.upto, before.frozen)


def _filters(w: Warehouse, request: Request, plan: Plan) -> tuple[tuple[str, str], ...]:
    """What the pack was made from."""
    return (
        ("Meeting", periods.label(periods.parse(request.meeting))),
        ("Figures for", periods.label(request.period)),
        ("Area", w.area(request.area).title),
        ("Plan", plan.title),
        ("Agenda", request.agenda),
        ("Audience", AUDIENCES[request.audience]),
        ("Data version", w.version),
        ("Published", states.moment(w.built_at)),
        ("Judged as on", periods.long_date(request.on)),
    )
