"""A measure's cases in each place (LSOA) that has a boundary: the finest map that there is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from warehouse import coverage, public_reading
from warehouse.boundaries import PLACES
from warehouse.faults import WrongUse
from warehouse.measures import populations
from warehouse.measures.model import Audience, Measure, Period
from warehouse.published import Warehouse

SQL = (Path(__file__).parent / "sql" / "by_place.sql").read_text(encoding="utf-8")


@dataclass(frozen=True)
class InPlace:
    """The cases of one place, the people who live there (None where not held) and the rate for each 1,000 of them.

    `area` is the id of the area that it lies in; empty where it lies in none.
    """

    place: str
    cases: float
    people: int | None
    area: str = ""

    @property
    def rate(self) -> float | None:
        """Cases for each 1,000 people; None where nobody is known to live there."""
        return populations.PER * self.cases / self.people if self.people else None


def cases(
    w: Warehouse,
    measure: Measure,
    period: Period,
    audience: Audience = "internal",
    *,
    within: str = "npa",
    on: date | None = None,
) -> tuple[InPlace, ...]:
    """Every place with a boundary, the most cases first; empty for what is held by beat or not received.

    Each is told the area of the set `within` that it lay in on a day, by default the period's last.

    Raises WrongUse for a measure that counts no cases, and NotPublished for a public reader of anything but open data.
    """
    if not populations.has_rate(measure) or not measure.by_area:
        raise WrongUse(f"{measure.title} is not mapped by LSOA: it is no count of cases by place.")
    if public_reading.is_closed(measure, audience):
        raise public_reading.NotPublished(f"{measure.title} by LSOA")
    force = w.settings.force
    if not coverage.days_within(w.covered(measure, force), period.starts, period.ends):
        return ()
    bound: dict[str, object] = {"measure": measure.id, "force": force, "starts": period.starts, "ends": period.ends}
    bound |= {"year": populations.year_of(period), "places": PLACES, "within": within, "on": on or period.ends}
    found = tuple(InPlace(place, float(count), people, area or "") for place, count, people, area in w.rows(SQL, bound))
    return found if any(each.cases for each in found) else ()
