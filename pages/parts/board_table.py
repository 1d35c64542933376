"""The Board's counts and its tables: one row a measure, the words before the marks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pages.parts import headlines, signal, states, style, svg, words
from pages.parts.markup import address, image, safe
from pages.parts.tables import Cell, Table, to_html
from warehouse.lineage import SourceState
from warehouse.measures import periods, prospect_words, suppression
from warehouse.measures.limits import Limits
from warehouse.measures.model import Comparison, Figure, Period, Series, Theme
from warehouse.query import BoardRow

_WEAK = ("no_target", "watch", None)
VERDICTS = (
    *headlines.HEADLINE,
    *headlines.DIRECTIONS,
    ("watch", "watched, with no target"),
    ("no_target", "no target recorded"),
    ("none", "not judged"),
)


def counts(rows: Sequence[BoardRow], sources: Iterable[SourceState]) -> str:
    """The cards under the headline: how many of each verdict (or move, without targets), how many sources late."""
    found = headlines.verdict_counts(rows) if headlines.has_targets(rows) else headlines.moves(rows)
    kinds = VERDICTS if headlines.has_targets(rows) else headlines.MOVES
    cards: list[tuple[int | str, str]] = [(found[code], said) for code, said in kinds]
    if counted := signal.counted(rows):
        cards.append(counted)
    late = states.late_count(rows, sources)
    cards.append((late, f"{'source' if late == 1 else 'sources'} late or refused"))
    items = "".join(f"<li><b>{number}</b>{safe(said)}</li>" for number, said in cards if number)
    return f'<ul class="counts" aria-label="In numbers">{items}</ul>'


def theme(
    of: Theme,
    rows: Sequence[BoardRow],
    period: Period,
    kept: Mapping[str, str],
    sources: Sequence[SourceState],
    noted: Mapping[str, Sequence[str]] | None = None,
) -> str:
    """A heading and a table for one theme; nothing when no measure of it is held.

    `noted` says of a measure, by its id, what was written on its figure.

    A Board on which nothing has a target leaves the target's columns out and sets the period before beside the year.
    """
    own = [row for row in rows if row.placement.theme == of.id]
    if not own:
        return ""
    aimed = headlines.has_targets(rows)
    year, before = (periods.label(step(period)) for step in (periods.year_before, periods.previous))
    # The year before a financial year is also the period before it: said once.
    changes = (f"Change on {year}",) if aimed or year == before else (f"Change on {year}", f"Change on {before}")
    middle = ("Target", "Verdict", *changes) if aimed else changes
    judged = signal.latest(rows)
    heading = f"Signal, {periods.label(judged)}" if judged else "Signal"
    columns = ("Measure", periods.label(period), *middle, heading, "36 months", "Data to")
    cells = tuple(
        _row(row, _name(row, kept, sources, (noted or {}).get(row.measure.id, ())), judged, aimed, len(changes))
        for row in own
    )
    css = f"board {'aimed' if aimed else 'free'}"
    table = Table(f"{of.title}: {periods.label(period)}", columns, cells, css=css, caption_shown=False)
    return f"<h2>{safe(of.title)}</h2>{to_html(table)}"


def _row(row: BoardRow, named: Cell, judged: Period | None, aimed: bool, changes: int) -> tuple[Cell, ...]:
    figure, told = row.figure, row.figure.verdict
    said = words.IN_A_TABLE.get(told.code or "", words.verdict(told.code))
    # What the rest of the year needs stands with the target, where it is heading with the verdict.
    target = (
        _with(words.target(row.measure, told.target), prospect_words.brief_need(row.measure, told)),
        _with(said, prospect_words.brief_heading(row.measure, told), verdict(told.code, said)),
    )
    moved = (figure.same_period_last_year, figure.previous)[:changes]
    return (
        named,
        value_cell(figure),
        *(target if aimed else ()),
        *(_change(figure, found) for found in moved),
        _signal(row, judged),
        spark_cell(row.spark, row.signal),
        Cell(words.short_day(figure.data_as_at), css="plain"),
    )


def _name(row: BoardRow, kept: Mapping[str, str], sources: Sequence[SourceState], noted: Sequence[str]) -> Cell:
    """A measure's name with its marks. What was written on it leads to where it can be read."""
    title, to = row.measure.title, address("measure", {"measure": row.measure.id, **kept})
    marks = states.badges(state for state in sources if state.name in row.measure.sources)
    badges = [f' <span class="badge">{safe(mark)}</span>' for mark in marks]
    # Links that look the same are told apart by a reader who hears them one by one.
    badges += [
        f' <a class="badge noted" href="{safe(to)}" target="_self">{safe(mark)}'
        f'<span class="unseen"> on {safe(title)}</span></a>'
        for mark in noted
    ]
    return Cell(title, f'<a href="{safe(to)}" target="_self">{safe(title)}</a>{"".join(badges)}')


