"""The difference between two Boards in words: what was restated and by how much, and which verdicts changed by what."""

from __future__ import annotations

from warehouse.measures import phrases
from warehouse.measures.boards import Board, Shown
from warehouse.measures.differences import Compared, Difference
from warehouse.measures.numbers import counted, number, signed
from warehouse.measures.periods import label, long_date, parse


def name(board: Board) -> str:
    """The Board of March 2019; with its audience, and its number where it was frozen again."""
    kind = "Board" if board.report == "board" else "Panel report"
    again = f", freeze {board.number}" if board.number > 1 else ""
    return f"{kind} of {label(parse(board.meeting))} ({board.audience}{again})"


def headline(found: Compared) -> str:
    """The finding: 3 figures restated; 1 verdict changed by restating, 2 by new data."""
    restated = [line for line in found.lines if line.restated]
    by_restating = sum(line.turned_by_restating for line in found.lines)
    by_new = sum(line.turned_by_new_data for line in found.lines)
    first = f"{counted(len(restated), 'figures')} restated" if restated else "No figure restated"
    if not by_restating and not by_new:
        return f"{first}; no verdict changed"
    told = [f"{number(by_restating)} by restating"] if by_restating else []
    told += [f"{number(by_new)} by new data"] if by_new else []
    return f"{first}; {counted(by_restating + by_new, 'verdicts')} changed: {', '.join(told)}"


def restated(line: Difference) -> str:
    """How a figure was restated: 4,199 is 4,212 now (+13, +0.3%); that it stands; or why it cannot be told."""
    if line.was is None:
        return "Not on the earlier Board."
    if line.again is None:
        return line.why
    if not line.restated:
        return _with(line, "Stands.")
    was, now = value(line.was), value(line.again)
    if line.by is None:
        return _with(line, f"{was} is {now} now.")
    if not line.by:
        return _with(line, f"{now} as before, of other counts.")
    share = f", {line.percent:+.1f}%" if line.percent is not None and line.was.unit != "percent" else ""
    return _with(line, f"{was} is {now} now ({signed(line.by, line.was.unit)}{share}).")


def months(line: Difference) -> str:
    """The single periods restated: 3 periods restated, the newest February 2019: 301, now 305."""
    if not line.months:
        return ""
    first = line.months[0]
    unit = line.shown.unit
    was, now = (number(each, unit) or "none" for each in (first.was, first.now))
    return f"{counted(len(line.months), 'periods')} restated; the newest {label(first.period)}: {was}, now {now}."


def verdict(line: Difference) -> str:
    """What became of the verdict, and by what; empty where it stands."""
    told = []
    if line.was and line.again and line.turned_by_restating:
        told.append(f"{_verdict(line.was)} became {_verdict(line.again)} by restating")
    then = line.again or line.was
    if then and line.now and line.turned_by_new_data:
        told.append(f"{_verdict(then)} became {_verdict(line.now)} by new data")
    said = "; ".join(told)
    return said[:1].upper() + said[1:] + ("." if said else "")


def new_data(line: Difference) -> str:
    """What the later Board shows of a later period: 4,580 for April 2018 to February 2019; empty where it has none."""
    if line.now is None or not line.new_data:
        return ""
    return f"{value(line.now)} for {label(line.now.period)}."


def value(found: Shown) -> str:
    """A figure with its counts, or why it has none."""
    if found.value is None:
        return found.shorthand or "no figure"
    said = number(found.value, found.unit)
    if found.denominator is None or found.numerator is None or found.unit != "percent":
        return said
    return f"{said} ({number(round(found.numerator, 1))} of {number(round(found.denominator, 1))})"


def verdict_of(found: Shown) -> str:
    """A figure's verdict: On course."""
    return phrases.verdict_label(found.verdict)


def as_at(board: Board) -> str:
    """What stands above every page of a past Board."""
    frozen = long_date(board.at.date())
    told = f"Figures, targets and commentary as they stood when it was frozen, on {frozen}"
    return f"{told}, judged as on {long_date(board.today)}."


def _with(line: Difference, said: str) -> str:
    return f"{said} {line.why}".strip()


def _verdict(found: Shown) -> str:
    return phrases.verdict_label(found.verdict).lower()
