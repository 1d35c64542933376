"""Forces beside each other, and targets set by them, as tables: each row is a test, printed into docs/statistics.md.

Forces are written rate x people in thousands (82x1000), the force itself first; `gap` is a force without a figure.
Years are written count/rate/mean, oldest first.
"""

from __future__ import annotations

from datetime import date

from tests.spec.figures import shipped
from tests.spec.tables import Table
from warehouse.measures import against, periods
from warehouse.measures.against import Against
from warehouse.measures.groups import Group, Member
from warehouse.measures.model import Amounts, Area, Period
from warehouse.measures.points import point
from warehouse.measures.populations import Residents
from warehouse.measures.target_setting import Year

NAMES = ("force", "force:alpha", "force:beta", "force:gamma", "force:delta", "force:epsilon")
YEAR = periods.parse("2017/18")

AGAINST = Table(
    ("forces", "mean", "above the mean, %", "rank"),
    (
        ("80x1000 60x1000 70x1000", "70.00", "14.3", "Highest of 3 forces"),
        # A force counts once, however many people it polices: 70, not 60.9.
        ("80x1000 60x20000 70x1000", "70.00", "14.3", "Highest of 3 forces"),
        ("60x1000 80x1000 70x1000 90x1000", "75.00", "-20.0", "Lowest of 4 forces"),
        ("70x1000 80x1000 60x1000 90x1000 95x1000", "79.00", "-11.4", "2nd lowest of 5 forces"),
        ("75x1000 80x1000 60x1000 70x1000 95x1000", "76.00", "-1.3", "3rd lowest of 5 forces"),
        ("80x1000 80x1000 60x1000 70x1000", "72.50", "10.3", "Joint highest of 4 forces"),
        ("60x1000 60x1000 60x1000", "60.00", "0.0", "Joint lowest of 3 forces"),
        ("80x1000 60x1000 gap 70x1000", "70.00", "14.3", "Highest of 3 forces"),
        ("80x1000 60x1000 gap gap", None, None, "2 of the group's 4 forces have a rate, and a mean needs 3"),
        ("gap 60x1000 70x1000 80x1000", None, None, "the force itself has no rate: not received"),
    ),
)

TARGETS = Table(
    ("years", "the mean's change, % a year", "mean expected", "reduction, %", "milestones", "attention"),
    (
        ("1000/80/70", None, None, None, "one year of data has no trend", "cannot be told"),
        ("1000/76/70", None, None, None, "one year of data has no trend", "no"),
        ("1000/60/70 1000/60/70", "0.0", "70.00", "5.0", "950", "no"),
        ("1000/72/70 1000/72/70", "0.0", "70.00", "5.0", "950", "no"),
        ("1000/80/70 1000/80/70", "0.0", "70.00", "12.5", "875", "yes"),
        ("1000/80/80 1000/80/72", "-10.0", "64.80", "19.0", "900, 810", "yes"),
        ("1000/80/60 1000/80/70", "16.7", "81.67", "5.0", "950", "yes"),
        ("1000/80/68 1000/80/68", "0.0", "68.00", "15.0", "850", "yes"),
        ("1000/80/60 1000/80/60", "0.0", "60.00", "25.0", "866, 750", "yes"),
        ("1000/80/56 1000/80/56", "0.0", "56.00", "30.0", "887, 788, 700", "yes"),
        ("1000/80/40 1000/80/40", "0.0", "40.00", "50.0", "793, 629, 500", "yes"),
        ("1000/80/70 950/80/70", "0.0", "70.00", "12.5", "831", "no"),
        ("1000/80/70 951/80/70", "0.0", "70.00", "12.5", "832", "yes"),
        ("1000/77/70 1000/77/70", "0.0", "70.00", "9.1", "909", "no"),
        ("1000/80/80 1000/80/76 1000/80/72", "-5.1", "68.34", "14.6", "854", "yes"),
        ("100/80/99 1000/80/70 1000/80/70 1000/80/70 1000/80/70 1000/80/70", "0.0", "70.00", "12.5", "875", "yes"),
        ("10/80/0 10/80/70", None, None, None, "the group had a year without offences", "yes"),
        ("10/80/70 0/0/70", None, None, None, "the force had no offences in 2018/19", "no"),
    ),
)


def compared(forces: str, kind: str = "regional") -> Against:
    """The comparison of forces as a row writes them."""
    measure = shipped().get("home_office_crime")
    held = forces.split()
    members = tuple(Member(name.rpartition(":")[2]) for name in NAMES[: len(held)])
    group = Group("fictional", "A fictional group", kind, "Made up", members)  # type: ignore[arg-type]
    entrants = [_entrant(name, text) for name, text in zip(NAMES, held, strict=False)]
    return against.against(measure, YEAR, group, entrants, "force")


def _entrant(name: str, text: str) -> against.Entrant:
    measure = shipped().get("home_office_crime")
    area = Area(name, "force", name.rpartition(":")[2].capitalize())
    if text == "gap":
        return area, point(measure, YEAR, Amounts(0), 0, date(2020, 1, 1)), Residents(name, 2011, 1000, "A census")
    rate, people = (int(part) for part in text.split("x"))
    amounts = Amounts(rate * people)
    return (
        area,
        point(measure, YEAR, amounts, YEAR.days, date(2020, 1, 1)),
        Residents(name, 2011, people * 1000, "A census"),
    )


def years(written: str) -> list[Year]:
    """Years as a row writes them, the last of them 2018/19 (or 2017/18, of one)."""
    texts = written.split()
    first = 2018 - len(texts) + (len(texts) > 1)
    return [_year(first + at, text) for at, text in enumerate(texts)]


def _year(start: int, text: str) -> Year:
    count, rate, mean = (float(part) for part in text.split("/"))
    return Year(Period(date(start, 4, 1), date(start + 1, 3, 31), "year"), count, rate, mean)
