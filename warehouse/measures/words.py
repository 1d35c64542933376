"""Numbers, changes and verdicts in words, the same wherever one is shown; and the headline sentence of a figure."""

from __future__ import annotations

from warehouse.measures.model import Comparison, Figure, Measure, Period, Point, Target, Unit, Verdict
from warehouse.measures.numbers import counted, decimals, number, plain, signed, singular
from warehouse.measures.periods import financial_year, label, long_date

__all__ = [
    "aim", "amount", "change", "counted", "moved", "number", "sentence", "signed", "singular", "target",
    "verdict_label", "when",
]  # fmt: skip

_VERDICTS = {
    "met": "Met",
    "not_met": "Not met",
    "too_close": "Too close to call",
    "on_course": "On course",
    "behind": "Behind",
    "right_way": "In the wanted direction",
    "wrong_way": "Not in the wanted direction",
    "no_target": "No target recorded",
    "watch": "Watched, with no target",
}
_UP_AND_DOWN: dict[Unit, tuple[str, str]] = {"count": ("more", "fewer"), "percent": ("points more", "points fewer")}
_HIGHER = ("higher", "lower")
_BASES = {"crime": "crimes"}  # what the denominator's mart counts, where a ratio is no share of it


# ---- periods, changes, targets --------------------------------------------------------------------------------


def when(period: Period) -> str:
    """A period as a sentence takes it: in 2013/14; in the week to 11 November 2018; from April to November 2018."""
    text = label(period)
    if period.days == 1:
        return f"on {text}"
    if period.grain == "week":
        return f"in the {text}"
    return f"{'from' if ' to ' in text else 'in'} {text}"


def change(comparison: Comparison, unit: Unit) -> str:
    """A change with its evidence: 6.7% more (+264); probably real, Z +2.9."""
    told = [moved(comparison.difference, comparison.percent, unit)]
    if comparison.per_day is not None:
        told[0] += f", {_a_day(comparison, unit)}"
    if comparison.words and comparison.z is not None:
        told.append(f"{comparison.words}, Z {comparison.z:+.1f}")
    return "; ".join(told)


def moved(difference: float, percent: float | None, unit: Unit) -> str:
    """The size of a change: 6.7% more (+264); 1.2 points fewer; 12.5% higher (+4 seconds); no change."""
    if not difference:
        return "no change"
    if unit == "percent":
        return f"{decimals(abs(difference), 1)} {_direction(difference, unit)}"
    if percent is None:
        return f"{number(abs(difference), unit)} {_direction(difference, unit)}, from none"
    return f"{_share(percent)} {_direction(difference, unit)} ({signed(difference, unit)})"


def target(measure: Measure, record: Target) -> str:
    """What a target asks for: 13% fewer; 85%; a rise; a fall."""
    if record.kind == "change" and record.value is not None:
        return f"{abs(record.value) * 100:g}% {_direction(record.value, measure.unit)}"
    if record.kind in ("level", "amount") and record.value is not None:
        return f"{record.value:g}%" if measure.unit == "percent" else number(record.value, measure.unit)
    return {"up": "a rise", "down": "a fall"}.get(record.direction or "", "")


def aim(measure: Measure, verdict: Verdict) -> str:
    """The number that a target comes to: 3,423 offences or fewer; 85% or more."""
    if verdict.aim is None or verdict.target is None:
        return ""
    if verdict.target.kind == "change":
        fewer = (verdict.target.value or -1) < 0
        return f"{counted(verdict.aim, measure.noun)} or {'fewer' if fewer else 'more'}"
    low, high = ("less", "more") if measure.unit in ("percent", "pounds") else ("lower", "higher")
    return f"{target(measure, verdict.target)} or {low if measure.better == 'lower' else high}"


def verdict_label(code: str | None) -> str:
    """A verdict's words: Met, Not met, Too close to call; Not judged where there is none."""
    return _VERDICTS.get(code or "", "Not judged")


def _a_day(comparison: Comparison, unit: Unit) -> str:
    """What periods of different length come to by their daily averages, on which their Z rests."""
    per_day = comparison.per_day or 0.0
    return f"{_share(per_day)} {_direction(per_day, unit)} a day" if per_day else "no change a day"


def _share(percent: float) -> str:
    return f"{decimals(abs(percent), 1)}%"


def _direction(size: float, unit: Unit) -> str:
    up, down = _UP_AND_DOWN.get(unit, _HIGHER)
    return up if size > 0 else down


# ---- the headline ---------------------------------------------------------------------------------------------


def sentence(figure: Figure) -> str:
    """The headline of a figure: what it was, how it moved, and what may be said of its target."""
    measure, point = figure.measure, figure.point
    name = measure.title if figure.area.id == "force" else f"{measure.title}, {figure.area.title}"
    if point.value is None:
        return f"{name}: {_absent(point)}"
    told = f"{name}: {amount(measure, point, figure.verdict)} {when(point.period)}"
    if point.status == "partial":
        return f"{told}, with {point.reason or 'part of it received'}: not compared or judged."
    told += _against_year(figure) + _verdict(figure)
    return f"{told} Provisional: the newest counts can still change." if point.status == "provisional" else told


