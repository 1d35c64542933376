"""How often a year ended where it was said to be heading: every year of the sample, told again from its own months.

`python -m benchmarks.projections` reads the version in force of PCC_HOME, prints the tables and writes them into
docs/statistics.md; `--show` only prints them. The same numbers come out each time for the same version.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from warehouse import query
from warehouse.home import Home
from warehouse.measures import judge, periods, projection
from warehouse.measures.model import Event, Measure, Period, Point, Series
from warehouse.published import Warehouse, open_warehouse

PAGE = Path(__file__).parents[1] / "docs" / "statistics.md"
START, END = "<!-- measured: projections -->", "<!-- measured projections end -->"
MONTHS = (3, 6, 9)  # of the year, that were over when it was told
SETS = ("force", "npa")
CHANGES = (-0.13, -0.05, 0.0, 0.05)  # made-up targets on the year before, so that there are enough to count


@dataclass(frozen=True)
class Told:
    """A year as it was told after so many months, and how it ended: its chances are of made-up targets, met or not."""

    measure: Measure
    area: str
    year: Period
    months: int
    inside: bool
    below: bool
    width: float
    chances: tuple[tuple[float, bool], ...]


def told(series: Series, events: Sequence[Event], months: Sequence[int] = MONTHS) -> Iterator[Told]:
    """Every whole financial year of a monthly series, as told after its first months."""
    held = {point.period.starts: point for point in series.points}
    for year in _whole_years(series.measure, held):
        inside = periods.spine("month", year.starts, year.ends)
        before = [held.get(periods.year_before(month).starts) for month in inside]
        for upto in months:
            judged = Period(year.starts, inside[upto - 1].ends)
            found = projection.year_end(
                series.measure,
                added(series.measure, [held[month.starts] for month in inside[:upto]], judged),
                year,
                [point for span in projection.past(series.measure, judged) if (point := held.get(span.starts))],
                events,
            )
            end = added(series.measure, [held[month.starts] for month in inside], year)
            if found is not None and end.value is not None:
                yield _told(series, year, upto, found, end, before)


def _whole_years(measure: Measure, held: dict[date, Point]) -> Iterator[Period]:
    """Years every month of which holds something: an area that was not there yet tells nothing."""
    for starts in sorted(on for on in held if on.month == 4):
        year = periods.financial_year(starts)
        found = [held.get(month.starts) for month in periods.spine("month", year.starts, year.ends)]
        whole = [point for point in found if point and point.status == "final" and point.value is not None]
        if len(whole) == 12 and any(point.value for point in whole):
            yield year


def _told(
    series: Series, year: Period, upto: int, found: projection.Simulated, end: Point, before: Sequence[Point | None]
) -> Told:
    value = end.value or 0.0
    ahead = found.told(year, year.starts)
    whole = [point for point in before if point is not None and point.value is not None]
    base = added(series.measure, whole, year).value if len(whole) == 12 else None
    fewer = series.measure.better != "higher"
    count = series.measure.denominator is None
    aims = [] if base is None else [base * (1 + by) for by in CHANGES] if count else [base]
    return Told(
        series.measure,
        series.area.id,
        year,
        upto,
        inside=ahead.low <= value <= ahead.high,
        below=value < ahead.low,
        width=(ahead.high - ahead.low) / value if value else 0.0,
        chances=tuple((found.chance(aim, fewer=fewer), value <= aim if fewer else value >= aim) for aim in aims),
    )


def added(measure: Measure, points: Sequence[Point], of: Period) -> Point:
    """The point of a span from those of its months, divided after adding up."""
    top = sum(point.numerator or 0.0 for point in points)
    if measure.denominator is None:
        return Point(of, top, top, None, "final")
    bottom = sum(point.denominator or 0.0 for point in points)
    scale = 100.0 if measure.unit == "percent" else 1.0
    effective = sum(point.effective or 0.0 for point in points) or None
    return Point(of, scale * top / bottom if bottom else None, top, bottom, "final", effective=effective)


def all_told(w: Warehouse, sets: Sequence[str] = SETS, months: Sequence[int] = MONTHS) -> list[Told]:
    """Every year of every measure that can be projected by months, in every area of the sets."""
    found: list[Told] = []
    for measure in w.catalogue.measures.values():
        if measure.grain not in ("day", "month") or not projection.is_made_of(measure) or measure.open_data:
            continue
        areas = [area for area in w.areas if area.set in sets and (measure.by_area or area.id == "force")]
        for area in areas:
            if not area.id.startswith("force:"):
                series = query.series(w, measure.id, area.id)
                found += told(series, w.catalogue.events_of(measure), months)
    return found


# ---- tables -------------------------------------------------------------------------------------------------------


def kind(measure: Measure) -> str:
    """What a measure is, for the table."""
    if measure.survey:
        return "survey shares"
    if measure.denominator is not None:
        return "rates and averages"
    return "counts" if measure.nature == "tally" and measure.unit == "count" else "hours, points and pounds"


def coverage(found: Iterable[Told]) -> tuple[int, int, int]:
    """How many years ended inside their interval, how many below it, of how many."""
    listed = list(found)
    return sum(each.inside for each in listed), sum(each.below for each in listed), len(listed)


def _line(title: str, found: Sequence[Told]) -> str:
    inside, below, many = coverage(found)
    years = len({(each.measure.id, each.area, each.year) for each in found})
    above = many - inside - below
    return f"| {title} | {years:,} | {many:,} | {inside / many:.1%} | {below / many:.1%} | {above / many:.1%} |"


def coverage_table(found: Sequence[Told]) -> str:
    """How many years ended inside their 80% interval, by when they were told and of what."""
    groups = [("all", list(found))]
    groups += [(f"after {upto} months", [each for each in found if each.months == upto]) for upto in MONTHS]
    names = sorted({kind(each.measure) for each in found})
    groups += [(name, [each for each in found if kind(each.measure) == name]) for name in names]
    groups += [
        ("the force", [each for each in found if each.area == "force"]),
        ("its areas", [each for each in found if each.area != "force"]),
    ]
    head = ["| told | measure-area-years | projections | inside | below | above |", "| --- |" + " ---: |" * 5]
    return "\n".join([*head, *(_line(title, group) for title, group in groups if group)])


def calibration(found: Iterable[Told]) -> dict[str, tuple[int, int]]:
    """By the verdict that a chance gives: how often the target was met, of how many."""
    counts: dict[str, list[int]] = {"on_course": [0, 0], "too_close": [0, 0], "behind": [0, 0]}
    for chance, met in (pair for each in found for pair in each.chances):
        code = "on_course" if chance >= judge.ON_COURSE else "behind" if chance <= judge.BEHIND else "too_close"
        counts[code][0] += met
        counts[code][1] += 1
    return {code: (met, many) for code, (met, many) in counts.items()}


def chances_table(found: Sequence[Told]) -> str:
    """How often targets were met that had such a chance."""
    pairs = [pair for each in found for pair in each.chances]
    rows = []
    for low in (0.0, 0.1, 0.2, 0.4, 0.6, 0.8, 0.9):
        high = {0.0: 0.1, 0.1: 0.2, 0.8: 0.9, 0.9: 1.01}.get(low, low + 0.2)
        met = [met for chance, met in pairs if low <= chance < high]
        said = [chance for chance, _ in pairs if low <= chance < high]
        if met:
            rows.append(
                f"| {low:.0%} to {min(high, 1):.0%} | {len(met):,} | {sum(said) / len(said):.1%} | "
                f"{sum(met) / len(met):.1%} |"
            )
    return "\n".join(["| chance told | targets | mean chance | met |", "| --- | ---: | ---: | ---: |", *rows])


def verdicts_table(found: Sequence[Told]) -> str:
    """The same by the words that the chance is given."""
    words = {"on_course": "on course", "too_close": "too close to call", "behind": "behind"}
    rows = [
        f"| {words[code]} | {many:,} | {met:,} | {met / many:.1%} |" for code, (met, many) in calibration(found).items()
    ]
    return "\n".join(["| told | targets | met | share met |", "| --- | ---: | ---: | ---: |", *rows])


def tables(found: Sequence[Told]) -> str:
    """All three."""
    return "\n\n".join([coverage_table(found), verdicts_table(found), chances_table(found)])


def main() -> None:
    """Measure, print, and write the page."""
    text = tables(all_told(open_warehouse(Home.find())))
    sys.stdout.write(text + "\n")
    if "--show" not in sys.argv:
        page = PAGE.read_text(encoding="utf-8")
        before, mark, rest = page.partition(START)
        _, end, after = rest.partition(END)
        if not mark or not end:
            raise ValueError(f"the page has no {START} and {END}")
        PAGE.write_text(f"{before}{START}\n\n{text}\n\n{end}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
