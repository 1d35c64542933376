"""A plan's targets: each with the value in force, what was judged, where it is heading; and every record of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from pages.parts import board_table, plan_status, words
from pages.parts.markup import fold, link, paragraphs, safe
from pages.parts.tables import Cell, Table, scrolling, to_html
from warehouse.measures import periods, prospect_words, targets
from warehouse.measures import words as domain
from warehouse.measures.model import Figure, Measure, Period, Plan, Target, Theme
from warehouse.query import BoardRow

NO_NUMBERS = (
    "This plan sets no numeric targets: each measure is read year on year, and the Board says whether a change is more "
    "than chance."
)


def theme(of: Theme, plan: Plan, rows: Sequence[BoardRow], period: Period, kept: Mapping[str, str]) -> str:
    """The measures of one group with their targets; without any target in the plan, year on year."""
    placed = [row for row in rows if row.placement.theme == of.id]
    aimed = any(of_plan(row.measure, plan) for row in rows)
    own = [row for row in placed if of_plan(row.measure, plan) or not aimed]
    beside = _beside([row for row in placed if row not in own], kept)
    if not own:
        return f"<h2>{safe(of.title)}</h2>{beside}" if beside else ""
    ahead = any(row.figure.verdict.run_rate or row.figure.verdict.projection for row in rows)
    year = periods.label(periods.year_before(period))
    columns = ("Measure", "Target in force", "Judged", "Verdict", *(("The rest of the year",) if ahead else ()))
    if not aimed:
        columns = ("Measure", periods.label(period), f"Change on {year}")
    titles = {each.number: each.title for each in plan.priorities}
    seen: set[int | None] = set()
    cells = []
    for row in own:
        first = row.placement.priority not in seen
        seen.add(row.placement.priority)
        name = _name(row, kept, titles.get(row.placement.priority or 0, "") if first else "")
        cells.append((name, *(_aimed(row, ahead=ahead) if aimed else _free(row))))
    css = "targets" if aimed else "yearly"
    table = Table(f"{of.title}, {periods.label(period)}", columns, tuple(cells), css=css, caption_shown=False)
    return f"<h2>{safe(of.title)}</h2>{to_html(table)}{beside}"


def of_plan(measure: Measure, plan: Plan) -> tuple[Target, ...]:
    """The records in force on some day of a plan: a measure can stand in another with targets of its own."""
    return tuple(record for record in measure.targets if record.starts <= plan.ends and plan.starts <= record.ends)


def _beside(rows: Sequence[BoardRow], kept: Mapping[str, str]) -> str:
    """What the plan counts and sets no target for, in one line of links."""
    links = ", ".join(link("measure", {"measure": row.measure.id, **kept}, row.measure.title) for row in rows)
    return f'<p class="small">Also counted, with no target on record: {links}.</p>' if links else ""


def _name(row: BoardRow, kept: Mapping[str, str], title: str) -> Cell:
    """A measure, under its priority's name where it is the first of it."""
    to = link("measure", {"measure": row.measure.id, **kept}, row.measure.title)
    if not title:
        return Cell(row.measure.title, to)
    number = row.placement.priority
    said = f"{number}. {title}"
    return Cell(
        f"{said}: {row.measure.title}",
        f'<span class="priority" id="{plan_status.anchor(number)}">{safe(said)}</span>{to}',
        css="first",
    )


def _aimed(row: BoardRow, *, ahead: bool) -> tuple[Cell, ...]:
    figure, told = row.figure, row.figure.verdict
    said = words.IN_A_TABLE.get(told.code or "", words.verdict(told.code))
    why = words.stop(told.why) if told.code in (None, "watch") and not _is_said(figure) else ""
    verdict = Cell(said, board_table.verdict(told.code, said) + (f"<small>{safe(why)}</small>" if why else ""))
    rest = prospect_words.brief(row.measure, told)
    lines = "".join(f'<small class="line">{safe(line)}</small>' for line in rest)
    return (
        _in_force(row.measure, told.target),
        _judged(figure),
        verdict,
        *((Cell(". ".join(rest), lines),) if ahead else ()),
    )


def _is_said(figure: Figure) -> bool:
    """Whether the figure's own cell already says why there is nothing to judge."""
    return figure.point.value is None and bool(figure.point.reason) and figure.verdict.why.endswith(figure.point.reason)


def _in_force(measure: Measure, record: Target | None) -> Cell:
    """The target, and that it is one step of several or took another's place."""
    if record is None:
        return Cell("None recorded", css="plain")
    told = []
    steps = [other for other in measure.targets if other.kind == record.kind and other.areas == record.areas]
    if len(steps) > 1 and record.value is not None:
        at = sorted(steps, key=lambda each: each.starts).index(record) + 1
        told.append(f"step {at} of {len(steps)}")
    if any(targets.superseded_by(measure, other) == record for other in measure.superseded):
        told.append("supersedes an earlier record")
    said = words.target(measure, record)
    return Cell(
        "; ".join([said, *told]),
        safe(said) + "".join(f"<small>{safe(words.sentence_case(each))}</small>" for each in told),
    )


