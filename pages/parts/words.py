"""What the pages say about points, targets, changes and states, over the domain's own words for numbers and verdicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from warehouse.lineage import SourceState
from warehouse.measures import periods
from warehouse.measures import words as domain
from warehouse.measures.model import Comparison, Figure, Measure, Point, Series, Target, Unit, VerdictCode
from warehouse.query import BoardRow

number = domain.number

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
# In the order of the Board's headline: code, the words after "N targets" or "N", and the words on its card.
HEADLINE: tuple[tuple[VerdictCode, str, str], ...] = (
    ("met", "met", "met"),
    ("not_met", "not met", "not met"),
    ("on_course", "on course", "on course"),
    ("behind", "behind", "behind"),
    ("too_close", "too close to call", "too close to call"),
    ("right_way", "moving the right way", "moving the right way"),
    ("wrong_way", "moving the wrong way", "moving the wrong way"),
)


def sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]


def status(code: str) -> str:
    return STATUSES.get(code, code)


def by_grain(grain: str) -> str:
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
    return ("Total", "Out of") if measure.unit != "percent" else (sentence_case(noun(measure)), "Out of")


def axis_number(height: float, unit: Unit) -> str:
    """A gridline's value, as short as it can be."""
    plain = f"{height:,.0f}" if float(height).is_integer() else f"{height:,.1f}"
    return f"{plain}%" if unit == "percent" else f"£{plain}" if unit == "pounds" else plain


def interval(point: Point) -> str:
    return "" if point.low is None or point.high is None else f"{point.low:.1f}% to {point.high:.1f}%"


def basis(point: Point, measure: Measure) -> str:
    """The numbers behind a ratio: a percentage never stands without them."""
    if measure.denominator is None or point.denominator is None or point.numerator is None:
        return ""
    if measure.survey:
        return f"of {number(round(point.denominator), 'count')} answers"
    if measure.unit == "percent":
        return f"{number(point.numerator, 'count')} of {number(point.denominator, 'count')}"
    return f"over {number(point.denominator, 'count')} {noun(measure)}"


def value(point: Point, measure: Measure) -> str:
    return point.shorthand or "" if point.value is None else number(point.value, measure.unit)


def point_words(measure: Measure, point: Point) -> str:
    """One point read out: October 2018: 7,907 (provisional)."""
    told = [f"{periods.label(point.period)}: {value(point, measure) or status(point.status).lower()}"]
    if under := basis(point, measure):
        told.append(f"({under})")
    if point.status != "final" and point.value is not None:
        told.append(f"({status(point.status).lower()}{'; ' + point.reason.rstrip('.') if point.reason else ''})")
    return " ".join(told)


def note(measure: Measure, name: str, last: float, *, own: bool) -> str:
    """A line's direct label: the last value of the measure's own line, the name of any other."""
    return number(last, measure.unit) if own else name


def step_label(series: Series, target: Target, level: float) -> str:
    if target.kind == "level":
        return f"target {number(level, series.measure.unit)}"
    per = {"month": " a month", "quarter": " a quarter"}.get(series.grain, "")
    return f"target pace {number(round(level), 'count')}{per}"


def series_sentence(series: Series, shown: Sequence[Point]) -> str:
    """A chart in words: what it shows, the latest value, the highest and lowest, and what is missing."""
    measure = series.measure
    if not shown:
        return f"{measure.title}, {series.area.title}: nothing is held for these dates."
    first, last = periods.label(shown[0].period), periods.label(shown[-1].period)
    told = [f"{measure.title}, {series.area.title}, {by_grain(series.grain)}, {first} to {last}."]
    whole = [point for point in shown if point.value is not None and point.status in ("final", "provisional")]
    if whole:
        high, low = max(whole, key=_by_value), min(whole, key=_by_value)
        told.append(
            f"Latest: {_read(measure, whole[-1])}. Highest: {_read(measure, high)}. Lowest: {_read(measure, low)}."
        )
    return " ".join([*told, *_missing(shown, series.grain)])


def _by_value(point: Point) -> float:
    return point.value or 0.0


