"""What a series' limits say, in words and as a small mark: shape, word and colour together, never colour alone."""

from __future__ import annotations

from collections.abc import Sequence

from pages.parts import style, words
from pages.parts.markup import bullets, card, paragraphs, safe
from warehouse.measures import chance, periods
from warehouse.measures.limits import Limits
from warehouse.measures.model import Period, Series
from warehouse.measures.signals import HIGH, SpecialCause
from warehouse.query import BoardRow

NONE = "No limits yet"
_WORDS = {
    "common_cause": "Usual variation", "improvement": "Improving", "concern": "Concern",
    "neutral_high": "Higher", "neutral_low": "Lower",
}  # fmt: skip
_ASSURANCE = {
    "consistently_fails": "At this level the target is missed consistently: chance alone would not reach it.",
    "consistently_passes": "At this level the target is met consistently: chance alone would not miss it.",
    "hit_or_miss": "At this level the target is met or missed by chance.",
}
_COLOURS = {"improvement": style.BLUE, "concern": style.ORANGE, "neutral_high": style.PURPLE}
_CAUSES: dict[SpecialCause, str] = {
    "above_limit": "above the upper limit",
    "below_limit": "below the lower limit",
    "rising": "part of a long rise",
    "falling": "part of a long fall",
    "two_of_three_high": "one of two in three near the upper limit",
    "two_of_three_low": "one of two in three near the lower limit",
    "shift_high": "in a long run above the mean",
    "shift_low": "in a long run below the mean",
}


def colour(variation: str | None) -> str:
    """The colour of a mark or a dot; the usual blue where nothing signals."""
    return _COLOURS.get("neutral_high" if variation == "neutral_low" else variation or "", style.BLUE)


def variation(drawn: Limits) -> str:
    """The latest judged point in a word or two."""
    return NONE if _cause(drawn) is None else _WORDS[drawn.variation or "common_cause"]


def why(cause: SpecialCause | None) -> str:
    """What makes a point special; nothing for a usual one, or for one that is not judged."""
    return _CAUSES.get(cause, "") if cause else ""


def in_table(cause: SpecialCause | None) -> str:
    """A point's signal in a table's cell; empty where it is not judged."""
    return "" if cause is None else words.sentence_case(why(cause)) or "Usual variation"


def pill(drawn: Limits) -> str:
    """Shape, word and colour of the latest judged point; plain words where there are no limits."""
    cause, said = _cause(drawn), variation(drawn)
    if cause is None:
        return f'<span class="none">{said}</span>'
    shape = "●" if cause == "common" else "▲" if cause in HIGH else "▼"
    kind = (drawn.variation or "").replace("_", "-")
    return f'<span class="signal {safe(kind)}"><span aria-hidden="true">{shape}</span> {said}</span>'


def assurance(drawn: Limits) -> str:
    """What the limits say of the target; empty without a target in numbers."""
    return _ASSURANCE.get(drawn.assurance or "", "")


def sentence(series: Series, drawn: Limits) -> str:
    """March 2014 signals concern: the last 7 months are above the mean."""
    cause = _cause(drawn)
    if cause is None or drawn.latest is None:
        return f"{NONE}."
    month = periods.label(series.points[drawn.latest].period)
    if cause == "common":
        return f"{month} shows usual variation."
    return f"{month} signals: {variation(drawn).lower()}. {words.sentence_case(_reason(series, drawn, cause))}."


def latest(rows: Sequence[BoardRow]) -> Period | None:
    """The newest month that is judged in any row of a Board."""
    judged = (row.spark.points[row.signal.latest].period for row in rows if row.signal.latest is not None)
    return max(judged, default=None, key=lambda period: period.ends)


def counted(rows: Sequence[BoardRow]) -> tuple[str, str] | None:
    """7 of 11, and what it counts; None where nothing is judged. A measure that stands in two places counts once."""
    charts = {row.measure.id: row.signal for row in rows if _cause(row.signal) is not None}
    if not charts:
        return None
    held = list(charts.values())
    by_chance = chance.expected(held)
    said = f"{by_chance:.1f}" if by_chance >= 0.05 else "almost none"
    return f"{chance.seen(held)} of {len(held)}", f"signal a change; chance alone gives {said}"


def side_card(series: Series, drawn: Limits, *, runs_on: bool = False) -> str:
    """The card beside a chart: variation and assurance in words, and what its limits rest on.

    `runs_on` is whether the chart goes beyond the points that are judged here.
    """
    told = sentence(series, drawn) if _cause(drawn) else ""
    sure = assurance(drawn)
    later = ("Judged on what came up to then; the lines of the chart rest on later points too.",) if runs_on else ()
    notes = f'<div class="small">{bullets((*drawn.notes, *later))}</div>'
    return card("Signal", f"<p>{pill(drawn)}</p>{paragraphs([told, sure])}{notes}")


def _cause(drawn: Limits) -> SpecialCause | None:
    """The special cause of the latest judged point; None where none of the points is judged."""
    return None if drawn.latest is None or drawn.variation is None else drawn.special_cause[drawn.latest]


def _reason(series: Series, drawn: Limits, cause: SpecialCause) -> str:
    kinds = "periods" if series.grain == "span" else f"{series.grain}s"
    if cause in ("shift_high", "shift_low"):
        return f"the last {drawn.run} {kinds} are all {'above' if cause == 'shift_high' else 'below'} the mean"
    if cause in ("rising", "falling"):
        adjusted = ", with the season taken out" if drawn.seasonal else ""
        return f"{cause} for {drawn.run} {kinds} in a row{adjusted}"
    if cause in ("two_of_three_high", "two_of_three_low"):
        return f"two of three {kinds} are near the {'upper' if cause in HIGH else 'lower'} limit"
    return f"it is {why(cause)}"
