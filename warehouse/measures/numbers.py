"""Numbers in words, en-GB: a value with its unit, a difference with its sign, a count with what it counts."""

from __future__ import annotations

from warehouse.measures.model import Unit

_PLAIN_FROM = 1000  # a tenth of an hour or of a point tells nothing of thousands of them


def number(value: float | None, unit: Unit = "count") -> str:
    """A value with its unit: 4,199; 47.2%; 36 seconds; 12 minutes 5 seconds; £4,400,000. Nothing for None."""
    if value is None:
        return ""
    if unit == "percent":
        return f"{decimals(value, 1)}%"
    if unit == "seconds":
        return _duration(value)
    if unit == "pounds":
        return f"{'-' if value < 0 else ''}£{plain(abs(value), 0 if float(value).is_integer() else 2)}"
    whole = float(value).is_integer() or abs(value) >= _PLAIN_FROM
    return decimals(value, 1) if unit == "rate_per_1000" else plain(value, 0 if whole else 1)


def signed(value: float, unit: Unit = "count") -> str:
    """A difference with its sign: +264; -3.2 points; +4 seconds."""
    size = abs(value)
    text = f"{decimals(size, 1)} {'point' if decimals(size, 1) == '1.0' else 'points'}" if unit == "percent" else ""
    return f"{'+' if value > 0 else '-' if value < 0 else ''}{text or number(size, unit)}"


def counted(count: float, noun: str) -> str:
    """A count with what it counts: 3,423 offences; 1 offence."""
    if not noun:
        return number(count)
    return f"{number(count)} {singular(noun) if count == 1 else noun}"


def singular(noun: str) -> str:
    """One of what a plural noun names: offences, offence; enquiries, enquiry."""
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun[:-1] if noun.endswith("s") else noun


def _duration(seconds: float) -> str:
    if abs(seconds) < 120:
        digits = 1 if abs(seconds) < 10 and not float(seconds).is_integer() else 0
        text = decimals(seconds, digits)
        return f"{text} {'second' if text == '1' else 'seconds'}"
    minutes, left = divmod(round(abs(seconds)), 60)
    tail = f" {counted(left, 'seconds')}" if left else ""
    return f"{'-' if seconds < 0 else ''}{number(minutes)} minutes{tail}"


def decimals(value: float, digits: int) -> str:
    """A number to so many decimals, never minus nothing."""
    text = plain(value, digits)
    return text.lstrip("-") if not text.strip("-0.,") else text


def plain(value: float, digits: int) -> str:
    """A number with thousands separators, to so many decimals."""
    return f"{value:,.{digits}f}"
