"""The last Board before a pack's: which version it was shown."""

from __future__ import annotations

from datetime import date, datetime

from pages.packs.document import Request
from pages.packs.gathering import agenda
from pages.packs.gathering.since import Before
from pages.parts import states
from warehouse import boards as kept
from warehouse import database
from warehouse.home import Home
from warehouse.measures import periods
from warehouse.measures.model import Period
from warehouse.published import OtherFormat, Warehouse, open_warehouse

_APART = {"board": 1, "panel": 3}  # months from one meeting to the next


def last(home: Home, request: Request, since: str | None = None) -> Before | None:
    """The last meeting as it can be shown again.

    By the version named; else as it was frozen; else by the newest that was published by the end of the month before.
    None where there is nothing. Raises UnknownVersion for a version that is named and not kept.
    """
    meeting = periods.month(periods.add_months(periods.parse(request.meeting).starts, -_APART[request.report]))
    upto = agenda.reported(periods.written(meeting), request.report)
    if since is not None:
        return Before(meeting, open_warehouse(home, since), upto)
    if frozen := _frozen(home, request):
        return frozen
    found = _then(home, meeting)
    return Before(meeting, found, upto) if found else None


def _frozen(home: Home, request: Request) -> Before | None:
    """The latest Board of an earlier meeting that was frozen for the audience, else for another, and can be read."""
    earlier = [each for each in kept.listed(home) if each.report == request.report and each.meeting < request.meeting]
    for board in sorted(earlier, key=lambda b: (b.meeting, b.audience == request.audience, b.number), reverse=True):
        try:
            found = kept.opened(home, board)
        except kept.CannotReplay:
            continue
        upto = agenda.reported(board.meeting, request.report)
        return Before(periods.parse(board.meeting), found, upto, frozen=True)
    return None


def _then(home: Home, meeting: Period) -> Warehouse | None:
    """The newest version that was published by the end of a meeting's month, of those that this release can read."""
    for name in reversed(database.versions(home.published)):
        try:
            found = open_warehouse(home, name)
        except OtherFormat:
            continue
        if _day(found) <= meeting.ends:
            return found
    return None


def _day(w: Warehouse) -> date:
    return states.london(datetime.fromisoformat(w.built_at)).date()
