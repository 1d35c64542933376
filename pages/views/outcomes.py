"""What happens after a crime? Both outcome rates, how fast outcomes come, and what a period's crimes came to."""

from __future__ import annotations

from pages.parts import (
    choices,
    live,
    outcome_chart,
    outcome_reads,
    outcome_tables,
    outcome_words,
    states,
    tables,
    ways,
    widgets,
)
from pages.parts.markup import fold, notice, paragraphs, safe
from pages.parts.outcome_reads import Rates
from pages.parts.reads import Version, version
from warehouse.measures import periods


@widgets.page
def show() -> None:
    """The rate, the period, the area and the lines of the chart in the address."""
    at = version()
    with widgets.sidebar("Show"):
        name = widgets.pick("measure", "Outcome rate", *outcome_reads.rates(at).pair)
        named = widgets.pick_period("period", choices.periods_of(at, outcome_reads.measures(at, name)))
        area = widgets.pick("area", "Area", *choices.areas(at).pair)
    found = outcome_reads.both(at, name, area, periods.parse(named, at.w.today))
    widgets.title(outcome_words.headline(found), _under(at, found))
    lines = widgets.choice("lines", outcome_reads.LINES, outcome_reads.QUARTERS)
    widgets.keep_address(measure=name, period=named, area=area, lines=lines)
    if at.held(found.cohort.measure) is None:
        begin = states.how_to_begin(found.cohort.measure)
        widgets.show(notice("Nothing received", paragraphs(begin), "warning"))
        return
    if found.cohort.point.status == "not_received":
        nothing = states.nothing_for(periods.label(found.cohort.point.period))
        widgets.show(notice("Not received", paragraphs([nothing]), "warning"))
    told = [outcome_words.waiting(found, outcome_reads.followed_to(at))]
    told += states.beware((each for each in at.sources() if each.name in found.cohort.measure.sources), at.extracts())
    widgets.show(notice("Before you rely on this", paragraphs(told), "warning") if any(told) else "")
    widgets.show(_rates(at, found))
    _curves(at, found)
    _mix(at, name, found)
    widgets.attribution()


def _under(at: Version, found: Rates) -> str:
    figure = found.cohort
    followed = outcome_reads.followed_to(at)
    held = f"outcomes to {periods.long_date(followed)}" if followed else "no outcomes held"
    return " · ".join((periods.label(figure.point.period), figure.area.title, held, states.published(at.w)))


def _rates(at: Version, found: Rates) -> str:
    """Both ways of counting, side by side, and what lies between them."""
    figures = [each for each in (found.throughput, found.cohort) if each]
    aged = [(each, at.at_ages(each.measure, each.area.id, each.point.period)) for each in figures]
    told = paragraphs([outcome_words.difference(found)])
    return f"<h2>Two ways of counting the same outcomes</h2>{ways.boxes(aged)}{told}"


def _curves(at: Version, found: Rates) -> None:
    """How fast outcomes came, a line a period, with its sentence and its numbers."""
    lines = widgets.choice("lines", outcome_reads.LINES, outcome_reads.QUARTERS)
    drawn, left = outcome_reads.curves_of(at, found, lines)
    widgets.show(f"<h2>{safe(outcome_words.finding(drawn))}</h2>")
    widgets.pick("lines", "Lines of the chart", outcome_reads.LINES, outcome_reads.QUARTERS, 320)
    told = outcome_words.in_words(found.title, drawn, left)
    if not drawn:
        widgets.show(notice("Not followed for long enough", paragraphs([told or outcome_words.HOW])))
        return
    live.drawing(outcome_chart.describe(found.cohort.measure, drawn, told), "outcomes", 340)
    widgets.show(f"<p><strong>In words.</strong> {safe(told)}</p>{paragraphs([outcome_words.HOW], 'small')}")
    widgets.show(fold("The numbers by age", tables.scrolling(outcome_tables.of_curves(found.title, drawn))))
    _download(at, found, "Curves as CSV", "curves", outcome_tables.curves_file(drawn))


def _mix(at: Version, name: str, found: Rates) -> None:
    """What the period's crimes came to; nothing where the period has no cohort."""
    if found.cohort.point.value is None:
        return
    held, counted = outcome_reads.mix(at, found), outcome_reads.counted(at, found.cohort.measure)
    earlier = outcome_reads.mix_before(at, name, found)
    before = None if isinstance(earlier, str) else earlier
    widgets.show(f"<h2>{safe(outcome_words.mix_heading(held))}</h2>")
    widgets.show(
        notice("Codes not known", paragraphs([outcome_words.unknown(held)]), "warning") if held.unknown else ""
    )
    widgets.show(tables.scrolling(outcome_tables.of_mix(found, held, before, counted)))
    changed = outcome_words.since(outcome_reads.codes_since(at, (before or held).period))
    why = outcome_words.no_comparison(found, earlier) if isinstance(earlier, str) else ""
    widgets.show(paragraphs([outcome_words.COUNTED_ONCE, changed, why], "small"))
    codes = outcome_tables.by_code(found, held, counted)
    widgets.show(fold("The same by outcome code", tables.scrolling(codes)))
    _download(at, found, "Outcomes as CSV", "outcomes", codes)


def _download(at: Version, found: Rates, label: str, kind: str, table: tables.Table) -> None:
    figure = found.cohort
    parts = (figure.measure.id, figure.area.id, kind, periods.written(figure.point.period))
    named = tables.file_name(at.w.settings.marking, *parts, states.version_number(at.w.version))
    widgets.download(label, tables.to_csv(table), named)
