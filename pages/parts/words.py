"""What the pages say about points, targets, changes and verdicts, over the domain's own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from warehouse.measures import change as changes
from warehouse.measures import periods
from warehouse.measures import words as domain
from warehouse.measures.model import Comparison, Figure, Measure, Period, Point, Series, Target, Unit

number = domain.number
verdict = domain.verdict_label
# In a table the column beside it says why there is no verdict.
IN_A_TABLE = {"no_target": "No target", "watch": "Watched"}

STATUSES = {
    "final": "Final",
    "provisional": "Provisional: may still change",
    "partial": "Part-received",
    "not_received": "Not received",
}
UNITS = {
    "count": "Number", "percent": "Percentage", "seconds": "Average, seconds", "pounds": "Pounds",
    "rate_per_1000": "Rate per 1,000",
}  # fmt: skip
GRAINS = {"day": "by day", "week": "by week", "month": "by month", "quarter": "by quarter", "year": "by financial year"}
_SHORT = 44  # letters of an event's name on a chart


def sentence_case(text: str) -> str:
    """A text with its first letter large."""
    return text[:1].upper() + text[1:]


def stop(text: str) -> str:
    """A text as a sentence of its own."""
    text = sentence_case(text.strip())
    return text if not text or text.endswith((".", "?", "!")) else f"{text}."


def prose(text: str) -> str:
    """A text of the catalogue on one line."""
    return " ".join(text.split())


def count(amount: int, noun: str) -> str:
    """1 file, 12 files."""
    return f"{amount:,} {noun}{'' if amount == 1 else 's'}"


def status(code: str) -> str:
    """A point's state in words."""
    return STATUSES.get(code, code)


def state(point: Point) -> str:
    """The same of a point: a cohort that has not had its time is more than provisional."""
    return "Immature: still rising" if point.immature else status(point.status)


def short_status(point: Point) -> str:
    """A state in as few words as a table's cell takes; why, where that is known."""
    if point.status == "provisional":
        return "immature" if point.immature else "provisional"
    return point.reason.rstrip(".") or status(point.status).lower()


def by_grain(grain: str) -> str:
    """A grain as a title takes it: by month."""
    return GRAINS.get(grain, grain)


def noun(measure: Measure) -> str:
    """What is counted, such as offences; `cases` where the catalogue does not say."""
    return measure.noun or "cases"


def unit_title(measure: Measure) -> str:
    """What stands over a column of a measure's values."""
    return sentence_case(noun(measure)) if measure.unit == "count" else UNITS.get(measure.unit, "Value")


def part_titles(measure: Measure) -> tuple[str, str]:
    """What stands over the two numbers that make a ratio."""
    if measure.survey:
        return "Positive answers, weighted", "Answers, weighted"
    counted = sentence_case(noun(measure))
    return (counted, "Out of") if measure.unit == "percent" else ("Sum", counted)


def axis_number(height: float, unit: Unit) -> str:
    """A gridline's value, as short as it can be."""
    plain = f"{height:,.0f}" if float(height).is_integer() else f"{height:,.1f}"
    return f"{plain}%" if unit == "percent" else f"£{plain}" if unit == "pounds" else plain


def interval(point: Point) -> str:
    """A survey's 95% interval; nothing for anything else."""
    return "" if point.low is None or point.high is None else f"{point.low:.1f}% to {point.high:.1f}%"


def basis(point: Point, measure: Measure) -> str:
    """The numbers behind a ratio: a percentage never stands without them."""
    if measure.denominator is None or point.denominator is None or point.numerator is None:
        return ""
    if measure.survey:
        return f"of {point.effective:,.0f}" if point.effective else ""
    if measure.unit == "percent":
        return f"{number(point.numerator)} of {number(point.denominator)}"
    return f"{number(point.denominator)} {noun(measure)}"


def value(point: Point, measure: Measure) -> str:
    """A point's value with its unit and any shorthand mark; nothing where there is none."""
    shown = "" if point.value is None else number(point.value, measure.unit)
    return f"{shown} {point.shorthand}".strip()


def point_words(measure: Measure, point: Point) -> str:
    """One point read out: October 2018: 47.2% (85 of 180), provisional."""
    told = f"{periods.label(point.period)}: {value(point, measure) or status(point.status).lower()}"
    told += f" ({under})" if (under := basis(point, measure)) else ""
    return told if point.status == "final" or point.value is None else f"{told}, {short_status(point)}"


def note(measure: Measure, last: Point, value: float) -> str:
    """The direct label of a measure's own line: its last value and, where that is short, of when."""
    said = number(value, measure.unit)
    short = last.period.grain in ("month", "quarter", "year")
    said += ", immature" if last.immature else ""
    return f"{periods.label(last.period)}: {said}" if short else said


