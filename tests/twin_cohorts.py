"""The twin's cohorts: each crime kept by its reference with all that became of it, and counted one at a time."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from tests.twin_measures import (
    DOMESTIC_BURGLARY,
    DRUGS,
    FROM_VEHICLE,
    INJURY,
    OF_VEHICLE,
    POSITIVE,
    SERIOUS_SEXUAL,
    Holds,
    counted,
    hate,
    of,
)

AGES = (90, 180, 365)
# One rate of few crimes is followed to every age of its curve, and two have what their crimes came to counted by code.
EVERY_AGE = ("drug_cohort_rate", (7, 14, 30, 60, 90, 120, 150, 180, 240, 300, 365))
MIXED = ("all_crime_cohort_rate", "hate_crime_cohort_rate")
Record = dict[str, Any]


def every(record: Record) -> bool:
    return True


WITH_INJURY = of(INJURY)
COHORTS: dict[str, tuple[Holds, set[str]]] = {
    "all_crime_cohort_rate": (every, POSITIVE),
    "all_crime_charged_cohort_rate": (every, {"1", "1A"}),
    "all_crime_no_suspect_cohort_rate": (every, {"18"}),
    "domestic_burglary_cohort_rate": (of(DOMESTIC_BURGLARY), POSITIVE),
    "violence_with_injury_cohort_rate": (of(INJURY), POSITIVE),
    "domestic_abuse_injury_cohort_rate": (lambda row: row["domestic"] and WITH_INJURY(row), POSITIVE),
    "hate_crime_cohort_rate": (hate, POSITIVE),
    "serious_sexual_offences_cohort_rate": (of(SERIOUS_SEXUAL), POSITIVE),
    "theft_from_vehicle_cohort_rate": (of(FROM_VEHICLE), POSITIVE),
    "theft_of_vehicle_cohort_rate": (of(OF_VEHICLE), POSITIVE),
    "drug_cohort_rate": (of(DRUGS), POSITIVE),
}


class Followed:
    """Crimes by reference, as the last extract has each, and their outcomes in the order they came."""

    def __init__(self) -> None:
        self.crimes: dict[str, tuple[date, str, tuple[str, ...]]] = {}
        self.outcomes: dict[str, list[tuple[date, str]]] = defaultdict(list)

    def crime(self, record: Record) -> None:
        held = tuple(name for name, (holds, _) in COHORTS.items() if holds(record)) if counted(record) else ()
        self.crimes[record["reference"]] = record["day"], record["place"], held

    def outcome(self, record: Record) -> None:
        if record["outcome_code"] != "0":
            self.outcomes[record["crime_reference"]].append((record["day"], record["outcome_code"]))

    def count(self, found: Any) -> None:
        """Add every crime to the month it was recorded in, now and at each age."""
        for reference, (day, place, names) in self.crimes.items():
            if not names:
                continue
            came = sorted(self.outcomes.get(reference, ()), key=lambda one: one[0])  # of a day, the last stands
            stood = {"": standing(came)}
            for age in EVERY_AGE[1] if EVERY_AGE[0] in names else AGES:
                stood[f"@{age}"] = standing(one for one in came if one[0] <= day + timedelta(days=age))
            month = str(day)[:7]
            for name in MIXED:
                if name in names:
                    found[f"{name}:{stood['']}", 0, place, "", month] += 1
            for name in names:
                for mark, code in stood.items():
                    found[name + mark, 0, place, "", month] += code in COHORTS[name][1]
                    found[name + mark, 1, place, "", month] += 1


def standing(came: Iterable[tuple[date, str]]) -> str:
    """The last of some outcomes; nothing where there is none."""
    code = ""
    for _, code in came:  # noqa: B007
        pass
    return code
