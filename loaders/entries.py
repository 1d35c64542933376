"""The report's entries: from what was decided of an extract to what is said of it."""

from __future__ import annotations

from datetime import date

from loaders.discovery import Turned
from loaders.gating import Gated
from loaders.landing import Landed
from loaders.report import ExtractReport, Status


def of_gated(shown: str, gated: Gated, *, landed: Landed | None = None, seconds: float) -> ExtractReport:
    """The entry of an extract that was gated, now or before; one refused before is refused again, with its reasons."""
    again = landed is not None and landed.unchanged
    status: Status = "refused" if gated.status == "refused" else "unchanged" if again else "accepted"
    return ExtractReport(
        file=shown,
        source=gated.source,
        starts=_day(gated.starts),
        ends=_day(gated.ends),
        status=status,
        read=gated.read,
        loaded=gated.loaded,
        set_aside=gated.set_aside,
        reasons=gated.reasons,
        sha256=landed.sha256 if landed else None,
        seconds=seconds,
    )


def of_turned(turned: Turned) -> ExtractReport:
    """The entry of a file that was turned away before a byte of it was kept."""
    return ExtractReport(
        file=turned.shown,
        source=turned.source.name if turned.source else None,
        starts=None,
        ends=None,
        status="refused",
        read=0,
        loaded=0,
        set_aside=0,
        reasons=turned.reasons,
        sha256=None,
        seconds=0.0,
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
