"""The twin against the warehouse: every figure worked out twice, from the same files, by code that shares nothing."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests import twin, twin_home_office, twin_returns
from tests.twin_cohorts import AGES, COHORTS, EVERY_AGE, MIXED
from tests.twin_measures import FORCE_ONLY, MEASURES
from warehouse import lineage, outcomes, query
from warehouse.measures import cohorts, periods
from warehouse.measures.model import Period
from warehouse.published import Warehouse

SHIPPED = Path(__file__).resolve().parents[1] / "warehouse/measures/areas"
STREET = sorted(name for name, (side, _) in MEASURES.items() if side.source == "police_uk")
OTHERS = sorted(set(MEASURES) - set(STREET))
TOLERANCE = Decimal("0.0005")


@pytest.fixture(scope="session")
def real_twin(real_data: Path, real: Warehouse) -> twin.Twin:
    files = [*real_data.glob("police-uk/*/*.csv"), *real_data.glob("police-uk/*.zip")]
    return twin.calculate(files, twin.read_areas(SHIPPED, real.today))


@pytest.fixture(scope="session")
def sample_twin(sample_home: Path, sample: Warehouse) -> twin.Twin:
    files = [path for path in (sample_home / "landing").rglob("*.csv") if not path.name.startswith("return")]
    return twin.calculate(files, twin.read_areas(SHIPPED, sample.today))


@pytest.fixture(scope="session")
def returns(sample_home: Path) -> dict[tuple[str, date, date], tuple[Decimal, Decimal | None]]:
    return twin_returns.read(list((sample_home / "landing").rglob("return*.csv")))


@pytest.fixture(scope="session")
def tables(home_office_file: Path) -> twin_home_office.Read:
    return twin_home_office.read(home_office_file)


def areas(w: Warehouse, measure: str) -> list[str]:
    if measure in FORCE_ONLY:
        return ["force"]
    return ["force", *(area.id for kind in ("npa", "district") for area in w.areas_of(kind))]


def differences(
    w: Warehouse,
    oracle: twin.Twin,
    measure: str,
    area: str,
    months: list[Period],
    asked: Callable[[str, str, str], tuple[Decimal, Decimal | None] | None] | None = None,
) -> list[str]:
    """Each month in which the two do not say the same, a month not received included."""
    series = query.series(w, measure, area, "month", months[0].starts, months[-1].ends)
    return [
        f"{measure}, {area}, {month}: warehouse {stated}, twin {expected}"
        for point in series.points
        for month in [f"{point.period.starts:%Y-%m}"]
        for stated in [(point.numerator, point.denominator)]
        for expected in [(asked or oracle.month)(measure, area, month)]
        if not agrees(stated, expected, received=point.status in {"final", "provisional"})
    ]


def agrees(
    stated: tuple[float | None, float | None], expected: tuple[Decimal, Decimal | None] | None, *, received: bool
) -> bool:
    if expected is None:
        return not received
    return received and all(near(one, other) for one, other in zip(stated, expected, strict=True))


def near(stated: float | None, expected: Decimal | None) -> bool:
    """Nothing to divide by may be said as no denominator or as none of it."""
    return abs(Decimal(str(stated or 0)) - (expected or 0)) <= TOLERANCE


@pytest.mark.parametrize("measure", STREET)
def test_real_street_crime_is_what_the_twin_counts(real, real_twin, measure):
    months = periods.spine("month", date(2018, 9, 1), date(2019, 3, 31)) + periods.spine(
        "month", date(2023, 12, 1), date(2024, 4, 30)
    )
    found = [each for area in areas(real, measure) for each in differences(real, real_twin, measure, area, months)]
    assert not found, "\n".join(found[:20])


@pytest.mark.parametrize("measure", OTHERS)
def test_the_sample_is_what_the_twin_counts(sample, sample_twin, measure):
    held = sample.catalogue.get(measure)
    months = periods.spine("month", held.starts or date(2012, 4, 1), held.ends or date(2019, 3, 31))
    found = [
        each for area in areas(sample, measure) for each in differences(sample, sample_twin, measure, area, months)
    ]
    assert not found, "\n".join(found[:20])


@pytest.mark.parametrize("age", ["", *(f"@{age}" for age in AGES)])
@pytest.mark.parametrize("measure", COHORTS)
def test_a_cohort_is_what_the_twin_counts_now_and_at_every_age(sample, sample_twin, measure, age):
    held = sample.catalogue.get(measure)
    months = periods.spine("month", held.starts or date(2012, 4, 1), held.ends or date(2019, 3, 31))
    places = areas(sample, measure) if age in ("", "@180") else ["force", "npa:charnwood", "no_location"]
    found = [
        each
        for area in places
        for each in differences(sample, sample_twin, measure + age, area, months, sample_twin.cohort)
    ]
    assert not found, "\n".join(found[:20])
    assert sample_twin.cohort(measure + age, "force", f"{months[0].starts:%Y-%m}") is not None


def test_every_age_of_a_curve_is_what_the_twin_counts(sample, sample_twin):
    name, ages = EVERY_AGE
    assert set(ages) == set(cohorts.AGES)
    months = periods.spine("month", date(2012, 4, 1), date(2019, 3, 31))
    for area in ("force", "npa:charnwood", "no_location"):
        points = [
            (curve.period, age, at) for curve in outcomes.curves(sample, name, area, months) for age, at in curve.points
        ]
        wrong = [
            f"{area}, {period.starts:%Y-%m}@{age}"
            for period, age, point in points
            for expected in [sample_twin.cohort(f"{name}@{age}", area, f"{period.starts:%Y-%m}")]
            for received in [point.status in {"final", "provisional"}]
            if not agrees((point.numerator, point.denominator), expected, received=received)
        ]
        assert not wrong, "\n".join(wrong[:20])
        assert len(points) == len(months) * len(ages)


def test_what_became_of_a_months_crimes_is_what_the_twin_counts(sample, sample_twin):
    expected: dict[tuple[str, str, str], dict[str | None, int]] = {}
    for (key, area, month), (count, _) in sample_twin.amounts.items():
        name, mixed, code = key.partition(":")
        if mixed:
            expected.setdefault((name, area, month), {})[code or None] = int(count)
    places = ("force", "npa:charnwood", "district:leicester", "no_location")
    for month in periods.spine("month", date(2017, 4, 1), date(2019, 3, 31)):
        at = f"{month.starts:%Y-%m}"
        for name, area in [(name, area) for name in MIXED for area in places]:
            assert outcomes.mix(sample, name, area, month).counts == expected.get((name, area, at), {}), (
                name,
                area,
                at,
            )
    assert {name for name, _, _ in expected} == set(MIXED)


@pytest.mark.parametrize("measure", sorted(twin_returns.GRAINS))
def test_a_return_is_what_the_twin_reads(sample, returns, measure):
    grain = twin_returns.GRAINS[measure]
    series = query.series(sample, measure, "force", grain, date(2012, 4, 1), date(2019, 3, 31))
    assert len(series.points) == {"month": 84, "quarter": 28, "year": 7}[grain]
    held = {point.period.starts for point in series.points if point.status != "not_received"}
    assert held and held == {starts for name, starts, _ in returns if name == measure}
    for point in series.points:
        expected = returns.get((measure, point.period.starts, point.period.ends))
        assert agrees((point.numerator, point.denominator), expected, received=point.status != "not_received")


@pytest.mark.parametrize("measure", sorted(twin_home_office.MEASURES))
def test_every_force_of_the_home_office_is_what_the_twin_reads(real, tables, measure):
    held = real.catalogue.get(measure)
    forces = [area for area in real.areas if area.set == "force" and real.covered(held, real.force_of(area))]
    found = {
        (measure, real.force_of(area), point.period.starts): point.value
        for area in forces
        for point in query.series(real, measure, area.id, "quarter").points
        if point.status == "final"
    }
    expected = {key: count for key, count in tables.items() if key[0] == measure}
    if held.ends:
        expected = {}
    assert found == expected
    assert bool(found) != bool(held.ends), "nothing was compared"


def test_the_twin_knows_every_measure(sample):
    known = set(MEASURES) | set(twin_returns.GRAINS) | set(twin_home_office.MEASURES) | set(COHORTS)
    assert set(sample.catalogue.measures) <= known, "write the new measure a second time, in twin_measures.py"


def test_as_many_rows_were_read_and_set_aside_as_the_twin_says(sample, sample_twin):
    read = dict.fromkeys(sample_twin.read, 0)
    aside = dict(read)
    for extract in lineage.extracts(sample):
        if extract.source in read:
            read[extract.source] += extract.read
            aside[extract.source] += extract.set_aside
    assert read == dict(sample_twin.read)
    assert aside == {source: sample_twin.set_aside[source] for source in aside}
    assert sum(aside.values()) > 0, "the sample has no dirt: nothing was proved"


def test_a_wrong_figure_is_seen(real, real_twin):
    """The comparison itself can fail: one crime more in one month of the twin's is found."""
    months = periods.spine("month", date(2018, 10, 1), date(2019, 2, 28))
    key = ("police_uk_crime", "force", "2018-12")
    real_twin.amounts[key][0] += 1
    found = differences(real, real_twin, "police_uk_crime", "force", months)
    real_twin.amounts[key][0] -= 1
    assert len(found) == 1
    assert re.search("2018-12", found[0])
    assert not differences(real, real_twin, "police_uk_crime", "force", months)


def test_a_month_not_received_is_no_zero(real, real_twin):
    assert real_twin.month("police_uk_crime", "force", "2018-03") is None
    assert not agrees((0, None), None, received=True)
