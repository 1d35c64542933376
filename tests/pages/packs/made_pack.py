"""A small pack made by hand: every state of a point, a change of limits, a target, events, and texts that do harm."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from pages.packs.document import (
    Appendix,
    Cell,
    Column,
    Count,
    Definition,
    Front,
    Item,
    Move,
    Note,
    Pack,
    Since,
    Table,
)
from pages.parts import charts, signal, tables
from tests.pages import made
from warehouse.measures import limits, periods
from warehouse.measures.model import Event, Measure, Period, Plan, Point, Series, Theme, Verdict

HARM = "=1+1 [a link](internal:Cover) $$note$$ <script>&amp;\u2603"
SAID = "A rise since a new way of recording"
PLAN = Plan("2013-17", "Police and Crime Plan 2013-17", date(2013, 4, 1), date(2017, 3, 31), (Theme("safer", "Safer"),))
COUNTS = [30 + at % 7 for at in range(20)] + [90, None, 33, 12]


def pack(**other: object) -> Pack:
    """The pack; `other` takes the place of any field."""
    items = (counted(), rated(), nothing())
    fields: dict[str, object] = {
        "report": "board", "title": "Strategic Assurance Board, April 2014", "subject": "The plan: 2013/14",
        "meeting": "2014-04", "period": made.YEAR, "area": made.FORCE, "plan": PLAN, "audience": "internal",
        "marking": "OFFICIAL", "banner": "Every record is fictional; yearly totals follow published figures.",
        "version": "0001-abcdef01", "made": datetime(2014, 4, 7, 6, 12, tzinfo=UTC), "data_as_at": date(2014, 3, 31),
        "filters": (("Area", made.FORCE.title), ("Figures for", "2013/14")), "front": front(),
        "summary": (("Safer", summary(items)),), "items": items, "actions": (note("action"),),
        "actions_table": tracker(), "appendix": appendix(),
    }  # fmt: skip
    return Pack(**fields | other)  # type: ignore[arg-type]


def front() -> Front:
    """Two counts, a word of quality, a figure revised since the last Board."""
    moves = (Move("some_offences", "Some offences", "revised", "2012/13", Cell("300", 300), Cell("301", 301), HARM),)
    since = Since("Compared with version 1.", "0001-abcdef00", revised=moves, words=("1 figure was revised.",))
    counts = (Count("met", "1", "met"), Count("signals", "1 of 2", "signal a change; chance alone gives 0.1"))
    return Front(
        "1 target met, 1 not met", "2013/14 against 2012/13", counts, "1 signal.", ("No source is late.",), since
    )


def counted() -> Item:
    """A count by month, with limits, a target, an event, a signal, a month provisional, one in part, one missing."""
    of = made.measure(targets=(made.change_target(),), caveats=("Read it with care",))
    held = made.series(COUNTS, of=of, s22="provisional", s23="partial")
    event = Event("moved", date(2013, 6, 1), "A new way of recording", ("crime",), label="New way")
    return _item(1, of, held, (event,), Cell("4,199", 4199, "[p]"))


def rated() -> Item:
    """A percentage by quarter without limits, one quarter withheld."""
    of = made.rate(id="some_rate", title="Some rate", grain="quarter", better="higher")
    spine = periods.spine("quarter", date(2012, 4, 1), date(2014, 3, 31))
    points = [made.point(q, 40.0 + at, numerator=40.0 + at, denominator=100.0) for at, q in enumerate(spine)]
    points[3] = replace(made.point(spine[3], None), status="final", shorthand="[c]", reason="a small number, withheld")
    held = Series(of, made.FORCE, "quarter", tuple(points), spine[-1].ends, "0001-abcdef01")
    return _item(2, of, held, (), Cell("47.0%", 47.0, "", "47 of 100"))


def nothing() -> Item:
    """A measure of which nothing was received."""
    of = made.measure(id="no_offences", title="No offences")
    return _item(3, of, Series(of, made.FORCE, "month", (), None, "0001-abcdef01"), (), Cell("", None, "[x]"))


def _item(number: int, of: Measure, held: Series, events: tuple[Event, ...], value: Cell) -> Item:
    points = held.points
    drawn = limits.limits(held, events) if number == 1 else None
    window = Period(points[0].period.starts, points[-1].period.ends) if points else made.YEAR
    chart = charts.describe(held, window=window, chosen=made.YEAR, events=events, drawn=drawn) if points else None
    figure = made.figure(of, made.point(made.YEAR, value.raw), verdict=Verdict("not_met"))
    findings = (("Verdict", "Not met."), ("Signal", signal.sentence(held, drawn) if drawn else "No limits yet."))
    return Item(
        number=number, id=of.id, title=of.title, theme="Safer", priority=12, headline=f"{of.title}: {value.text}.",
        under="By month", verdict="Not met", figure=figure, month=None, series=held, limits=drawn, chart=chart,
        chart_title=SAID, alt=f"{SAID}: {of.title}" if chart else "", findings=findings, signal="Concern",
        numbers=_numbers(of, value), points=_points(held), notes=(note("commentary"),) if number == 1 else (),
        definition=Definition("Offences of a kind.", "They hurt.", "By month.", "Owner: one.", ("Care.",), (), ()),
        lineage=("000001-crime-0",),
    )  # fmt: skip


def _numbers(of: Measure, value: Cell) -> Table:
    title = "Percentage" if of.unit == "percent" else "Offences"
    columns = (
        Column("Period"), Column(title, "number"), Column("Compared with"), Column("Then", "number"),
        Column("Difference", "number"), Column("Change, %", "number"), Column("Z", "number"), Column("Reading"),
        Column("Status"),
    )  # fmt: skip
    compared = (Cell("2012/13"), Cell("3,935", 3935), Cell("+264", 264), Cell("+6.7%", 6.7), Cell("+2.9", 2.93))
    return Table(of.title, columns, ((Cell("2013/14"), value, *compared, Cell("Probably real."), Cell("Final")),))


def _points(held: Series) -> Table:
    if not held.points:
        return Table("none", (Column("Period"),), ())
    told = tables.of_series(held, held.points)
    rows = tuple(
        (*(Cell(cell.text) for cell in row[:3]), _marked(point, row[3].text), *(Cell(c.text, c.raw) for c in row[4:]))
        for point, row in zip(reversed(held.points), told.rows, strict=True)
    )
    return Table(told.caption, tuple(Column(title) for title in told.columns), rows)


def _marked(point: Point, text: str) -> Cell:
    if point.value is None:
        return Cell("", None, point.shorthand or "[x]")
    return Cell(text, point.value, "[p]" if point.status in ("provisional", "partial") else "")


def summary(items: tuple[Item, ...]) -> Table:
    """One row a measure."""
    columns = (Column("Measure"), Column("2013/14", "number"), Column("Target"), Column("Data to", "date"))
    rows = tuple((Cell(item.title), item.numbers.rows[0][1], Cell("13% fewer"), Cell("31 Mar 2014")) for item in items)
    return Table("Safer: 2013/14", columns, rows)


def note(kind: str) -> Note:
    """Something that was written, and would do harm if a spreadsheet ran it."""
    due = date(2014, 5, 1) if kind == "action" else None
    return Note(kind, 7, "some_offences", "Some offences", "A Writer", date(2014, 4, 2), HARM, due=due)  # type: ignore[arg-type]


def tracker() -> Table:
    """The action tracker, of one action."""
    row = (Cell("7", 7), Cell("Some offences"), Cell(HARM), Cell("1 May 2014"), Cell("???"))
    return Table(
        "Actions", (Column("No."), Column("Measure"), Column("Action"), Column("Due", "date"), Column("State")), (row,)
    )


def appendix() -> Appendix:
    """Sources, an extract, every mark, two words and a statement."""
    marks = [("[c]", "Withheld"), ("[p]", "Provisional"), ("[x]", "Not received"), ("[z]", "Not applicable")]
    named = [("Z", "How far a change is from none"), ("Signal", "Seldom chance"), ("Limits", "Single points")]
    return Appendix(
        _pairs("Sources", [("Crime", "In time")]),
        _pairs("Extracts", [("crimes.csv", "1 April 2014")]),
        _pairs("Shorthand", marks),
        _pairs("Words", named),
        (("Official statistics", "Police recorded crime is not an accredited official statistic."),),
    )


def _pairs(title: str, pairs: list[tuple[str, str]]) -> Table:
    return Table(title, (Column("Name"), Column("Meaning")), tuple((Cell(a), Cell(b)) for a, b in pairs))
