"""A force against its comparison group: the finding, a real table of the forces, and which group that is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pages.parts import style, words
from pages.parts.markup import image, link, paragraphs, safe
from pages.parts.tables import Cell, Table, to_html
from warehouse.measures import against_words, periods
from warehouse.measures.against import Against, Standing
from warehouse.measures.forces import title_of
from warehouse.measures.groups import Group
from warehouse.measures.model import Period

HEADING = "Against other forces"
CHANCE = "The interval is what chance alone leaves of a rate; forces also differ in what they record and how."
_WIDTH, _HEIGHT = 150, 14


def group_title(group: Group) -> str:
    """A group as it is chosen: its title and its kind."""
    return f"{group.title} ({against_words.SHORT[group.kind]})"


def section(found: Against, home: str, last: Period | None) -> str:
    """The part of a measure's page; `last` is the last period in which the group was held, to lead there."""
    heading = f"<h2>{safe(HEADING)}</h2>"
    if found.own is None or found.mean is None:
        return heading + paragraphs([against_words.sentence(found)]) + _elsewhere(found, last)
    told = paragraphs([f"{_finding(found)}."]) + to_html(of_forces(found))
    return heading + told + paragraphs([*against_words.notes(found, home), CHANCE], "small")


def of_forces(found: Against) -> Table:
    """Every force with a rate, the highest first, and the mean among them where it stands."""
    own = found.own.area.title if found.own else ""
    mean = found.mean or 0.0
    rows = [(one.rate.value, _row(found, one)) for one in reversed(found.standings)]
    between = sum(value >= mean for value, _ in rows)
    listed = [row for _, row in rows]
    listed.insert(between, _mean_row(found, mean))
    noun = words.unit_title(found.measure)
    columns = (
        "Force",
        "For each 1,000 people",
        "Beside the mean",
        "95% interval",
        noun,
        "People",
        "Rank, lowest first",
    )
    caption = f"{found.measure.title}, {periods.label(found.period)}: {own} and the group"
    return Table(caption, columns, tuple(listed), frozenset({1, 4, 5, 6}), css="peers")


def board(found: Sequence[Against], kept: Mapping[str, str], home: str) -> str:
    """The Board's table of the measures that can be compared in its period; a line where none of them can."""
    able = [one for one in found if one.own is not None]
    heading = f"<h2>{safe(HEADING)}</h2>"
    if not able:
        told = dict.fromkeys(one.why for one in found)
        period = periods.label(found[0].period) if found else ""
        said = "; ".join(told)
        return heading + paragraphs([f"Not compared for {period}: {said}."]) if said else ""
    columns = ("Measure", f"{title_of(home)}, for each 1,000 people", "Mean of the group", "Against the mean", "Place")
    rows = tuple(_board_row(one, kept) for one in able)
    caption = f"{HEADING}: {periods.label(able[0].period)}"
    table = Table(caption, columns, rows, frozenset({1, 2}), css="peers", caption_shown=False)
    notes = against_words.notes(able[0], home)
    return heading + to_html(table) + paragraphs(notes, "small")


def _finding(found: Against) -> str:
    """The sentence without the measure's name, which heads the page."""
    told = against_words.sentence(found).removeprefix(f"{found.measure.title}: ").rstrip(".")
    name = found.own.area.title if found.own else ""
    return f"{name}: {told}"


def _elsewhere(found: Against, last: Period | None) -> str:
    if last is None or last == found.period:
        return ""
    to = link("measure", {"measure": found.measure.id, "period": periods.written(last)}, periods.label(last))
    return f"<p>The last period with a comparison: {to}.</p>"


def _row(found: Against, one: Standing) -> tuple[Cell, ...]:
    own = "own" if found.own is not None and one.area.id == found.own.area.id else ""
    return (
        Cell(one.area.title, css=own),
        Cell(against_words.rate(one.rate.value), raw=one.rate.value, css=own),
        Cell("", _bar(one.rate.value, found, own=bool(own))),
        Cell(against_words.interval(one.rate), css=own),
        Cell(words.number(one.count, "count"), raw=one.count, css=own),
        Cell(words.number(one.rate.residents.people, "count"), raw=one.rate.residents.people, css=own),
        Cell(str(one.rank), raw=one.rank, css=own),
    )


def _mean_row(found: Against, mean: float) -> tuple[Cell, ...]:
    title = f"Mean of the {len(found.standings)} forces"
    told = Cell(against_words.rate(mean), raw=mean, css="mean")
    line = Cell("", _bar(0, found, own=False), css="mean")
    return (Cell(title, css="mean"), told, line, *(Cell("", css="mean") for _ in range(4)))


def _board_row(one: Against, kept: Mapping[str, str]) -> tuple[Cell, ...]:
    assert one.own is not None and one.mean is not None  # noqa: S101 - only those that could be compared come here
    above = one.above or 0.0
    size = f"{abs(above):.1f}%"
    beside = "the same" if size == "0.0%" else f"{size} {'above' if above > 0 else 'below'}"
    chance = " could be chance" if one.by_chance else ""
    return (
        Cell(one.measure.title, link("measure", {"measure": one.measure.id, **kept}, one.measure.title)),
        Cell(against_words.rate(one.own.rate.value), f"<b>{against_words.rate(one.own.rate.value)}</b>"),
        Cell(against_words.rate(one.mean)),
        Cell(f"{beside}{chance}", f"{safe(beside)}<small>{safe(chance.strip())}</small>" if chance else ""),
        Cell(against_words.rank(one.own, one.standings)),
    )


def _bar(value: float, found: Against, *, own: bool) -> str:
    """A bar on one scale for all, with the mean as a line across it; the numbers beside it say the same."""
    most = max(one.rate.value for one in found.standings) or 1.0
    length, at = (round((_WIDTH - 4) * each / most, 1) for each in (value, found.mean or 0.0))
    drawing = (
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{_WIDTH}' height='{_HEIGHT}' viewBox='0 0 {_WIDTH} {_HEIGHT}'>"
        f"<rect x='0' y='2' width='{length}' height='{_HEIGHT - 4}' fill='{style.BLUE if own else '#BFBFBF'}'/>"
        f"<path d='M{at} 0V{_HEIGHT}' stroke='{style.ORANGE}' stroke-width='2'/></svg>"
    )
    return image(drawing, "", _WIDTH, _HEIGHT)
