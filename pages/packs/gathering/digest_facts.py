"""What a digest says of itself besides the review: whose it is, which version, what to know before relying on it."""

from __future__ import annotations

from pages.packs.digest import Facts
from pages.parts import states
from warehouse import lineage
from warehouse.measures import weekly_words
from warehouse.measures.model import Audience
from warehouse.measures.reviews import Review
from warehouse.published import Warehouse


def facts(w: Warehouse, found: Review, audience: Audience) -> Facts:
    """The facts of a digest of one review. What files were called is for the internal audience alone."""
    used = {source for row in found.rows for source in row.measure.sources}
    held = (state for state in lineage.sources(w) if state.name in used)
    warned = states.beware(held, lineage.extracts(w)) if found.is_newest and audience == "internal" else []
    return Facts(
        force=w.settings.force_name,
        marking=w.settings.marking,
        audience=audience,
        illustrative=w.illustrative,
        version=w.version,
        published=states.published(w),
        base=(w.settings.dashboard_address or "").rstrip("/"),
        beware=(*weekly_words.beware(found), *warned),
    )
