"""The two sheets that hold every figure: what each is compared with, and the points of every chart."""

from __future__ import annotations

from pages.packs.document import Cell, Item, Pack
from pages.packs.sheet import ABSENT, Field, Sheet, Value, of_cell, of_number, of_text
from pages.parts import limit_lines, signal, words
from warehouse.measures import periods

_FIGURES = "The headline figure of each measure and its latest month, against the year before and the period before."
_BEFORE = "A year before"
_COMPARED = ("Compared with", "Then", "Difference", "Change, %", "Z", "Reading", "Status")
_FIGURE_FIELDS = (
    Field("Measure", says="The measure's name"),
    Field("Measure code", says="The measure's name in the catalogue"),
    Field("Period", says="What the figure stands for"),
    Field("Unit", says="What the value counts or is"),
    Field("Value", "number", "The figure, in the unit; percentages from 0 to 100"),
    Field("Value marks", says="Shorthand of the value, where it has any"),
    Field("Counts behind", says="The numbers that a percentage or average rests on"),
    Field("Value then", "number", "The same figure in the period compared with"),
    Field("Difference", "number", "Value less value then, in the unit; points for a percentage"),
    Field("Change, percent", "number", "The difference as a percentage of the value then"),
    Field("Z", "number", "How far the change is from none, by what chance makes of such numbers", "Z"),
    Field("Compared with", says="The period compared with"),
    Field("Reading", says="Whether the change is more than chance", word="Z"),
    Field("Status", says="Final, provisional, received in part, or not received"),
)
_SERIES_FIELDS = (
    Field("Measure", says="The measure's name"),
    Field("Measure code", says="The measure's name in the catalogue"),
    Field("Area", says="The area that the value stands for"),
    Field("Period", says="The month, quarter or year"),
    Field("From", "date", "The period's first day"),
    Field("To", "date", "The period's last day"),
    Field("Unit", says="What the value counts or is"),
    Field("Value", "number", "The value, in the unit; percentages from 0 to 100"),
    Field("Value marks", says="Shorthand of the value, where it has any"),
    Field(_BEFORE, "number", "The value of the same period a year before, as the chart draws it"),
    Field("Numerator", "number", "What a percentage or average is a share or sum of"),
    Field("Denominator", "number", "What it is divided by"),
    Field("Interval, low", "number", "Lower end of a survey's 95% interval", "95% interval"),
    Field("Interval, high", "number", "Upper end of a survey's 95% interval", "95% interval"),
    Field("Lower limit", "number", "Single values keep above it while nothing changes", "Limits"),
    Field("Mean", "number", "The mean of the stretch that the value belongs to", "Limits"),
    Field("Upper limit", "number", "Single values keep below it while nothing changes", "Limits"),
    Field("Signal", says="Whether the value is unlikely to be chance", word="Signal"),
    Field("Status", says="Final, provisional, received in part, or not received"),
    Field("Note", says="Why there is no value, or what is withheld"),
)


def figures(pack: Pack) -> Sheet:
    """Every figure with what it is compared with: the tables of all measures under each other."""
    rows, units = [], []
    for item in pack.items:
        titles = [column.title for column in item.numbers.columns]
        for row in item.numbers.rows:
            held = dict(zip(titles, row, strict=True))
            value = row[titles.index(words.unit_title(item.figure.measure))]
            known = [held.get(name, Cell("")) for name in _COMPARED]
            rows.append((
                item.title, item.id, held["Period"].text, words.unit_title(item.figure.measure), of_cell(value),
                value.shorthand if value.raw is not None and value.shorthand else ABSENT, of_text(value.under),
                *(of_cell(cell) for cell in known[1:5]),
                *(of_text(known[at].text) for at in (0, 5, 6)),
            ))  # fmt: skip
            units.append(item.figure.measure.unit)
    return Sheet(
        "Figures", "Each figure beside what it is compared with", _FIGURES, _FIGURE_FIELDS, tuple(rows), tuple(units)
    )


def series(pack: Pack) -> Sheet:
    """The points of every chart, in one long table."""
    rows, units = [], []
    for item in pack.items:
        for row in _points(item):
            rows.append(row)
            units.append(item.series.measure.unit)
    title = "The numbers of the charts"
    says = "One row a measure and period, newest first: exactly what each chart draws."
    return Sheet("Series", title, says, _SERIES_FIELDS, tuple(rows), tuple(units))


def _points(item: Item) -> list[tuple[Value, ...]]:
    measure, series = item.series.measure, item.series
    reaches = limit_lines.reaches(item.limits) if item.limits else [None] * len(series.points)
    causes = item.limits.special_cause if item.limits else [None] * len(series.points)
    titles = [column.title for column in item.points.columns]
    earlier = titles.index(_BEFORE) if _BEFORE in titles else None
    found = []
    newest = zip(reversed(series.points), reversed(reaches), reversed(list(causes)), item.points.rows, strict=True)
    for point, reach, cause, row in newest:
        lines = (reach.lower, reach.mean, reach.upper) if reach else (None, None, None)
        marks = row[3].shorthand
        before = row[earlier] if earlier is not None else Cell("")
        note = "" if point.reason == "Not received." else words.sentence_case(point.reason)
        found.append((
            item.title, item.id, series.area.title, periods.label(point.period), point.period.starts, point.period.ends,
            words.unit_title(measure), of_number(point.value, marks), of_text(marks if point.value is not None else ""),
            of_cell(before),
            *(of_number(each, marks if point.value is None else "") for each in (point.numerator, point.denominator)),
            *(of_number(each) for each in (point.low, point.high, *lines)),
            of_text(signal.in_table(cause if reach else None)), words.state(point), of_text(note),
        ))  # fmt: skip
    return found
