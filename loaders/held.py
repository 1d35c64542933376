"""What a home holds: everything landed, with what the gate decided of it, as a build takes it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from loaders import gating, landing
from loaders.acceptance import Facts
from loaders.gating import Gated
from loaders.landing import Landed
from loaders.source import Source, sources
from warehouse.home import LONDON, Home
from warehouse.measures.model import Period
from warehouse.record import Extract, SourceFacts

# What stays known of an erased extract, beside its name, hash and time.
REMEMBERED = ("force", "starts", "ends", "read", "loaded", "set_aside")


def sources_known() -> list[SourceFacts]:
    """Every source, as the warehouse records it."""
    return [
        SourceFacts(s.name, s.title, tuple(c.name for c in s.columns), s.rhythm_days, s.settles_days)
        for s in sources().values()
    ]


def facts(
    home: Home, source: Source, force: str | None, cover: Period | None, rows: int | None, received_at: datetime
) -> Facts:
    """What an extract of this home is held to, the day it came by the home's clock included."""
    until = home.settings.today or received_at.astimezone(LONDON).date()
    return Facts(source, home.settings.force, until, force, cover, rows)


def facts_of(home: Home, landed: Landed) -> Facts:
    """What a landed extract is held to, the same whenever it is read again."""
    source = sources()[landed.source]
    return facts(home, source, landed.force, landed.cover, landed.rows, landed.received_at)


def extracts(home: Home) -> list[Extract]:
    """Every extract that was landed, in the order it came."""
    return [_extract(home, each) for each in landing.landed(home.landing)]


def _decided(home: Home, landed: Landed) -> Gated:
    """What the gate decided of an extract; of an erased one no more than how many rows it had and of which days."""
    kept = None if landed.erased else gating.kept(home.staging, landed.id)
    if kept is not None:
        return kept
    nothing = gating.refused(landed.id, facts_of(home, landed), ())
    return replace(nothing, **{name: (landed.erased or {}).get(name, getattr(nothing, name)) for name in REMEMBERED})


def _extract(home: Home, landed: Landed) -> Extract:
    gated = _decided(home, landed)
    status = "erased" if landed.erased else "withdrawn" if landed.withdrawn else gated.status
    return Extract(
        id=landed.id,
        source=landed.source,
        force=gated.force,
        file=landed.file,
        starts=gated.starts,
        ends=gated.ends,
        status=status,
        read=gated.read,
        loaded=gated.loaded,
        set_aside=gated.set_aside,
        control_total=gated.control_total,
        sha256=landed.sha256,
        received_at=landed.received_at.isoformat(),
        covers=tuple((c.force, c.starts, c.ends) for c in gated.covers),
        findings=tuple((r.rule, r.severity, r.column, r.line, r.count, r.message) for r in gated.reasons),
        rows=gating.rows_path(home.staging, landed.id) if status == "accepted" else None,
    )
