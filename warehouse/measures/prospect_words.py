"""Where a year is heading, the chance of its target, and what the rest of it must come to, in words."""

from __future__ import annotations

from math import ceil, floor

from warehouse.measures.model import Measure, Projection, RunRate, Unit, Verdict
from warehouse.measures.numbers import counted, number, singular
from warehouse.measures.periods import financial_year, label, long_date

_FEW = 10  # so few a month are said with a decimal
_SLACK = 1e-9


def heading(measure: Measure, found: Projection) -> str:
    """heading for 4,293 (80% interval 4,120 to 4,470) by 31 March 2014."""
    low, middle, high = (whole(each, measure.unit) for each in (found.low, found.value, found.high))
    return f"heading for {middle} (80% interval {low} to {high}) by {long_date(found.ends)}"


def whole(value: float, unit: Unit) -> str:
    """A projected value: no more exact than it is."""
    return number(round(value) if unit in ("count", "pounds") else value, unit)


def chance(probability: float) -> str:
    """34% chance; never none, and never sure; on the side of the lines that its verdict is on: 79.7%, not 80%."""
    percent = round(100 * probability)
    if (percent >= 80) != (probability >= 0.8) or (percent <= 20) != (probability <= 0.2):
        return f"{100 * probability:.1f}% chance"
    return "under 1% chance" if percent < 1 else "over 99% chance" if percent > 99 else f"{percent}% chance"


def outlook(measure: Measure, found: Projection) -> str:
    """A projection as a sentence of its own, with what it rests on."""
    of = label(financial_year(found.ends))
    grain = "quarter" if measure.grain == "quarter" else "month"
    behind = counted(found.stretches, f"{grain}s")
    return f"{of} is {heading(measure, found)}, by simulation from the {behind} to {long_date(found.upto)}."


def brief(measure: Measure, verdict: Verdict) -> list[str]:
    """The same for a cell of a table: Heading for 3,904 (3,802 to 4,006), 34% chance; Needs 241 a month, so far 317."""
    return [text for text in (brief_heading(measure, verdict), brief_need(measure, verdict)) if text]


def brief_heading(measure: Measure, verdict: Verdict) -> str:
    """Where the year is heading, and the chance of its target."""
    told = verdict.projection
    if told is None or verdict.probability is None:
        return ""
    low, middle, high = (whole(each, measure.unit) for each in (told.low, told.value, told.high))
    return f"Heading for {middle} ({low} to {high}), {chance(verdict.probability)}"


def brief_need(measure: Measure, verdict: Verdict) -> str:
    """What the rest must come to, beside the pace so far."""
    rate = verdict.run_rate
    if rate is None:
        return ""
    if rate.standing == "out_of_reach":
        return "Out of reach"
    if rate.standing == "reached":
        return "As good as reached" if rate.per == "rate" else "Reached already"
    if rate.per == "rate":
        return f"Needs {number(rate.needed, measure.unit)} from now on; so far {number(rate.so_far, measure.unit)}"
    needed, so_far = _bare(measure, rate.needed or 0.0, up=not rate.most), _paced(measure, rate.so_far or 0.0)
    return f"Needs {needed} a {rate.per}; so far {so_far}"


def required(measure: Measure, verdict: Verdict) -> str:
    """What the rest must come to for the target to be met, beside the pace so far; nothing once no day is left."""
    told = verdict.run_rate
    if told is None or verdict.year_aim is None:
        return ""
    if told.per == "rate":
        return _rate(measure, told)
    aim = counted(verdict.year_aim, measure.noun) if measure.unit == "count" else number(verdict.year_aim, measure.unit)
    if told.standing == "out_of_reach":
        over = number(-(told.left or 0.0), measure.unit)
        return f"Out of reach: the target allows {aim} in the whole year, already passed by {over}."
    if told.standing == "reached":
        return f"Reached already: the target asks for {aim}."
    return f"To meet it: {_needed(measure, told)}{_beside(measure, told, verdict)}."


def _needed(measure: Measure, told: RunRate) -> str:
    """204 offences a month or fewer over the 5 months left (1,023 in all)."""
    if not told.left:
        return f"{f'no more {measure.noun}' if measure.noun else 'nothing more'} in the {_left(told)} left"
    count = measure.unit == "count"
    more = ("fewer" if count else "less") if told.most else "more"
    if (told.stretches_left or 0.0) <= 1:
        return f"{_aimed(measure, told.left, up=not told.most)} or {more} in the {_left(told)} left"
    asked = _aimed(measure, told.needed or 0.0, up=not told.most)
    return f"{asked} a {told.per} or {more} over the {_left(told)} left ({number(told.left, measure.unit)} in all)"


def _aimed(measure: Measure, value: float, *, up: bool) -> str:
    """A number to keep to, rounded so that keeping to it is enough; with a decimal where it is small."""
    bare = _bare(measure, value, up=up)
    return (
        f"{bare} {singular(measure.noun) if bare == '1' else measure.noun}".rstrip()
        if measure.unit == "count"
        else bare
    )


def _bare(measure: Measure, value: float, *, up: bool) -> str:
    digits = 1 if value < _FEW and measure.unit == "count" and not float(value).is_integer() else 0
    return number((ceil if up else floor)(value * 10**digits + (-_SLACK if up else _SLACK)) / 10**digits, measure.unit)


def _pace(measure: Measure, value: float, told: RunRate) -> str:
    """How it has gone: 343 a month."""
    return f"{_paced(measure, value)} a {told.per}"


def _paced(measure: Measure, value: float) -> str:
    return number(value if value < _FEW and measure.unit == "count" else round(value), measure.unit)


def _left(told: RunRate) -> str:
    """The time that is left: 5 months; month; 40 days."""
    left = told.stretches_left or 0.0
    if not float(left).is_integer():
        return counted(told.days_left, "days")
    return told.per if left == 1 else f"{number(left)} {told.per}s"


def _beside(measure: Measure, told: RunRate, verdict: Verdict) -> str:
    """; so far 343 a month, and 307 a month in the same months of 2012/13."""
    found = "" if told.so_far is None else f"; so far {_pace(measure, told.so_far, told)}"
    baseline = verdict.target.baseline if verdict.target else None
    if told.baseline is not None and baseline is not None:
        same = f"{told.per}s" if float(told.stretches_left or 0.0).is_integer() else "days"
        year = label(financial_year(baseline))
        found += f", and {_pace(measure, told.baseline, told)} in the same {same} of {year}"
    return found


def _rate(measure: Measure, told: RunRate) -> str:
    so_far = number(told.so_far, measure.unit)
    if told.standing == "out_of_reach":
        best = number(0.0 if told.most else 100.0, measure.unit)
        return f"Out of reach: even {best} in the rest of the year would not be enough, after {so_far} so far."
    if told.standing == "reached":
        worst = number(100.0 if told.most else 0.0, measure.unit)
        return f"As good as reached: even {worst} in the rest of the year would do, after {so_far} so far."
    more = "or lower" if told.most else "or higher"
    return f"To meet it: {number(told.needed, measure.unit)} {more} in the rest of the year; so far {so_far}."
