"""What the journal says of a load: every extract that came, once, also where the load that brought it was cut short."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from loaders import gating, landing
from loaders.landing import Landed
from loaders.report import ExtractReport, Reason
from warehouse import journal
from warehouse.home import Home

KINDS = {"accepted": "load", "refused": "refuse"}


def of_load(home: Home, reports: Sequence[ExtractReport], taken: Sequence[Landed], version: str | None) -> None:
    """Journal what was accepted or refused, and what an earlier load had landed before it was cut short."""
    for report in reports:
        if kind := KINDS.get(report.status):
            journal.record(home.journal, kind, report.file, why=_why(report.reasons), version=version)
    fresh = {each.id for each in taken if not each.unchanged}
    for each in landing.untold(home.landing):
        gated = gating.kept(home.staging, each.id)
        if each.id not in fresh and gated is not None:
            journal.record(home.journal, KINDS[gated.status], each.file, why=_why(gated.reasons), version=version)
        landing.told(each)


def _why(reasons: Iterable[Reason]) -> str:
    return "; ".join(reason.message for reason in reasons if reason.severity == "refuse")
