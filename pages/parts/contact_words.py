"""What the Contact page says: its headline, the hours that stand out, and what is to be known of its numbers."""

from __future__ import annotations

from dataclasses import replace

from pages.parts import words
from pages.parts.chart import Chart
from warehouse.measures import calls, periods
from warehouse.measures.calls import READINGS, Hours, Line, Reading, Wait
from warehouse.measures.model import Period, Series
from warehouse.measures.words import when

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def headline(line: Line, held: Hours, standard: float | None) -> str:
    """The finding of a line's period, held against its standard where there is one."""
    whole, in_it = held.whole, when(held.period)
    answered, wait, after = (READINGS[name].value(whole) for name in ("answered", "wait", "after"))
    if answered is None or wait is None:
        return f"{line}: no calls were received for {periods.label(held.period)}"
    if standard is None:
        return (
            f"{line}: calls were answered after {words.number(round(wait), 'seconds')} on average {in_it}, and "
            f"{words.number(after, 'percent')} were abandoned after the signpost"
        )
    side = "above" if answered > standard else "at" if answered == standard else "below"
    share = f"{words.number(answered, 'percent')} of {words.number(whole.answered)} calls"
    return f"{line}: {share} answered in 10 seconds {in_it}, {side} the national standard of {standard:g}%"


def received(held: Hours) -> str:
    """How much of the period came; nothing when all of it did."""
    if held.received == held.period.days:
        return ""
    return f"{held.received:,} of {held.period.days:,} days were received: the figures are of those days alone."


def percentile(found: Wait | None) -> str:
    """Where nine calls in ten were answered by: 30 to 60 seconds, about 42."""
    if found is None:
        return "No wait bands given"
    if found.high is None:
        return f"{found.low} seconds or more"
    return f"{found.low} to {found.high} seconds, about {found.about:.0f}"


def value(reading: Reading, amount: float | None) -> str:
    """A reading's value with its unit; calls an hour to one decimal."""
    if amount is None:
        return "none"
    return f"{amount:,.1f}" if reading.unit == "count" else words.number(round(amount, 1), reading.unit)


def hour(at: tuple[int, int]) -> str:
    """Friday 22:00 to 23:00."""
    weekday, begins = at
    return f"{DAYS[weekday - 1]} {begins:02d}:00 to {(begins + 1) % 24:02d}:00"


def extremes(held: Hours, reading: Reading) -> str:
    """The hours of the week that stand at either end, with the numbers behind them."""
    found = calls.extremes(held.cells, reading)
    if found is None:
        return "Too few calls to tell one hour of the week from another."
    most, least = (f"{hour(at)}, {_told(held, reading, at)}" for at in found)
    return f"Highest: {most}. Lowest: {least}."


def _told(held: Hours, reading: Reading, at: tuple[int, int]) -> str:
    if reading.share is not None:
        return f"{percentile(calls.percentile(held.cells[at]))} ({words.number(held.cells[at].banded)} {reading.of})"
    part, whole = reading.parts(held.cells[at])
    joined = {"percent": "of", "seconds": "seconds over", "count": "calls in"}[reading.unit]
    behind = f"{words.number(part)} {joined} {words.number(whole)} {reading.of}"
    return f"{value(reading, reading.value(held.cells[at]))} ({behind})"


def clocks(period: Period) -> str:
    """What became of the hour that the clocks give twice; nothing where the period has none."""
    if not calls.clock_changes(period.starts, period.ends):
        return ""
    return (
        "When summer time ends, 01:00 to 02:00 on that Sunday comes twice, and both hours are counted. When it begins, "
        "that hour does not come, and is no hour."
    )


def from_bands(reading: Reading) -> str:
    """How exact a percentile is; nothing for what is divided."""
    if reading.share is None:
        return ""
    return (
        "Read from the bands of waits that the extract counts: calls are taken as spread evenly over a band, and + "
        f"marks a wait of {calls.EDGES[-1]} seconds or more, which has no end."
    )


def with_standard(described: Chart) -> Chart:
    """A chart whose level is a standard or a line of reference, and no target."""
    notes = (replace(note, text=note.text.replace("target", "standard", 1)) for note in described.notes)
    return replace(described, notes=tuple(notes))


def charted(series: Series) -> str:
    """What a chart shows, with its unit where the axis has none."""
    named = series.measure.title.partition(": ")[2]
    return f"{named}, seconds" if series.measure.unit == "seconds" else named


def about_standard(series: Series) -> str:
    """Where the line across the chart comes from; why there is none."""
    if series.measure.targets:
        return f"{series.measure.targets[0].source}."
    return "No line is drawn: there is no agreed standard for it, and none is set for this deployment."
