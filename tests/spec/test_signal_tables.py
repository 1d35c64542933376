"""Each row of the tables of control charts and funnels is a test."""

import pytest

from tests.spec import charts
from tests.spec.charts import about, causes_in_words, daily, how_of, rates, values_of
from tests.spec.figures import shipped
from tests.spec.signal_tables import FUNNELS, GUARDS, READINGS, XMR
from warehouse.measures import signal_words
from warehouse.measures.funnel import funnel
from warehouse.measures.limits import limits
from warehouse.measures.model import Amounts, Series
from warehouse.measures.spc import xmr


@pytest.mark.parametrize(("case", "values", "how", "line", "unusual", "says"), XMR.rows, ids=lambda v: str(v)[:40])
def test_an_xmr_chart(case, values, how, line, unusual, says):
    found = xmr(values_of(values), **how_of(how))
    lower, upper = found.lower[-1], found.upper[-1]
    reach = "none" if lower is None or upper is None else f"{lower:.2f} to {upper:.2f}"
    assert ("none" if found.mean[-1] is None else f"{found.mean[-1]:.2f} ({reach})") == line
    assert causes_in_words(found.special_cause) == unusual
    assert ", ".join(word for word in (found.variation, found.assurance) if word) == says


def told_as(measure: str, points: str) -> Series:
    """The series that a row of GUARDS tells of: '36 months of about 30% of 400'."""
    many, _, told = points.partition(" of ")
    number, grain = int(many.split()[0]), many.split()[1].removesuffix("s")
    level, _, base = told.removeprefix("about ").partition(" of ")
    if level.endswith("%"):
        weight = 1.0 if shipped().get(measure).survey else 0.0
        return charts.series(measure, rates(float(level[:-1]), float(base), number, weight=weight), grain)
    if base:
        return charts.series(
            measure, [Amounts(float(base) * each, float(base)) for each in about(40, 2, number)], grain
        )
    return charts.series(measure, daily(float(level), number, grain), grain)


@pytest.mark.parametrize(("measure", "points", "method", "reach", "said"), GUARDS.rows)
def test_the_method_and_limits_that_suit_what_a_series_is(measure, points, method, reach, said):
    found = limits(told_as(measure, points))
    digits = 0 if shipped().get(measure).unit == "count" else 1
    lower, upper = found.lower[-1], found.upper[-1]
    shown = "none" if lower is None or upper is None else f"{lower:.{digits}f} to {upper:.{digits}f}"
    assert (found.method, shown) == (method, reach)
    assert (found.notes[0] if found.notes else "") == said
    assert (found.variation is None) == (method == "none")


@pytest.mark.parametrize(("areas", "how", "mean", "phi", "tau", "out"), FUNNELS.rows)
def test_a_funnel(areas, how, mean, phi, tau, out):
    kind, widening = how.split(", ")
    cells = [tuple(float(part) for part in cell.split("/")) for cell in areas.split()]
    found = funnel(cells, kind, widening=widening, scale=100 if kind == "share" else 1)
    assert found is not None
    assert (f"{found.mean:.2f}", f"{found.phi:.2f}", f"{found.tau:.2f}") == (mean, phi, tau)
    standing = [None if area.standing == "usual" else area.standing for area in found.areas]
    assert causes_in_words(standing) == out


def reading(measure: str, points: str) -> Series:
    """The series that a row of READINGS tells of: a count is of a month of average length, a share of a thousand."""
    unit = shipped().get(measure).unit
    values = [value for value in values_of(points) if value is not None]
    if unit == "percent":
        return charts.series(measure, [Amounts(value * 10, 1000) for value in values])
    if unit == "seconds":
        return charts.series(measure, [Amounts(value, 1) for value in values])
    spans = charts.spine("month", len(values))
    return charts.series(measure, [round(v * s.days * 12 / 365.25) for v, s in zip(values, spans, strict=True)])


@pytest.mark.parametrize(("measure", "points", "target", "sentence"), READINGS.rows)
def test_limits_in_words(measure, points, target, sentence):
    series = reading(measure, points)
    found = limits(series, target=float(target) if target else None)
    assert signal_words.sentence(series, found) == sentence