def value_cell(figure: Figure) -> Cell:
    """The figure with the numbers behind it and, unless it is final, its state in words."""
    point = figure.point
    said = words.value(point, figure.measure)
    under = words.basis(point, figure.measure)
    state = "" if point.status == "final" else words.short_status(point)
    if not said:
        return Cell(words.status(point.status), f"<small>{safe(state or point.reason)}</small>")
    lines = f"<b>{safe(said)}</b>" + (f" <small>{safe(under)}</small>" if under else "")
    return Cell(said, lines + (f'<small class="line">{safe(state)}</small>' if state else ""))


def _with(said: str, under: str, markup: str = "") -> Cell:
    """A cell's words, with what is said under them while the year is not over."""
    lines = f'<small class="line">{safe(under)}</small>' if under else ""
    return Cell(f"{said}. {under}" if under else said, (markup or safe(said)) + lines)


def verdict(code: str | None, said: str = "") -> str:
    """The mark of a verdict and its words, or others that say the same."""
    weak = " weak" if code in _WEAK else ""
    return (
        f'<span class="verdict{weak}">{image(style.mark(code), "", 22, 22)}{safe(said or words.verdict(code))}</span>'
    )


def _change(figure: Figure, found: Comparison | None) -> Cell:
    size, weight = words.change(figure.measure, found)
    return Cell(f"{size}. {weight}", f"{safe(size)}<small>{safe(weight)}</small>" if weight else safe(size))


def _signal(row: BoardRow, judged: Period | None) -> Cell:
    """The signal, and its month where that is not the one that heads the column."""
    at = row.signal.latest
    own = row.spark.points[at].period if at is not None else None
    month = f'<small class="line">{safe(periods.label(own))}</small>' if own and own != judged else ""
    return Cell(signal.variation(row.signal), signal.pill(row.signal) + month)


def spark_cell(series: Series, drawn: Limits | None = None, width: int = 150, height: int = 32) -> Cell:
    """The months as a small line; its words are the cell's text."""
    return Cell(_told(series, drawn), spark(series, width, height, drawn=drawn))


def _told(series: Series, drawn: Limits | None) -> str:
    told = words.series_sentence(series, series.points)
    return f"{told} {signal.sentence(series, drawn)}" if drawn else told


def spark(
    series: Series, width: int, height: int, reach: tuple[float, float] | None = None, drawn: Limits | None = None
) -> str:
    """The drawing of a small line on its own scale, or on one that it shares; its end in the colour of its signal."""
    drawing = spark_drawing(series, width, height, reach, drawn)
    if not drawing:
        return f"<small>{_why_no_line(series)}</small>"
    return image(drawing, _told(series, drawn), width, height)


def _why_no_line(series: Series) -> str:
    if series.measure.grain not in ("day", "week", "month"):
        return f"held by {series.measure.grain}"
    closed = bool(series.points) and all(point.reason == suppression.NOT_OPEN for point in series.points)
    return "not published by month" if closed else "no months received"


def spark_drawing(
    series: Series, width: int, height: int, reach: tuple[float, float] | None = None, drawn: Limits | None = None
) -> str:
    """The same as SVG; empty where there is nothing to draw."""
    whole = [point.value if point.status in ("final", "provisional") else None for point in series.points]
    held = [value for value in whole if value is not None]
    if not held:
        return ""
    low, high = reach or (min(held), max(held))
    last = next(point for point in reversed(series.points) if point.value is not None and point.status != "partial")
    # A newer month that is not judged yet keeps the plain colour: the signal is not its own.
    own = drawn is not None and drawn.latest is not None and series.points[drawn.latest] is last
    end = signal.colour(drawn.variation if drawn and own else None)
    hollow = last.status == "provisional"
    return svg.spark(whole, low=low, high=high, width=width, height=height, hollow=hollow, end=end)
