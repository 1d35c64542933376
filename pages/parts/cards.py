"""The cards beside a measure's chart, and what stands under it: verdict, trust, definition, key, words."""

from __future__ import annotations

from collections.abc import Sequence

from pages.parts import about, board_table, states, style, words
from pages.parts.chart import Chart
from pages.parts.markup import bullets, card, fold, image, paragraphs, safe
from warehouse.lineage import ExtractRecord
from warehouse.measures import periods, prospect_words
from warehouse.measures.model import Area, Event, Figure, Measure, Point

_DOTS = {
    "signal": (
        f"<path d='M9 2l7 7l-7 7l-7 -7Z' fill='{style.BLUE}'/>",
        "diamond: a signal (orange concern, blue improving, purple higher or lower)",
    ),
    "hollow": ("<circle cx='9' cy='9' r='5' fill='#FFFFFF'/>", "provisional: may still change"),
    "crossed": (
        "<circle cx='9' cy='9' r='6' fill='#FFFFFF'/><path d='M5.5 5.5l7 7M12.5 5.5l-7 7'/>",
        "part-received: not joined",
    ),
}


def verdict(figure: Figure) -> str:
    """The verdict in words, why, and the change on the year before."""
    size, weight = words.change(figure.measure, figure.same_period_last_year)
    told = [words.aim(figure), words.stop(figure.verdict.why)]
    against = f"{size} on the year before. {weight}" if figure.same_period_last_year else size
    source = figure.verdict.target.source if figure.verdict.target else ""
    body = f"<p>{board_table.verdict(figure.verdict.code)}</p>{paragraphs([*told, *ahead(figure)])}"
    body += paragraphs([words.stop(against)])
    small = [about.allowed_for(figure.same_period_last_year), f"Target: {source}" if source else ""]
    return card("Verdict", body + paragraphs(small, "small"))


def ahead(figure: Figure) -> list[str]:
    """While the year is not over: where it is heading, the chance of its target, what the rest must come to."""
    told = figure.verdict
    if told.year_aim is None and figure.projection is None:
        return []
    heading = prospect_words.outlook(figure.measure, figure.projection) if figure.projection else ""
    likely = "" if told.probability is None else f"{prospect_words.chance(told.probability)} of meeting the target."
    return [heading, words.sentence_case(likely), prospect_words.required(figure.measure, told)]


def trust(
    figure: Figure,
    inside: Sequence[Point],
    warned: Sequence[str],
    nowhere: Sequence[tuple[Area, Point]],
    lineage: Sequence[ExtractRecord],
    *,
    counted: bool = True,
) -> str:
    """Can I trust it? What was received, what has no place, what is wrong with its sources, and each file behind it.

    With `counted` the rows of each file are told, which is not for the public.
    """
    told = [about.received(figure, inside), *about.no_place(figure, nowhere)]
    told += warned or [states.ALL_IN_TIME]
    used = [extract for extract in lineage if extract.id in figure.extracts]
    return card("Can I trust it?", bullets(told) + _lineage(used, len(lineage), counted=counted))


def _lineage(used: Sequence[ExtractRecord], standing: int, *, counted: bool) -> str:
    if not used:
        return paragraphs(["No extract speaks for this period."])
    items = "".join(f"<li>{_extract(extract, counted=counted)}</li>" for extract in used)
    more = f"<p class='small'>{standing} extracts stand behind the whole series.</p>"
    return fold(f"Lineage: {words.count(len(used), 'file')}", f'<ol class="lineage">{items}</ol>{more}')


def _extract(extract: ExtractRecord, *, counted: bool) -> str:
    first = f"<b>{safe(extract.file)}</b>"
    told = (
        f"SHA-256 {extract.sha256[:12]}, received {states.moment(extract.received_at)}",
        *(_rows(extract) if counted else ()),
    )
    return first + "".join(f"<br>{safe(line)}" for line in told if line)


def _rows(extract: ExtractRecord) -> tuple[str, str]:
    told = f"{extract.read:,} rows read, {extract.loaded:,} loaded, {extract.set_aside:,} set aside"
    return f"{extract.status}: {told}", states.control(extract)


def definition(measure: Measure, sql: str) -> str:
    """What the measure is, why it matters, what to beware of, who answers for it, and the SQL that makes it."""
    body = paragraphs([words.prose(measure.definition), words.prose(measure.why_it_matters)])
    body += bullets(measure.caveats)
    body += paragraphs([about.answerable(measure)], "small")
    return card("Definition", body + fold("Source SQL", f"<pre><code>{safe(sql)}</code></pre>"))


def key(described: Chart) -> str:
    """What the unusual dots mean; nothing when there are none."""
    items = "".join(
        f"<li>{image(_symbol(_DOTS[name][0]), '', 18, 18)}{safe(_DOTS[name][1])}</li>"
        for name in _DOTS
        if name in described.styles
    )
    return f'<ul class="key" aria-label="Key to the chart">{items}</ul>' if items else ""


def _symbol(inside: str) -> str:
    return (
        "<svg xmlns='http://www.w3.org/2000/svg' width='18' height='18' viewBox='0 0 18 18'>"
        f"<g stroke='{style.BLUE}' stroke-width='2'>{inside}</g></svg>"
    )


def in_words(described: Chart, events: Sequence[Event]) -> str:
    """The chart's own sentence, and each dated happening that it marks, in full."""
    listed = bullets(f"{periods.long_date(event.day)}: {event.title}. {event.source}" for event in events)
    happened = fold(f"Dated events on the chart: {len(events)}", listed) if events else ""
    return f"<p><strong>In words.</strong> {safe(described.alt)}</p>{happened}"
