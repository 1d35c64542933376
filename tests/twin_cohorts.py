"""The twin's cohorts: each crime kept by its reference with all that became of it, and counted one at a time."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from datetime import date
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
        alike = Counter(
            (names, self.stood(reference, day, names), place, day.isoformat()[:7])
            for reference, (day, place, names) in self.crimes.items()
            if names
        )
        for (names, stood, place, month), many in alike.items():
            for name in MIXED:
                if name in names:
                    found[f"{name}:{stood[0][1]}", 0, place, "", month] += many
            for name in names:
                for mark, code in stood:
                    found[name + mark, 0, place, "", month] += many if code in COHORTS[name][1] else 0
                    found[name + mark, 1, place, "", month] += many

    def stood(self, reference: str, day: date, names: Collection[str]) -> tuple[tuple[str, str], ...]:
        """The outcome of a crime as it stands now, and as it stood at each age."""
        ages = EVERY_AGE[1] if EVERY_AGE[0] in names else AGES
        came = sorted(self.outcomes.get(reference, ()), key=lambda one: one[0])  # of a day, the last stands
        then = [((when - day).days, code) for when, code in came]
        at = ((f"@{age}", standing(code for after, code in then if after <= age)) for age in ages)
        return ("", standing(code for _, code in then)), *at


def standing(came: Iterable[str]) -> str:
    """The last of some outcomes; nothing where there is none."""
    code = ""
    for code in came:  # noqa: B007
        pass
    return code