def _read(measure: Measure, point: Point) -> str:
    return f"{value(point, measure)} in {periods.label(point.period)}"


def _missing(shown: Sequence[Point], grain: str) -> list[str]:
    counts = Counter(point.status for point in shown)
    told = []
    for code, words in (("not_received", "not received"), ("partial", "received in part")):
        if counts[code]:
            told.append(f"{counts[code]} {grain if counts[code] == 1 else grain + 's'} {words}.")
    return told


def target(measure: Measure, record: Target | None) -> str:
    """A target as the plan puts it: 13% fewer than 2012/13; 85%; more wanted, no number set."""
    if record is None:
        return "No target recorded"
    if record.kind == "change" and record.value is not None and record.baseline:
        word = "fewer" if record.value < 0 else "more"
        year = periods.label(periods.financial_year(record.baseline))
        return f"{abs(record.value) * 100:g}% {word} than {year}"
    if record.kind == "level" and record.value is not None:
        return number(record.value, measure.unit)
    if record.kind == "direction":
        return f"{'More' if record.direction == 'up' else 'Fewer'} wanted; no number set"
    return "Watched; no target by choice" if record.kind == "watch" else sentence_case(record.note or record.kind)


def change(measure: Measure, found: Comparison | None) -> tuple[str, str]:
    """A change in two lines: its size with the counts, then whether it is more than chance."""
    if found is None:
        return "No like-for-like period", ""
    if measure.unit == "percent":
        size = f"{abs(found.difference):.1f} points {'more' if found.difference > 0 else 'fewer'}"
        first = size if round(found.difference, 1) else "No change"
    elif not found.difference:
        first = "No change"
    else:
        sign = "+" if found.difference > 0 else "−"
        amount = f"{sign}{number(abs(found.difference), 'count' if measure.unit == 'count' else measure.unit)}"
        word = "more" if found.difference > 0 else "fewer"
        first = f"{abs(found.percent):.1f}% {word} ({amount})" if found.percent is not None else amount
    z = f": Z {'+' if found.z >= 0 else '−'}{abs(found.z):.1f}" if found.z is not None else ""
    return first, f"{sentence_case(found.words)}{z}" if found.words else ""


def headline(rows: Iterable[BoardRow]) -> str:
    """2 targets met, 4 not met, 2 too close to call."""
    counts = verdict_counts(rows)
    told = [f"{counts[code]} {words}" for code, words, _ in HEADLINE if counts[code]]
    if not told:
        return "No targets with a number for this period"
    first, *rest = told
    count, what = first.split(" ", 1)
    return ", ".join([f"{count} {'target' if count == '1' else 'targets'} {what}", *rest])


def verdict_counts(rows: Iterable[BoardRow]) -> Counter[str]:
    """How many rows carry each verdict; `none` where there can be none (part-received, not received)."""
    return Counter(row.figure.verdict.code or "none" for row in rows)


def verdict(code: str | None) -> str:
    return domain.verdict_label(code) if code else "No verdict"


def day(on: date | None) -> str:
    return periods.long_date(on) if on else "none"


def moment(stamp: str | None) -> str:
    """A stored time (ISO, UTC) as London reads it: 7 April 2014, 06:12."""
    if not stamp:
        return "never"
    at = datetime.fromisoformat(stamp)
    at = at.astimezone(ZoneInfo("Europe/London")) if at.tzinfo else at
    return f"{periods.long_date(at.date())}, {at:%H:%M}"


def source_states(states: Iterable[SourceState]) -> list[str]:
    """What must be said of the sources of a figure: late, or refused since the last accepted."""
    told = []
    for state in states:
        if state.late:
            told.append(f"{state.title} is late: data to {day(state.ends)}, expected every {state.rhythm_days} days.")
        if state.refused_since:
            count = "An extract was" if state.refused_since == 1 else f"{state.refused_since} extracts were"
            told.append(f"{count} refused since the last accepted one of {state.title.lower()}; that one stands.")
    return told


def figure_title(figure: Figure) -> str:
    """The headline sentence of a measure: the domain's own."""
    return figure.sentence
