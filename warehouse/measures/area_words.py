"""What the areas of a set say of a measure, in a sentence: the finding of the Areas page and of `pcc compare-areas`."""

from __future__ import annotations

from collections.abc import Sequence

from warehouse.measures.beside import AreaTable, Beside
from warehouse.measures.numbers import decimals, number
from warehouse.measures.periods import label
from warehouse.measures.phrases import when

PEOPLE = "for each 1,000 people"
STANDS = {
    "usual": "within what areas usually differ by",
    "high": "higher than areas usually differ by",
    "low": "lower than areas usually differ by",
}


def finding(table: AreaTable, chosen: Sequence[str] = ()) -> str:
    """The headline: of one chosen area against the force, of several beside it, or of the whole set."""
    title, rows = table.measure.title, [row for name in chosen if (row := table.row(name))]
    if table.force.counted.status == "not_received":
        why = table.force.counted.reason.rstrip(".")
        return f"{title}: {why}{f' for {label(table.period)}' if why == 'not received' else ''}."
    if len(rows) == 1:
        return _one(table, rows[0])
    if rows:
        told = [f"{row.area.title} {said(table, row)}" for row in rows]
        unit = f" {PEOPLE}" if table.by_rate else ""
        whole = f"the force {said(table, table.force)}"
        return f"{title} {when(table.period)}{unit}: {', '.join(told)}; {whole}."
    return _all(table)


def said(table: AreaTable, row: Beside) -> str:
    """A row's value with its unit; its mark where it is withheld, and `none` where there is none."""
    point = row.point
    value = "" if point.value is None else amount(table, point.value)
    return f"{value} {point.shorthand}".strip() or "none"


def amount(table: AreaTable, value: float) -> str:
    """A value of the table: a rate under 10 to two decimals, since those of a month are small."""
    if table.by_rate and abs(value) < 10:
        return decimals(value, 2)
    return number(value, table.measure.unit)


def interval(table: AreaTable, row: Beside) -> str:
    """A row's 95% interval; nothing where it has none."""
    return "" if row.low is None or row.high is None else f"{amount(table, row.low)} to {amount(table, row.high)}"


def spread(row: Beside) -> str:
    """Where a row could stand among the others: 3rd of 8, or any from 2nd to 5th."""
    if row.rank is None:
        return ""
    rank = row.rank
    return nth(rank.place) if rank.best == rank.worst else f"{nth(rank.best)} to {nth(rank.worst)}"


def nth(place: int) -> str:
    """1st, 2nd, 3rd, 11th, 21st."""
    ending = "th" if place % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"


def _one(table: AreaTable, row: Beside) -> str:
    name = f"{table.measure.title}, {row.area.title}"
    if row.point.value is None:
        why = row.point.reason.rstrip(".") or "no figure"
        beside = (
            f"; {number(row.counted.value)} {table.measure.noun} {when(table.period)}" if _counted(table, row) else ""
        )
        return f"{name}: {row.point.shorthand} {why}{beside}.".replace(":  ", ": ")
    unit = f" {PEOPLE}" if table.by_rate else ""
    told = f"{name}: {amount(table, row.point.value)}{unit} {when(table.period)}{_against(table, row)}."
    if row.point.status == "partial":
        return f"{told} {row.point.reason}: neither ranked nor judged."
    return told + _standing(table, row)


def _counted(table: AreaTable, row: Beside) -> bool:
    return table.by_rate and row.counted.value is not None


def _against(table: AreaTable, row: Beside) -> str:
    """How an area's value stands to the force's: a count is a part of it, anything else is above or below."""
    own, whole = row.point.value, table.force.point.value
    if own is None or not whole:
        return ""
    if table.measure.unit in ("count", "pounds"):
        return f", {decimals(100 * own / whole, 1)}% of the force's {amount(table, whole)}"
    gap = own - whole
    size = (
        f"{decimals(abs(gap), 1)} points"
        if table.measure.unit == "percent"
        else f"{decimals(abs(gap) / whole * 100, 0)}%"
    )
    if size in ("0.0 points", "0%"):
        return f", the same as the force's {amount(table, whole)}"
    return f", {size} {'above' if gap > 0 else 'below'} the force's {amount(table, whole)}"


def _standing(table: AreaTable, row: Beside) -> str:
    if row.rank is None:
        return ""
    told = (
        f"{nth(row.rank.place)} highest of {table.ranked} areas"
        if row.rank.place > 1
        else f"Highest of {table.ranked} areas"
    )
    return f" {told}, and {STANDS[row.stand.standing]}." if row.stand else f" {told}."


def _all(table: AreaTable) -> str:
    name = f"{table.measure.title} {when(table.period)}"
    judged = [row for row in table.rows if row.rank]
    if not judged:
        return f"{name}: {said(table, table.force)} in the force; no area has a figure to compare."
    first, last = judged[0], judged[-1]
    unit = f" {PEOPLE}" if table.by_rate else ""
    told = (
        f"{name}: highest in {first.area.title} ({said(table, first)}{unit}), "
        f"lowest in {last.area.title} ({said(table, last)})."
    )
    if table.funnel is None:
        return told
    return f"{told} {outside(table)}"


def outside(table: AreaTable) -> str:
    """Which areas stand out on the funnel, in a sentence."""
    out = [row for row in table.rows if row.stand and row.stand.standing != "usual"]
    if not out:
        return "No area stands out beyond what areas usually differ by."
    named = [
        f"{row.area.title} stands out as {'higher' if row.stand and row.stand.standing == 'high' else 'lower'}"
        for row in out
    ]
    return f"{', '.join(named)} than areas usually differ by."
