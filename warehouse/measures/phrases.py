"""Periods, changes, targets and verdicts in words, the same wherever one is shown."""

from __future__ import annotations

from warehouse.measures.change import PROBABLE, strength
from warehouse.measures.model import Comparison, Measure, Period, Target, Unit, Verdict
from warehouse.measures.numbers import counted, decimals, number, signed
from warehouse.measures.periods import label

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
        told[0] += f", {a_day(comparison, unit)}"
    return "; ".join([*told, evidence(comparison)] if comparison.words else told)


def evidence(comparison: Comparison) -> str:
    """How strong a change is: probably real, Z +2.9. Nothing where no Z is made.

    Z has enough decimals to stand on the side of the line that its words are on: -2.96, not -3.0, is probably real.
    Where phi is not known, Z is that of pure chance and so the most that it can be: a strong one says so.
    """
    if comparison.z is None:
        return ""
    for digits in (1, 2, 3, 4):
        shown = round(comparison.z, digits) + 0.0  # no minus nothing
        if strength(shown) == comparison.words:
            break
    unknown = (
        "; its usual variation is not known yet" if comparison.phi is None and abs(comparison.z) >= PROBABLE else ""
    )
    return f"{comparison.words}, Z {shown:+.{digits}f}{unknown}"


def moved(difference: float, percent: float | None, unit: Unit) -> str:
    """The size of a change: 6.7% more (+264); 1.2 points fewer; 12.5% higher (+4 seconds); no change."""
    if not difference:
        return "no change"
    if unit == "percent":
        return f"{decimals(abs(difference), 1)} {_direction(difference, unit)}"
    if percent is None:
        return f"{number(abs(difference), unit)} {_direction(difference, unit)} (from none)"
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


def a_day(comparison: Comparison, unit: Unit) -> str:
    """What periods of different length come to by their daily averages, on which their Z rests: 4.7% more a day."""
    per_day = comparison.per_day or 0.0
    return f"{_share(per_day)} {_direction(per_day, unit)} a day" if per_day else "no change a day"


def _share(percent: float) -> str:
    return f"{decimals(abs(percent), 1)}%"


def _direction(size: float, unit: Unit) -> str:
    up, down = _UP_AND_DOWN.get(unit, _HIGHER)
    return up if size > 0 else down
