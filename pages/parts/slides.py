"""A meeting's slides: the headline first, then one measure each, in large type; what is on them, without Streamlit."""

from __future__ import annotations

from dataclasses import replace

from pages.parts import board_table, charts, choices, signal, states, svg, words
from pages.parts.markup import image, paragraphs, safe
from pages.parts.reads import Version
from warehouse.measures.model import Figure, Grain, Measure, Period

# Drawn small and shown large, so that the least of its letters is 18 px high on a screen of 1280.
WIDTH, HEIGHT = 820, 222


def of_measure(at: Version, measure: Measure, area: str, period: Period) -> str:
    """One measure: its finding, its chart, and under it the verdict, the change and the signal in words."""
    figure = at.figure(measure.id, area, period)
    said = states.under_measure(figure, at.w, _grain(measure))
    heading = f'<h1>{safe(figure.sentence)}</h1><p class="under">{safe(said)}</p>'
    drawing, told = _chart(at, figure)
    return f'{heading}{drawing}<div class="findings">{_findings(figure, told)}</div>'


def _grain(measure: Measure) -> Grain:
    return "month" if "month" in choices.grains(measure).options else measure.grain


def _chart(at: Version, figure: Figure) -> tuple[str, str]:
    """The drawing of what leads to the figure, and the signal of its latest point; empty where nothing is held."""
    measure = figure.measure
    series = at.series(measure.id, figure.area.id, _grain(measure))
    window = charts.window(series, "recent", figure.point.period)
    shown = charts.within(series, Period(window.starts, min(window.ends, figure.point.period.ends)))
    if not shown:
        return paragraphs([f"Nothing was received for {figure.area.title} up to this period."]), ""
    told = replace(series, points=shown)
    drawn = at.signals(told)
    reach = Period(shown[0].period.starts, shown[-1].period.ends)
    events = at.catalogue.events_of(measure)
    described = charts.describe(series, window=reach, chosen=figure.point.period, events=events, drawn=drawn)
    drawing = image(svg.draw(described, WIDTH, HEIGHT), described.alt, WIDTH, HEIGHT)
    said = safe(signal.sentence(told, drawn))
    judged = drawn.latest is not None and drawn.variation is not None
    return (
        f'<div class="picture" role="region" aria-label="Chart" tabindex="0">{drawing}</div>',
        f"{signal.pill(drawn)} {said}" if judged else said,
    )


def _findings(figure: Figure, told: str) -> str:
    size, weight = words.change(figure.measure, figure.same_period_last_year)
    # Why there is no verdict stands in the heading already.
    parts = [
        ("Verdict", f"{board_table.verdict(figure.verdict.code)} {safe(words.aim(figure))}"),
        ("On the year before", safe(words.stop(f"{size}. {weight}" if weight else size))),
        ("Signal", told),
    ]
    return "".join(f"<div><h2>{name}</h2><p>{body}</p></div>" for name, body in parts if body)
