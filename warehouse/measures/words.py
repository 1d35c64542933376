"""The headline sentence of a figure; and, given on from `numbers` and `phrases`, the words that it is made of."""

from __future__ import annotations

from warehouse.measures import prospect_words
from warehouse.measures.model import Figure, Measure, Period, Point, Unit, Verdict
from warehouse.measures.numbers import counted, number, plain, signed, singular
from warehouse.measures.periods import financial_year, label, long_date
from warehouse.measures.phrases import a_day, aim, change, evidence, moved, target, verdict_label, when

__all__ = [
    "a_day", "aim", "amount", "change", "counted", "evidence", "moved", "number", "sentence", "signed", "singular",
    "target", "verdict_label", "when",
]  # fmt: skip

_BASES = {"crime": "crimes"}  # what the denominator's mart counts, where a ratio is no share of it


def sentence(figure: Figure) -> str:
    """The headline of a figure: what it was, how it moved, and what may be said of its target."""
    measure, point = figure.measure, figure.point
    name = measure.title if figure.area.id == "force" else f"{measure.title}, {figure.area.title}"
    if point.value is None:
        return f"{name}: {_absent(point)}"
    told = f"{name}: {amount(measure, point, figure.verdict)} {when(point.period)}"
    if point.status == "partial":
        return f"{told}, with {point.reason or 'part of it received'}: not compared or judged."
    if point.immature:
        told += " so far"
    told += _against_year(figure) + _verdict(figure)
    if point.immature:
        return f"{told} {_capital(point.reason)}."
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
    if _is_held_to_its_baseline(figure):
        return _from_baseline(figure.verdict, figure.measure.unit)
    held, unit = figure.same_period_last_year or figure.previous, figure.measure.unit
    if held is None:
        return ""
    if held.age is not None:
        then = _than(held.difference, held.percent, unit, _before(held.period))
        return f". At {held.age} days {number(held.now, unit)}, {then}"
    tail = "" if held.per_day is None else f", {a_day(held, unit)}"
    tail += f" ({evidence(held)})" if held.words else ""
    return f", {_than(held.difference, held.percent, unit, _before(held.period))}{tail}"


def _than(difference: float, percent: float | None, unit: Unit, other: str) -> str:
    return f"{moved(difference, percent, unit)} than {other}" if difference else f"the same as {other}"


def _is_held_to_its_baseline(figure: Figure) -> bool:
    """Whether the change to tell is the very one that the target is about."""
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
        return f". {verdict_label(verdict.code)}: {target(measure, verdict.target)} is wanted."
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
    return _judged_value(verdict.actual, verdict, figure.measure.unit) + _from_baseline(verdict, figure.measure.unit)


def _from_baseline(verdict: Verdict, unit: Unit) -> str:
    if verdict.baseline_value is None or verdict.actual is None or not verdict.target or not verdict.target.baseline:
        return ""
    year = label(financial_year(verdict.target.baseline))
    whole = verdict.judged is not None and verdict.judged.grain == "year"
    difference = verdict.actual - verdict.baseline_value
    return f", {_than(difference, verdict.change, unit, year if whole else f'the same days of {year}')}"


def _outlook(figure: Figure) -> str:
    verdict = figure.verdict
    if verdict.target is not None and verdict.target.kind == "amount" and verdict.code in ("on_course", "behind"):
        line = number(round(verdict.aim or 0), figure.measure.unit)
        return f": a straight line to it by {long_date(verdict.target.ends)} stands at {line}"
    if verdict.probability is None or verdict.target is None:
        return ""
    heading = f"{prospect_words.heading(figure.measure, verdict.projection)}, " if verdict.projection else ""
    return f": {heading}{prospect_words.chance(verdict.probability)} of meeting it"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
