"""What may be said of a change that better recording explains in part: an estimate, apart from the recorded figure."""

from __future__ import annotations

from warehouse.measures.model import Period
from warehouse.measures.numbers import number, plain
from warehouse.measures.periods import label
from warehouse.measures.recording import Audit, Estimate, Split


def sentence(split: Split, noun: str) -> str:
    """The whole estimate in a paragraph: the recorded change, the part that recording explains, the rest, the basis."""
    return " ".join((recorded(split, noun), better(split), rest(split), basis(split), LIMITS))


LIMITS = (
    "The intervals are those of the audits alone. This holds for all crime of the force together: not for one type of "
    "crime, one area, or a year between the audits."
)


def recorded(split: Split, noun: str) -> str:
    """20,901 more crimes were recorded in 2018/19 than in 2016/17 (91,315 against 70,414)."""
    change = split.now - split.then
    size = f"{number(abs(change))} {'more' if change > 0 else 'fewer'}" if change else "As many"
    than = "than" if change else "as"
    then, now = label(split.first.year), label(split.second.year)
    return f"{size} {noun} were recorded in {now} {than} in {then} ({number(split.now)} against {number(split.then)})."


def better(split: Split) -> str:
    """By estimate, better recording alone would have added about 9,000 (95% interval 6,200 to 11,700)."""
    found = split.better
    if found.has_nought:
        return f"By estimate, recording alone changed them by {between(found)}, which may be nothing."
    done = (
        "better recording alone would have added" if found.value > 0 else "worse recording alone would have taken away"
    )
    return f"By estimate, {done} about {about(abs(found.value))} (95% interval {between(found)})."


def rest(split: Split) -> str:
    """Apart from recording, there were about 11,900 more (9,200 to 14,700)."""
    found = split.rest
    if found.has_nought:
        return f"Apart from recording, there may have been more or fewer ({between(found, signs=True)})."
    way = "more" if found.value > 0 else "fewer"
    return f"Apart from recording, there were about {about(abs(found.value))} {way} ({between(found)})."


def basis(split: Split) -> str:
    """What the audits found, of which crimes, and how sure they are."""
    first, second = (
        _audit(audit, margin) for audit, margin in zip((split.first, split.second), split.margins, strict=True)
    )
    return f"Inspectors found that {first} had been recorded, and then {second}."


def about(value: float) -> str:
    """An estimate without digits that it cannot bear: to the hundred, the ten or the one."""
    step = 100 if abs(value) >= 1000 else 10 if abs(value) >= 100 else 1
    return plain(round(value / step) * step + 0.0, 0)


def between(found: Estimate, *, signs: bool = False) -> str:
    """An interval from the smaller number to the larger: 6,200 to 11,700; with signs, -400 to +2,300."""
    if signs or found.has_nought:
        return f"{_signed(found.low)} to {_signed(found.high)}"
    low, high = sorted((abs(found.low), abs(found.high)))
    return f"{about(low)} to {about(high)}"


def _signed(value: float) -> str:
    text = about(value)
    return text if text.startswith("-") or text == "0" else f"+{text}"


def _audit(audit: Audit, margin: float) -> str:
    stated = f"give or take {margin:g} points"
    if audit.margin is None:
        stated = f"margin not stated, taken as {margin:g} points"
    return f"{audit.rate:g}% ({stated}) of crimes reported in {label(Period(audit.starts, audit.ends))}"