def step_label(series: Series, target: Target, level: float) -> str:
    """A target's direct label on a chart."""
    if target.kind == "level":
        return f"target {domain.target(series.measure, target)}"
    per = {"month": " a month", "quarter": " a quarter"}.get(series.grain, "")
    return f"target pace {number(round(level))}{per}"


def short_title(title: str) -> str:
    """An event's name as a chart's label: up to its colon, cut at a word when it is long."""
    head = title.split(":")[0].split(" (")[0].strip()
    if len(head) <= _SHORT:
        return head
    return re.sub(r"\s+\S*$", "", head[:_SHORT]) + "…"


def series_sentence(series: Series, shown: Sequence[Point]) -> str:
    """A chart in words: what it shows, the latest value, the highest and lowest, and what is missing."""
    measure = series.measure
    if not shown:
        return f"{measure.title}, {series.area.title}: nothing is held for these dates."
    first, last = periods.label(shown[0].period), periods.label(shown[-1].period)
    told = [f"{measure.title}, {series.area.title}, {by_grain(series.grain)}, {first} to {last}."]
    drawn = [point for point in shown if point.value is not None and point.status in ("final", "provisional")]
    whole = [point for point in drawn if not point.immature]
    if whole:
        high, low = max(whole, key=_by_value), min(whole, key=_by_value)
        told.append(f"Latest{' mature' if len(whole) < len(drawn) else ''}: {_read(measure, whole[-1])}.")
        told.append(f"Highest: {_read(measure, high)}. Lowest: {_read(measure, low)}.")
    if len(whole) < len(drawn):
        one = len(drawn) - len(whole) == 1
        are = "is immature, its rate still rising" if one else "are immature, their rates still rising"
        told.append(f"{count(len(drawn) - len(whole), series.grain)} {are}.")
    return " ".join([*told, *_missing(shown, series.grain)])


def _by_value(point: Point) -> float:
    return point.value or 0.0


def _read(measure: Measure, point: Point) -> str:
    return f"{value(point, measure)} {domain.when(point.period)}"


def _missing(shown: Sequence[Point], grain: str) -> list[str]:
    counts: Counter[str] = Counter(point.status for point in shown)
    kinds = (("not_received", "not received"), ("partial", "received in part"))
    return [f"{count(counts[code], grain)} {words}." for code, words in kinds if counts[code]]


def target(measure: Measure, record: Target | None) -> str:
    """A target as the plan puts it: 13% fewer than 2012/13; 85%; more wanted, no number set."""
    if record is None:
        return "None recorded"
    if record.kind == "change" and record.baseline:
        return f"{domain.target(measure, record)} than {periods.label(periods.financial_year(record.baseline))}"
    if record.kind == "direction":
        return f"{'More' if record.direction == 'up' else 'Fewer'} wanted; no number set"
    if record.kind == "watch":
        return "Watched by choice; none set"
    return domain.target(measure, record) or sentence_case(record.note or record.kind)


def target_dated(measure: Measure, record: Target) -> str:
    """A target with the dates that it holds for."""
    span = f"{periods.long_date(record.starts)} to {periods.long_date(record.ends)}"
    return f"{target(measure, record)}, {span}.{' ' + stop(record.note) if record.note else ''}"


def change(measure: Measure, found: Comparison | None) -> tuple[str, str]:
    """A change in two lines: its size with the counts, then whether it is more than chance."""
    if found is None:
        return "No like-for-like period", ""
    first = sentence_case(domain.moved(found.difference, found.percent, measure.unit))
    if found.age is not None:
        then = number(found.value, measure.unit)
        return first, f"At {found.age} days, from {then} to {number(found.now, measure.unit)}"
    if found.words and found.z is not None:
        daily = f"{abs(found.per_day):.1f}% {'more' if found.per_day > 0 else 'fewer'} a day; " if found.per_day else ""
        return first, sentence_case(f"{daily}{found.words}: Z\u00a0{changes.written(found.z)}")
    return first, f"From {number(found.value, measure.unit)}"


def aim(figure: Figure) -> str:
    """What was judged against what: 4,199 in 2013/14; the target was 3,423 offences or fewer."""
    told = figure.verdict
    wanted = domain.aim(figure.measure, told)
    if not wanted or told.actual is None or told.judged is None:
        return ""
    return f"{number(told.actual, figure.measure.unit)} {domain.when(told.judged)}; the target comes to {wanted}."


def day(on: date | None) -> str:
    """A day in words: 5 November 2018."""
    return periods.long_date(on) if on else "none"


def short_period(period: Period) -> str:
    """A period under an axis: a week by its last day alone."""
    return short_day(period.ends) if period.grain in ("week", "day") else periods.label(period)


def short_day(on: date | None) -> str:
    """A day in a narrow column: 5 Nov 2018."""
    return f"{on.day} {on:%b %Y}" if on else "none"
