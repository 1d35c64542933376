"""The weekly review on the page: its counts, its exceptions with their charts, and the table of every measure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pages.parts import svg, week_chart
from pages.parts.markup import drawing, image, link, paragraphs, safe
from pages.parts.tables import Cell, Table, to_html
from pages.parts.words import basis, count
from pages.parts.words import value as shown
from warehouse.measures import periods, weekly_words
from warehouse.measures.model import Measure, Period, Point
from warehouse.measures.reviews import Review, WeekRow

COLUMNS = ("Measure", "This week", "Week before", "Mean of 4 weeks", "Same week last year", "Usual range", "26 weeks")
_PILLS = {"Concern": "concern", "Improvement": "improvement", "Higher": "neutral-high", "Lower": "neutral-low"}


def counts(found: Review, open_questions: int) -> str:
    """The cards under the headline."""
    cards = [
        (len(found.exceptions), "exceptions" if len(found.exceptions) != 1 else "exception"),
        (len(found.rows), "measures shown" if len(found.rows) != 1 else "measure shown"),
        (len(found.missing), "not received whole"),
        (open_questions, "questions open" if open_questions != 1 else "question open"),
    ]
    items = "".join(f"<li><b>{number}</b>{safe(said)}</li>" for number, said in cards if number or said[0] == "e")
    return f'<ul class="counts" aria-label="In numbers">{items}</ul>'


def exceptions(found: Review) -> str:
    """What stands out, the strongest evidence first; or, in a sentence, that nothing does."""
    if not found.tested:
        return paragraphs([f"Nothing is judged: {weekly_words.asked(found)}. The figures stand in the table below."])
    if not found.exceptions:
        return paragraphs([f"None of {count(found.tested, 'comparison')} is further out than chance explains."])
    items = "".join(f"<li>{_exception(row, found.week)}</li>" for row in found.exceptions)
    return f'<ol class="exceptions">{items}</ol>'


def _exception(row: WeekRow, week: Period) -> str:
    beside = " · ".join(f"{title}: {said}" for title, said in weekly_words.compared(row))
    strength = weekly_words.strength(row.evidence) if row.evidence else ""
    return (
        f'<div class="said"><h3>{safe(weekly_words.name(row))}</h3>'
        f'<p class="figure"><b>{safe(weekly_words.value(row.measure, row.now))}</b> '
        f"where {safe(weekly_words.usual(row))} is usual</p>"
        f"<p>{_pill(row)} {safe(strength[:1].upper() + strength[1:])}</p>"
        f'<p class="small">{safe(beside)}</p></div>'
        f"{drawing(week_chart.drawn(row), f'{weekly_words.name(row)}: weeks', 'weeks')}"
        f'<div class="next"><p>{measure_link(row, "Open the measure")}</p><p>{_ask(row, week)}</p></div>'
    )


def _pill(row: WeekRow) -> str:
    said = weekly_words.verdict(row)
    shape = "▲" if row.evidence and row.evidence.is_high else "▼"
    return f'<span class="signal {_PILLS.get(said, "")}"><span aria-hidden="true">{shape}</span> {safe(said)}</span>'


def measure_link(row: WeekRow, text: str) -> str:
    """A link to the measure in the area of a row, at the grain of a week."""
    choices = {
        "measure": row.measure.id,
        "period": periods.written(row.week),
        "area": row.area.id,
        "grain": "week",
    }
    made = link("measure", choices, text)
    # Links that look the same are told apart by a reader who hears them one by one.
    return made.replace("</a>", f'<span class="unseen"> on {safe(weekly_words.name(row))}</span></a>')


def _ask(row: WeekRow, week: Period) -> str:
    made = link("weekly", {"week": periods.written(week), "ask": key(row)}, "Ask a question")
    return made.replace("</a>", f'<span class="unseen"> on {safe(weekly_words.name(row))}</span></a>')


def key(row: WeekRow) -> str:
    """A row's name in the address."""
    return f"{row.measure.id},{row.area.id}"


def table(found: Review) -> str:
    """Every measure of the force, its week beside others."""
    rows = tuple(_row(row, found.week) for row in found.rows)
    caption = f"Every measure in the whole force: {periods.label(found.week)} beside other weeks"
    made = Table(caption, COLUMNS, rows, css="review", caption_shown=False)
    return f"<h2>Every measure, in the whole force</h2>{to_html(made)}"


def _row(row: WeekRow, week: Period) -> tuple[Cell, ...]:
    usual, out = weekly_words.usual(row), weekly_words.outside(row)
    aside = "" if row.week == week else f'<small class="line">{safe(periods.label(row.week))}</small>'
    why = f"Not judged: {row.why}" if row.why else "Not judged"
    return (
        Cell(row.measure.title, link("measure", _choices(row), row.measure.title) + aside),
        _point(row.measure, row.now, strong=True),
        _point(row.measure, row.previous),
        _point(row.measure, row.four_weeks),
        _point(row.measure, row.last_year),
        Cell(f"{usual}. {out}", f"{safe(usual)}{f'<small>{safe(out)}</small>' if out else ''}")
        if usual
        else Cell(why, f"<small>{safe(why)}</small>"),
        _spark(row),
    )


def _choices(row: WeekRow) -> Mapping[str, str]:
    return {"measure": row.measure.id, "period": periods.written(row.week), "area": row.area.id, "grain": "week"}


def _point(measure: Measure, point: Point, *, strong: bool = False) -> Cell:
    said, under = shown(point, measure), basis(point, measure)
    if not said:
        why = weekly_words.value(measure, point)
        return Cell(why, f"<small>{safe(why[:1].upper() + why[1:])}</small>")
    small = f"<small>{safe(under)}</small>" if under else ""
    return Cell(said, (f"<b>{safe(said)}</b>" if strong else safe(said)) + small)


def _spark(row: WeekRow) -> Cell:
    values = [point.value for point in row.recent]
    held: Sequence[float] = [value for value in values if value is not None]
    if not held:
        return Cell("no weeks received")
    said = week_chart.told(row) if row.evidence else f"{row.measure.title}, {len(held)} weeks"
    drawing = svg.spark(values, low=min(held), high=max(held), width=150, height=30)
    return Cell(said, image(drawing, said, 150, 30))
