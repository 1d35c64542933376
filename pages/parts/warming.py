"""What the first visitor of a version would else wait for: made once it is published, in a thread of the server."""

from __future__ import annotations

import importlib
import logging
import pkgutil
from pathlib import Path

from pages.parts import beforehand, choices, contents, reads, review_reads
from pages.parts.reads import Version
from warehouse.measures import periods

LOG = logging.getLogger("pcc.pages")
VIEWS = Path(__file__).parents[1] / "views"
EVERY = 20.0  # seconds between two looks at what is in force
Key = tuple[str, ...]


def keep_warm() -> None:
    """Import the pages and make what they open with; then again for each new version and day. It does not end."""
    for found in pkgutil.iter_modules([str(VIEWS)]):
        importlib.import_module(f"pages.views.{found.name}")
    last: Key | None = None
    while True:
        last = warm(last)
        beforehand.work(EVERY)


def warm(last: Key | None = None) -> Key | None:
    """Make what the pages open with, unless that was done for this very version; what is now warm, or None.

    A version that cannot be read is no fault here: the page that a visitor opens says what is wrong with it.
    """
    try:
        at = reads.in_force()
        if at.key != last:
            _fill(at)
    except Exception as fault:
        LOG.info("nothing was made ahead: %s", type(fault).__name__)
        return None
    return at.key


def _fill(at: Version) -> None:
    contents.catalogue_links(at)
    offered = choices.plans(at)
    if offered.options:
        plan = at.catalogue.plan(offered.default)
        period = periods.parse(choices.plan_periods(at, plan).default, at.w.today)
        at.board(plan.id, period, "force")
    weeks = review_reads.weeks(at)
    if weeks:
        review_reads.of_week(at, weeks[0])
