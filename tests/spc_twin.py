"""A slow, plain XmR chart: exact fractions, and every rule asked of every window that a point stands in.

It shares no code with the product, so the two seldom share a mistake. Values are exact numbers (int or Fraction).
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

REACH, NEAR, SCREEN = Fraction(266, 100), Fraction(2, 3) * Fraction(266, 100), Fraction(3267, 1000)


def chart(values, better, target=None, rebase=(), fix_after=None, screen_outliers=True, dialect="plotthedots"):
    """The chart as a dictionary of lists, limits None where there are none."""
    out = {"mean": [], "lower": [], "upper": [], "special_cause": []}
    edges = [0, *sorted(set(rebase) - {0}), len(values)]
    for start, end in pairwise(edges):
        _add_segment(out, values[start:end], fix_after, screen_outliers, dialect)
    there = [i for i, value in enumerate(values) if value is not None]
    last = there[-1] if there else None
    out["variation"] = _variation(out["special_cause"][last] if there else "common", better)
    out["assurance"] = _assurance(out, last, target, better)
    return out


def _add_segment(out, segment, fix_after, screen_outliers, dialect):
    mean, amr = _baseline(segment, fix_after, screen_outliers)
    for name, sign in (("mean", 0), ("lower", -1), ("upper", 1)):
        known = mean is not None and (amr is not None or name == "mean")
        out[name] += [mean + sign * REACH * (amr or 0) if known else None] * len(segment)
    for i in range(len(segment)):
        out["special_cause"].append(_cause(segment, i, mean, amr, dialect))


def _baseline(segment, fix_after, screen_outliers):
    baseline, count = [], 0
    for value in segment:
        if fix_after is not None and count == fix_after:
            break
        baseline.append(value)
        count += value is not None
    held = [Fraction(value) for value in baseline if value is not None]
    if not held:
        return None, None
    ranges = []
    for i in range(1, len(baseline)):
        if baseline[i] is not None and baseline[i - 1] is not None:
            ranges.append(abs(Fraction(baseline[i]) - Fraction(baseline[i - 1])))
    if not ranges:
        return sum(held) / len(held), None
    amr = sum(ranges) / len(ranges)
    if screen_outliers and amr:
        kept = [each for each in ranges if each < SCREEN * amr]
        amr = sum(kept) / len(kept)
    return sum(held) / len(held), amr


def _cause(segment, i, mean, amr, dialect):
    y = segment[i]
    if y is None:
        return "common"
    if amr is not None and y > mean + REACH * amr:
        return "above_limit"
    if amr is not None and y < mean - REACH * amr:
        return "below_limit"
    trend = _trend(segment, i)
    if trend:
        return trend
    if amr is not None:
        for side, name in ((1, "two_of_three_high"), (-1, "two_of_three_low")):
            if _two_of_three(segment, i, mean, amr, side, dialect):
                return name
    for side, name in ((1, "shift_high"), (-1, "shift_low")):
        if any(_all_on_side(w, mean, side) for w in _windows(segment, i, 7)):
            return name
    return "common"


def _windows(segment, i, size):
    """Every stretch of so many points that holds point i, the earliest first."""
    return [segment[s : s + size] for s in range(i - size + 1, i + 1) if s >= 0 and s + size <= len(segment)]


def _all_on_side(window, mean, side):
    return all(y is not None and side * (y - mean) > 0 for y in window)


def _trend(segment, i):
    """The direction of the latest stretch of seven that only rises or only falls."""
    found = None
    for window in _windows(segment, i, 7):
        if None in window:
            continue
        steps = [new - old for old, new in pairwise(window)]
        if all(step > 0 for step in steps):
            found = "rising"
        elif all(step < 0 for step in steps):
            found = "falling"
    return found


def _two_of_three(segment, i, mean, amr, side, dialect):
    def far(y):
        distance = side * (y - mean)
        return distance > NEAR * amr and (dialect == "mdc" or distance <= REACH * amr)

    return far(segment[i]) and any(
        _all_on_side(w, mean, side) and sum(far(y) for y in w) >= 2 for w in _windows(segment, i, 3)
    )


def _variation(cause, better):
    if cause == "common":
        return "common_cause"
    high = cause in ("above_limit", "rising", "two_of_three_high", "shift_high")
    if better == "neither":
        return "neutral_high" if high else "neutral_low"
    return "improvement" if high == (better == "higher") else "concern"


def _assurance(out, last, target, better):
    if target is None or better == "neither" or last is None:
        return None
    lower, upper = out["lower"][last], out["upper"][last]
    if lower is None:
        return "hit_or_miss"
    if lower == upper == target:
        return "consistently_passes"
    if target > upper:
        return "consistently_fails" if better == "higher" else "consistently_passes"
    if target < lower:
        return "consistently_passes" if better == "higher" else "consistently_fails"
    return "hit_or_miss"
