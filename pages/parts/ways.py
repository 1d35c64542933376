"""Two ways of counting the same, side by side and by name, so that neither is taken for the other."""

from __future__ import annotations

from collections.abc import Sequence

from pages.parts import words
from pages.parts.markup import link, safe
from warehouse.measures import periods
from warehouse.measures.cohorts import age_of
from warehouse.measures.model import Figure, Measure, Point

Aged = Sequence[tuple[Measure, Point]]


def side_by_side(shown: Figure, shown_aged: Aged, other: Figure, other_aged: Aged) -> str:
    """A box for each way: its name, its figure with the counts, what it means, and a cohort's rate at each age.

    The way that the page shows is named as such; the other leads to its own page.
    """
    return _listed(_box(shown, shown_aged, here=True) + _box(other, other_aged, here=False))


def boxes(figures: Sequence[tuple[Figure, Aged]]) -> str:
    """A box for each of some figures, each leading to its measure's page."""
    return _listed("".join(_box(figure, aged, here=False) for figure, aged in figures))


def to_outcomes(shown: Figure, other: Figure) -> str:
    """The way from a rate to what else there is to say of its crimes."""
    throughput = other if shown.measure.ages else shown
    kept = {
        "measure": throughput.measure.id, "period": periods.written(shown.point.period), "area": shown.area.id,
    }  # fmt: skip
    return f"<p>{link('outcomes', kept, 'How fast these outcomes come, and what becomes of the other crimes')}</p>"


def _listed(items: str) -> str:
    return f'<ul class="ways" aria-label="Two ways of counting the same">{items}</ul>'


def _box(figure: Figure, aged: Aged, *, here: bool) -> str:
    measure, point = figure.measure, figure.point
    name, _, means = measure.counted_as.partition(":")
    kept = {"measure": measure.id, "period": periods.written(point.period), "area": figure.area.id}
    head = f"<strong>{safe(name)}</strong>, shown here" if here else link("measure", kept, name)
    said = words.value(point, measure) or words.short_status(point)
    under = ", ".join(text for text in (words.basis(point, measure), "immature" if point.immature else "") if text)
    lines = [
        f"<p>{head}</p><p><b>{safe(said)}</b>{f' <small>{safe(under)}</small>' if under else ''}</p>",
        f'<p class="small">{safe(words.stop(means))}</p>',
        f'<p class="small">{safe(_at_ages(aged))}</p>' if aged else "",
    ]
    return f"<li>{''.join(lines)}</li>"


def _at_ages(aged: Aged) -> str:
    """At 90 days 18.2%, at 180 days 20.1%; those that are not due yet by name."""
    told = [
        f"{age_of(measure)} days {words.value(point, measure)}" for measure, point in aged if point.value is not None
    ]
    due = [str(age_of(measure)) for measure, point in aged if point.value is None]
    not_yet = f"Not followed for {' or '.join(filter(None, (', '.join(due[:-1]), *due[-1:])))} days yet." if due else ""
    return " ".join(text for text in (f"At {', '.join(told)}." if told else "", not_yet) if text)