def _judged(figure: Figure) -> Cell:
    """What was held to the target, with its counts, and what the target comes to for it."""
    told, measure = figure.verdict, figure.measure
    if told.judged is None or told.actual is None:
        return board_table.value_cell(figure)
    value = domain.number(told.actual, measure.unit)
    parts = _parts(figure)
    span = periods.label(told.judged)
    # A level's aim stands in the column before it.
    is_level = told.target is not None and told.target.kind == "level"
    aim = f"the target comes to {domain.aim(measure, told)}" if told.aim is not None and not is_level else ""
    under = "; ".join(text for text in (span, aim) if text)
    markup = f"<b>{safe(value)}</b>" + (f" <small>{safe(parts)}</small>" if parts else "")
    return Cell(f"{value} {parts} {under}", f'{markup}<small class="line">{safe(words.sentence_case(under))}</small>')


def _parts(figure: Figure) -> str:
    """The numbers behind a judged ratio."""
    told, measure = figure.verdict, figure.measure
    if measure.denominator is None or told.numerator is None or told.denominator is None:
        return ""
    weighted = ", weighted" if measure.survey else ""
    return f"{told.numerator:,.0f} of {told.denominator:,.0f}{weighted}"


def _free(row: BoardRow) -> tuple[Cell, ...]:
    size, weight = words.change(row.measure, row.figure.same_period_last_year)
    return board_table.value_cell(row.figure), Cell(f"{size}. {weight}", f"{safe(size)}<small>{safe(weight)}</small>")


# ---- records ------------------------------------------------------------------------------------------------------


def records(measures: Iterable[Measure], period: Period) -> str:
    """Every target record of the plan's measures, stepped and superseded ones included, folded away."""
    rows = [
        (measure, record)
        for measure in measures
        for record in sorted((*measure.targets, *measure.superseded), key=lambda each: (each.starts, each.kind))
    ]
    if not rows:
        return ""
    cells = tuple(_record(measure, record, period) for measure, record in rows)
    columns = ("Measure", "Target", "From", "To", "For", "Stands", "Source")
    table = Table("Every target record, the oldest first; none is ever edited", columns, cells, css="records")
    return fold(f"Every target record: {len(rows)}", scrolling(table))


def _record(measure: Measure, record: Target, period: Period) -> tuple[Cell, ...]:
    source = f"{record.source}{f'. {record.note}' if record.note else ''}"
    areas = targets.whom(record).replace("the force as a whole", "the force")
    return (
        Cell(measure.title),
        Cell(words.target(measure, record)),
        Cell(words.short_day(record.starts), css="nowrap"),
        Cell(words.short_day(record.ends), css="nowrap"),
        Cell(areas),
        Cell(standing(measure, record, period)),
        Cell(source, css="plain"),
    )


def standing(measure: Measure, record: Target, period: Period) -> str:
    """How a record stands for a period: in force, past, to come, or superseded by which."""
    if record in measure.superseded:
        newer = targets.superseded_by(measure, record)
        by = f" by {words.target(measure, newer)}{_made(newer.recorded)}, {newer.source}" if newer else ""
        return f"Superseded{by}"
    if record.ends < period.starts:
        return "Past"
    return "To come" if record.starts > period.ends else f"In force{_made(record.recorded)}"


def _made(on: date | None) -> str:
    return f" (recorded {words.short_day(on)})" if on else ""


# ---- amounts ------------------------------------------------------------------------------------------------------


def amounts(figures: Sequence[tuple[Figure, Target]], apart: Sequence[Figure]) -> str:
    """What was to be added up, step by step, against what was; and what stands apart from it, year by year."""
    if not figures:
        return ""
    steps = tuple(
        (
            Cell(f"{figure.measure.title}, by {periods.long_date(step.ends)}"),
            Cell(domain.number(step.value, figure.measure.unit)),
            Cell(domain.number(figure.verdict.actual, figure.measure.unit) or "Not received"),
            _ahead(figure, step),
            Cell(words.verdict(figure.verdict.code), board_table.verdict(figure.verdict.code)),
        )
        for figure, step in figures
    )
    columns = ("Step", "Plan", "Added up so far", "Against the plan", "Verdict")
    table = to_html(
        Table("Added up since the baseline, against the plan's steps", columns, steps, frozenset({1, 2, 3}), "amounts")
    )
    listed = tuple(
        (
            Cell(f"{figure.measure.title}, {periods.label(figure.point.period)}"),
            Cell(words.value(figure.point, figure.measure) or words.status(figure.point.status)),
            Cell(words.stop(figure.verdict.why)),
        )
        for figure in apart
    )
    beside = Table("Shown apart, and never added", ("Measure", "Amount", "Why"), listed, frozenset({1}), "amounts")
    return f"<h2>Amounts against the plan</h2>{table}{to_html(beside) if listed else ''}"


def _ahead(figure: Figure, step: Target) -> Cell:
    actual = figure.verdict.actual
    if actual is None or step.value is None:
        return Cell("")
    gap = actual - step.value
    if not gap:
        return Cell("exactly")
    return Cell(f"{domain.number(abs(gap), figure.measure.unit)} {'more' if gap > 0 else 'less'}")


def no_numbers() -> str:
    """What is said of a plan without numeric targets."""
    return paragraphs([NO_NUMBERS])