def amount(measure: Measure, point: Point, verdict: Verdict | None = None) -> str:
    """A point's value with the counts that it rests on, or its interval and responses."""
    text = _judged_value(point.value, verdict, measure.unit)
    if measure.survey and point.low is not None and point.high is not None:
        responses = f"{point.effective:,.0f} effective responses" if point.effective else "no weights"
        mark = ", unreliable" if point.shorthand == "[u]" else ""
        return f"{text} (95% interval {point.low:.1f}% to {point.high:.1f}%, {responses}{mark})"
    if measure.unit != "percent" or point.numerator is None or point.denominator is None or measure.survey:
        return text
    if measure.denominator and measure.denominator.mart != measure.numerator.mart:
        base = counted(point.denominator, _BASES.get(measure.denominator.mart, ""))
        return f"{text} ({counted(point.numerator, measure.noun)} for {base})"
    return f"{text} ({number(point.numerator)} of {number(point.denominator)})"


def _judged_value(value: float | None, verdict: Verdict | None, unit: Unit) -> str:
    """A value beside its target, with enough decimals not to read as one that it misses: 84.96%, not 85.0%."""
    text = number(value, unit)
    wanted = verdict.target.value if verdict and verdict.target and verdict.target.kind == "level" else None
    if value is None or unit != "percent":
        return text
    for digits in (2, 3, 4):
        if wanted is None or value == wanted or text.rstrip("%") != plain(wanted, digits - 1):
            return text
        text = f"{value:,.{digits}f}%"
    return text


def _absent(point: Point) -> str:
    if point.shorthand == "[c]":
        return f"withheld {when(point.period)} [c]: {point.reason or 'a small number'}."
    if point.status == "not_received" and point.reason in ("", "not received"):
        return f"not received for {label(point.period)}."
    return f"no figure for {label(point.period)}: {point.reason or 'not received'}."


def _against_year(figure: Figure) -> str:
    """', 6.7% more (+264) than 2012/13': against last year, else against the period before; else nothing."""
    held, unit = figure.same_period_last_year or figure.previous, figure.measure.unit
    if held is None or (_same_as_base(figure) and figure.verdict.change is None):
        return ""
    tail = "" if held.per_day is None else f", {_a_day(held, unit)}"
    tail += "" if _same_as_base(figure) or not held.words or held.z is None else f" ({held.words}, Z {held.z:+.1f})"
    if not held.difference:
        return f", the same as {_before(held.period)}{tail}"
    return f", {moved(held.difference, held.percent, unit)} than {_before(held.period)}{tail}"


def _same_as_base(figure: Figure) -> bool:
    """Whether the change shown is the very one that the target is about."""
    target = figure.verdict.target
    return target is not None and target.kind == "change" and _is_whole(figure)


def _is_whole(figure: Figure) -> bool:
    """Whether the span that was judged is the very period shown."""
    judged, shown = figure.verdict.judged, figure.point.period
    return judged is not None and (judged.starts, judged.ends) == (shown.starts, shown.ends)


def _before(period: Period) -> str:
    return f"the {label(period)}" if period.grain == "week" else label(period)


def _verdict(figure: Figure) -> str:
    verdict, measure = figure.verdict, figure.measure
    if verdict.code == "no_target" and measure.open_data:
        return "."
    if verdict.code == "no_target":
        return f". {'No target recorded' if not verdict.why.startswith('the target') else _capital(verdict.why)}."
    if verdict.target is None or verdict.code is None:
        return f". Not judged{': ' + verdict.why if verdict.why else ''}."
    if verdict.code == "watch":
        return f". {verdict_label('watch')}. {_capital(verdict.why.rstrip('.'))}."
    if verdict.target.kind == "direction":
        return f". {verdict_label(verdict.code)}, {target(measure, verdict.target)}."
    return _numbered(figure)


def _numbered(figure: Figure) -> str:
    verdict, measure = figure.verdict, figure.measure
    if verdict.target is None or verdict.judged is None:
        return "."
    to_date = "" if _is_whole(figure) else f". {_capital(when(verdict.judged))}: {_so_far(figure)}"
    against = f" against a target of {target(measure, verdict.target)}"
    return f"{to_date}{against}. {verdict_label(verdict.code)}{_outlook(figure)}."


def _so_far(figure: Figure) -> str:
    verdict = figure.verdict
    return _judged_value(verdict.actual, verdict, figure.measure.unit) + _baseline(figure)


def _baseline(figure: Figure) -> str:
    verdict, unit = figure.verdict, figure.measure.unit
    if verdict.baseline_value is None or verdict.actual is None or not verdict.target or not verdict.target.baseline:
        return ""
    year = label(financial_year(verdict.target.baseline))
    size = moved(verdict.actual - verdict.baseline_value, verdict.change, unit)
    return f", {size} than the same days of {year}" if size != "no change" else f", the same as those days of {year}"


def _outlook(figure: Figure) -> str:
    verdict = figure.verdict
    if verdict.probability is None or verdict.target is None:
        return ""
    heading = ""
    if verdict.projected is not None:
        heading = f"heading for {number(round(verdict.projected))} by {long_date(verdict.target.ends)}, "
    return f": {heading}{_chance(verdict.probability)} of meeting it"


def _chance(probability: float) -> str:
    percent = round(100 * probability)
    return "under 1% chance" if percent < 1 else "over 99% chance" if percent > 99 else f"{percent}% chance"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
