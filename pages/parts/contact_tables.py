"""The tables of the Contact page: both lines side by side, and the week by hour, shaded and in numbers."""

from __future__ import annotations

from collections.abc import Sequence

from pages.parts import contact_words, tables, words
from pages.parts.contact_reads import Both
from pages.parts.tables import Cell, Table
from warehouse.measures import calls, periods
from warehouse.measures.calls import READINGS, Calls, Hours, Reading

_RATES = ("answered", "wait", "before", "after")
_COLUMNS = (
    "Line and period", "Calls offered", "Calls answered", "Answered in 10 seconds", "Average wait",
    "9 in 10 answered within", "Abandoned before the signpost", "Abandoned after it, of those that stayed",
)  # fmt: skip


def lines(both: Sequence[Both]) -> Table:
    """Each line in the period, and in the one a year before it where any of it was received."""
    rows = []
    for each in both:
        rows += [_line(each.line, held) for held in (each.now, each.before) if held.received]
    return Table("Both lines", _COLUMNS, tuple(rows), frozenset(range(1, len(_COLUMNS))), caption_shown=False)


def _line(line: str, held: Hours) -> tuple[Cell, ...]:
    whole = held.whole
    part = "" if held.received == held.period.days else f" ({held.received} of {held.period.days} days)"
    answered, wait, before, after = (_rate(READINGS[name], whole) for name in _RATES)
    found = calls.percentile(whole)
    return (
        Cell(f"{line}, {periods.label(held.period)}{part}"),
        tables.amount(whole.offered),
        tables.amount(whole.answered),
        answered,
        wait,
        Cell(contact_words.percentile(found)),
        before,
        after,
    )


def _rate(reading: Reading, whole: Calls) -> Cell:
    """A reading with the number that it is made of: a percentage never stands without it."""
    amount = reading.value(whole)
    part, _ = reading.parts(whole)
    told = contact_words.value(reading, amount)
    beside = f" ({words.number(part)})" if reading.unit == "percent" and amount is not None else ""
    return Cell(told + beside, raw=None if amount is None else tables.plain(amount))


def week(held: Hours, reading: Reading) -> Table:
    """A row a weekday, a column an hour, each with its number; shading only repeats what the number says."""
    values = (reading.value(cell) for cell in held.cells.values())
    steps = calls.fifths(value for value in values if value is not None)
    rows = tuple(
        (Cell(name), *(_cell(reading, held.cells.get((day, hour), Calls()), steps) for hour in range(24)))
        for day, name in enumerate(contact_words.DAYS, start=1)
    )
    named = {"percent": "percent", "seconds": "seconds", "count": "calls an hour"}[reading.unit]
    caption = f"{reading.title}, {named}, by weekday and the hour that begins, {periods.label(held.period)}"
    columns = ("Day", *(f"{hour:02d}" for hour in range(24)))
    return Table(caption, columns, rows, frozenset(range(1, 25)), css="heat")


def _cell(reading: Reading, cell: Calls, steps: Sequence[float]) -> Cell:
    value = reading.value(cell)
    if value is None:
        return Cell("–")
    above = sum(value > step for step in steps)
    shade = 4 - above if reading.better == "higher" else above
    # A decimal keeps 89.6% from reading as the 90% that it misses.
    digits = 1 if reading.unit == "percent" or (reading.unit == "count" and value < 10) else 0
    end = "+" if reading.has_no_end(cell) else ""
    return Cell(f"{value:,.{digits}f}{end}", raw=tables.plain(value), css=f"shade{shade}")


def shading(reading: Reading) -> str:
    """What dark means."""
    if reading.better == "neither":
        return "The darker a cell, the higher its number: five shades, a fifth of the hours each."
    return "The darker a cell, the worse its number: five shades, a fifth of the hours each."


def of_hours(line: str, held: Hours) -> Table:
    """Every hour of the week with all that was counted in it: the numbers behind the shades, and the file."""
    columns = (
        "Day", "Hour begins", "Line", "Hours", "Offered", "Answered", "Answered in 10 seconds", "Abandoned before",
        "Abandoned after", "Seconds waited", *(f"Waited from {low} seconds" for low in calls.EDGES),
    )  # fmt: skip
    rows = [
        (
            Cell(contact_words.DAYS[day - 1]), Cell(f"{hour:02d}:00"), Cell(line),
            *(tables.amount(number) for number in (
                cell.hours, cell.offered, cell.answered, cell.within_10, cell.before, cell.after, cell.waited,
                *cell.bands,
            )),
        )
        for (day, hour), cell in sorted(held.cells.items())
    ]  # fmt: skip
    caption = f"The calls behind each hour: {line}, {periods.label(held.period)}"
    return Table(caption, columns, tuple(rows), frozenset(range(3, len(columns))))
